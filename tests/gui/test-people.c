/* test-people.c: the list of people and the page of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "design/mh-text-row.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-team.h"
#include "lib/mh-ui-test.h"
#include "mh-ui-resources.h"
#include "people/mh-face.h"
#include "people/mh-list-diff.h"
#include "people/mh-people-edit.h"
#include "people/mh-people-model.h"
#include "people/mh-people-pane.h"
#include "people/mh-person-page.h"
#include "people/mh-person-row.h"

/* A document whose people have these one-letter names; a capital has an expertise as well, so that
 * “a” and “A” are two states of the same person. */
static MhDocument *
make_document (const char *letters)
{
  g_autoptr (GString) json = g_string_new (
    "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"}, \"members\": [");

  for (const char *p = letters; *p != '\0'; p++)
    g_string_append_printf (json, "%s{\"name\": \"%c\"%s}", p == letters ? "" : ", ",
                            g_ascii_tolower (*p),
                            g_ascii_isupper (*p) ? ", \"expertise\": \"more\"" : "");
  g_string_append (json, "]}");
  return mh_test_document_new (json->str);
}

static MhSession *
make_session (const char *letters)
{
  g_autoptr (MhDocument) document = make_document (letters);
  MhSession *session = mh_session_new ();

  mh_session_load (session, document, NULL);
  return session;
}

/* "abc/1": the names, and who is selected. */
static char *
describe (MhSession *session)
{
  MhDocument *document = mh_session_get_document (session);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    g_string_append (text, mh_document_get_member (document, i)->name);
  g_string_append_printf (text, "/%d", mh_session_get_selected (session));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_state(session, expected)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *mh_state = describe (session);                                                \
    g_assert_cmpstr (mh_state, ==, expected);                                                      \
  }                                                                                                \
  G_STMT_END

/* differences of lists */

static gboolean
is_same_pointer (gconstpointer a, gconstpointer b)
{
  return a == b;
}

static GArray *
diff_letters (const char *before, const char *after)
{
  g_autoptr (GPtrArray) old_items = g_ptr_array_new ();
  g_autoptr (GPtrArray) new_items = g_ptr_array_new ();

  for (const char *p = before; *p != '\0'; p++)
    g_ptr_array_add (old_items, GINT_TO_POINTER (*p));
  for (const char *p = after; *p != '\0'; p++)
    g_ptr_array_add (new_items, GINT_TO_POINTER (*p));
  return mh_list_diff ((gconstpointer *)old_items->pdata, old_items->len,
                       (gconstpointer *)new_items->pdata, new_items->len, is_same_pointer);
}

typedef struct
{
  const char *before;
  const char *after;
  const char *splices; /* position-removed+added, a blank between */
  const char *why;
} DiffRow;

static const DiffRow diff_rows[] = {
  { "", "", "", "nothing" },
  { "abc", "abc", "", "nothing changed" },
  { "", "ab", "0-0+2", "first people" },
  { "ab", "", "0-2+0", "everybody leaves" },
  { "abc", "abcd", "3-0+1", "append" },
  { "abc", "xabc", "0-0+1", "prepend" },
  { "abc", "ac", "1-1+0", "remove from the middle" },
  { "abc", "axc", "1-1+1", "an edit stays at its place" },
  { "abcd", "axcy", "1-1+1 3-1+1", "two edits with someone unchanged between" },
  { "aab", "ab", "1-1+0", "twins: one of them leaves" },
  { "abcd", "bcda", "0-1+0 3-0+1", "down to the end: two small changes, not four" },
  { "abcd", "dabc", "0-0+1 4-1+0", "up to the beginning" },
  { "abcdef", "acdxf", "1-1+0 3-1+1", "positions count what went before" },
};

static void
test_list_diff (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (diff_rows); i++)
    {
      g_autoptr (GArray) splices = diff_letters (diff_rows[i].before, diff_rows[i].after);
      g_autoptr (GString) text = g_string_new (NULL);

      g_test_message ("%s", diff_rows[i].why);
      for (guint k = 0; k < splices->len; k++)
        {
          const MhSplice *splice = &g_array_index (splices, MhSplice, k);

          g_string_append_printf (text, "%s%u-%u+%u", k > 0 ? " " : "", splice->position,
                                  splice->n_removed, splice->n_added);
        }
      g_assert_cmpstr (text->str, ==, diff_rows[i].splices);
    }
}

static char *
make_random_letters (GRand *rand)
{
  int length = g_rand_int_range (rand, 0, 9);
  char *letters = g_new0 (char, length + 1);

  for (int i = 0; i < length; i++)
    letters[i] = (char)('a' + g_rand_int_range (rand, 0, 6));
  return letters;
}

static void
test_list_diff_law (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 2000; round++)
    {
      g_autofree char *before = make_random_letters (rand);
      g_autofree char *after = make_random_letters (rand);
      g_autoptr (GArray) splices = diff_letters (before, after);
      g_autoptr (GString) text = g_string_new (before);

      for (guint k = 0; k < splices->len; k++)
        {
          const MhSplice *splice = &g_array_index (splices, MhSplice, k);

          g_assert_cmpuint (splice->position + splice->n_removed, <=, text->len);
          g_string_erase (text, splice->position, splice->n_removed);
          g_string_insert_len (text, splice->position, after + splice->position, splice->n_added);
        }
      g_assert_cmpstr (text->str, ==, after);
    }
}

/* the model */

typedef struct
{
  const char *before;
  const char *after;
  const char *events; /* items-changed as above, then changed items by their place: “*2” */
  const char *kept; /* for each place afterwards: where that item was before, “-” for a new one */
  const char *why;
} ModelRow;

static const ModelRow model_rows[] = {
  { "abc", "abc", "", "012", "nothing happened" },
  { "abc", "aBc", "*1", "012", "an edit is told by the item, the list has not changed" },
  { "abc", "aXc", "*1", "012", "another name at the same place is an edit" },
  { "abc", "abcd", "3-0+1", "012-", "add" },
  { "abc", "bc", "0-1+0", "12", "remove" },
  { "abcd", "bcda", "0-1+0 3-0+1", "1230", "moved down: the same item" },
  { "abcd", "dabc", "0-0+1 4-1+0", "3012", "moved up: the same item" },
  { "abc", "ABC", "*0 *1 *2", "012", "everybody edited" },
  { "abc", "acD", "1-1+0 2-0+1", "02-", "one leaves, one joins" },
};

static void
note_items_changed_cb (
  GListModel *model, guint position, guint n_removed, guint n_added, GString *events)
{
  g_string_append_printf (events, "%s%u-%u+%u", events->len > 0 ? " " : "", position, n_removed,
                          n_added);
}

static void
note_changed_cb (MhPersonItem *item, GString *events)
{
  g_string_append_printf (events, "%s*%u", events->len > 0 ? " " : "",
                          mh_person_item_get_index (item));
}

static void
check_kept (GListModel *model, GPtrArray *items_before, const char *kept)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, strlen (kept));
  for (guint i = 0; kept[i] != '\0'; i++)
    {
      g_autoptr (MhPersonItem) item = g_list_model_get_item (model, i);
      guint index = 0;
      gboolean was_there = g_ptr_array_find (items_before, item, &index);

      g_assert_cmpuint (mh_person_item_get_index (item), ==, i);
      g_assert_cmpint (was_there ? '0' + (char)index : '-', ==, kept[i]);
    }
}

static void
check_model_row (const ModelRow *row)
{
  g_autoptr (MhDocument) before = make_document (row->before);
  g_autoptr (MhDocument) after = make_document (row->after);
  MhPeopleModel *model = mh_people_model_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) events = g_string_new (NULL);

  mh_people_model_set_document (model, before);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      MhPersonItem *item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_signal_connect (item, "changed", G_CALLBACK (note_changed_cb), events);
      g_ptr_array_add (items, item);
    }
  g_signal_connect (model, "items-changed", G_CALLBACK (note_items_changed_cb), events);
  mh_people_model_set_document (model, after);
  g_assert_cmpstr (events->str, ==, row->events);
  check_kept (G_LIST_MODEL (model), items, row->kept);

  /* And all the way back. */
  mh_people_model_set_document (model, before);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, strlen (row->before));
  g_assert_finalize_object (model);
}

static void
test_model (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (model_rows); i++)
    {
      g_test_message ("%s", model_rows[i].why);
      check_model_row (&model_rows[i]);
    }
}

/* edits */

typedef struct
{
  const char *command;
  int from;
  int to;
  const char *state;
  const char *why;
} EditRow;

/* One after the other on “abc” with nobody selected. */
static const EditRow edit_rows[] = {
  { "add", 0, 0, "abcd/3", "who is added is selected" },
  { "undo", 0, 0, "abc/2", "the selection falls back to the last" },
  { "select", 1, 0, "abc/1", "" },
  { "move", 1, 2, "acb/2", "the selection goes along" },
  { "move", 0, 1, "cab/2", "others move, the selection stays" },
  { "move", 0, 2, "abc/1", "someone passes downwards" },
  { "move", 2, 0, "cab/2", "someone passes upwards" },
  { "undo", 0, 0, "abc/2", "undo moves people, not the selection" },
  { "select", 1, 0, "abc/1", "" },
  { "remove", 0, 0, "bc/0", "someone before goes: the selection stays with its person" },
  { "remove", 1, 0, "b/0", "someone behind goes" },
  { "remove", 0, 0, "/-1", "nobody is left to be selected" },
  { "undo", 0, 0, "b/-1", "back again" },
  { "undo", 0, 0, "bc/-1", "each removal is a step" },
  { "redo", 0, 0, "b/-1", "and forth" },
};

static void
run_command (MhSession *session, const EditRow *row)
{
  if (g_str_equal (row->command, "add"))
    g_assert_true (mh_people_add (session, "d"));
  else if (g_str_equal (row->command, "move"))
    g_assert_true (mh_people_move (session, row->from, row->to));
  else if (g_str_equal (row->command, "remove"))
    g_assert_true (mh_people_remove (session, row->from));
  else if (g_str_equal (row->command, "select"))
    mh_session_set_selected (session, row->from);
  else if (g_str_equal (row->command, "undo"))
    mh_session_undo (session);
  else if (g_str_equal (row->command, "redo"))
    mh_session_redo (session);
  else
    g_assert_not_reached ();
}

static void
test_edits (void)
{
  MhSession *session = make_session ("abc");

  for (guint i = 0; i < G_N_ELEMENTS (edit_rows); i++)
    {
      g_test_message ("%s %s", edit_rows[i].command, edit_rows[i].why);
      run_command (session, &edit_rows[i]);
      assert_state (session, edit_rows[i].state);
    }
  g_assert_finalize_object (session);
}

static void
test_add_without_members (void)
{
  g_autoptr (MhDocument) document =
    mh_test_document_new ("{\"masthead\": 1, \"account\": {\"organisation\": \"N\"}}");
  MhSession *session = mh_session_new ();

  mh_session_load (session, document, NULL);
  g_assert_true (mh_people_add (session, "a"));
  assert_state (session, "a/0");
  mh_session_undo (session);
  assert_state (session, "/-1");
  g_assert_finalize_object (session);
}

typedef struct
{
  const char *path;
  const char *name;
  const char *why;
} NameRow;

static const NameRow name_rows[] = {
  { "/p/Aiko Tanaka.jpg", "Aiko Tanaka", "a name as people write it" },
  { "/p/aiko-tanaka.svg", "Aiko Tanaka", "lower case with a hyphen" },
  { "/p/aiko_tanaka_2024.JPG", "Aiko Tanaka", "numbers are no part of a name" },
  { "/p/01 McKay.png", "McKay", "capitals inside a word stay" },
  { "/p/élodie.png", "Élodie", "beyond ASCII" },
  { "/p/O’Neill.png", "O’Neill", "signs inside a word stay" },
  { "/p/IMG_1234.jpg", "IMG", "nothing better is known" },
  { "/p/1234.jpg", "New Person", "nothing is left" },
  { "/p/.jpg", "Jpg", "a hidden file has no suffix" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_rows); i++)
    {
      g_autofree char *name = mh_people_name_from_file (name_rows[i].path);

      g_test_message ("%s", name_rows[i].why);
      g_assert_cmpstr (name, ==, name_rows[i].name);
    }
}

static char *
get_photo (MhSession *session)
{
  JsonNode *node = mh_document_get (mh_session_get_document (session), "/members/0/photo");

  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

#define assert_photo(session, expected)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *mh_photo = get_photo (session);                                               \
    g_assert_cmpstr (mh_photo, ==, expected);                                                      \
  }                                                                                                \
  G_STMT_END

static void
test_photo_edits (void)
{
  MhSession *session = make_session ("a");

  g_assert_false (mh_people_set_photo_crop (session, 0, 0.5, 0.5, 2));
  assert_photo (session, NULL);
  g_assert_true (mh_people_set_photo (session, 0, "/photos/a.png"));
  assert_photo (session, "\"photos/a.png\"");

  /* A drag is one step. */
  g_assert_true (mh_people_set_photo_crop (session, 0, 0.25, 0.4, 1));
  g_assert_true (mh_people_set_photo_crop (session, 0, 0.12345, 2, 1.5));
  assert_photo (session, "{\"file\":\"photos/a.png\",\"focus\":[0.123,1],\"zoom\":1.5}");
  mh_session_undo (session);
  assert_photo (session, "\"photos/a.png\"");

  /* What nobody knows stays. */
  g_assert_true (
    mh_session_set (session, "/members/0/photo",
                    json_from_string ("{\"credit\": \"me\", \"file\": \"b.png\"}", NULL), "Test",
                    NULL));
  g_assert_true (mh_people_set_photo_crop (session, 0, 0, 0, 1));
  assert_photo (session, "{\"credit\":\"me\",\"file\":\"b.png\",\"focus\":[0,0],\"zoom\":1}");

  g_assert_true (mh_people_set_photo (session, 0, NULL));
  assert_photo (session, NULL);
  g_assert_finalize_object (session);
}

/* the pane */

static GtkSingleSelection *
get_selection (GtkWidget *pane)
{
  GtkListView *list = mh_ui_find (pane, GTK_TYPE_LIST_VIEW);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
}

static void
test_pane (void)
{
  MhSession *session = make_session ("abc");
  GtkWidget *pane = mh_people_pane_new ();
  GtkWidget *window = mh_ui_show (pane);
  GtkSingleSelection *selection = NULL;

  g_object_set (pane, "session", session, NULL);
  selection = get_selection (pane);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  /* Disabled: nothing happens. */
  gtk_widget_activate_action (pane, "people.remove", NULL);
  assert_state (session, "abc/-1");

  /* Both ways. */
  gtk_single_selection_set_selected (selection, 1);
  assert_state (session, "abc/1");
  mh_session_set_selected (session, 2);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 2);

  g_assert_true (gtk_widget_activate_action (pane, "people.up", NULL));
  assert_state (session, "acb/1");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  g_assert_true (gtk_widget_activate_action (pane, "people.down", NULL));
  assert_state (session, "abc/2");

  g_assert_true (gtk_widget_activate_action (pane, "people.remove", NULL));
  assert_state (session, "ab/1");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  mh_session_undo (session);
  assert_state (session, "abc/1");

  g_assert_true (gtk_widget_activate_action (pane, "people.add", NULL));
  assert_state (session, "abcNew Person/3");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 3);

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
  MhSession *session = make_session ("abc");
  GtkWidget *pane = mh_people_pane_new ();
  GtkWidget *window = mh_ui_show (pane);
  GtkEditable *search = mh_ui_find (pane, GTK_TYPE_SEARCH_ENTRY);
  GListModel *found = NULL;

  mh_people_pane_set_session (MH_PEOPLE_PANE (pane), session);
  found = G_LIST_MODEL (get_selection (pane));
  mh_session_set_selected (session, 2);

  gtk_editable_set_text (search, "b");
  mh_ui_wait (g_list_model_get_n_items (found) == 1);
  assert_state (session, "abc/2");
  /* The neighbours that are seen are not those of the file. */
  gtk_widget_activate_action (pane, "people.up", NULL);
  assert_state (session, "abc/2");

  /* Whoever is renamed while a search is on comes and goes with it. */
  g_assert_true (mh_session_set (session, "/members/0/name",
                                 json_node_init_string (json_node_alloc (), "b2"), "Test", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 2);

  gtk_editable_set_text (search, "");
  mh_ui_wait (g_list_model_get_n_items (found) == 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (found)), ==, 2);
  g_assert_true (gtk_widget_activate_action (pane, "people.up", NULL));
  assert_state (session, "b2cb/1");

  mh_ui_close (window);
  g_assert_finalize_object (session);
}

/* A row follows edits of its person without being made anew. */
static void
test_row (void)
{
  MhSession *session = make_session ("ab");
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
  fixture->session = make_session ("ab");
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
  MhDocument *before = mh_session_get_document (fixture->session);

  mh_session_set_selected (fixture->session, 0);
  gtk_editable_set_text (name, "");
  g_assert_true (mh_session_get_document (fixture->session) == before);
  g_assert_true (mh_text_row_get_refused (MH_TEXT_ROW (name)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "");

  /* An edit elsewhere leaves alone what is being mended. */
  g_assert_true (mh_people_set_shown (fixture->session, 1, FALSE));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "");

  gtk_editable_set_text (name, "z");
  g_assert_false (mh_text_row_get_refused (MH_TEXT_ROW (name)));
  g_assert_cmpstr (get_text (fixture, "/members/0/name"), ==, "z");

  /* What one person could not be called is not shown for the next. */
  gtk_editable_set_text (name, "");
  mh_session_set_selected (fixture->session, 1);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "b");
  g_assert_false (mh_text_row_get_refused (MH_TEXT_ROW (name)));
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
  gsize n_bytes = 4 * (gsize)width_px * height_px;
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

typedef struct
{
  MhPhotoCrop crop;
  double width;
  double height;
  graphene_rect_t whole;
  const char *why;
} CropRow;

static const CropRow crop_rows[] = {
  { { 0.5, 0.5, 1 }, 100, 100, { { 0, 0 }, { 10, 10 } }, "a square fills a square" },
  { { 0.5, 0.5, 1 },
    200,
    100,
    { { -5, 0 }, { 20, 10 } },
    "cover: what is too wide is cut at both" },
  { { 0, 0.5, 1 }, 200, 100, { { 0, 0 }, { 20, 10 } }, "a focus at the edge shows no gap" },
  { { 1, 1, 1 }, 100, 200, { { 0, -10 }, { 10, 20 } }, "nor at the other" },
  { { 0.25, 0.5, 2 }, 100, 100, { { 0, -5 }, { 20, 20 } }, "zoom about the focus" },
  { { 0.4, 0.5, 2 }, 100, 100, { { -3, -5 }, { 20, 20 } }, "the focus stands in the middle" },
};

static void
test_crop (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (crop_rows); i++)
    {
      const CropRow *row = &crop_rows[i];
      graphene_rect_t whole = mh_photo_crop_place (&row->crop, row->width, row->height, 10);

      g_test_message ("%s", row->why);
      g_assert_true (graphene_rect_equal (&whole, &row->whole));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();
  g_test_add_func ("/people/list-diff", test_list_diff);
  g_test_add_func ("/people/list-diff-law", test_list_diff_law);
  g_test_add_func ("/people/model", test_model);
  g_test_add_func ("/people/edits", test_edits);
  g_test_add_func ("/people/add-without-members", test_add_without_members);
  g_test_add_func ("/people/names", test_names);
  g_test_add_func ("/people/photo-edits", test_photo_edits);
  g_test_add_func ("/people/crop", test_crop);
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
  return g_test_run ();
}
