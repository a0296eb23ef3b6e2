/* test-turns.c: the window and its workers set type in turns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layout/mh-fonts.h"
#include "lib/mh-ui-test.h"
#include "window/mh-session.h"
#include "window/mh-turns.h"

static gpointer
flag_thread (gpointer data)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();

  g_atomic_int_set ((gboolean *) data, TRUE);
  return NULL;
}

/* The main thread keeps its turn until it waits, for events or for a worker. */
static void
test_when (void)
{
  gboolean is_set = FALSE;
  GThread *thread;

  mh_turns_start ();
  thread = g_thread_new ("flag", flag_thread, &is_set);
  g_usleep (50 * 1000);
  g_assert_false (g_atomic_int_get (&is_set));
  mh_ui_wait (g_atomic_int_get (&is_set));
  g_thread_join (thread);

  is_set = FALSE;
  mh_turns_pause ();
  g_thread_join (g_thread_new ("flag", flag_thread, &is_set));
  mh_turns_resume ();
  g_assert_true (is_set);
}

/* Whoever has a session has workers. */
static void
test_session (void)
{
  gboolean is_set = FALSE;
  GThread *thread;
  MhSession *session = mh_session_new ();

  thread = g_thread_new ("flag", flag_thread, &is_set);
  g_usleep (50 * 1000);
  g_assert_false (g_atomic_int_get (&is_set));
  mh_ui_wait (g_atomic_int_get (&is_set));
  g_thread_join (thread);
  g_assert_finalize_object (session);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turns/session", test_session);
  g_test_add_func ("/turns/when", test_when);
  return g_test_run ();
}
