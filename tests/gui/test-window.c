/* test-window.c: every command of the window, and its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "canvas/mh-canvas.h"
#include "design/mh-account-page.h"
#include "design/mh-text-row.h"
#include "export/mh-export-dialog.h"
#include "lib/mh-window-test.h"
#include "window/mh-problems-dialog.h"
#include "window/mh-recent-files.h"
#include "window/mh-surface-bar.h"

/* actions */

typedef struct
{
  const char *action;
  gboolean blank;  /* can be given when nothing is open */
  gboolean opened; /* when a file was just opened */
  gboolean edited; /* after an edit */
} ActionRow;

static const ActionRow action_rows[] = {
  { "import", TRUE, TRUE, TRUE },
  { "show-help-overlay", TRUE, TRUE, TRUE },
  { "take-files", TRUE, TRUE, TRUE },
  { "import-rows", TRUE, TRUE, TRUE },
  { "open", TRUE, TRUE, TRUE },
  { "save", FALSE, FALSE, TRUE },
  { "save-as", FALSE, TRUE, TRUE },
  { "export", FALSE, TRUE, TRUE },
  { "undo", FALSE, FALSE, TRUE },
  { "redo", FALSE, FALSE, FALSE },
  { "new-person", FALSE, TRUE, TRUE },
  { "find-person", FALSE, TRUE, TRUE },
  { "edit-person", FALSE, FALSE, FALSE },
  { "delete-person", FALSE, FALSE, FALSE },
  { "zoom-in", FALSE, TRUE, TRUE },
  { "zoom-out", FALSE, TRUE, TRUE },
  { "zoom-fit", FALSE, TRUE, TRUE },
  { "zoom-100", FALSE, TRUE, TRUE },
  { "zoom-to", FALSE, TRUE, TRUE },
  { "toggle-safe", FALSE, TRUE, TRUE },
  { "toggle-people", FALSE, TRUE, TRUE },
  { "toggle-design", FALSE, TRUE, TRUE },
  { "next-surface", FALSE, TRUE, TRUE },
  { "previous-surface", FALSE, TRUE, TRUE },
  { "show-checks", FALSE, TRUE, TRUE },
  { "choose-date", FALSE, TRUE, TRUE },
  { "today", FALSE, FALSE, FALSE },
  { "next-change", FALSE, FALSE, FALSE },
  { "save-copy", FALSE, TRUE, TRUE },
  { "reload", FALSE, TRUE, TRUE },
  { "compare", FALSE, TRUE, TRUE },
  { "keep-mine", FALSE, TRUE, TRUE },
  { "toggle-page", FALSE, TRUE, TRUE },
  { "copy-picture", FALSE, TRUE, TRUE },
  { "copy-words", FALSE, TRUE, TRUE },
  { "toggle-columns", FALSE, TRUE, TRUE },
  { "toggle-desktop", FALSE, TRUE, TRUE },
  { "toggle-phone", FALSE, TRUE, TRUE },
};

static void
check_enabled (Fixture *fixture, gsize column)
{
  for (guint i = 0; i < G_N_ELEMENTS (action_rows); i++)
    {
      gboolean expected = G_STRUCT_MEMBER (gboolean, &action_rows[i], column);

      g_test_message ("%s", action_rows[i].action);
      g_assert_cmpint (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window),
                                                          action_rows[i].action),
                       ==, expected);
    }
}

static void
test_enabled (Fixture *fixture, gconstpointer data)
{
  check_enabled (fixture, G_STRUCT_OFFSET (ActionRow, blank));
  g_assert_true (mh_window_is_blank (fixture->window));
  mh_window_open_file (fixture->window, fixture->file);
  g_assert_false (mh_window_is_blank (fixture->window));
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  check_enabled (fixture, G_STRUCT_OFFSET (ActionRow, opened));
  rename_first (fixture, "Ida");
  check_enabled (fixture, G_STRUCT_OFFSET (ActionRow, edited));
}

/* A command that the table does not name is not tested. */
static void
test_all_named (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (fixture->window));

  for (guint i = 0; actions[i] != NULL; i++)
    {
      gboolean named = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (action_rows); k++)
        named = named || g_str_equal (actions[i], action_rows[k].action);
      g_test_message ("%s", actions[i]);
      g_assert_true (named);
    }
}

static void
test_undo_redo (Fixture *fixture, gconstpointer data)
{
  rename_first (fixture, "Ida");
  g_assert_true (mh_session_get_modified (fixture->session));
  activate (fixture, "undo");
  g_assert_cmpstr (get_first (mh_session_get_document (fixture->session)), ==, "Ada");
  g_assert_false (mh_session_get_modified (fixture->session));
  activate (fixture, "redo");
  g_assert_cmpstr (get_first (mh_session_get_document (fixture->session)), ==, "Ida");
}

static void
test_people (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "new-person");
  g_assert_cmpuint (mh_document_get_n_members (mh_session_get_document (fixture->session)), ==, 3);
  g_assert_cmpint (mh_session_get_selected (fixture->session), ==, 2);
  mh_session_set_selected (fixture->session, 0);
  activate (fixture, "delete-person");
  g_assert_cmpstr (get_first (mh_session_get_document (fixture->session)), ==, "Ben");
  activate (fixture, "undo");
  activate (fixture, "undo");
  g_assert_false (mh_session_get_modified (fixture->session));
  activate (fixture, "find-person");
}

static void
test_view (Fixture *fixture, gconstpointer data)
{
  MhCanvas *canvas = mh_ui_find (fixture->window, MH_TYPE_CANVAS);
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  AdwFlap *flap = mh_ui_find (fixture->window, ADW_TYPE_FLAP);
  MhGuides guides = mh_canvas_get_guides (canvas);

  g_assert_true (mh_canvas_get_fit (canvas));
  activate (fixture, "zoom-100");
  g_assert_cmpfloat (mh_canvas_get_zoom (canvas), ==, 1.0);
  activate (fixture, "zoom-in");
  g_assert_cmpfloat (mh_canvas_get_zoom (canvas), ==, 1.25);
  activate (fixture, "zoom-out");
  g_assert_cmpfloat (mh_canvas_get_zoom (canvas), ==, 1.0);
  g_action_group_activate_action (actions, "zoom-to", g_variant_new_double (0.5));
  g_assert_cmpfloat (mh_canvas_get_zoom (canvas), ==, 0.5);
  activate (fixture, "zoom-fit");
  g_assert_true (mh_canvas_get_fit (canvas));

  activate (fixture, "toggle-safe");
  g_assert_cmpint (mh_canvas_get_guides (canvas), ==, guides ^ MH_GUIDES_SAFE);
  activate (fixture, "toggle-people");
  g_assert_false (adw_flap_get_reveal_flap (flap));
  activate (fixture, "toggle-people");
  g_assert_true (adw_flap_get_reveal_flap (flap));
  activate (fixture, "toggle-design");
  activate (fixture, "next-surface");
  g_assert_cmpstr (mh_session_get_surface (fixture->session)->id, ==, "web-sidebar");
  activate (fixture, "next-surface");
  activate (fixture, "previous-surface");
  g_assert_cmpstr (mh_session_get_surface (fixture->session)->id, ==, "web-sidebar");
}

/* The arrow beside Open never shows an empty box. */
static void
test_no_recent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GVariant) label = NULL;

  mh_recent_files_fill_menu (menu, 0);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 1);
  label = g_menu_model_get_item_attribute_value (G_MENU_MODEL (menu), 0, G_MENU_ATTRIBUTE_LABEL,
                                                 G_VARIANT_TYPE_STRING);
  g_assert_cmpstr (g_variant_get_string (label, NULL), ==, "No Recent Files");
}

/* A surface that is only looked at says so, and is added with one click. */
static void
test_stranger (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = mh_ui_find (fixture->window, MH_TYPE_SURFACE_BAR);
  GtkWidget *add = mh_ui_find_text (bar, GTK_TYPE_BUTTON, "label", "_Add Picture");
  guint before = mh_document_get_n_targets (mh_session_get_document (fixture->session));

  g_assert_false (gtk_widget_get_mapped (add));
  mh_session_set_surface_id (fixture->session, "bluesky-banner");
  mh_ui_wait (gtk_widget_get_mapped (add));
  g_signal_emit_by_name (add, "clicked");
  mh_ui_wait (!gtk_widget_get_mapped (add));
  g_assert_cmpuint (mh_document_get_n_targets (mh_session_get_document (fixture->session)), ==,
                    before + 1);
  g_assert_cmpstr (mh_session_get_target (fixture->session)->surface, ==, "bluesky-banner");
  activate (fixture, "undo");
  mh_ui_wait (gtk_widget_get_mapped (add));
}

/* opening */

static void
test_open_bad (Fixture *fixture, gconstpointer data)
{
  MhProblemsDialog *dialog = NULL;
  GtkListBox *list = NULL;

  write_text (fixture->file, "{\"masthead\": 1, \"account\": {}, \"members\": [{\"name\": 5}]}");
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_PROBLEMS_DIALOG)) != NULL);
  g_assert_true (mh_window_is_blank (fixture->window));
  list = mh_ui_find (dialog, GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  g_assert_null (gtk_list_box_get_row_at_index (list, 2));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Beside a team that is open: told there, and no empty window is left. */
static void
test_open_missing_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/x.team.json");
  guint before = g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));

  mh_application_open_file (application, file);
  answer ("close");
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    before);
  g_assert_true (mh_window_shows_file (fixture->window, fixture->file));
}

static void
test_open_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/x.team.json");

  mh_window_open_file (fixture->window, file);
  answer ("close");
  g_assert_true (mh_window_is_blank (fixture->window));
}

static void
test_one_window_a_file (Fixture *fixture, gconstpointer data)
{
  guint before = g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));

  mh_application_open_file (application, fixture->file);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    before);
}

/* What is wrong in the user's own surfaces is told, and the others stay. */
static void
test_bad_surfaces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "masthead", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "surfaces.json", NULL);
  g_autofree char *error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_text (file, "{\"x-header\": {\"width\": \"wide\"}}");
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  mh_ui_wait (
      (g_free (error), g_object_get (fixture->session, "error", &error, NULL), error != NULL));
  g_assert_nonnull (strstr (error, "surfaces.json"));
  g_assert_nonnull (mh_ui_find_text (fixture->window, GTK_TYPE_LABEL, "label", error));
  g_assert_cmpint (mh_session_get_surface (fixture->session)->width_px, ==, 1500);
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
}

/* saving */

static void
save (Fixture *fixture)
{
  activate (fixture, "save");
  mh_ui_wait (!mh_session_get_modified (fixture->session));
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) saved = NULL;

  rename_first (fixture, "Ida");
  save (fixture);
  saved = read_back (fixture->file);
  g_assert_cmpstr (get_first (saved), ==, "Ida");

  /* Its own writing is no change by someone else. */
  rename_first (fixture, "Eda");
  save (fixture);
}

static void
test_save_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) theirs = NULL;
  g_autoptr (MhDocument) ours = NULL;

  rename_first (fixture, "Ida");
  write_text (fixture->file, "{\"masthead\": 1, \"account\": {\"organisation\": \"Other\"}}");
  activate (fixture, "save");
  answer ("cancel");
  g_assert_true (mh_session_get_modified (fixture->session));
  theirs = read_back (fixture->file);
  g_assert_cmpstr (mh_document_get_account (theirs)->organisation, ==, "Other");

  activate (fixture, "save");
  answer ("overwrite");
  mh_ui_wait (!mh_session_get_modified (fixture->session));
  ours = read_back (fixture->file);
  g_assert_cmpstr (get_first (ours), ==, "Ida");
}

static void
test_save_fails (Fixture *fixture, gconstpointer data)
{
  GtkDialog *chooser = NULL;

  g_assert_cmpint (g_unlink (g_file_peek_path (fixture->file)), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  rename_first (fixture, "Ida");
  activate (fixture, "save");
  answer ("save-as");
  mh_ui_wait ((chooser = find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  gtk_dialog_response (chooser, GTK_RESPONSE_CANCEL);
  mh_ui_wait (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  activate (fixture, "save");
  answer ("close");
  g_assert_true (mh_session_get_modified (fixture->session));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "save"));
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  save (fixture);
}

/* Types a whole path, as a person does, and presses Save. */
static void
choose_path (const char *path)
{
  GtkWidget *chooser = NULL;
  GtkWidget *entry = NULL;
  GtkWidget *button = NULL;

  mh_ui_wait ((chooser = find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  entry = mh_ui_find (chooser, GTK_TYPE_TEXT);
  mh_ui_wait (gtk_editable_get_text (GTK_EDITABLE (entry))[0] != '\0');
  gtk_editable_set_text (GTK_EDITABLE (entry), path);
  button = mh_ui_find_text (chooser, GTK_TYPE_BUTTON, "label", "_Save");
  g_signal_emit_by_name (button, "clicked");
  mh_ui_wait (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
}

static void
test_save_as (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_build_filename (fixture->folder, "below", NULL);
  g_autofree char *typed = g_build_filename (below, data, NULL);
  g_autoptr (GFile) copy = g_file_new_build_filename (below, "copy.team.json", NULL);
  g_autoptr (MhDocument) saved = NULL;

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  activate (fixture, "save-as");
  choose_path (typed);
  mh_ui_wait (mh_window_shows_file (fixture->window, copy));
  saved = read_back (copy);
  g_assert_cmpstr (mh_document_get_member (saved, 0)->photo_file, ==, "../ada.svg");

  /* What is saved next goes there too, with paths that still lead to the same files. */
  rename_first (fixture, "Ida");
  save (fixture);
  g_clear_pointer (&saved, mh_document_unref);
  saved = read_back (copy);
  g_assert_cmpstr (get_first (saved), ==, "Ida");
  g_assert_cmpstr (mh_document_get_member (saved, 0)->photo_file, ==, "../ada.svg");
}

/* A team that never had a file: what it makes goes where it is saved. */
static void
test_save_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.team.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  /* The template names no files: they are called after the team’s. */
  g_autofree char *made = g_build_filename (fixture->folder, "new-x-header.jpg", NULL);
  GtkWidget *dialog = NULL;

  mh_window_new_team (fixture->window);
  activate (fixture, "save");
  choose_path (path);
  mh_ui_wait (mh_window_shows_file (fixture->window, file));

  activate (fixture, "export");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_EXPORT_DIALOG)) != NULL);
  gtk_widget_activate_action (dialog, "export.start", NULL);
  mh_ui_wait (g_file_test (made, G_FILE_TEST_IS_REGULAR));
  gtk_window_close (GTK_WINDOW (dialog));
  mh_ui_wait (find_toplevel (MH_TYPE_EXPORT_DIALOG) == NULL);
}

typedef struct
{
  const char *pointer;
  const char *row; /* title */
  const char *typed;
  const char *written; /* NULL for nothing */
  const char *why;
} AccountRow;

static const AccountRow account_rows[] = {
  { "/account/organisation", "Organisation", "North", "North", "the name in the title bar" },
  { "/account/organisation", "Organisation", "", "North", "required: the last one stays" },
  { "/account/handle", "Account Handle", "@north", "@north", "optional" },
  { "/account/handle", "Account Handle", "", NULL, "taken away again" },
  { "/account/url", "Web Address", "https://north.example", "https://north.example", "a URL" },
  { "/account/language", "Language (English if Empty)", "de", "de", "a language" },
  { "/account/language", "Language (English if Empty)", "", NULL, "English again" },
  { "/account/signature_prefix", "Signature Prefix", "", "", "none is a value of its own" },
  { "/account/signature_prefix", "Signature Prefix", "^", NULL, "what counts anyway" },
};

/* A new team asks first whose it is; each row writes its own member and no other. */
static void
test_account (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL;
  GtkWidget *organisation = NULL;
  GtkWidget *focus = NULL;

  mh_window_new_team (fixture->window);
  page = mh_ui_find (fixture->window, MH_TYPE_ACCOUNT_PAGE);
  organisation = mh_ui_find_text (page, MH_TYPE_TEXT_ROW, "title", "Organisation");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, organisation));
  for (guint i = 0; i < G_N_ELEMENTS (account_rows); i++)
    {
      const AccountRow *row = &account_rows[i];
      GtkEditable *entry = mh_ui_find_text (page, MH_TYPE_TEXT_ROW, "title", row->row);
      JsonNode *node = NULL;

      g_test_message ("%s: %s", row->pointer, row->why);
      gtk_editable_set_text (entry, row->typed);
      node = mh_document_get (mh_session_get_document (fixture->session), row->pointer);
      g_assert_cmpstr (mh_json_get_string (node), ==, row->written);
      g_assert_cmpint (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"), ==,
                       g_strcmp0 (row->written, "North") == 0 && *row->typed == '\0');
      if (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"))
        gtk_editable_set_text (entry, row->written);
    }
}

/* closing */

static void
test_close_clean (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  mh_ui_wait (fixture->window == NULL);
}

static void
test_close_guard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) saved = NULL;

  rename_first (fixture, "Ida");
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("cancel");
  g_assert_true (mh_session_get_modified (fixture->session));

  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (data);
  mh_ui_wait (fixture->window == NULL);
  saved = read_back (fixture->file);
  g_assert_cmpstr (get_first (saved), ==, g_str_equal (data, "save") ? "Ida" : "Ada");
}

/* An edit while the file is written: the window asks once more, and staying takes back the wish to
 * close. */
static void
test_close_edited (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog = NULL;
  g_autoptr (MhDocument) saved = NULL;

  rename_first (fixture, "Ida");
  gtk_window_close (GTK_WINDOW (fixture->window));
  mh_ui_wait ((dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (dialog, "save");
  rename_first (fixture, "Eda");
  gtk_window_destroy (GTK_WINDOW (dialog));
  answer ("cancel");
  saved = read_back (fixture->file);
  g_assert_cmpstr (get_first (saved), ==, "Ida");
  g_assert_true (mh_session_get_modified (fixture->session));
  activate (fixture, "undo");
  g_assert_false (mh_session_get_modified (fixture->session));
  activate (fixture, "redo");

  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  activate (fixture, "save");
  mh_ui_wait (fixture->window == NULL || !mh_session_get_modified (fixture->session));
  g_assert_nonnull (fixture->window);
  g_object_remove_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
}

/* One chooser at a time: Save As waits until Open is answered. */
static void
test_two_choosers (Fixture *fixture, gconstpointer data)
{
  GtkFileChooser *chooser = NULL;

  activate (fixture, "open");
  activate (fixture, "save-as");
  mh_ui_wait ((chooser = find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  g_assert_cmpint (gtk_file_chooser_get_action (chooser), ==, GTK_FILE_CHOOSER_ACTION_OPEN);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  mh_ui_wait (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
}

static void
add_tests (void)
{
  ADD_BLANK ("/window/enabled", test_enabled);
  ADD_BLANK ("/window/all-named", test_all_named);
  ADD_BLANK ("/window/open-bad", test_open_bad);
  ADD_BLANK ("/window/open-missing", test_open_missing);
  ADD_BLANK ("/window/bad-surfaces", test_bad_surfaces);
  ADD ("/window/one-window-a-file", NULL, test_one_window_a_file);
  ADD ("/window/undo-redo", NULL, test_undo_redo);
  ADD ("/window/people", NULL, test_people);
  ADD ("/window/view", NULL, test_view);
  ADD ("/window/save", NULL, test_save);
  ADD ("/window/save-changed", NULL, test_save_changed);
  ADD ("/window/save-fails", NULL, test_save_fails);
  ADD ("/window/save-as", "copy", test_save_as);
  ADD ("/window/save-as-half-suffix", "copy.json", test_save_as);
  ADD_BLANK ("/window/save-new", test_save_new);
  ADD_BLANK ("/window/account", test_account);
  ADD_BLANK ("/window/no-recent", test_no_recent);
  ADD ("/window/open-missing-beside", NULL, test_open_missing_beside);
  ADD ("/window/stranger", NULL, test_stranger);
  ADD ("/window/close-clean", NULL, test_close_clean);
  ADD ("/window/close-discard", "discard", test_close_guard);
  ADD ("/window/close-save", "save", test_close_guard);
  ADD ("/window/close-edited", NULL, test_close_edited);
  ADD ("/window/two-choosers", NULL, test_two_choosers);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
