/* main.c: where the designer starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/mh-language.h"
#include "mh-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (MhApplication) application = NULL;

  mh_language_start ();

  g_set_application_name (_ ("Masthead"));
  application = mh_application_new (0);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
