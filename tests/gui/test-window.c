/* test-window.c: every command of the window, and its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "canvas/mh-canvas.h"
#include "design/mh-account-page.h"
#include "design/mh-text-row.h"
#include "export/mh-export-dialog.h"
#include "export/mh-export-row.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-team.h"
#include "lib/mh-ui-test.h"
#include "mh-application.h"
#include "window/mh-problems-button.h"
#include "window/mh-problems-dialog.h"
#include "window/mh-recent-files.h"
#include "window/mh-surface-bar.h"
#include "window/mh-window.h"

#define TEAM                                                                                       \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"                              \
  " \"members\": [{\"name\": \"Ada\", \"photo\": \"ada.svg\"}, {\"name\": \"Ben\"}],"              \
  " \"targets\": [{\"surface\": \"x-header\", \"file\": \"head.jpg\"},"                            \
  " {\"surface\": \"web-sidebar\", \"file\": \"none/side.png\"}]}"

/* The tests run inside the application: only there can it be registered and let go of again. */
static MhApplication *application;
static int status;

typedef struct
{
  char *folder;
  GFile *file;
  MhWindow *window;
  MhSession *session;
} Fixture;

static gpointer
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/* Waits for a question, answers it, and waits for it to go. */
static void
answer (const char *response)
{
  AdwMessageDialog *dialog = NULL;

  mh_ui_wait ((dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (adw_message_dialog_has_response (dialog, response));
  g_object_ref (dialog);
  adw_message_dialog_response (dialog, response);
  /* As its buttons do; a plain close would be another answer. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
  mh_ui_wait (find_toplevel (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

static void
write_text (GFile *file, const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

static void
set_up_blank (Fixture *fixture, gconstpointer data)
{
  fixture->folder = mh_test_folder_new ();
  fixture->file = g_file_new_build_filename (fixture->folder, "north.team.json", NULL);
  write_text (fixture->file, TEAM);
  fixture->window = mh_window_new (application);
  fixture->session = mh_window_get_session (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_blank (fixture, data);
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      mh_ui_wait (fixture->window == NULL);
    }
  g_object_unref (fixture->file);
  mh_test_folder_remove (fixture->folder);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static void
rename_first (Fixture *fixture, const char *name)
{
  JsonNode *value = json_node_init_string (json_node_alloc (), name);

  g_assert_true (mh_session_set (fixture->session, "/members/0/name", value, "Rename", NULL));
}

static const char *
get_first (MhDocument *document)
{
  return mh_document_get_member (document, 0)->name;
}

static MhDocument *
read_back (GFile *file)
{
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_load (g_file_peek_path (file), NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* actions */

typedef struct
{
  const char *action;
  gboolean blank;  /* can be given when nothing is open */
  gboolean opened; /* when a file was just opened */
  gboolean edited; /* after an edit */
} ActionRow;

static const ActionRow action_rows[] = {
  { "open", TRUE, TRUE, TRUE },           { "save", FALSE, FALSE, TRUE },
  { "save-as", FALSE, TRUE, TRUE },       { "export", FALSE, TRUE, TRUE },
  { "undo", FALSE, FALSE, TRUE },         { "redo", FALSE, FALSE, FALSE },
  { "new-person", FALSE, TRUE, TRUE },    { "find-person", FALSE, TRUE, TRUE },
  { "edit-person", FALSE, FALSE, FALSE }, { "delete-person", FALSE, FALSE, FALSE },
  { "zoom-in", FALSE, TRUE, TRUE },       { "zoom-out", FALSE, TRUE, TRUE },
  { "zoom-fit", FALSE, TRUE, TRUE },      { "zoom-100", FALSE, TRUE, TRUE },
  { "zoom-to", FALSE, TRUE, TRUE },       { "toggle-safe", FALSE, TRUE, TRUE },
  { "toggle-people", FALSE, TRUE, TRUE }, { "toggle-design", FALSE, TRUE, TRUE },
  { "next-surface", FALSE, TRUE, TRUE },  { "previous-surface", FALSE, TRUE, TRUE },
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
      gboolean named = g_str_equal (actions[i], "show-help-overlay");

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
  gboolean guides = mh_canvas_get_show_guides (canvas);

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
  g_assert_cmpint (mh_canvas_get_show_guides (canvas), ==, !guides);
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

/* What is wrong with the picture is said, and leads to whom it is about. */
static void
test_problems (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = mh_ui_find (fixture->window, MH_TYPE_PROBLEMS_BUTTON);
  GtkListBox *list = mh_ui_find (button, GTK_TYPE_LIST_BOX);

  mh_ui_wait (gtk_widget_get_visible (button));
  g_assert_nonnull (mh_ui_find_text (button, GTK_TYPE_LABEL, "label", "1 photo is missing"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpint (mh_session_get_selected (fixture->session), ==, 0);

  g_assert_true (mh_session_set (fixture->session, "/members/0/photo", NULL, "Remove", NULL));
  mh_ui_wait (!gtk_widget_get_visible (button));
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
  g_autofree char *made = NULL;
  GtkWidget *dialog = NULL;

  mh_window_new_team (fixture->window);
  activate (fixture, "save");
  choose_path (path);
  mh_ui_wait (mh_window_shows_file (fixture->window, file));
  made = g_build_filename (
      fixture->folder, mh_document_get_target (mh_session_get_document (fixture->session), 0)->file,
      NULL);

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
  GtkWidget *page = mh_ui_find (fixture->window, MH_TYPE_ACCOUNT_PAGE);
  GtkWidget *organisation = mh_ui_find_text (page, MH_TYPE_TEXT_ROW, "title", "Organisation");
  GtkWidget *focus = NULL;

  mh_window_new_team (fixture->window);
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

/* export */

/* One file can be made, the other has no folder to go to: each is told of, and neither keeps the
 * other. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = g_build_filename (fixture->folder, "head.jpg", NULL);
  GtkWidget *dialog = NULL;
  AdwActionRow *first = NULL;
  AdwActionRow *second = NULL;

  activate (fixture, "export");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_EXPORT_DIALOG)) != NULL);
  first = mh_ui_find (dialog, MH_TYPE_EXPORT_ROW);
  second = ADW_ACTION_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (first)));
  gtk_widget_activate_action (dialog, "export.start", NULL);
  mh_ui_wait (mh_ui_find_text (dialog, GTK_TYPE_LABEL, "label",
                               "1 file exported, 1 with problems, 1 failed") != NULL);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (first), "JPEG"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (first), "1 photo is missing"));
  g_assert_nonnull (
      mh_ui_find_text (first, GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (second), "side.png"));
  g_assert_true (g_file_test (made, G_FILE_TEST_IS_REGULAR));
  gtk_window_close (GTK_WINDOW (dialog));
  mh_ui_wait (find_toplevel (MH_TYPE_EXPORT_DIALOG) == NULL);
}

static void
test_export_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *names = NULL;
  GtkWidget *dialog = NULL;
  AdwComboRow *format = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  activate (fixture, "export");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_EXPORT_DIALOG)) != NULL);
  format = mh_ui_find (dialog, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (format, 2);
  mh_export_dialog_set_folder (MH_EXPORT_DIALOG (dialog), folder);
  gtk_widget_activate_action (dialog, "export.start", NULL);
  mh_ui_wait (mh_ui_find_text (dialog, GTK_TYPE_LABEL, "label",
                               "2 files exported, 2 with problems") != NULL);
  names = mh_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "head.png side.png");
  gtk_window_close (GTK_WINDOW (dialog));
  mh_ui_wait (find_toplevel (MH_TYPE_EXPORT_DIALOG) == NULL);
}

/* A dialog that is closed in the middle of its work lets go of everything. */
static void
test_export_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = mh_export_dialog_new (GTK_WINDOW (fixture->window), fixture->session, NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (dialog, "export.start", NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  mh_ui_wait (dialog == NULL);
}

static void
run_tests (GApplication *running)
{
  g_signal_stop_emission_by_name (running, "activate");
  g_application_hold (running);
  status = g_test_run ();
  g_application_release (running);
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
#define ADD_BLANK(path, func) g_test_add (path, Fixture, NULL, set_up_blank, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  application = mh_application_new (G_APPLICATION_NON_UNIQUE);

  ADD_BLANK ("/window/enabled", test_enabled);
  ADD_BLANK ("/window/all-named", test_all_named);
  ADD_BLANK ("/window/open-bad", test_open_bad);
  ADD_BLANK ("/window/open-missing", test_open_missing);
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
  ADD ("/window/problems", NULL, test_problems);
  ADD ("/window/open-missing-beside", NULL, test_open_missing_beside);
  ADD ("/window/stranger", NULL, test_stranger);
  ADD ("/window/close-clean", NULL, test_close_clean);
  ADD ("/window/close-discard", "discard", test_close_guard);
  ADD ("/window/close-save", "save", test_close_guard);
  ADD ("/window/export", NULL, test_export);
  ADD ("/window/export-elsewhere", NULL, test_export_elsewhere);
  ADD ("/window/export-closed", NULL, test_export_closed);

  g_signal_connect (application, "activate", G_CALLBACK (run_tests), NULL);
  g_application_run (G_APPLICATION (application), 1, argv);
  g_assert_finalize_object (application);
  return status;
}
