/* test-document.c: what holds for every team file and every edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "team/mh-history.h"
#include "team/mh-json-pointer.h"
#include "team/mh-json-value.h"

#define MUTANT_SEED 20261122
#define N_MUTANTS   2000
#define TREE_SEED   7
#define N_TREES     300
#define EDIT_SEED   99
#define N_EDITS     400

static GBytes *
load_example (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "assets", "examples",
                                                 "northwind", "northwind.team.json", NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = mh_file_read (path, MH_LIMIT_JSON_BYTES, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
make_text (GRand *random)
{
  static const char *const parts[] = {
    "a",  "é",    "中", "😀", "\"", "\\", "/",    "\n",
    "\t", "\x01", "~",  " ", "",   "0",  "\x7f", "\xe2\x80\xa8"
  };
  g_autoptr (GString) text = g_string_new (NULL);
  int n_parts = g_rand_int_range (random, 0, 8);

  for (int i = 0; i < n_parts; i++)
    g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
  return g_strdup (text->str);
}

static double
make_number (GRand *random)
{
  static const double numbers[] = { 0.1,     -0.0,   1.0,           1e300, -1e-300,
                                    1.0 / 3, 5e-324, 123456789.125, 1e15,  1e17 };

  if (g_rand_boolean (random))
    return g_rand_double_range (random, -1e6, 1e6);
  return numbers[g_rand_int_range (random, 0, G_N_ELEMENTS (numbers))];
}

static JsonNode *
make_tree (GRand *random, int depth)
{
  int kind = g_rand_int_range (random, 0, depth > 0 ? 8 : 5);
  int n_parts = g_rand_int_range (random, 0, 5);
  g_autofree char *text = make_text (random);
  JsonObject *object = NULL;
  JsonArray *array = NULL;

  switch (kind)
    {
    case 0:
      return json_node_init_null (json_node_alloc ());
    case 1:
      return json_node_init_boolean (json_node_alloc (), g_rand_boolean (random));
    case 2:
      return json_node_init_int (json_node_alloc (),
                                 (gint64) (((guint64) g_rand_int (random) << 32) |
                                           g_rand_int (random)));
    case 3:
      return json_node_init_double (json_node_alloc (), make_number (random));
    case 4:
      return json_node_init_string (json_node_alloc (), text);
    case 5:
    case 6:
      object = json_object_new ();
      for (int i = 0; i < n_parts; i++)
        {
          g_autofree char *name = make_text (random);

          json_object_set_member (object, name, make_tree (random, depth - 1));
        }
      return mh_json_take_object (object);
    default:
      array = json_array_new ();
      for (int i = 0; i < n_parts; i++)
        json_array_add_element (array, make_tree (random, depth - 1));
      return mh_json_take_array (array);
    }
}

/* parse ∘ write is the identity, and write ∘ parse ∘ write is write. */
static void
test_write_and_read (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (TREE_SEED);

  for (int i = 0; i < N_TREES; i++)
    {
      g_autoptr (JsonNode) tree = make_tree (random, 6);
      g_autoptr (GBytes) bytes = mh_json_write (tree);
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (JsonNode) read = mh_json_read_bytes (bytes, problems);
      g_autoptr (GBytes) again = NULL;

      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_true (mh_json_equal (tree, read));
      again = mh_json_write (read);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

static void
test_save_is_identity (void)
{
  g_autoptr (GBytes) bytes = load_example ();
  g_autoptr (MhDocument) document = mh_document_new_from_bytes (bytes, "/team", NULL, NULL);
  g_autoptr (GBytes) saved = mh_document_to_bytes (document);
  g_autoptr (MhDocument) again = mh_document_new_from_bytes (saved, "/team", NULL, NULL);
  g_autoptr (GBytes) saved_again = mh_document_to_bytes (again);

  g_assert_true (mh_document_equal (document, again));
  g_assert_true (g_bytes_equal (saved, saved_again));
}

/* Calls func for each pointer of the tree. */
static void
walk (JsonNode *node, GString *pointer, GPtrArray *pointers)
{
  gsize length = pointer->len;

  g_ptr_array_add (pointers, g_strdup (pointer->str));
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name = NULL;
      JsonNode *value = NULL;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &value))
        {
          mh_json_pointer_append (pointer, name);
          walk (value, pointer, pointers);
          g_string_truncate (pointer, length);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append_printf (pointer, "/%u", i);
          walk (json_array_get_element (array, i), pointer, pointers);
          g_string_truncate (pointer, length);
        }
    }
}

/* At every place of every tree: setting what is there changes nothing; what is set is got; and
 * setting the old value again gives the old tree. */
static void
test_set_and_get (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (TREE_SEED);

  for (int i = 0; i < N_TREES / 10; i++)
    {
      g_autoptr (JsonNode) tree = make_tree (random, 4);
      g_autoptr (GString) pointer = g_string_new (NULL);
      g_autoptr (GPtrArray) pointers = g_ptr_array_new_with_free_func (g_free);

      json_node_seal (tree);
      walk (tree, pointer, pointers);
      for (guint j = 0; j < pointers->len; j++)
        {
          const char *place = g_ptr_array_index (pointers, j);
          JsonNode *old = mh_json_pointer_get (tree, place);
          JsonNode *value = make_tree (random, 2);
          g_autoptr (JsonNode) kept = json_node_ref (value);
          g_autoptr (JsonNode) same = NULL;
          g_autoptr (JsonNode) changed = NULL;
          g_autoptr (JsonNode) back = NULL;

          g_assert_nonnull (old);
          same = mh_json_pointer_set (tree, place, mh_json_copy (old), NULL);
          changed = mh_json_pointer_set (tree, place, value, NULL);
          back = mh_json_pointer_set (changed, place, mh_json_copy (old), NULL);
          g_assert_true (mh_json_equal (same, tree));
          g_assert_true (mh_json_equal (mh_json_pointer_get (changed, place), kept));
          g_assert_true (mh_json_equal (back, tree));
        }
    }
}

/* A patch that is merged twice is merged; and merging null members never leaves one. */
static void
test_merge_twice (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (TREE_SEED);

  for (int i = 0; i < N_TREES; i++)
    {
      g_autoptr (JsonNode) tree = make_tree (random, 4);
      g_autoptr (JsonNode) patch = make_tree (random, 4);
      g_autoptr (JsonNode) once = mh_json_merge (tree, patch);
      g_autoptr (JsonNode) twice = mh_json_merge (once, patch);

      g_assert_true (mh_json_equal (once, twice));
    }
}

static MhDocument *
edit_somehow (MhDocument *document, GRand *random)
{
  guint n_members = mh_document_get_n_members (document);
  guint member = (guint) g_rand_int_range (random, 0, MAX ((int) n_members, 1));
  g_autofree char *name = g_strdup_printf ("/members/%u/name", member);
  g_autofree char *whole = g_strdup_printf ("/members/%u", member);
  g_autofree char *text = g_strdup_printf ("Person %u", g_rand_int (random) % 50);
  g_autoptr (JsonNode) person = mh_test_json ("{'name':'New','own':[1,{'x':null}]}");
  g_autoptr (JsonNode) size = json_node_init_double (json_node_alloc (), g_rand_double (random));

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      return mh_document_set_string (document, name, text, NULL);
    case 1:
      return mh_document_insert (document, whole, person, NULL);
    case 2:
      return mh_document_remove (document, whole, NULL);
    case 3:
      return mh_document_reorder (document, "/members", member, n_members / 2, NULL);
    default:
      return mh_document_set (document, "/design/panel/size", size, NULL);
    }
}

/* Undo all the way is where it began, redo all the way where it ended; and each document on the way
 * is right from scratch. */
static void
test_undo_and_redo (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (EDIT_SEED);
  g_autoptr (GBytes) bytes = load_example ();
  g_autoptr (MhDocument) first = mh_document_new_from_bytes (bytes, "/team", NULL, NULL);
  g_autoptr (MhDocument) untouched = mh_document_new_from_bytes (bytes, "/team", NULL, NULL);
  g_autoptr (MhHistory) history = mh_history_new (first);
  g_autoptr (MhDocument) last = NULL;

  for (int i = 0; i < N_EDITS; i++)
    {
      g_autoptr (MhDocument) edited = edit_somehow (mh_history_get_document (history), random);
      g_autoptr (GBytes) edited_bytes = NULL;
      g_autoptr (MhDocument) read = NULL;
      g_autoptr (GError) error = NULL;

      if (edited == NULL)
        continue;
      edited_bytes = mh_document_to_bytes (edited);
      read = mh_document_new_from_bytes (edited_bytes, "/team", NULL, &error);
      g_assert_no_error (error);
      g_assert_true (mh_document_equal (edited, read));
      mh_history_commit (history, edited, "edit", NULL);
    }
  last = mh_document_ref (mh_history_get_document (history));
  g_assert_false (mh_document_equal (first, last));
  while (mh_history_undo (history))
    ;
  g_assert_true (mh_document_equal (mh_history_get_document (history), untouched));
  while (mh_history_redo (history))
    ;
  g_assert_true (mh_history_get_document (history) == last);
}

/* What an edit takes is what a reader takes, whatever is put wherever: an edit only looks at what
 * it changed. */
static void
test_edit_and_read_agree (void)
{
  static const char *const values[] = { "7",
                                        "-1",
                                        "'x'",
                                        "''",
                                        "null",
                                        "true",
                                        "[]",
                                        "{}",
                                        "'auto'",
                                        "[0.5,0.5]",
                                        "{'name':'A'}",
                                        "{'file':'a.png'}",
                                        "'2026-01-01'",
                                        "'header.jpg'",
                                        "'grid'",
                                        "'#123456'" };
  g_autoptr (GRand) random = g_rand_new_with_seed (EDIT_SEED);
  g_autoptr (GBytes) bytes = load_example ();
  g_autoptr (MhDocument) document = mh_document_new_from_bytes (bytes, "/team", NULL, NULL);
  g_autoptr (GString) pointer = g_string_new (NULL);
  g_autoptr (GPtrArray) pointers = g_ptr_array_new_with_free_func (g_free);
  int n_taken = 0;
  int n_refused = 0;

  walk (mh_document_get (document, ""), pointer, pointers);
  for (int i = 0; i < N_MUTANTS; i++)
    {
      const char *place =
          g_ptr_array_index (pointers, (guint) g_rand_int_range (random, 0, (int) pointers->len));
      g_autoptr (JsonNode) value =
          mh_test_json (values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))]);
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (MhDocument) edited = NULL;
      g_autoptr (MhDocument) read = NULL;
      g_autoptr (GBytes) text = NULL;

      /* An edit within a photo that is a path makes an object of it, and is another story. */
      if (strstr (place, "/photo") != NULL)
        continue;
      edited = mh_document_set (document, place, value, NULL);
      root =
          mh_json_pointer_set (mh_document_get (document, ""), place, json_node_ref (value), NULL);
      text = mh_json_write (root);
      read = mh_document_new_from_bytes (text, "/team", NULL, NULL);
      if ((edited != NULL) != (read != NULL))
        g_error ("%s is taken by one only", place);
      *(edited != NULL ? &n_taken : &n_refused) += 1;
    }
  g_assert_cmpint (n_taken, >, N_MUTANTS / 20);
  g_assert_cmpint (n_refused, >, N_MUTANTS / 20);
}

/* Moving a document back gives it back. */
static void
test_move_and_back (void)
{
  static const char *const folders[] = { "/team/sub/folder", "/other", "/team/..", "/x/y/z/w/v" };
  g_autoptr (GBytes) bytes = load_example ();
  g_autoptr (MhDocument) document = mh_document_new_from_bytes (bytes, "/a/team", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_strconcat ("/a", folders[i], NULL);
      g_autoptr (MhDocument) moved = mh_document_move (document, folder);

      for (guint j = 0; j < mh_document_get_n_members (document); j++)
        {
          const char *here = mh_document_get_member (document, j)->photo_file;
          const char *there = mh_document_get_member (moved, j)->photo_file;
          g_autofree char *here_path =
              here != NULL ? g_canonicalize_filename (here, "/a/team") : NULL;
          g_autofree char *there_path =
              there != NULL ? g_canonicalize_filename (there, folder) : NULL;

          g_assert_cmpstr (here_path, ==, there_path);
        }
    }
}

/* Any part from the start is refused with a place, and nothing crashes. */
static void
test_prefixes (void)
{
  g_autoptr (GBytes) bytes = load_example ();
  g_autoptr (MhDocument) document = mh_document_new_from_bytes (bytes, "/team", NULL, NULL);
  g_autoptr (GBytes) saved = mh_document_to_bytes (document);
  gsize n_bytes = g_bytes_get_size (saved);

  /* The whole ends in a brace and a line break. */
  for (gsize i = 0; i < n_bytes - 1; i++)
    {
      g_autoptr (GBytes) prefix = g_bytes_new (g_bytes_get_data (saved, NULL), i);
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (mh_document_new_from_bytes (prefix, "/team", problems, &error));
      g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_SYNTAX);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_cmpint (((MhProblem *) g_ptr_array_index (problems, 0))->line, >, 0);
    }
}

static void
mutate (GByteArray *bytes, GRand *random)
{
  static const char interesting[] = "{}[]\",:\\/u0189eE+-.tfn \n\x01\x7f\x80\xc3\xed\xf0\xff";
  int n_changes = g_rand_int_range (random, 1, 6);

  for (int i = 0; i < n_changes && bytes->len > 1; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (int) bytes->len);
      guint n_wanted = (guint) g_rand_int_range (random, 1, 40);
      guint n_cut = MIN (bytes->len - at, n_wanted);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          bytes->data[at] = (guint8) g_rand_int (random);
          break;
        case 1:
          bytes->data[at] = (guint8) interesting[g_rand_int_range (random, 0, sizeof interesting)];
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, n_cut);
          break;
        default:
          {
            g_autofree guint8 *piece = g_memdup2 (bytes->data + at, n_cut);

            g_byte_array_append (bytes, piece, n_cut);
          }
        }
    }
}

/* Damaged files are taken or refused; what is taken can be drawn from, saved and read again. */
static void
test_mutants (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (MUTANT_SEED);
  g_autoptr (GBytes) bytes = load_example ();
  int n_taken = 0;

  for (int i = 0; i < N_MUTANTS; i++)
    {
      g_autoptr (GByteArray) array = g_byte_array_new ();
      g_autoptr (GBytes) mutant = NULL;
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (MhDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (array, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
      mutate (array, random);
      mutant = g_byte_array_free_to_bytes (g_steal_pointer (&array));
      document = mh_document_new_from_bytes (mutant, "/team", problems, &error);
      g_assert_cmpint (document == NULL, ==, error != NULL);
      for (guint j = 0; j < problems->len; j++)
        g_assert_true (
            g_utf8_validate (((MhProblem *) g_ptr_array_index (problems, j))->message, -1, NULL));
      if (document != NULL)
        {
          g_autoptr (GBytes) saved = mh_document_to_bytes (document);
          g_autoptr (MhDocument) again = mh_document_new_from_bytes (saved, "/team", NULL, NULL);
          g_autoptr (MhDesign) design = mh_document_dup_design (document, NULL);

          g_assert_true (mh_document_equal (document, again));
          g_assert_nonnull (design);
          n_taken++;
        }
    }
  g_test_message ("%d of %d were taken", n_taken, N_MUTANTS);
  g_assert_cmpint (n_taken, >, N_MUTANTS / 100);
  g_assert_cmpint (n_taken, <, N_MUTANTS);
}

static gpointer
edit_in_thread (gpointer data)
{
  MhDocument *document = data;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);
      g_autoptr (MhDocument) edited =
          mh_document_set_string (document, "/members/0/name", name, NULL);
      g_autoptr (MhDesign) design = mh_document_dup_design (edited, NULL);

      g_assert_cmpstr (mh_document_get_member (edited, 0)->name, ==, name);
    }
  mh_document_unref (document);
  return NULL;
}

/* Documents that share their parts come and go in several threads. */
static void
test_threads (void)
{
  g_autoptr (GBytes) bytes = load_example ();
  MhDocument *document = mh_document_new_from_bytes (bytes, "/team", NULL, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("edit", edit_in_thread, mh_document_ref (document));
  mh_document_unref (document);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/laws/document/write-and-read", test_write_and_read);
  g_test_add_func ("/laws/document/save-is-identity", test_save_is_identity);
  g_test_add_func ("/laws/document/set-and-get", test_set_and_get);
  g_test_add_func ("/laws/document/merge-twice", test_merge_twice);
  g_test_add_func ("/laws/document/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/laws/document/edit-and-read-agree", test_edit_and_read_agree);
  g_test_add_func ("/laws/document/move-and-back", test_move_and_back);
  g_test_add_func ("/laws/document/prefixes", test_prefixes);
  g_test_add_func ("/laws/document/mutants", test_mutants);
  g_test_add_func ("/laws/document/threads", test_threads);
  return g_test_run ();
}
