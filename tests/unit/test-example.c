/* test-example.c: the examples say what an example should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mh-problem.h"
#include "surface/mh-surface.h"

#define X_HANDLE_CHARS 15

static const char *const examples[] = { "northwind", "skerry", "fernhill", "larkmouth" };

static MhDocument *
load_example (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".team.json", NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "assets", "examples", name, file, NULL);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_load (path, problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((MhProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (problems->len, ==, 0);
  return document;
}

/* A letter, then letters, digits and low lines, at most 15: valid on X, whoever reads it aloud. */
static gboolean
is_x_handle (const char *handle)
{
  const char *name = handle[0] == '@' ? handle + 1 : handle;
  gsize n = strlen (name);

  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (name[i]) && name[i] != '_')
      return FALSE;
  return n > 0 && n <= X_HANDLE_CHARS;
}

static void
test_people (void)
{
  g_autoptr (MhDocument) document = load_example ("northwind");
  g_autoptr (GHashTable) signatures = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (mh_document_get_n_members (document), ==, 9);
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);
      g_autofree char *photo = mh_document_resolve (document, member->photo_file, NULL);

      g_test_message ("%s", member->name);
      g_assert_nonnull (member->expertise);
      g_assert_nonnull (member->bio);
      g_assert_true (is_x_handle (member->handle));
      g_assert_true (g_str_has_suffix (member->handle, "AtNW"));
      g_assert_true (g_hash_table_add (signatures, (gpointer) member->signature));
      g_assert_true (g_file_test (photo, G_FILE_TEST_IS_REGULAR));
    }
}

/* Eight today; the ninth is what "next change" and "as of" have to show. */
static void
test_next_person (void)
{
  g_autoptr (MhDocument) document = load_example ("northwind");
  MhDate before = { 2026, 11, 30 };
  MhDate after = { 2026, 12, 1 };
  guint n_before = 0;
  guint n_after = 0;

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);

      n_before += mh_member_get_absence (member, before) == MH_ABSENCE_NONE;
      n_after += mh_member_get_absence (member, after) == MH_ABSENCE_NONE;
    }
  g_assert_cmpuint (n_before, ==, 8);
  g_assert_cmpuint (n_after, ==, 9);
}

static void
assert_file (MhDocument *document, const char *file)
{
  g_autofree char *path = mh_document_resolve (document, file, NULL);

  g_assert_nonnull (file);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Each picture is on a surface that there is, and what it is made from is shipped with it. */
static void
test_targets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (MhDocument) document = load_example (examples[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, &error);

      g_test_message ("%s", examples[i]);
      g_assert_no_error (error);
      g_assert_nonnull (mh_document_find_target (document, "x-header"));
      g_assert_cmpuint (mh_document_get_n_targets (document), ==, 2);
      for (guint j = 0; j < mh_document_get_n_targets (document); j++)
        {
          const MhTarget *target = mh_document_get_target (document, j);
          g_autoptr (MhDesign) design = mh_document_dup_design (document, target);

          g_assert_nonnull (mh_surfaces_find (surfaces, target->surface));
          assert_file (document, target->file);
          assert_file (document, design->background.file);
          assert_file (document, design->logo.file);
        }
      for (guint j = 0; j < mh_document_get_n_members (document); j++)
        assert_file (document, mh_document_get_member (document, j)->photo_file);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/example/people", test_people);
  g_test_add_func ("/example/next-person", test_next_person);
  g_test_add_func ("/example/targets", test_targets);
  return g_test_run ();
}
