/* test-people.c: how the people of a document are listed and edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-letters.h"
#include "people/mh-list-diff.h"
#include "people/mh-people-edit.h"
#include "people/mh-people-model.h"
#include "people/mh-photo-paintable.h"

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
  return mh_list_diff ((gconstpointer *) old_items->pdata, old_items->len,
                       (gconstpointer *) new_items->pdata, new_items->len, is_same_pointer);
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
    letters[i] = (char) ('a' + g_rand_int_range (rand, 0, 6));
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
      g_assert_cmpint (was_there ? '0' + (char) index : '-', ==, kept[i]);
    }
}

static void
check_model_row (const ModelRow *row)
{
  g_autoptr (MhDocument) before = mh_test_letters_document (row->before);
  g_autoptr (MhDocument) after = mh_test_letters_document (row->after);
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
  { "undo", 0, 0, "abc/1", "the selection goes back with its person" },
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
  MhSession *session = mh_test_letters_session ("abc");

  for (guint i = 0; i < G_N_ELEMENTS (edit_rows); i++)
    {
      g_test_message ("%s %s", edit_rows[i].command, edit_rows[i].why);
      run_command (session, &edit_rows[i]);
      mh_assert_letters (session, edit_rows[i].state);
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
  mh_assert_letters (session, "a/0");
  mh_session_undo (session);
  mh_assert_letters (session, "/-1");
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
  MhSession *session = mh_test_letters_session ("a");

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
  g_test_add_func ("/people/list-diff", test_list_diff);
  g_test_add_func ("/people/list-diff-law", test_list_diff_law);
  g_test_add_func ("/people/model", test_model);
  g_test_add_func ("/people/edits", test_edits);
  g_test_add_func ("/people/add-without-members", test_add_without_members);
  g_test_add_func ("/people/names", test_names);
  g_test_add_func ("/people/photo-edits", test_photo_edits);
  g_test_add_func ("/people/crop", test_crop);
  return g_test_run ();
}
