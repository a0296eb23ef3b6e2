/* test-panel-handle.c: the edge of the panel, dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas/mh-canvas-private.h"
#include "lib/mh-test-team.h"
#include "lib/mh-ui-test.h"
#include "mh-ui-resources.h"

#define TEAM                                                                                       \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"                              \
  " \"members\": [{\"name\": \"Ada\"}, {\"name\": \"Ben\"}],"                                      \
  " \"design\": {\"layout\": \"sidebar\", \"panel\": {\"side\": \"left\", \"size\": 0.4},"         \
  " \"type\": {\"min_phone_px\": 7}, \"notice\": {\"text\": \"\"}},"                               \
  " \"targets\": [{\"surface\": \"x-header\"}]}"

typedef struct
{
  MhSession *session;
  GtkWidget *canvas;
  GtkWidget *window;
} Fixture;

static gboolean
is_busy (MhSession *session)
{
  gboolean busy = FALSE;

  g_object_get (session, "busy", &busy, NULL);
  return busy;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = mh_test_document_new (TEAM);

  fixture->session = mh_session_new ();
  fixture->canvas = mh_canvas_new ();
  mh_canvas_set_session (MH_CANVAS (fixture->canvas), fixture->session);
  fixture->window = mh_ui_show (fixture->canvas);
  mh_session_load (fixture->session, document, NULL);
  mh_ui_wait (!is_busy (fixture->session));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_ui_close (fixture->window);
  g_assert_finalize_object (fixture->session);
}

static double
get_size (Fixture *fixture)
{
  g_autoptr (JsonNode) value = mh_session_get_design_value (fixture->session, "/panel/size");

  return json_node_get_double (value);
}

static void
test_drag_edge (Fixture *fixture, gconstpointer data)
{
  MhPanelHandle *handle = mh_ui_find (fixture->canvas, MH_TYPE_PANEL_HANDLE);
  MhBox edge = { 0 };
  gboolean vertical = FALSE;

  g_assert_true (mh_panel_handle_get_edge (handle, &edge, &vertical));
  g_assert_true (vertical);
  g_assert_cmpfloat_with_epsilon (edge.x0, 600, 1);

  mh_panel_handle_begin_drag (handle);
  mh_panel_handle_drag (handle, 50, 0, TRUE);
  mh_panel_handle_drag (handle, 149, 0, TRUE);
  mh_panel_handle_end_drag (handle);
  g_assert_cmpfloat_with_epsilon (get_size (fixture), 0.5, 1e-9);

  mh_ui_wait (!is_busy (fixture->session));
  mh_panel_handle_begin_drag (handle);
  mh_panel_handle_drag (handle, -300, 0, TRUE);
  g_assert_cmpfloat_with_epsilon (get_size (fixture), 0.3, 1e-9);
  mh_panel_handle_cancel_drag (handle);
  g_assert_cmpfloat_with_epsilon (get_size (fixture), 0.5, 1e-9);
  g_assert_false (mh_history_get_can_redo (mh_session_get_history (fixture->session)));

  mh_session_undo (fixture->session);
  g_assert_cmpfloat_with_epsilon (get_size (fixture), 0.4, 1e-9);
  g_assert_false (mh_history_get_can_undo (mh_session_get_history (fixture->session)));
}

/* What the edge was drawn to, after the pointer went so far from where it began. */
static const MhPanelStop *
drag_to (MhPanelHandle *handle, double dx, gboolean snap)
{
  mh_panel_handle_drag (handle, dx, 0, snap);
  return mh_panel_handle_get_stop (handle);
}

static gboolean
stops_for_phone (MhPanelHandle *handle, double dx)
{
  const MhPanelStop *stop = drag_to (handle, dx, TRUE);

  return stop != NULL && stop->kind == MH_PANEL_STOP_PHONE;
}

static void
test_edge_stops (Fixture *fixture, gconstpointer data)
{
  MhPanelHandle *handle = mh_ui_find (fixture->canvas, MH_TYPE_PANEL_HANDLE);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  double legible =
      mh_panel_find_legible_size (mh_session_get_document (fixture->session),
                                  mh_session_get_surface (fixture->session),
                                  mh_session_get_target (fixture->session), MH_SIDE_LEFT,
                                  mh_session_get_date (fixture->session), fonts, NULL);

  g_assert_cmpfloat (legible, >, 0);
  g_assert_cmpfloat (legible, <, 1);
  mh_panel_handle_begin_drag (handle);
  g_assert_cmpint (drag_to (handle, 149, TRUE)->kind, ==, MH_PANEL_STOP_HALF);
  g_assert_cmpfloat_with_epsilon (mh_panel_handle_get_stop (handle)->edge, 750, 1e-6);
  g_assert_null (drag_to (handle, 149, FALSE));
  g_assert_cmpfloat_with_epsilon (get_size (fixture), 0.5, 1e-9);
  g_assert_null (drag_to (handle, -45, TRUE));
  g_assert_cmpint (drag_to (handle, -95, TRUE)->kind, ==, MH_PANEL_STOP_THIRD);
  g_assert_cmpfloat_with_epsilon (get_size (fixture), 0.3333, 1e-9);
  /* What takes a layout to find is there a little later. */
  mh_ui_wait (stops_for_phone (handle, (legible - 0.4) * 1500));
  g_assert_cmpfloat_with_epsilon (get_size (fixture), legible, 1e-9);
  mh_panel_handle_cancel_drag (handle);
  g_assert_null (mh_panel_handle_get_stop (handle));
  g_assert_cmpfloat_with_epsilon (get_size (fixture), 0.4, 1e-9);
}

/* How many pieces the canvas draws while its edge is dragged; the bounds of the one
 * below the edge. */
static guint
draw_dragged (MhCanvas *canvas, graphene_rect_t *below)
{
  int width = gtk_widget_get_width (GTK_WIDGET (canvas));
  int height = gtk_widget_get_height (GTK_WIDGET (canvas));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node = NULL;
  guint n_pieces = 0;

  canvas->drag = MH_DRAG_EDGE;
  mh_canvas_draw (canvas, snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  canvas->drag = MH_DRAG_NONE;
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CONTAINER_NODE);
  n_pieces = gsk_container_node_get_n_children (node);
  gsk_render_node_get_bounds (gsk_container_node_get_child (node, n_pieces - 2), below);
  gsk_render_node_unref (node);
  return n_pieces;
}

/* The stop is marked where it is held, and only then, in no more room than the mark takes. */
static void
test_stop_is_drawn (Fixture *fixture, gconstpointer data)
{
  MhCanvas *canvas = MH_CANVAS (fixture->canvas);
  MhPanelHandle *handle = mh_ui_find (fixture->canvas, MH_TYPE_PANEL_HANDLE);
  MhBox line = { 0 };
  graphene_rect_t bounds = { 0 };
  guint n_without = 0;

  mh_panel_handle_begin_drag (handle);
  g_assert_null (drag_to (handle, 149, FALSE));
  n_without = draw_dragged (canvas, &bounds);
  g_assert_nonnull (drag_to (handle, 149, TRUE));
  g_assert_cmpuint (draw_dragged (canvas, &bounds), ==, n_without + 1);

  line = MH_BOX (750, 0, 750, 500);
  line = mh_viewport_to_view (&canvas->viewport, &line);
  g_assert_cmpfloat (bounds.origin.x, <, line.x0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >, line.x0);
  g_assert_cmpfloat (bounds.size.height, >=, mh_box_height (&line));
  g_assert_cmpfloat (bounds.size.width, <, gtk_widget_get_width (fixture->canvas) / 2.0);
  mh_panel_handle_cancel_drag (handle);
}

/* A panel at the right grows against the pointer. */
static void
test_drag_right (Fixture *fixture, gconstpointer data)
{
  MhPanelHandle *handle = mh_ui_find (fixture->canvas, MH_TYPE_PANEL_HANDLE);
  JsonNode *right = json_node_init_string (json_node_alloc (), "right");

  mh_session_set_design (fixture->session, "/panel/side", right, "Side", NULL);
  mh_ui_wait (!is_busy (fixture->session));
  mh_panel_handle_begin_drag (handle);
  mh_panel_handle_drag (handle, -150, 0, TRUE);
  mh_panel_handle_end_drag (handle);
  g_assert_cmpfloat_with_epsilon (get_size (fixture), 0.5, 1e-9);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();
#define ADD(name, func) g_test_add ("/panel-handle/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("drag-edge", test_drag_edge);
  ADD ("stops", test_edge_stops);
  ADD ("stop-is-drawn", test_stop_is_drawn);
  ADD ("drag-right", test_drag_right);
  return g_test_run ();
}
