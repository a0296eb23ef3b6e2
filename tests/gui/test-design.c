/* test-design.c: the inspector of a design
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-problem.h"
#include "design/mh-choice-row.h"
#include "design/mh-color-row.h"
#include "design/mh-design-pane.h"
#include "design/mh-design-rows.h"
#include "design/mh-family-row.h"
#include "design/mh-fields-row.h"
#include "design/mh-gallery-row.h"
#include "design/mh-gradient-row.h"
#include "design/mh-file-row.h"
#include "design/mh-number-row.h"
#include "design/mh-point-row.h"
#include "design/mh-prose-row.h"
#include "design/mh-reset-mark.h"
#include "design/mh-surface-row.h"
#include "design/mh-switch-row.h"
#include "design/mh-text-row.h"
#include "lib/mh-test-team.h"
#include "lib/mh-ui-test.h"
#include "mh-ui-resources.h"
#include "team/mh-json-value.h"

#define TEAM                                                                                       \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"}, \"members\": [],"             \
  " \"targets\": [{\"surface\": \"bluesky-banner\"},"                                              \
  " {\"surface\": \"x-header\", \"design\": {\"panel\": {\"side\": \"left\"}}}]}"

#define PICTURE_FILE "/background/picture/file"

typedef struct
{
  MhSession *session;
  MhDesignPane *pane;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = mh_test_document_new (TEAM);

  fixture->session = mh_session_new ();
  mh_session_load (fixture->session, document, NULL);
  fixture->pane = MH_DESIGN_PANE (mh_design_pane_new ());
  fixture->window = mh_ui_show (GTK_WIDGET (fixture->pane));
  mh_design_pane_set_session (fixture->pane, fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_ui_close (fixture->window);
  g_assert_finalize_object (fixture->session);
}

/* What stands at path below prefix is this JSON; NULL for nothing. */
static void
assert_json (Fixture *fixture, const char *prefix, const char *path, const char *expected)
{
  g_autofree char *pointer = g_strconcat (prefix, path, NULL);
  JsonNode *node = mh_document_get (mh_session_get_document (fixture->session), pointer);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;
  g_autoptr (JsonNode) wanted = expected != NULL ? json_from_string (expected, NULL) : NULL;

  if (node == NULL || wanted == NULL)
    g_assert_cmpstr (text, ==, expected);
  else if (!mh_json_equal (node, wanted))
    g_error ("%s is %s where %s is wanted", pointer, text, expected);
}

static MhValueRow *
get_row (Fixture *fixture, const char *path)
{
  MhValueRow *row = mh_design_pane_get_row (fixture->pane, path);

  g_assert_nonnull (row);
  return row;
}

static MhResetMark *
get_mark (Fixture *fixture, const char *path)
{
  return mh_ui_find (get_row (fixture, path), MH_TYPE_RESET_MARK);
}

/* The button of a gallery with this label below it. */
static GtkToggleButton *
find_choice (MhValueRow *row, const char *title)
{
  GtkWidget *label = mh_ui_find_text (row, GTK_TYPE_LABEL, "label", title);

  return GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON));
}

/* Does with a row what a user would. */
static void
use_row (MhValueRow *row, const char *input)
{
  if (MH_IS_GALLERY_ROW (row))
    gtk_toggle_button_set_active (find_choice (row, input), TRUE);
  else if (MH_IS_GRADIENT_ROW (row))
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), atoi (input) != 0);
  else if (MH_IS_CHOICE_ROW (row))
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) atoi (input));
  else if (MH_IS_NUMBER_ROW (row) || MH_IS_POINT_ROW (row))
    gtk_range_set_value (mh_ui_find (row, GTK_TYPE_SCALE), atof (input));
  else if (MH_IS_TEXT_ROW (row))
    gtk_editable_set_text (GTK_EDITABLE (row), input);
  else if (MH_IS_PROSE_ROW (row))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (mh_ui_find (row, GTK_TYPE_TEXT_VIEW)),
                              input, -1);
  else if (MH_IS_SWITCH_ROW (row))
    gtk_switch_set_active (mh_ui_find (row, GTK_TYPE_SWITCH), atoi (input) != 0);
  else if (MH_IS_FIELDS_ROW (row))
    gtk_switch_set_active (mh_ui_find (mh_ui_find_text (row, MH_TYPE_SWITCH_ROW, "title", input),
                                       GTK_TYPE_SWITCH),
                           TRUE);
  else
    /* Dialogs and popovers end in this. */
    mh_value_row_edit (row, mh_json_new_string (input));
}

typedef struct
{
  const char *path;
  const char *input;
  const char *written;
} EditRow;

/* One for each row of the inspector. */
static const EditRow edit_rows[] = {
  { "/layout", "Key", "\"legend\"" },
  { "/panel/side", "2", "\"right\"" },
  { "/panel/size", "45", "0.45" },
  { "/panel/color", "#123456", "\"#123456\"" },
  { "/panel/opacity", "29", "0.29" },
  { "/panel/radius", "7", "0.07" },
  { "/panel/inset", "3", "0.03" },
  { "/background/color", "#654321", "\"#654321\"" },
  { "/background/gradient", "1",
    "{\"angle\": 180, \"stops\": [[0, \"#3a6ea5\"], [1, \"#10233b\"]]}" },
  { PICTURE_FILE, "/pictures/dusk.svg", "\"pictures/dusk.svg\"" },
  { "/background/picture/fit", "2", "\"stretch\"" },
  { "/background/picture/focus", "30", "[0.3,0.5]" },
  { "/background/picture/zoom", "150", "1.5" },
  { "/background/picture/dim", "20", "0.2" },
  { "/background/picture/blur", "1.5", "0.015" },
  { "/background/picture/fade", "55", "0.55" },
  { "/heading/text", "We are {organisation}", "\"We are {organisation}\"" },
  { "/notice/text", "", "\"\"" },
  { "/qr/show", "1", "true" },
  { "/qr/text", "https://example.org/team", "\"https://example.org/team\"" },
  { "/logo/file", "/logo.png", "\"logo.png\"" },
  { "/logo/place", "3", "\"top-right\"" },
  { "/logo/size", "12", "0.12" },
  { "/people/fields", "Biography",
    "[\"photo\",\"name\",\"expertise\",\"handle\",\"signature\",\"bio\"]" },
  { "/people/photo_shape", "2", "\"square\"" },
  { "/people/columns", "3", "3" },
  { "/people/sort", "1", "\"name\"" },
  { "/people/group_headings", "1", "true" },
  { "/type/family", "DejaVu Sans", "\"DejaVu Sans\"" },
  { "/type/heading_family", "DejaVu Serif", "\"DejaVu Serif\"" },
  { "/type/weight", "3", "600" },
  { "/type/min_phone_px", "11", "11" },
  { "/colors/text", "#fefefe", "\"#fefefe\"" },
  { "/colors/muted", "#c0c0c0", "\"#c0c0c0\"" },
  { "/colors/accent", "#ffcc00", "\"#ffcc00\"" },
};

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  guint n_rows = 0;

  mh_design_rows_get (&n_rows);
  g_assert_cmpuint (n_rows, ==, G_N_ELEMENTS (edit_rows));
  for (guint i = 0; i < G_N_ELEMENTS (edit_rows); i++)
    {
      const EditRow *row = &edit_rows[i];
      MhResetMark *mark = get_mark (fixture, row->path);

      g_test_message ("%s", row->path);
      g_assert_nonnull (mark);
      assert_json (fixture, "/design", row->path, NULL);
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mark)));

      use_row (get_row (fixture, row->path), row->input);
      assert_json (fixture, "/design", row->path, row->written);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (mark)));

      /* One step, even where it is made of many. */
      mh_session_undo (fixture->session);
      assert_json (fixture, "/design", row->path, NULL);
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mark)));
      mh_session_redo (fixture->session);
      assert_json (fixture, "/design", row->path, row->written);
    }
}

/* Every pointer of the table is one that the team file knows. */
static void
test_pointers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MhDocument) document = NULL;
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);

  test_rows (fixture, data);
  bytes = mh_document_to_bytes (mh_session_get_document (fixture->session));
  document = mh_document_new_from_bytes (bytes, NULL, problems, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Both numbers of a point, and what was set before of the other, are kept. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  const char *path = "/background/picture/focus";
  MhValueRow *row = NULL;

  use_row (get_row (fixture, PICTURE_FILE), "/pictures/dusk.svg");
  row = get_row (fixture, path);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  use_row (row, "30");
  mh_session_seal (fixture->session);
  gtk_range_set_value (mh_ui_find (gtk_widget_get_last_child (mh_ui_find (row, GTK_TYPE_BOX)),
                                   GTK_TYPE_SCALE),
                       80);
  assert_json (fixture, "/design", path, "[0.3,0.8]");
  mh_session_undo (fixture->session);
  assert_json (fixture, "/design", path, "[0.3,0.5]");
}

static void
click_reset (MhResetMark *mark)
{
  g_signal_emit_by_name (mh_ui_find (mark, GTK_TYPE_BUTTON), "clicked");
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  MhValueRow *size = get_row (fixture, "/panel/size");
  GtkEditable *spin = mh_ui_find (size, GTK_TYPE_SPIN_BUTTON);

  g_assert_cmpstr (gtk_editable_get_text (spin), ==, "Automatic");
  use_row (size, "45");
  g_assert_cmpstr (gtk_editable_get_text (spin), ==, "45 %");
  click_reset (get_mark (fixture, "/panel/size"));
  assert_json (fixture, "/design", "/panel/size", NULL);
  g_assert_cmpstr (gtk_editable_get_text (spin), ==, "Automatic");
}

/* A drag of a slider is one step, the next drag another. */
static void
test_merges (Fixture *fixture, gconstpointer data)
{
  MhValueRow *size = get_row (fixture, "/panel/size");

  use_row (size, "40");
  use_row (size, "41");
  use_row (size, "45");
  mh_value_row_seal (size);
  use_row (size, "50");
  mh_session_undo (fixture->session);
  assert_json (fixture, "/design", "/panel/size", "0.45");
  mh_session_undo (fixture->session);
  assert_json (fixture, "/design", "/panel/size", NULL);
}

/* What a target overrides is changed and reset there. */
static void
test_override (Fixture *fixture, gconstpointer data)
{
  MhValueRow *side = get_row (fixture, "/panel/side");
  MhResetMark *mark = get_mark (fixture, "/panel/side");
  GtkWidget *dot = mh_ui_find (mark, GTK_TYPE_IMAGE);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mark)));
  mh_session_set_surface_id (fixture->session, "x-header");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (side)), ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (mark)));
  g_assert_true (gtk_widget_get_visible (dot));

  use_row (side, "2");
  assert_json (fixture, "/targets/1/design", "/panel/side", "\"right\"");
  assert_json (fixture, "/design", "/panel/side", NULL);

  click_reset (mark);
  assert_json (fixture, "/targets/1/design", "/panel/side", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mark)));

  /* Without one of its own, the target follows. */
  use_row (side, "3");
  assert_json (fixture, "/targets/1/design", "/panel/side", NULL);
  assert_json (fixture, "/design", "/panel/side", "\"top\"");
}

static void
test_this_picture_only (Fixture *fixture, gconstpointer data)
{
  GtkWidget *only =
      mh_ui_find_text (fixture->pane, ADW_TYPE_ACTION_ROW, "title", "For This Picture Only");
  GtkSwitch *only_switch = mh_ui_find (only, GTK_TYPE_SWITCH);

  g_assert_true (gtk_widget_get_sensitive (only));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (only)), ==,
                   "Changes go to all pictures");
  gtk_switch_set_active (only_switch, TRUE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (only)), ==,
                   "Other pictures stay as they are");
  use_row (get_row (fixture, "/panel/size"), "45");
  assert_json (fixture, "/targets/0/design", "/panel/size", "0.45");
  assert_json (fixture, "/design", "/panel/size", NULL);

  /* A surface that the file makes no picture for has no design of its own. */
  mh_session_set_surface_id (fixture->session, "web-sidebar");
  g_assert_false (gtk_widget_get_sensitive (only));
  g_assert_false (gtk_switch_get_active (only_switch));
}

static void
test_surface (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row = mh_ui_find (fixture->pane, MH_TYPE_SURFACE_ROW);
  GListModel *ids = adw_combo_row_get_model (row);
  g_autofree char *shown = NULL;

  /* Those of the targets come first, and nothing is lost. */
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (ids), 0), ==, "bluesky-banner");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (ids), 1), ==, "x-header");
  g_assert_cmpuint (g_list_model_get_n_items (ids), ==,
                    mh_surfaces_get_n (mh_session_get_surfaces (fixture->session)));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);

  adw_combo_row_set_selected (row, 1);
  g_object_get (fixture->session, "surface-id", &shown, NULL);
  g_assert_cmpstr (shown, ==, "x-header");
  mh_session_set_surface_id (fixture->session, "bluesky-banner");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
}

/* Rows that say nothing without a picture are there only with one. */
static void
test_needs (Fixture *fixture, gconstpointer data)
{
  GtkWidget *fit = GTK_WIDGET (get_row (fixture, "/background/picture/fit"));
  MhValueRow *file = get_row (fixture, "/background/picture/file");

  g_assert_false (gtk_widget_get_visible (fit));
  use_row (file, "/dusk.svg");
  g_assert_true (gtk_widget_get_visible (fit));
  g_signal_emit_by_name (mh_ui_find_text (file, GTK_TYPE_BUTTON, "tooltip-text", "Use No Picture"),
                         "clicked");
  assert_json (fixture, "/design", "/background/picture/file", NULL);
  g_assert_false (gtk_widget_get_visible (fit));
}

/* A field that is switched off and on again comes back to its place. */
static void
test_fields (Fixture *fixture, gconstpointer data)
{
  MhValueRow *fields = get_row (fixture, "/people/fields");
  GtkWidget *name = mh_ui_find_text (fields, MH_TYPE_SWITCH_ROW, "title", "Name");
  GtkSwitch *name_switch = mh_ui_find (name, GTK_TYPE_SWITCH);

  g_assert_true (gtk_switch_get_active (name_switch));
  gtk_switch_set_active (name_switch, FALSE);
  assert_json (fixture, "/design", "/people/fields",
               "[\"photo\",\"expertise\",\"handle\",\"signature\"]");
  gtk_switch_set_active (name_switch, TRUE);
  assert_json (fixture, "/design", "/people/fields",
               "[\"photo\",\"name\",\"expertise\",\"handle\",\"signature\"]");
}

static void
test_show_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = NULL;

  g_assert_true (mh_design_pane_show_row (fixture->pane, "/heading"));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (get_row (fixture, "/heading/text"))));
  g_assert_false (mh_design_pane_show_row (fixture->pane, "/head"));
}

/* Colours come and go, each with its place; off is off, whatever a theme says. */
static void
test_gradient (Fixture *fixture, gconstpointer data)
{
  MhValueRow *row = get_row (fixture, "/background/gradient");

  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  g_signal_emit_by_name (mh_ui_find_text (row, GTK_TYPE_BUTTON, "label", "_Add Colour"), "clicked");
  assert_json (fixture, "/design", "/background/gradient/stops",
               "[[0, \"#3a6ea5\"], [0.5, \"#10233b\"], [1, \"#10233b\"]]");
  mh_value_row_edit (mh_ui_find_text (row, MH_TYPE_COLOR_ROW, "title", "Colour 2"),
                     mh_json_new_string ("#ffffff"));
  gtk_spin_button_set_value (mh_ui_find (mh_ui_find_text (row, MH_TYPE_COLOR_ROW, "title",
                                                          "Colour 2"),
                                         GTK_TYPE_SPIN_BUTTON),
                             30);
  assert_json (fixture, "/design", "/background/gradient/stops",
               "[[0, \"#3a6ea5\"], [0.3, \"#ffffff\"], [1, \"#10233b\"]]");
  g_signal_emit_by_name (mh_ui_find_text (row, GTK_TYPE_BUTTON, "icon-name",
                                          "list-remove-symbolic"),
                         "clicked");
  assert_json (fixture, "/design", "/background/gradient/stops",
               "[[0.3, \"#ffffff\"], [1, \"#10233b\"]]");
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  assert_json (fixture, "/design", "/background/gradient", "null");
}

static guint
count_scrolled (GtkWidget *widget, guint *n_spins)
{
  guint n = 0;

  if (GTK_IS_SPIN_BUTTON (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      *n_spins += 1;
      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          n += GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
               gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_scrolled (child, n_spins);
  return n;
}

/* A number that comes to lie under the pointer stays while the page is scrolled. */
static void
test_scrolling (Fixture *fixture, gconstpointer data)
{
  guint n_spins = 0;

  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (
                                             get_row (fixture, "/background/gradient")),
                                         TRUE);
  g_assert_cmpuint (count_scrolled (GTK_WIDGET (fixture->pane), &n_spins), ==, 0);
  g_assert_cmpuint (n_spins, >, 2);
}

/* The rows stand in the order in which the fields are drawn. */
static void
test_fields_order (Fixture *fixture, gconstpointer data)
{
  MhValueRow *row = get_row (fixture, "/people/fields");
  GtkWidget *first = mh_ui_find (row, MH_TYPE_SWITCH_ROW);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (first)), ==, "Photo");
  mh_session_set_design (fixture->session, "/people/fields",
                         json_from_string ("[\"handle\", \"name\"]", NULL), "Fields", NULL);
  first = mh_ui_find (row, MH_TYPE_SWITCH_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (first)), ==, "Handle");
}

/* theme */

static MhValueRow *
find_themes (Fixture *fixture)
{
  return MH_VALUE_ROW (mh_ui_find_text (fixture->pane, MH_TYPE_GALLERY_ROW, "title", "Theme"));
}

/* What the theme says is seen: the file says no more of it itself. One step takes all back. */
static void
test_theme (Fixture *fixture, gconstpointer data)
{
  MhHistory *history = mh_session_get_history (fixture->session);

  mh_session_set (fixture->session, "/design/colors/text", mh_json_new_string ("#111111"), "Text",
                  NULL);
  mh_session_set (fixture->session, "/design/panel/size", mh_json_new_number (0.5), "Size", NULL);
  gtk_toggle_button_set_active (find_choice (find_themes (fixture), "Paper"), TRUE);
  assert_json (fixture, "/theme", "/name", "\"Paper\"");
  assert_json (fixture, "/design", "/colors/text", NULL);
  assert_json (fixture, "/design", "/panel/size", "0.5");
  g_assert_true (gtk_toggle_button_get_active (find_choice (find_themes (fixture), "Paper")));
  g_assert_false (gtk_toggle_button_get_active (find_choice (find_themes (fixture), "None")));

  mh_session_undo (fixture->session);
  assert_json (fixture, "/theme", "", NULL);
  assert_json (fixture, "/design", "/colors/text", "\"#111111\"");
  g_assert_true (mh_history_get_can_undo (history));
}

/* What a theme locks is shown, with the reason, and cannot be edited; all else can. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  const char *reason = NULL;

  gtk_toggle_button_set_active (find_choice (find_themes (fixture), "High Contrast"), TRUE);
  reason = gtk_widget_get_tooltip_text (GTK_WIDGET (get_row (fixture, "/colors/text")));
  g_assert_cmpstr (reason, ==, "Locked by the theme “High contrast”");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_row (fixture, "/colors/text"))));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_row (fixture, "/panel/opacity"))));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (get_row (fixture, "/panel/size"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_mark (fixture, "/colors/text"))));

  g_assert_false (mh_session_set_design (fixture->session, "/colors/text",
                                         mh_json_new_string ("#222222"), "Text", NULL));
  assert_json (fixture, "/design", "/colors/text", NULL);
  gtk_toggle_button_set_active (find_choice (find_themes (fixture), "None"), TRUE);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (get_row (fixture, "/colors/text"))));
}

static gboolean
has_sketch (MhValueRow *row, const char *title)
{
  GtkPicture *picture = mh_ui_find (find_choice (row, title), GTK_TYPE_PICTURE);

  return gtk_picture_get_paintable (picture) != NULL;
}

/* Each choice is drawn by the program's own way, at the shape of the surface. */
static void
test_sketches (Fixture *fixture, gconstpointer data)
{
  GtkPicture *picture =
      mh_ui_find (find_choice (get_row (fixture, "/layout"), "Strip"), GTK_TYPE_PICTURE);
  GdkPaintable *paintable = NULL;

  mh_ui_wait (has_sketch (get_row (fixture, "/layout"), "Strip"));
  mh_ui_wait (has_sketch (find_themes (fixture), "Forest"));
  paintable = gtk_picture_get_paintable (picture);
  g_assert_cmpfloat_with_epsilon (gdk_paintable_get_intrinsic_aspect_ratio (paintable), 3, 0.1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();
#define ADD(name, function) g_test_add ("/design/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rows", test_rows);
  ADD ("pointers", test_pointers);
  ADD ("focus", test_focus);
  ADD ("reset", test_reset);
  ADD ("merges", test_merges);
  ADD ("override", test_override);
  ADD ("this-picture-only", test_this_picture_only);
  ADD ("surface", test_surface);
  ADD ("needs", test_needs);
  ADD ("fields", test_fields);
  ADD ("show-row", test_show_row);
  ADD ("gradient", test_gradient);
  ADD ("scrolling", test_scrolling);
  ADD ("fields-order", test_fields_order);
  ADD ("theme", test_theme);
  ADD ("locked", test_locked);
  ADD ("sketches", test_sketches);
  return g_test_run ();
}
