/* test-people-several.c: the list of people, several at once and edited in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "design/mh-text-row.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-letters.h"
#include "lib/mh-ui-test.h"
#include "mh-ui-resources.h"
#include "people/mh-people-drop.h"
#include "people/mh-people-edit.h"
#include "people/mh-people-pane.h"
#include "people/mh-people-several.h"
#include "people/mh-person-page.h"
#include "people/mh-person-row.h"

typedef struct
{
  MhSession *session;
  GtkWidget *pane;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = mh_test_letters_session ("abcd");
  fixture->pane = mh_people_pane_new ();
  fixture->window = mh_ui_show (fixture->pane);
  mh_people_pane_set_session (MH_PEOPLE_PANE (fixture->pane), fixture->session);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_ui_close (fixture->window);
  g_assert_finalize_object (fixture->session);
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  return gtk_list_view_get_model (mh_ui_find (fixture->pane, GTK_TYPE_LIST_VIEW));
}

/* Letters of members: “ac”. */
static void
select_letters (Fixture *fixture, const char *letters)
{
  MhDocument *document = mh_session_get_document (fixture->session);

  gtk_selection_model_unselect_all (get_selection (fixture));
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    if (strchr (letters, mh_document_get_member (document, i)->name[0]) != NULL)
      gtk_selection_model_select_item (get_selection (fixture), i, FALSE);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (MH_PEOPLE_PANE (fixture->pane));
  g_autoptr (GString) letters = g_string_new (NULL);
  MhDocument *document = mh_session_get_document (fixture->session);

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    if (gtk_bitset_contains (members, i))
      g_string_append (letters, mh_document_get_member (document, i)->name);
  g_assert_cmpstr (letters->str, ==, expected);
}

typedef struct
{
  const char *selected;
  const char *action;
  const char *before; /* (nullable): for people.move: letter that is dragged, digit of the place */
  const char *team;
  const char *selected_after;
  const char *why;
} EditRow;

static const EditRow edit_rows[] = {
  { "bc", "people.up", NULL, "bcad/-1", "bc", "a block goes up" },
  { "bc", "people.down", NULL, "adbc/-1", "bc", "and down" },
  { "bd", "people.up", NULL, "bdac/-1", "bd", "apart: they come together" },
  { "ac", "people.up", NULL, "abcd/-1", "ac", "who is first stays" },
  { "ad", "people.remove", NULL, "bc/-1", "", "remove two" },
  { "ab", "people.move", "b4", "cdab/-1", "ab", "one who is dragged brings the other" },
  { "ab", "people.move", "d0", "dabc/-1", "ab", "but not when dragged alone" },
  { "b", "people.down", NULL, "acbd/2", "b", "one" },
};

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  const EditRow *row = data;

  g_test_message ("%s", row->why);
  select_letters (fixture, row->selected);
  if (row->before != NULL)
    gtk_widget_activate_action (fixture->pane, row->action, "(uu)", (guint) (row->before[0] - 'a'),
                                (guint) g_ascii_digit_value (row->before[1]));
  else
    gtk_widget_activate_action (fixture->pane, row->action, NULL);
  mh_assert_letters (fixture->session, row->team);
  assert_selected (fixture, row->selected_after);
  /* One step. */
  if (g_str_has_prefix (row->team, "abcd"))
    return;
  mh_session_undo (fixture->session);
  g_assert_false (mh_history_get_can_undo (mh_session_get_history (fixture->session)));
}

static void
test_hide (Fixture *fixture, gconstpointer data)
{
  MhDocument *document = NULL;

  select_letters (fixture, "ac");
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.hide", NULL));
  document = mh_session_get_document (fixture->session);
  g_assert_false (mh_document_get_member (document, 0)->shown);
  g_assert_true (mh_document_get_member (document, 1)->shown);
  g_assert_false (mh_document_get_member (document, 2)->shown);
  assert_selected (fixture, "ac");
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.show", NULL));
  document = mh_session_get_document (fixture->session);
  g_assert_null (mh_document_get (document, "/members/2/shown"));
}

/* Selected elsewhere: that one alone. */
static void
test_session_wins (Fixture *fixture, gconstpointer data)
{
  select_letters (fixture, "ac");
  mh_assert_letters (fixture->session, "abcd/-1");
  mh_session_set_selected (fixture->session, 3);
  assert_selected (fixture, "d");
}

static void
test_select_mode (Fixture *fixture, gconstpointer data)
{
  MhPersonRow *row = mh_ui_find (fixture->pane, MH_TYPE_PERSON_ROW);
  GtkWidget *check = mh_ui_find (row, GTK_TYPE_CHECK_BUTTON);

  g_assert_false (gtk_widget_get_visible (check));
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.select", NULL));
  g_assert_true (gtk_widget_get_visible (check));
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.toggle", "u", 0));
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.toggle", "u", 2));
  assert_selected (fixture, "ac");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_nonnull (mh_ui_find_text (fixture->pane, GTK_TYPE_LABEL, "label", "2 selected"));
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.toggle", "u", 0));
  assert_selected (fixture, "c");
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.select-all", NULL));
  assert_selected (fixture, "abcd");
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.done", NULL));
  assert_selected (fixture, "");
  g_assert_false (gtk_widget_get_visible (check));
}

static void
test_add_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry =
      mh_ui_find_text (fixture->pane, GTK_TYPE_ENTRY, "placeholder-text", "Add a person");

  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_signal_emit_by_name (entry, "activate");
  mh_assert_letters (fixture->session, "abcd/-1");
  gtk_editable_set_text (GTK_EDITABLE (entry), " e ");
  g_signal_emit_by_name (entry, "activate");
  mh_assert_letters (fixture->session, "abcde/4");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static GtkWidget *
begin_rename (Fixture *fixture)
{
  GtkWidget *entry = NULL;

  mh_session_set_selected (fixture->session, 0);
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.rename", NULL));
  entry = mh_ui_find (mh_ui_find (fixture->pane, MH_TYPE_PERSON_ROW), GTK_TYPE_ENTRY);
  g_assert_true (gtk_widget_get_visible (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "a");
  return entry;
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = begin_rename (fixture);

  gtk_editable_set_text (GTK_EDITABLE (entry), "z");
  mh_assert_letters (fixture->session, "abcd/0");
  g_signal_emit_by_name (entry, "activate");
  mh_assert_letters (fixture->session, "zbcd/0");
  g_assert_false (gtk_widget_get_visible (entry));
  mh_session_undo (fixture->session);

  /* Nobody is without a name. */
  entry = begin_rename (fixture);
  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  g_signal_emit_by_name (entry, "activate");
  mh_assert_letters (fixture->session, "abcd/0");
  g_assert_false (gtk_widget_get_visible (entry));
}

static void
test_paste_name (Fixture *fixture, gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->pane), "e\n");
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.paste", NULL));
  mh_ui_wait (mh_document_get_n_members (mh_session_get_document (fixture->session)) == 5);
  mh_assert_letters (fixture->session, "abcde/4");
}

static GdkTexture *
make_texture (void)
{
  g_autoptr (GBytes) pixels = g_bytes_new_static ("\x10\x20\x30\xff", 4);

  return gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8A8, pixels, 4);
}

static const char *
get_photo (Fixture *fixture)
{
  return mh_document_get_member (mh_session_get_document (fixture->session), 0)->photo_file;
}

/* A picture without a file gets one beside the team file, which is not written over. */
static void
test_paste_photo (Fixture *fixture, gconstpointer data)
{
  char *folder = mh_test_folder_new ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "x.team.json", NULL);
  g_autoptr (MhDocument) moved =
      mh_document_move (mh_session_get_document (fixture->session), folder);
  g_autoptr (GdkTexture) texture = make_texture ();

  mh_session_load (fixture->session, moved, file);
  mh_session_set_selected (fixture->session, 0);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (fixture->pane), texture);
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.paste", NULL));
  mh_ui_wait (get_photo (fixture) != NULL);
  g_assert_cmpstr (get_photo (fixture), ==, "people/a.png");
  g_assert_true (gtk_widget_activate_action (fixture->pane, "people.paste", NULL));
  mh_ui_wait (g_str_equal (get_photo (fixture), "people/a-2.png"));
  mh_test_folder_remove (folder);
}

/* The page of several shows what they share, and sets it for all. */
static void
test_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = mh_person_page_new ();
  GtkWidget *window = mh_ui_show (page);
  g_autoptr (GtkBitset) members = gtk_bitset_new_range (1, 2);
  GtkEditable *row = NULL;

  g_assert_true (mh_session_set (fixture->session, "/members/1/group",
                                 json_node_init_string (json_node_alloc (), "x"), "Test", NULL));
  mh_person_page_set_session (MH_PERSON_PAGE (page), fixture->session);
  mh_person_page_set_several (MH_PERSON_PAGE (page), members);
  g_assert_nonnull (mh_ui_find_text (page, GTK_TYPE_LABEL, "label", "2 people selected"));
  row = mh_ui_find_text (page, MH_TYPE_TEXT_ROW, "title", "Group (differs)");
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");

  gtk_editable_set_text (row, "p");
  gtk_editable_set_text (row, "press");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (mh_document_get_member (mh_session_get_document (fixture->session), i)->group,
                     ==, i == 1 || i == 2 ? "press" : NULL);
  g_assert_nonnull (mh_ui_find_text (page, MH_TYPE_TEXT_ROW, "title", "Group"));
  /* What was typed is one step. */
  mh_session_undo (fixture->session);
  g_assert_cmpstr (mh_document_get_member (mh_session_get_document (fixture->session), 1)->group,
                   ==, "x");

  /* A team that got smaller elsewhere, before the page is told who is selected now. */
  g_assert_true (mh_people_remove (fixture->session, 3));
  g_assert_true (mh_people_remove (fixture->session, 2));
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "x");
  mh_ui_close (window);
}

typedef struct
{
  const char *file;
  int member;
  const char *why;
} FileRow;

static const FileRow file_rows[] = {
  { "/p/aiko_tanaka-2.jpg", 0, "by name, with a number" },
  { "/p/Tanaka, Aiko.png", 0, "the other way round" },
  { "/p/zoe petit.jpg", 1, "without accents" },
  { "/p/ZoeAtNW.jpg", 1, "by handle" },
  { "/p/at.webp", 0, "by signature" },
  { "/p/tanaka.jpg", -1, "half a name is no name" },
  { "/p/IMG_2044.jpg", -1, "nobody" },
};

static void
test_find_by_file (void)
{
  g_autoptr (MhDocument) document = mh_test_document_new (
      "{\"masthead\": 1, \"account\": {\"organisation\": \"N\"}, \"members\": ["
      "{\"name\": \"Aiko Tanaka\", \"signature\": \"AT\"},"
      "{\"name\": \"Zoé Petit\", \"handle\": \"@ZoeAtNW\"}]}");
  const char *two[] = { "/p/at.jpg", "/p/zoe petit.jpg", NULL };
  const char *mixed[] = { "/p/at.jpg", "/p/IMG.jpg", NULL };
  const char *odd[] = { "/p/IMG.jpg", NULL };
  g_autofree char *words_two = mh_people_describe_photos (document, two);
  g_autofree char *words_one = mh_people_describe_photos (document, two + 1);
  g_autofree char *words_mixed = mh_people_describe_photos (document, mixed);
  g_autofree char *words_odd = mh_people_describe_photos (document, odd);

  for (guint i = 0; i < G_N_ELEMENTS (file_rows); i++)
    {
      g_test_message ("%s", file_rows[i].why);
      g_assert_cmpint (mh_people_find_by_file (document, file_rows[i].file), ==,
                       file_rows[i].member);
    }
  g_assert_cmpstr (words_two, ==, "Set the photos of 2 people");
  g_assert_cmpstr (words_one, ==, "Set the photo of Zoé Petit");
  g_assert_cmpstr (words_mixed, ==, "Set 1 photo, add 1 person");
  g_assert_cmpstr (words_odd, ==, "Add 1 person with this photo");
}

/* Known and new in one step. */
static void
test_take_photos (void)
{
  MhSession *session = mh_test_letters_session ("ab");
  const char *paths[] = { "/p/b.jpg", "/p/c.jpg", NULL };

  g_assert_cmpuint (mh_people_take_photos (session, paths), ==, 2);
  mh_assert_letters (session, "abC/2");
  g_assert_cmpstr (mh_document_get_member (mh_session_get_document (session), 1)->photo_file, ==,
                   "p/b.jpg");
  mh_session_undo (session);
  mh_assert_letters (session, "ab/1");
  g_assert_finalize_object (session);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();
  for (guint i = 0; i < G_N_ELEMENTS (edit_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/several/edits/%u", i);

      g_test_add (path, Fixture, &edit_rows[i], set_up, test_edits, tear_down);
    }
  ADD ("/several/hide", test_hide);
  ADD ("/several/session-wins", test_session_wins);
  ADD ("/several/select-mode", test_select_mode);
  ADD ("/several/page", test_page);
  ADD ("/people/add-entry", test_add_entry);
  ADD ("/people/rename", test_rename);
  ADD ("/people/paste-name", test_paste_name);
  ADD ("/people/paste-photo", test_paste_photo);
  g_test_add_func ("/people/find-by-file", test_find_by_file);
  g_test_add_func ("/people/take-photos", test_take_photos);
  return g_test_run ();
}
