/* test-design-colors.c: what the inspector says of how well texts can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "design/mh-color-offers.h"
#include "design/mh-color-row.h"
#include "design/mh-design-pane.h"
#include "design/mh-number-row.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-team.h"
#include "lib/mh-ui-test.h"
#include "mh-ui-resources.h"

#define TEAM                                                                                       \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"                              \
  " \"members\": [{\"name\": \"Ada\", \"handle\": \"@ada\", \"expertise\": \"Tea\"}],"             \
  " \"theme\": {\"name\": \"T\", \"design\": {\"colors\": {\"text\": \"#ffffff\","                 \
  " \"muted\": \"#808080\", \"accent\": \"#ffbe2e\"}}},"                                           \
  " \"design\": {\"notice\": {\"text\": \"\"}, \"panel\": {\"side\": \"full\","                    \
  " \"color\": \"#000000\", \"opacity\": 0.2}, \"background\": {\"color\": \"#ffffff\"},"          \
  " \"logo\": {\"file\": \"logo.svg\"}}, \"targets\": [{\"surface\": \"x-header\"}]}"

#define LOGO                                                                                       \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">"                          \
  "<rect width=\"40\" height=\"25\" fill=\"#000080\"/>"                                            \
  "<rect y=\"25\" width=\"40\" height=\"15\" fill=\"#ffff00\"/></svg>"

typedef struct
{
  char *folder;
  MhSession *session;
  MhDesignPane *pane;
  GtkWidget *window;
} Fixture;

static MhDocument *
make_document (const char *folder)
{
  g_autofree char *logo = g_build_filename (folder, "logo.svg", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEAM, strlen (TEAM));
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_new_from_bytes (bytes, folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (logo, LOGO, -1, NULL));
  return document;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = NULL;

  fixture->folder = mh_test_folder_new ();
  document = make_document (fixture->folder);
  fixture->session = mh_session_new ();
  mh_session_load (fixture->session, document, NULL);
  fixture->pane = MH_DESIGN_PANE (mh_design_pane_new ());
  fixture->window = mh_ui_show (GTK_WIDGET (fixture->pane));
  mh_design_pane_set_session (fixture->pane, fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  MhSession *session = fixture->session;

  mh_ui_close (fixture->window);
  /* Sketches that are being drawn let go of it a little later. */
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (fixture->session);
  mh_ui_wait (session == NULL);
  mh_test_folder_remove (fixture->folder);
}

static MhValueRow *
get_row (Fixture *fixture, const char *path)
{
  MhValueRow *row = mh_design_pane_get_row (fixture->pane, path);

  g_assert_nonnull (row);
  return row;
}

static void
edit (Fixture *fixture, const char *path, const char *color)
{
  mh_value_row_edit (get_row (fixture, path), mh_json_new_string (color));
}

/* Whether a row says that ratio in that style. */
static gboolean
says (Fixture *fixture, const char *path, const char *ratio, const char *style)
{
  GtkWidget *label = mh_ui_find_text (get_row (fixture, path), GTK_TYPE_LABEL, "label", ratio);

  return label != NULL && gtk_widget_get_visible (label) && gtk_widget_has_css_class (label, style);
}

static void
test_contrast (Fixture *fixture, gconstpointer data)
{
  /* What shines through the panel counts. */
  mh_ui_wait (says (fixture, "/colors/text", "1.6 : 1", "error"));
  mh_value_row_edit (get_row (fixture, "/panel/opacity"), mh_json_new_number (1));
  mh_ui_wait (says (fixture, "/colors/text", "21.0 : 1", "success"));
  mh_ui_wait (says (fixture, "/colors/muted", "5.3 : 1", "success"));

  /* 4.478, which does not pass: rounding to 4.5 would say that it does. */
  edit (fixture, "/panel/color", "#ffffff");
  edit (fixture, "/colors/muted", "#777777");
  mh_ui_wait (says (fixture, "/colors/muted", "4.4 : 1", "warning"));
  edit (fixture, "/colors/muted", "#767676");
  mh_ui_wait (says (fixture, "/colors/muted", "4.5 : 1", "success"));
}

/* What nothing is drawn in has a contrast all the same, and the row says that. */
static void
test_unused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = NULL;
  g_autoptr (JsonNode) fields = json_from_string ("[\"name\"]", NULL);

  mh_value_row_edit (get_row (fixture, "/panel/opacity"), mh_json_new_number (1));
  mh_value_row_edit (get_row (fixture, "/people/fields"), json_node_copy (fields));
  edit (fixture, "/colors/accent", "#808080");
  mh_ui_wait (says (fixture, "/colors/accent", "5.3 : 1", "success"));
  label = mh_ui_find_text (get_row (fixture, "/colors/accent"), GTK_TYPE_LABEL, "label", "5.3 : 1");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (label), "no text"));
}

static GtkButton *
find_advice (Fixture *fixture, const char *label)
{
  GtkWidget *button =
      mh_ui_find_text (get_row (fixture, "/panel/opacity"), GTK_TYPE_BUTTON, "label", label);

  return button != NULL && gtk_widget_get_mapped (button) ? GTK_BUTTON (button) : NULL;
}

static double
get_opacity (Fixture *fixture)
{
  g_autoptr (JsonNode) value = mh_session_get_design_value (fixture->session, "/panel/opacity");

  return mh_json_get_number (value, -1);
}

static void
test_advice (Fixture *fixture, gconstpointer data)
{
  edit (fixture, "/colors/muted", "#ffffff");
  edit (fixture, "/colors/accent", "#ffffff");
  mh_session_seal (fixture->session);
  mh_ui_wait (says (fixture, "/panel/opacity", "Least contrast 1.6 : 1", "error"));
  /* #767676, 54 % of black on white, is the lightest grey for white text. */
  mh_ui_wait (find_advice (fixture, "Raise to 54 %") != NULL);
  g_signal_emit_by_name (find_advice (fixture, "Raise to 54 %"), "clicked");
  g_assert_cmpfloat_with_epsilon (get_opacity (fixture), 0.54, 1e-6);
  mh_ui_wait (find_advice (fixture, "Raise to 54 %") == NULL);
  mh_ui_wait (says (fixture, "/panel/opacity", "Least contrast 4.6 : 1", "dim-label"));

  mh_session_undo (fixture->session);
  g_assert_cmpfloat_with_epsilon (get_opacity (fixture), 0.2, 1e-6);

  mh_value_row_edit (get_row (fixture, "/panel/opacity"), mh_json_new_number (0.9));
  mh_ui_wait (find_advice (fixture, "Lower to 54 %") != NULL);

  edit (fixture, "/panel/color", "#ffffff");
  mh_ui_wait (
      says (fixture, "/panel/opacity", "Least contrast 1.0 : 1, whatever the opacity", "error"));
  g_assert_null (find_advice (fixture, "Lower to 54 %"));
}

/* The offers of a row that is open, such as “#FFFFFF, 21.0 : 1”, one a line. */
static char *
list_offers (GtkWidget *offers)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *part = gtk_widget_get_first_child (offers); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_BUTTON (child))
        g_string_append_printf (text, "%s\n", gtk_widget_get_tooltip_text (child));
  return g_string_free (text, FALSE);
}

static gboolean
offers_are (GtkWidget *offers, const char *expected)
{
  g_autofree char *found = list_offers (offers);

  return g_str_equal (found, expected);
}

static GtkWidget *
find_offer (GtkWidget *offers, const char *tooltip)
{
  GtkWidget *button = mh_ui_find_text (offers, GTK_TYPE_BUTTON, "tooltip-text", tooltip);

  g_assert_nonnull (button);
  return button;
}

static void
test_offers (Fixture *fixture, gconstpointer data)
{
  MhValueRow *row = get_row (fixture, "/colors/text");
  GtkMenuButton *button = mh_ui_find (row, GTK_TYPE_MENU_BUTTON);
  GtkWidget *offers = mh_ui_find (gtk_menu_button_get_popover (button), MH_TYPE_COLOR_OFFERS);
  GtkWidget *chosen = NULL;
  g_autoptr (JsonNode) value = NULL;

  mh_value_row_edit (get_row (fixture, "/panel/opacity"), mh_json_new_number (1));
  mh_session_seal (fixture->session);
  /* GTK 4.8 complains when a popover closes before the tooltip of what the pointer is on. */
  g_assert_true (g_spawn_command_line_sync ("xdotool mousemove 2 2", NULL, NULL, NULL, NULL));
  g_assert_true (mh_design_pane_reveal_row (fixture->pane, "/colors/text"));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_menu_button_popup (button);
  g_assert_nonnull (mh_ui_find (offers, GTK_TYPE_SPINNER));
  mh_ui_wait (gtk_widget_get_mapped (offers));
  mh_ui_wait (offers_are (offers, "#FFFFFF, 21.0 : 1\n#808080, 5.3 : 1\n#FFBE2E, 12.6 : 1\n"
                                  "#000080, 1.3 : 1, hard to read\n#FFFF00, 19.5 : 1\n"));

  chosen = find_offer (offers, "#FFBE2E, 12.6 : 1");
  gtk_test_accessible_assert_property (chosen, GTK_ACCESSIBLE_PROPERTY_LABEL, "#FFBE2E, 12.6 : 1");
  g_assert_false (gtk_widget_has_css_class (chosen, "used"));
  g_signal_emit_by_name (chosen, "clicked");
  value = mh_session_get_design_value (fixture->session, "/colors/text");
  g_assert_cmpstr (json_node_get_string (value), ==, "#ffbe2e");
  g_assert_true (gtk_widget_has_css_class (chosen, "used"));

  /* One after the other is a step each. */
  g_signal_emit_by_name (find_offer (offers, "#FFFF00, 19.5 : 1"), "clicked");
  mh_session_undo (fixture->session);
  g_assert_true (gtk_widget_has_css_class (chosen, "used"));
  mh_session_undo (fixture->session);
  g_assert_true (gtk_widget_has_css_class (find_offer (offers, "#FFFFFF, 21.0 : 1"), "used"));
  g_assert_cmpfloat_with_epsilon (get_opacity (fixture), 1, 1e-6);
  gtk_menu_button_popdown (button);
  mh_ui_wait (!gtk_widget_get_mapped (offers));
}

/* The stops of a gradient have no text of their own. */
static void
test_no_offers (void)
{
  GtkWidget *row = g_object_new (MH_TYPE_COLOR_ROW, "title", "Stop", NULL);
  MhColorOffers *offers = NULL;

  g_object_ref_sink (row);
  offers = mh_ui_find (gtk_menu_button_get_popover (mh_ui_find (row, GTK_TYPE_MENU_BUTTON)),
                       MH_TYPE_COLOR_OFFERS);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (offers)));
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();
#define ADD(name, function)                                                                        \
  g_test_add ("/design-colors/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("contrast", test_contrast);
  ADD ("unused", test_unused);
  ADD ("advice", test_advice);
  ADD ("offers", test_offers);
  g_test_add_func ("/design-colors/no-offers", test_no_offers);
  return g_test_run ();
}
