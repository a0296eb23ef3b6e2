/* test-people-widgets.c: the list of people and the page of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "design/mh-text-row.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-letters.h"
#include "lib/mh-ui-test.h"
#include "mh-ui-resources.h"
#include "people/mh-face.h"
#include "people/mh-people-edit.h"
#include "people/mh-people-pane.h"
#include "people/mh-person-page.h"
#include "people/mh-person-row.h"

/* the pane */

static GtkSelectionModel *
get_selection (GtkWidget *pane)
{
  GtkListView *list = mh_ui_find (pane, GTK_TYPE_LIST_VIEW);

  return gtk_list_view_get_model (list);
}

/* The places of those who are selected: “1,3”. */
static void
assert_selected (GtkWidget *pane, const char *expected)
{
  GtkSelectionModel *selection = get_selection (pane);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection)); i++)
    if (gtk_selection_model_is_selected (selection, i))
      g_string_append_printf (places, "%s%u", places->len > 0 ? "," : "", i);
  g_assert_cmpstr (places->str, ==, expected);
}

static void
test_pane (void)
{
  MhSession *session = mh_test_letters_session ("abc");
  GtkWidget *pane = mh_people_pane_new ();
  GtkWidget *window = mh_ui_show (pane);
  GtkSelectionModel *selection = NULL;

  g_object_set (pane, "session", session, NULL);
  selection = get_selection (pane);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 3);
  assert_selected (pane, "");
  /* Disabled: nothing happens. */
  gtk_widget_activate_action (pane, "people.remove", NULL);
  mh_assert_letters (session, "abc/-1");

  /* Both ways. */
  gtk_selection_model_select_item (selection, 1, TRUE);
  mh_assert_letters (session, "abc/1");
  mh_session_set_selected (session, 2);
  assert_selected (pane, "2");

  g_assert_true (gtk_widget_activate_action (pane, "people.up", NULL));
  mh_assert_letters (session, "acb/1");
  assert_selected (pane, "1");
  /* Whoever was moved stays selected when that is taken back. */
  mh_session_undo (session);
  mh_assert_letters (session, "abc/2");
  mh_session_redo (session);
  mh_assert_letters (session, "acb/1");
  assert_selected (pane, "1");
  g_assert_true (gtk_widget_activate_action (pane, "people.down", NULL));
  mh_assert_letters (session, "abc/2");

  g_assert_true (gtk_widget_activate_action (pane, "people.remove", NULL));
  mh_assert_letters (session, "ab/1");
  assert_selected (pane, "1");
  mh_session_undo (session);
  mh_assert_letters (session, "abc/1");

  g_assert_true (gtk_widget_activate_action (pane, "people.add", NULL));
  mh_assert_letters (session, "abcNew Person/3");
  assert_selected (pane, "3");

  g_assert_true (gtk_widget_activate_action (pane, "people.hide", NULL));
  g_assert_false (mh_document_get_member (mh_session_get_document (session), 3)->shown);
  g_assert_true (gtk_widget_activate_action (pane, "people.show", NULL));
  g_assert_null (mh_document_get (mh_session_get_document (session), "/members/3/shown"));

  mh_ui_close (window);
  g_assert_finalize_object (session);
}

static void
test_search (void)
{
  MhSession *session = mh_test_letters_session ("abc");
  GtkWidget *pane = mh_people_pane_new ();
  GtkWidget *window = mh_ui_show (pane);
  GtkEditable *search = mh_ui_find (pane, GTK_TYPE_SEARCH_ENTRY);
  GListModel *found = NULL;

  mh_people_pane_set_session (MH_PEOPLE_PANE (pane), session);
  found = G_LIST_MODEL (get_selection (pane));
  mh_session_set_selected (session, 2);

  gtk_editable_set_text (search, "b");
  mh_ui_wait (g_list_model_get_n_items (found) == 1);
  mh_assert_letters (session, "abc/2");
  /* The neighbours that are seen are not those of the file. */
  gtk_widget_activate_action (pane, "people.up", NULL);
  mh_assert_letters (session, "abc/2");

  /* Whoever is renamed while a search is on comes and goes with it. */
  g_assert_true (mh_session_set (session, "/members/0/name",
                                 json_node_init_string (json_node_alloc (), "b2"), "Test", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 2);

  gtk_editable_set_text (search, "");
  mh_ui_wait (g_list_model_get_n_items (found) == 3);
  assert_selected (pane, "2");
  g_assert_true (gtk_widget_activate_action (pane, "people.up", NULL));
  mh_assert_letters (session, "b2cb/1");

  mh_ui_close (window);
  g_assert_finalize_object (session);
}

/* A row follows edits of its person without being made anew. */
static void
test_row (void)
{
  MhSession *session = mh_test_letters_session ("ab");
  GtkWidget *pane = mh_people_pane_new ();
  GtkWidget *window = mh_ui_show (pane);
  GtkWidget *row = NULL;

  mh_people_pane_set_session (MH_PEOPLE_PANE (pane), session);
  gtk_test_widget_wait_for_draw (window);
  row = mh_ui_find (pane, MH_TYPE_PERSON_ROW);
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "a"));

  g_assert_true (mh_session_set (
      session, "/members/0",
      json_from_string ("{\"name\": \"Anna\", \"signature\": \"AN\", \"start\": \"2999-12-01\"}",
                        NULL),
      "Test", NULL));
  g_assert_true (mh_ui_find (pane, MH_TYPE_PERSON_ROW) == row);
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "Anna"));
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "^AN"));
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "joins on 1 December 2999"));
  g_assert_true (gtk_widget_has_css_class (row, "absent"));

  mh_ui_close (window);
  g_assert_finalize_object (session);
}

/* the page */

typedef struct
{
  MhSession *session;
  GtkWidget *page;
  GtkWidget *window;
} PageFixture;

static void
set_up_page (PageFixture *fixture, gconstpointer data)
{
  fixture->session = mh_test_letters_session ("ab");
  fixture->page = mh_person_page_new ();
  fixture->window = mh_ui_show (fixture->page);
  mh_person_page_set_session (MH_PERSON_PAGE (fixture->page), fixture->session);
}

static void
tear_down_page (PageFixture *fixture, gconstpointer data)
{
  mh_ui_close (fixture->window);
  g_assert_finalize_object (fixture->session);
}

static GtkEditable *
find_row (PageFixture *fixture, const char *title)
{
  GtkEditable *row = mh_ui_find_text (fixture->page, MH_TYPE_TEXT_ROW, "title", title);

  g_assert_nonnull (row);
  return row;
}

static const char *
get_text (PageFixture *fixture, const char *pointer)
{
  return mh_json_get_string (mh_document_get (mh_session_get_document (fixture->session), pointer));
}

static void
test_page_merges (PageFixture *fixture, gconstpointer data)
{
  GtkEditable *name = find_row (fixture, "Name");

  mh_session_set_selected (fixture->session, 0);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "a");

  gtk_editable_set_text (name, "Ai");
  gtk_editable_set_text (name, "Aiko");
  g_assert_cmpstr (get_text (fixture, "/members/0/name"), ==, "Aiko");
  g_assert_cmpstr (mh_history_get_undo_label (mh_session_get_history (fixture->session)), ==,
                   "Change Name");

  /* Enter ends the step. */
  g_signal_emit_by_name (name, "entry-activated");
  gtk_editable_set_text (name, "Aiko T");
  mh_session_undo (fixture->session);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Aiko");
  mh_session_undo (fixture->session);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "a");
  g_assert_false (mh_history_get_can_undo (mh_session_get_history (fixture->session)));
}

static void
test_page_refuses (PageFixture *fixture, gconstpointer data)
{
  GtkEditable *name = find_row (fixture, "Name");
  GtkEditable *start = find_row (fixture, "First Day");
  MhDocument *before = mh_session_get_document (fixture->session);

  mh_session_set_selected (fixture->session, 0);
  gtk_editable_set_text (name, "");
  g_assert_true (mh_session_get_document (fixture->session) == before);
  g_assert_true (mh_text_row_get_refused (MH_TEXT_ROW (name)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (name)), ==,
                   "A person needs a name.");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "");

  /* An edit elsewhere leaves alone what is being mended. */
  g_assert_true (mh_session_set (fixture->session, "/members/1/shown", mh_json_new_boolean (FALSE),
                                 "Test", NULL));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "");

  gtk_editable_set_text (name, "z");
  g_assert_false (mh_text_row_get_refused (MH_TEXT_ROW (name)));
  g_assert_cmpstr (get_text (fixture, "/members/0/name"), ==, "z");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (name)), ==, "Name");

  /* What one person could not be called is not shown for the next. */
  gtk_editable_set_text (name, "");
  mh_session_set_selected (fixture->session, 1);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "b");
  g_assert_false (mh_text_row_get_refused (MH_TEXT_ROW (name)));

  /* Not even where both have the same. */
  gtk_editable_set_text (start, "2026-02");
  g_assert_true (mh_text_row_get_refused (MH_TEXT_ROW (start)));
  mh_session_set_selected (fixture->session, 0);
  g_assert_cmpstr (gtk_editable_get_text (start), ==, "");
}

static void
test_page_restores (PageFixture *fixture, gconstpointer data)
{
  GtkEditable *name = find_row (fixture, "Name");

  mh_session_set_selected (fixture->session, 0);
  mh_person_page_edit_name (MH_PERSON_PAGE (fixture->page));
  gtk_editable_set_text (name, "");
  g_assert_true (mh_text_row_get_refused (MH_TEXT_ROW (name)));
  gtk_widget_grab_focus (GTK_WIDGET (find_row (fixture, "Expertise")));
  mh_ui_wait (!mh_text_row_get_refused (MH_TEXT_ROW (name)));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "a");
}

static void
test_page_optional (PageFixture *fixture, gconstpointer data)
{
  GtkEditable *expertise = find_row (fixture, "Expertise");
  GtkEditable *start = find_row (fixture, "First Day");
  AdwComboRow *consent = mh_ui_find_text (fixture->page, ADW_TYPE_COMBO_ROW, "title", "Consent");
  MhDocument *document = NULL;

  mh_session_set_selected (fixture->session, 0);
  gtk_editable_set_text (expertise, "Freight");
  g_assert_cmpstr (get_text (fixture, "/members/0/expertise"), ==, "Freight");
  gtk_editable_set_text (expertise, "");
  document = mh_session_get_document (fixture->session);
  g_assert_null (mh_document_get (document, "/members/0/expertise"));

  gtk_editable_set_text (start, "2026-02");
  g_assert_true (mh_text_row_get_refused (MH_TEXT_ROW (start)));
  g_assert_true (mh_session_get_document (fixture->session) == document);
  gtk_editable_set_text (start, "2026-02-28");
  g_assert_false (mh_text_row_get_refused (MH_TEXT_ROW (start)));
  g_assert_cmpstr (get_text (fixture, "/members/0/start"), ==, "2026-02-28");

  adw_combo_row_set_selected (consent, 1);
  g_assert_cmpstr (get_text (fixture, "/members/0/consent"), ==, "name");
  /* The default is not written. */
  adw_combo_row_set_selected (consent, 0);
  g_assert_null (
      mh_document_get (mh_session_get_document (fixture->session), "/members/0/consent"));
}

/* photos */

static void
note_loaded_cb (MhFace *face, gboolean *loaded)
{
  *loaded = TRUE;
}

static void
write_picture (const char *path, int width_px, int height_px)
{
  gsize n_bytes = 4 * (gsize) width_px * height_px;
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (n_bytes), n_bytes);
  g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (width_px, height_px, GDK_MEMORY_DEFAULT, pixels, 4 * width_px);

  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
test_face (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autoptr (MhPictureStore) store = mh_picture_store_new (NULL, 1024 * 1024);
  MhFace *face = g_object_ref_sink (g_object_new (MH_TYPE_FACE, NULL));
  gboolean loaded = FALSE;

  write_picture (path, 60, 40);
  g_signal_connect (face, "photo-loaded", G_CALLBACK (note_loaded_cb), &loaded);
  mh_face_show (face, "A B", store, path, NULL);
  g_assert_null (mh_face_get_photo (face));
  mh_ui_wait (loaded);
  g_assert_cmpint (gdk_texture_get_width (mh_face_get_photo (face)), ==, 60);

  /* A photo that is not there is told. */
  loaded = FALSE;
  mh_face_show (face, "A B", store, "/nowhere/b.png", NULL);
  g_assert_null (mh_face_get_photo (face));
  mh_ui_wait (loaded);
  g_assert_nonnull (mh_face_get_problem (face));

  /* Going away while one is loaded. */
  mh_face_show (face, "A B", store, path, NULL);
  g_assert_finalize_object (face);
  mh_test_folder_remove (folder);
}

static GtkWidget *
find_chooser (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (toplevel))
        return toplevel;
    }
  return NULL;
}

static gboolean
is_chosen (GtkWidget *chooser, GFile *file)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  return chosen != NULL && g_file_equal (chosen, file);
}

static GtkWidget *
open_chooser (PageFixture *fixture)
{
  GtkWidget *button = mh_ui_find_text (fixture->page, GTK_TYPE_BUTTON, "label", "Choose _Photo…");
  GtkWidget *chooser = NULL;

  g_signal_emit_by_name (button, "clicked");
  mh_ui_wait ((chooser = find_chooser ()) != NULL && gtk_widget_get_mapped (chooser));
  return chooser;
}

/* The answer to the chooser takes it away, with all it still has in hand. */
static void
test_page_photo (PageFixture *fixture, gconstpointer data)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  GtkWidget *chooser = NULL;

  write_picture (path, 60, 40);
  mh_session_set_selected (fixture->session, 0);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *photo = NULL;

      chooser = open_chooser (fixture);
      g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL));
      mh_ui_wait (is_chosen (chooser, file));
      g_object_add_weak_pointer (G_OBJECT (chooser), (gpointer *) &chooser);
      gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
      mh_ui_wait (chooser == NULL);
      photo = mh_people_resolve_photo (
          fixture->session, mh_document_get_member (mh_session_get_document (fixture->session), 0));
      g_assert_cmpstr (photo, ==, path);
      mh_ui_wait (mh_face_get_photo (mh_ui_find (fixture->page, MH_TYPE_FACE)) != NULL);
      mh_session_undo (fixture->session);
      g_assert_null (
          mh_document_get (mh_session_get_document (fixture->session), "/members/0/photo"));
    }

  chooser = open_chooser (fixture);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  mh_ui_wait (find_chooser () == NULL);
  g_assert_false (mh_history_get_can_undo (mh_session_get_history (fixture->session)));

  /* One that nobody answers goes with the page. */
  open_chooser (fixture);
  mh_test_folder_remove (folder);
}

/* What would be right stands ready, and goes once it is taken. */
static void
test_page_suggestions (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *signature = NULL;

  g_assert_true (mh_session_set (fixture->session, "/account/handle_pattern",
                                 mh_json_new_string ("{first}At{org}"), "Test", NULL));
  g_assert_true (mh_session_set (fixture->session, "/members/0/name",
                                 mh_json_new_string ("Aiko Tanaka"), "Test", NULL));
  mh_session_set_selected (fixture->session, 0);
  signature = mh_ui_find_text (fixture->page, GTK_TYPE_BUTTON, "label", "AT");
  g_assert_nonnull (signature);
  g_assert_true (gtk_widget_get_visible (signature));
  g_assert_true (gtk_widget_activate_action (fixture->page, "person.use-signature", NULL));
  g_assert_cmpstr (get_text (fixture, "/members/0/signature"), ==, "AT");
  g_assert_false (gtk_widget_get_visible (signature));
  g_assert_true (gtk_widget_activate_action (fixture->page, "person.use-handle", NULL));
  g_assert_cmpstr (get_text (fixture, "/members/0/handle"), ==, "@AikoAtNorthwind");
  g_assert_true (mh_session_set (fixture->session, "/members/0/handle",
                                 mh_json_new_string ("@Other"), "Test", NULL));
  g_assert_nonnull (mh_ui_find_text (fixture->page, GTK_TYPE_BUTTON, "label", "@AikoAtNorthwind"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();
  g_test_add_func ("/people/face", test_face);
  g_test_add_func ("/people/pane", test_pane);
  g_test_add_func ("/people/search", test_search);
  g_test_add_func ("/people/row", test_row);
#define ADD_PAGE(name, function)                                                                   \
  g_test_add ("/people/page/" name, PageFixture, NULL, set_up_page, function, tear_down_page)
  ADD_PAGE ("merges", test_page_merges);
  ADD_PAGE ("refuses", test_page_refuses);
  ADD_PAGE ("restores", test_page_restores);
  ADD_PAGE ("optional", test_page_optional);
  ADD_PAGE ("photo", test_page_photo);
  ADD_PAGE ("suggestions", test_page_suggestions);
  return g_test_run ();
}
