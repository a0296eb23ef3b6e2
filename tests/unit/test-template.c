/* test-template.c: every starter is a whole team file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mh-problem.h"
#include "team/mh-handle.h"
#include "team/mh-template.h"

typedef struct
{
  const char *id;
  MhLayoutKind layout;
  guint n_members;
  const char *first_handle;
  const char *why;
} Row;

static const Row rows[] = {
  { "team", MH_LAYOUT_AUTO, 4, "@AlexExample", "people’s own accounts, for longer talks" },
  { "notice", MH_LAYOUT_NOTICE, 0, NULL, "nobody, but sources" },
  { "pattern", MH_LAYOUT_GRID, 3, "@AlexAtNR", "accounts by the pattern" },
  { "person", MH_LAYOUT_CARD, 1, "@AlexExample", "one person" },
};

/* What a file must not say: problems and notes, when it is read again. */
static MhDocument *
read_again (MhDocument *document)
{
  g_autoptr (GBytes) bytes = mh_document_to_bytes (document);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (GError) error = NULL;
  MhDocument *again = mh_document_new_from_bytes (bytes, "/team", problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return again;
}

static void
test_each (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (MhDocument) document = mh_template_make (row->id, "Northwind Rail", "/team");
      g_autoptr (MhDocument) again = read_again (document);
      g_autoptr (MhDesign) design = mh_document_dup_design (document, NULL);

      g_test_message ("%s: %s", row->id, row->why);
      g_assert_cmpstr (mh_template_ids[i], ==, row->id);
      g_assert_true (mh_document_equal (document, again));
      g_assert_cmpint (design->layout, ==, row->layout);
      g_assert_cmpuint (mh_document_get_n_members (document), ==, row->n_members);
      if (row->n_members > 0)
        g_assert_cmpstr (mh_document_get_member (document, 0)->handle, ==, row->first_handle);
      g_assert_nonnull (mh_document_find_target (document, "x-header"));
      /* Without a name a picture gets that of its team file, so two teams share a folder. */
      for (guint j = 0; j < mh_document_get_n_targets (document); j++)
        g_assert_null (mh_document_get_target (document, j)->file);
      g_assert_cmpstr (mh_document_get_account (document)->language, ==, "en");
      g_assert_cmpuint (strlen (mh_template_get_title (row->id)), >, 0);
      g_assert_false (g_str_has_suffix (mh_template_get_description (row->id), "."));
    }
  g_assert_null (mh_template_ids[G_N_ELEMENTS (rows)]);
}

/* An account that only passes on links is nothing without its sources. */
static void
test_sources (void)
{
  g_autoptr (MhDocument) document = mh_template_make ("notice", "N", NULL);
  const MhAccount *account = mh_document_get_account (document);

  g_assert_cmpuint (account->n_handles, ==, 2);
  g_assert_true (g_str_has_prefix (account->url, "https://"));
}

/* Whatever an organisation is called, the file can be read; people without a handle are better than
 * wrong ones. */
static void
test_organisations (void)
{
  static const char *const names[] = {
    "",      "株式会社", "A\tB",
    "{org}", "\xff",     "A name that is far too long for any handle that there is"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; mh_template_ids[j] != NULL; j++)
      {
        g_autoptr (MhDocument) document = mh_template_make (mh_template_ids[j], names[i], "/team");
        g_autoptr (MhDocument) again = read_again (document);

        g_assert_true (mh_document_equal (document, again));
        for (guint k = 0; k < mh_document_get_n_members (document); k++)
          {
            const char *handle = mh_document_get_member (document, k)->handle;

            g_assert_true (handle == NULL || mh_handle_is_valid ("x", handle, NULL));
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/each", test_each);
  g_test_add_func ("/template/sources", test_sources);
  g_test_add_func ("/template/organisations", test_organisations);
  return g_test_run ();
}
