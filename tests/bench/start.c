/* start.c: the designer, up to its first frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "first-frame.h"
#include "mh-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (MhApplication) application = mh_application_new (G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "startup", G_CALLBACK (first_frame_watch), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
