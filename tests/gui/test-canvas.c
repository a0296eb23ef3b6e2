/* test-canvas.c: the picture on the screen, and the session behind it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas/mh-canvas-private.h"
#include "lib/mh-test-team.h"
#include "lib/mh-ui-test.h"
#include "mh-ui-resources.h"

/* session and canvas */

#define TEAM                                                                                       \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"                              \
  " \"members\": [{\"name\": \"Ada\"}, {\"name\": \"Ben\"}],"                                      \
  " \"design\": {\"panel\": {\"side\": \"left\", \"size\": 0.4}},"                                 \
  " \"targets\": [{\"surface\": \"x-header\"}, {\"surface\": \"twitter-2009\"}]}"

typedef struct
{
  MhSession *session;
  GtkWidget *canvas;
  GtkWidget *window;
  guint n_pictures;
} Fixture;

static gboolean
is_busy (MhSession *session)
{
  gboolean busy = FALSE;

  g_object_get (session, "busy", &busy, NULL);
  return busy;
}

static void
picture_cb (Fixture *fixture)
{
  MhScene *scene = mh_session_get_scene (fixture->session);

  fixture->n_pictures++;
  /* A picture of another surface than the one asked for last is late. */
  g_assert_cmpstr (scene->surface, ==, mh_session_get_surface (fixture->session)->id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = mh_test_document_new (TEAM);

  fixture->session = mh_session_new ();
  fixture->canvas = mh_canvas_new ();
  mh_canvas_set_session (MH_CANVAS (fixture->canvas), fixture->session);
  fixture->window = mh_ui_show (fixture->canvas);
  g_signal_connect_swapped (fixture->session, "notify::texture", G_CALLBACK (picture_cb), fixture);
  mh_session_load (fixture->session, document, NULL);
  mh_ui_wait (!is_busy (fixture->session));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_ui_close (fixture->window);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_assert_finalize_object (fixture->session);
}

static void
rename_first (Fixture *fixture, const char *name)
{
  JsonNode *value = json_node_init_string (json_node_alloc (), name);

  g_assert_true (mh_session_set (fixture->session, "/members/0/name", value, "Rename", NULL));
}

static const char *
find_name (Fixture *fixture)
{
  return mh_scene_find_role (mh_session_get_scene (fixture->session), MH_ROLE_NAME)->text.text;
}

static void
test_burst (Fixture *fixture, gconstpointer data)
{
  guint before = fixture->n_pictures;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %d", i);

      rename_first (fixture, name);
    }
  mh_ui_wait (!is_busy (fixture->session));
  g_assert_cmpstr (find_name (fixture), ==, "Person 99");
  g_test_message ("100 edits were shown in %u pictures", fixture->n_pictures - before);
  g_assert_cmpuint (fixture->n_pictures - before, <, 50);
}

/* A picture is made and waits to be delivered when another surface is asked for: it comes too late.
 * The check is in picture_cb(). */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 4; i++)
    {
      rename_first (fixture, i % 2 == 0 ? "Ida" : "Ada");
      g_usleep (G_USEC_PER_SEC / 4);
      mh_session_set_surface_id (fixture->session, i % 2 == 0 ? "twitter-2009" : "x-header");
      mh_ui_wait (!is_busy (fixture->session));
    }
  g_assert_cmpstr (mh_session_get_scene (fixture->session)->surface, ==, "x-header");
}

/* A session that goes while the worker paints: nothing is delivered, nothing is left. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = mh_test_team_new (60, NULL, NULL);
  MhSession *session = mh_session_new ();

  mh_session_load (session, document, NULL);
  g_assert_finalize_object (session);
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_texture_is_sharp (Fixture *fixture, gconstpointer data)
{
  MhCanvas *canvas = MH_CANVAS (fixture->canvas);

  mh_canvas_zoom_to (canvas, 0.5);
  mh_ui_wait (!is_busy (fixture->session));
  g_assert_cmpint (gdk_texture_get_width (mh_session_get_texture (fixture->session)), ==, 750);
  g_assert_cmpint (gdk_texture_get_height (mh_session_get_texture (fixture->session)), ==, 250);
  mh_canvas_zoom_to (canvas, 2);
  mh_ui_wait (!is_busy (fixture->session));
  g_assert_cmpint (gdk_texture_get_width (mh_session_get_texture (fixture->session)), ==, 3000);
}

/* No pixel is see-through, whatever the painter leaves in the byte that it does not use. */
static void
test_texture_is_opaque (Fixture *fixture, gconstpointer data)
{
  GdkTexture *texture = mh_session_get_texture (fixture->session);
  gsize n_pixels =
      (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, n_pixels);

  gdk_texture_download (texture, (guchar *) pixels, (gsize) gdk_texture_get_width (texture) * 4);
  for (gsize i = 0; i < n_pixels; i++)
    g_assert_cmphex (pixels[i] >> 24, ==, 0xff);
}

static void
refused_cb (char **told, const char *message)
{
  g_free (*told);
  *told = g_strdup (message);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;
  MhDocument *before = mh_session_get_document (fixture->session);
  JsonNode *wrong = json_node_init_int (json_node_alloc (), 5);

  g_signal_connect_swapped (fixture->session, "edit-refused", G_CALLBACK (refused_cb), &message);
  g_assert_false (mh_session_set (fixture->session, "/members/0/name", wrong, "Rename", NULL));
  g_assert_nonnull (message);
  g_assert_true (mh_session_get_document (fixture->session) == before);
  g_signal_handlers_disconnect_by_data (fixture->session, &message);
}

/* A value that the target has of its own is the one that is seen, and so the one to change. */
static void
test_own_design (Fixture *fixture, gconstpointer data)
{
  MhDocument *document = NULL;

  mh_session_set (fixture->session, "/targets/0/design/panel/size",
                  json_node_init_double (json_node_alloc (), 0.3), "Own", NULL);
  mh_session_set_design (fixture->session, "/panel/size",
                         json_node_init_double (json_node_alloc (), 0.6), "Size", NULL);
  mh_session_set_design (fixture->session, "/panel/opacity",
                         json_node_init_double (json_node_alloc (), 0.5), "Opacity", NULL);
  document = mh_session_get_document (fixture->session);
  g_assert_cmpfloat (json_node_get_double (
                         mh_document_get (document, "/targets/0/design/panel/size")),
                     ==, 0.6);
  g_assert_cmpfloat (json_node_get_double (mh_document_get (document, "/design/panel/size")), ==,
                     0.4);
  g_assert_null (mh_document_get (document, "/targets/0/design/panel/opacity"));
  g_assert_cmpfloat (json_node_get_double (mh_document_get (document, "/design/panel/opacity")), ==,
                     0.5);
}

/* what is in the picture */

#define RICH                                                                                       \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\", \"handle\": \"@nw\"},"         \
  " \"members\": [{\"name\": \"Ada\", \"expertise\": \"Trains\", \"signature\": \"A\"},"           \
  " {\"name\": \"Ben\"}, {\"name\": \"Cleo\"}],"                                                   \
  " \"design\": {\"layout\": \"sidebar\", \"panel\": {\"side\": \"left\", \"size\": 0.4},"         \
  " \"heading\": {\"text\": \"We are {handle}\"}},"                                                \
  " \"targets\": [{\"surface\": \"x-header\"}]}"

static void
set_up_rich (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = mh_test_document_new (RICH);

  set_up (fixture, data);
  mh_session_load (fixture->session, document, NULL);
  mh_ui_wait (!is_busy (fixture->session));
}

static MhCanvas *
get_canvas (Fixture *fixture)
{
  return MH_CANVAS (fixture->canvas);
}

static void
assert_text (Fixture *fixture, const char *pointer, const char *expected)
{
  JsonNode *node = mh_document_get (mh_session_get_document (fixture->session), pointer);

  g_assert_cmpstr (node != NULL ? json_node_get_string (node) : NULL, ==, expected);
}

/* Tab goes through everything in the order in which it is read, and selects it. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  static const MhCanvasHit order[] = {
    { MH_ROLE_HEADING, -1 }, { MH_ROLE_NAME, 0 },   { MH_ROLE_NAME, 1 },        { MH_ROLE_NAME, 2 },
    { MH_ROLE_NOTICE, -1 },  { MH_ROLE_PANEL, -1 }, { MH_ROLE_BACKGROUND, -1 },
  };
  MhCanvas *canvas = get_canvas (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));
      if (gtk_widget_is_focus (GTK_WIDGET (canvas->handle)))
        g_assert_true (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));
      g_assert_true (mh_canvas_get_focus_item (canvas) ==
                     mh_canvas_find_item (canvas, order[i].role, order[i].member));
      g_assert_true (mh_canvas_is_picked (canvas, &order[i]));
      g_assert_cmpint (mh_session_get_selected (fixture->session), ==, order[i].member);
    }
  g_assert_false (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));
}

/* What a screen reader says: the role, the words, and the place among the people. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *ada = GTK_ACCESSIBLE (mh_canvas_find_item (get_canvas (fixture), MH_ROLE_NAME, 0));
  GtkAccessible *heading =
      GTK_ACCESSIBLE (mh_canvas_find_item (get_canvas (fixture), MH_ROLE_HEADING, -1));

  gtk_test_accessible_assert_role (ada, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (ada, GTK_ACCESSIBLE_PROPERTY_LABEL, "Ada, ^A, Trains");
  gtk_test_accessible_assert_role (heading, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (heading, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Heading: We are @nw");
}

/* What follows the pointer from one point of the picture to another. */
static void
drag (Fixture *fixture, const MhCanvasHit *hit, double x, double y)
{
  MhCanvas *canvas = get_canvas (fixture);
  MhBox from = { 0 };
  MhBox to = MH_BOX (x, y, x, y);

  g_assert_true (mh_canvas_get_hit_box (canvas, hit, &from));
  from = mh_viewport_to_view (&canvas->viewport, &from);
  to = mh_viewport_to_view (&canvas->viewport, &to);
  canvas->pressed = *hit;
  canvas->pressed_selected = FALSE;
  canvas->press_x = (from.x0 + from.x1) / 2;
  canvas->press_y = (from.y0 + from.y1) / 2;
  g_assert_true (mh_canvas_begin_drag (canvas));
  mh_canvas_update_drag (canvas, to.x0 - canvas->press_x, to.y0 - canvas->press_y);
}

static void
test_drag_side (Fixture *fixture, gconstpointer data)
{
  const MhCanvasHit panel = { MH_ROLE_PANEL, -1 };
  MhCanvas *canvas = get_canvas (fixture);
  MhZone zones[MH_MAX_ZONES];

  drag (fixture, &panel, 1450, 250);
  g_assert_cmpuint (mh_canvas_list_zones (canvas, zones), ==, 5);
  g_assert_true (zones[1].chosen);
  mh_canvas_cancel_drag (canvas);
  assert_text (fixture, "/design/panel/side", "left");
  g_assert_false (mh_history_get_can_undo (mh_session_get_history (fixture->session)));

  drag (fixture, &panel, 1450, 250);
  mh_canvas_end_drag (canvas);
  assert_text (fixture, "/design/panel/side", "right");
  drag (fixture, &panel, -50, 250);
  mh_canvas_end_drag (canvas);
  assert_text (fixture, "/design/panel/side", "right");
}

static void
test_drag_person (Fixture *fixture, gconstpointer data)
{
  const MhCanvasHit ada = { MH_ROLE_NAME, 0 };
  const MhCanvasHit cleo = { MH_ROLE_NAME, 2 };
  MhCanvas *canvas = get_canvas (fixture);
  MhBox box = { 0 };
  MhBox mark = { 0 };

  mh_canvas_get_hit_box (canvas, &cleo, &box);
  drag (fixture, &ada, box.x0 + 1, box.y1 - 1);
  g_assert_true (mh_canvas_get_insertion (canvas, &mark));
  g_assert_cmpfloat (mark.y0, >=, box.y1);
  mh_canvas_end_drag (canvas);
  assert_text (fixture, "/members/2/name", "Ada");
  assert_text (fixture, "/members/0/name", "Ben");

  /* Onto themselves: nothing. */
  mh_ui_wait (!is_busy (fixture->session));
  mh_canvas_get_hit_box (canvas, &ada, &box);
  drag (fixture, &ada, box.x0 + 1, box.y1 - 1);
  g_assert_false (mh_canvas_get_insertion (canvas, &mark));
  mh_canvas_end_drag (canvas);
  assert_text (fixture, "/members/0/name", "Ben");
}

/* Who is sorted by name is not moved by hand. */
static void
test_sorted (Fixture *fixture, gconstpointer data)
{
  MhCanvas *canvas = get_canvas (fixture);
  MhCanvasItem *ada = mh_canvas_find_item (canvas, MH_ROLE_NAME, 0);

  g_assert_true (mh_canvas_change_by_key (canvas, ada, GDK_KEY_Down, GDK_ALT_MASK));
  assert_text (fixture, "/members/1/name", "Ada");
  mh_session_set_design (fixture->session, "/people/sort",
                         json_node_init_string (json_node_alloc (), "name"), "Sort", NULL);
  mh_ui_wait (!is_busy (fixture->session));
  canvas->pressed = (MhCanvasHit){ MH_ROLE_NAME, 0 };
  g_assert_false (mh_canvas_begin_drag (canvas));
  ada = mh_canvas_find_item (canvas, MH_ROLE_NAME, 1);
  g_assert_true (mh_canvas_change_by_key (canvas, ada, GDK_KEY_Down, GDK_ALT_MASK));
  assert_text (fixture, "/members/1/name", "Ada");
}

typedef struct
{
  MhCanvasHit hit;
  guint key;
  const char *pointer;
  const char *value;
  const char *why;
} KeyRow;

static const KeyRow key_rows[] = {
  { { MH_ROLE_PANEL, -1 }, GDK_KEY_Right, "/design/panel/side", "right", "to the other side" },
  { { MH_ROLE_PANEL, -1 }, GDK_KEY_Up, "/design/panel/side", "top", "and to the top" },
  { { MH_ROLE_PANEL, -1 }, GDK_KEY_a, "/design/panel/side", "top", "a letter is no arrow" },
  { { MH_ROLE_HEADING, -1 }, GDK_KEY_Down, "/design/panel/side", "top", "a heading stays" },
};

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_rows); i++)
    {
      const KeyRow *row = &key_rows[i];
      MhCanvas *canvas = get_canvas (fixture);

      g_test_message ("%s", row->why);
      mh_canvas_change_by_key (canvas, mh_canvas_find_item (canvas, row->hit.role, row->hit.member),
                               row->key, 0);
      assert_text (fixture, row->pointer, row->value);
      mh_ui_wait (!is_busy (fixture->session));
    }
}

typedef struct
{
  MhCanvasHit hit;
  const char *pointer;
  const char *before; /* what is offered */
  const char *typed;
  gboolean keep;
  const char *after;
  const char *why;
} TextRow;

static const TextRow text_rows[] = {
  { { MH_ROLE_HEADING, -1 },
    "/design/heading/text",
    "We are {handle}",
    "Us: {handle}",
    TRUE,
    "Us: {handle}",
    "the text of the file, with its placeholders" },
  { { MH_ROLE_HEADING, -1 },
    "/design/heading/text",
    "Us: {handle}",
    "Them",
    FALSE,
    "Us: {handle}",
    "Escape" },
  { { MH_ROLE_NAME, 0 },
    "/members/0/name",
    "Ada",
    "  Ida ",
    TRUE,
    "Ida",
    "a name, without blanks" },
  { { MH_ROLE_NAME, 0 }, "/members/0/name", "Ida", "", TRUE, "Ida", "nobody is nameless" },
  { { MH_ROLE_SIGNATURE, 0 },
    "/members/0/signature",
    "A",
    "^I",
    TRUE,
    "I",
    "typed with the prefix that is seen" },
  { { MH_ROLE_EXPERTISE, 0 },
    "/members/0/expertise",
    "Trains",
    "",
    TRUE,
    NULL,
    "an empty field is none" },
};

static void
test_edit_in_place (Fixture *fixture, gconstpointer data)
{
  MhCanvas *canvas = get_canvas (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (text_rows); i++)
    {
      const TextRow *row = &text_rows[i];

      g_test_message ("%s", row->why);
      g_assert_true (mh_canvas_edit_text (canvas, &row->hit));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (canvas->editor)), ==, row->before);
      gtk_editable_set_text (GTK_EDITABLE (canvas->editor), row->typed);
      mh_canvas_end_edit (canvas, row->keep);
      g_assert_null (canvas->editor);
      assert_text (fixture, row->pointer, row->after);
      mh_ui_wait (!is_busy (fixture->session));
    }
  g_assert_false (mh_canvas_edit_text (canvas, &(MhCanvasHit){ MH_ROLE_PANEL, -1 }));
}

/* The entry lies over the text, wherever the view is. */
static void
test_editor_place (Fixture *fixture, gconstpointer data)
{
  const MhCanvasHit heading = { MH_ROLE_HEADING, -1 };
  MhCanvas *canvas = get_canvas (fixture);
  GtkAllocation place = { 0 };
  MhBox box = { 0 };

  mh_canvas_zoom_to (canvas, 1);
  mh_ui_wait (!is_busy (fixture->session));
  mh_canvas_edit_text (canvas, &heading);
  gtk_test_widget_wait_for_draw (fixture->window);
  box = mh_viewport_to_view (&canvas->viewport, &canvas->edit_box);
  gtk_widget_get_allocation (canvas->editor, &place);
  g_assert_cmpfloat (place.y, <=, box.y0 + 1);
  g_assert_cmpfloat (place.y + place.height, >=, box.y1 - 1);
  mh_canvas_end_edit (canvas, FALSE);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/session/burst", test_burst);
  ADD ("/session/late", test_late);
  ADD ("/session/gone", test_gone);
  ADD ("/session/refused", test_refused);
  ADD ("/session/own-design", test_own_design);
  ADD ("/canvas/texture-is-sharp", test_texture_is_sharp);
  ADD ("/canvas/texture-is-opaque", test_texture_is_opaque);
#define ADD_RICH(path, func) g_test_add (path, Fixture, NULL, set_up_rich, func, tear_down)
  ADD_RICH ("/canvas/tab", test_tab);
  ADD_RICH ("/canvas/accessible", test_accessible);
  ADD_RICH ("/canvas/drag-side", test_drag_side);
  ADD_RICH ("/canvas/drag-person", test_drag_person);
  ADD_RICH ("/canvas/sorted", test_sorted);
  ADD_RICH ("/canvas/keys", test_keys);
  ADD_RICH ("/canvas/edit-in-place", test_edit_in_place);
  ADD_RICH ("/canvas/editor-place", test_editor_place);
  return g_test_run ();
}
