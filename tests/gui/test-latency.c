/* test-latency.c: what an edit does not wait for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas/mh-canvas.h"
#include "lib/mh-window-test.h"
#include "window/mh-session-private.h"

static gboolean
is_busy (Fixture *fixture)
{
  gboolean busy = FALSE;

  g_object_get (fixture->session, "busy", &busy, NULL);
  return busy;
}

static const char *
find_name (MhSession *session)
{
  return mh_scene_find_role (mh_session_get_scene (session), MH_ROLE_NAME)->text.text;
}

static void
number_cb (int *newest, GParamSpec *pspec, MhSession *session)
{
  int number = atoi (find_name (session));

  g_assert_cmpint (number, >, *newest);
  *newest = number;
}

/* Whether pictures come in the main loop or in a frame: none is older than one before it, and the
 * last edit is what stays. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  int newest = 0;

  mh_ui_wait (!is_busy (fixture));
  g_signal_connect_swapped (fixture->session, "notify::scene", G_CALLBACK (number_cb), &newest);
  for (int i = 1; i <= 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      rename_first (fixture, name);
      fixture->session->taken_us = 0;
      if (i % 3 == 0)
        mh_session_await_texture (fixture->session);
      if (i % 7 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  mh_ui_wait (!is_busy (fixture));
  g_assert_cmpint (newest, ==, 200);
  g_signal_handlers_disconnect_by_data (fixture->session, &newest);
}

/* The picture of an edit is there before the frame is painted. However slow this machine is: what
 * the last picture took is forgotten. */
static void
test_same_frame (Fixture *fixture, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));

  mh_ui_wait (!is_busy (fixture));
  rename_first (fixture, "Ida");
  for (int i = 0; i < MH_UI_PATIENCE_S * 1000 && is_busy (fixture); i++)
    {
      fixture->session->taken_us = 0;
      g_usleep (1000);
      g_signal_emit_by_name (clock, "layout");
    }
  g_assert_false (is_busy (fixture));
  g_assert_cmpstr (find_name (fixture->session), ==, "Ida");
}

static void
add_tests (void)
{
  ADD ("/latency/order", NULL, test_order);
  ADD ("/latency/same-frame", NULL, test_same_frame);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
