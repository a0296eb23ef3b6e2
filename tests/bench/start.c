/* start.c: the designer, up to its first frame and to the first with the picture of a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "first-frame.h"
#include "mh-application.h"
#include "window/mh-window.h"

static gboolean
has_picture (GtkWindow *window)
{
  return mh_session_get_texture (mh_window_get_session (MH_WINDOW (window))) != NULL;
}

static void
startup_cb (GApplication *application, gpointer has_team)
{
  first_frame_watch (GPOINTER_TO_INT (has_team) ? has_picture : NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (MhApplication) application = mh_application_new (G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "startup", G_CALLBACK (startup_cb), GINT_TO_POINTER (argc > 1));
  return g_application_run (G_APPLICATION (application), argc, argv);
}
