/* test-latency.c: what an edit does not wait for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas/mh-canvas-private.h"
#include "lib/mh-window-test.h"
#include "window/mh-session-private.h"
#include "window/mh-tooltip.h"

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

  g_assert_cmpint (number, >=, *newest);
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
draw (MhCanvas *canvas)
{
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (canvas));
}

/* What an edit leaves alone is not drawn again, and what it does not leave alone is. */
static void
test_guides_stay (Fixture *fixture, gconstpointer data)
{
  MhCanvas *canvas = mh_ui_find (fixture->window, MH_TYPE_CANVAS);
  g_autoptr (GskRenderNode) before = NULL;

  mh_canvas_set_guides (canvas, MH_GUIDES_SAFE);
  mh_ui_wait (!is_busy (fixture));
  draw (canvas);
  g_assert_nonnull (canvas->guides_node);
  before = gsk_render_node_ref (canvas->guides_node);
  rename_first (fixture, "Ida");
  mh_ui_wait (!is_busy (fixture));
  draw (canvas);
  g_assert_true (canvas->guides_node == before);

  mh_canvas_zoom_to (canvas, 0.3);
  mh_ui_wait (!is_busy (fixture));
  draw (canvas);
  g_assert_true (canvas->guides_node != before);
  g_clear_pointer (&before, gsk_render_node_unref);
  before = gsk_render_node_ref (canvas->guides_node);
  mh_canvas_set_guides (canvas, MH_GUIDES_SAFE | MH_GUIDES_COLUMNS);
  draw (canvas);
  g_assert_true (canvas->guides_node != before);
  g_clear_pointer (&before, gsk_render_node_unref);

  /* Columns go by the people. */
  before = gsk_render_node_ref (canvas->guides_node);
  rename_first (fixture, "Eva");
  mh_ui_wait (!is_busy (fixture));
  draw (canvas);
  g_assert_true (canvas->guides_node != before);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Each tooltip that is set costs a question to the display. */
static void
test_tooltip (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  guint count = 0;

  g_signal_connect_swapped (label, "notify::tooltip-text", G_CALLBACK (count_cb), &count);
  mh_tooltip_set (label, NULL);
  g_assert_cmpuint (count, ==, 0);
  mh_tooltip_set (label, "Reset");
  mh_tooltip_set (label, "Reset");
  g_assert_cmpuint (count, ==, 1);
  mh_tooltip_set (label, NULL);
  g_assert_cmpuint (count, ==, 2);
  g_assert_null (gtk_widget_get_tooltip_text (label));
  g_assert_finalize_object (label);
}

static void
add_tests (void)
{
  ADD ("/latency/order", NULL, test_order);
  ADD ("/latency/same-frame", NULL, test_same_frame);
  ADD ("/latency/guides-stay", NULL, test_guides_stay);
  g_test_add_func ("/latency/tooltip", test_tooltip);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
