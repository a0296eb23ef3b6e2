/* test-check-groups.c: which findings are told together, and what mends all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

#include "check/mh-check-groups.h"
#include "lib/mh-test-json.h"
#include "team/mh-json-value.h"

/* A finding as a word: its surface, its code, how bad it is, and * when it is accepted;
 * “x:small:w*”.
 */
static MhFinding *
make_finding (const char *word, int number)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 3);
  MhSeverity severity = parts[2][0] == 'e'   ? MH_SEVERITY_ERROR
                        : parts[2][0] == 'w' ? MH_SEVERITY_WARNING
                                             : MH_SEVERITY_NOTE;
  MhFinding *finding = mh_finding_new (parts[1], severity, NULL, "%d", number);

  finding->surface = parts[0][0] != '\0' ? g_strdup (parts[0]) : NULL;
  finding->waiver = parts[2][1] == '*' ? g_strdup ("reason") : NULL;
  return finding;
}

typedef struct
{
  const char *findings;
  const char *groups; /* numbers of findings */
  const char *why;
} GroupRow;

static const GroupRow group_rows[] = {
  { "", "", "nothing" },
  { "x:small:w", "0", "one alone" },
  { "x:small:w x:small:w x:small:w", "012", "three alike" },
  { "x:small:w x:covered:w x:small:w", "02 1", "another between them" },
  { "x:small:w y:small:w", "0 1", "two surfaces" },
  { ":small:w x:small:w :small:w", "02 1", "no surface is one too" },
  { "x:small:w x:small:e", "0 1", "as bad only" },
  { "x:small:w x:small:w*", "0 1", "what is accepted is apart" },
  { "x:small:w* x:small:w*", "01", "what is accepted is together" },
};

static void
test_groups (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (group_rows); i++)
    {
      const GroupRow *row = &group_rows[i];
      g_auto (GStrv) words = g_strsplit (row->findings, " ", -1);
      g_autoptr (GPtrArray) findings =
          g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
      g_autoptr (GPtrArray) groups = NULL;
      g_autoptr (GString) told = g_string_new (NULL);

      g_test_message ("%s", row->why);
      for (int j = 0; words[j] != NULL; j++)
        g_ptr_array_add (findings, make_finding (words[j], j));
      groups = mh_check_group (findings);
      for (guint j = 0; j < groups->len; j++)
        {
          GPtrArray *group = groups->pdata[j];

          g_string_append (told, j > 0 ? " " : "");
          for (guint k = 0; k < group->len; k++)
            g_string_append (told, ((const MhFinding *) group->pdata[k])->message);
        }
      g_assert_cmpstr (told->str, ==, row->groups);
    }
}

/* patches */

#define REMOVE(path)         "{'op':'remove','path':'" path "'}"
#define REPLACE(path, value) "{'op':'replace','path':'" path "','value':" value "}"

typedef struct
{
  const char *patches[2]; /* (nullable) */
  const char *joined;     /* (nullable) */
  const char *why;
} JoinRow;

static const JoinRow join_rows[] = {
  { { NULL, NULL }, NULL, "nothing mends them" },
  { { "[" REMOVE ("/a") "]", "[" REMOVE ("/a") "]" }, "[" REMOVE ("/a") "]", "the same" },
  { { "[" REMOVE ("/a") "]", "[" REMOVE ("/b") "]" },
    "[" REMOVE ("/a") "," REMOVE ("/b") "]",
    "one after the other" },
  { { NULL, "[" REMOVE ("/b") "]" }, "[" REMOVE ("/b") "]", "what can be mended" },
  { { "[" REPLACE ("/a", "1") "]", "[" REPLACE ("/a", "2") "]" }, NULL, "either, not both" },
  { { "[" REPLACE ("/a", "{}") "]", "[" REPLACE ("/a/b", "2") "]" }, NULL, "one above" },
  { { "[" REPLACE ("/a/b", "2") "]", "[" REPLACE ("/a", "{}") "]" }, NULL, "one below" },
  { { "[" REPLACE ("/ab", "2") "]", "[" REPLACE ("/a", "1") "]" },
    "[" REPLACE ("/ab", "2") "," REPLACE ("/a", "1") "]",
    "a name that begins like another" },
  { { "[" REMOVE ("/w/1") "]", "[" REMOVE ("/w/2") "]" }, NULL, "the second would be another" },
  { { "[" REMOVE ("/w/2") "," REMOVE ("/w/1") "]", "[" REMOVE ("/w/2") "]" },
    "[" REMOVE ("/w/2") "," REMOVE ("/w/1") "]",
    "the first does both" },
  { { "[" REPLACE ("/m/0/s", "'A'") "," REPLACE ("/m/1/s", "'B'") "]",
      "[" REPLACE ("/m/1/s", "'B'") "," REPLACE ("/m/2/s", "'C'") "]" },
    "[" REPLACE ("/m/0/s", "'A'") "," REPLACE ("/m/1/s", "'B'") "," REPLACE ("/m/2/s", "'C'") "]",
    "what both do is done once" },
};

static void
test_join (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (join_rows); i++)
    {
      const JoinRow *row = &join_rows[i];
      g_autoptr (GPtrArray) findings =
          g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
      g_autoptr (JsonNode) joined = NULL;

      g_test_message ("%s", row->why);
      for (guint j = 0; j < 2; j++)
        {
          MhFinding *finding = make_finding ("x:small:w", (int) j);

          if (row->patches[j] != NULL)
            finding->patch = mh_test_json (row->patches[j]);
          g_ptr_array_add (findings, finding);
        }
      joined = mh_check_join_patches (findings);
      g_assert_cmpint (joined != NULL, ==, row->joined != NULL);
      if (joined != NULL)
        {
          g_autoptr (JsonNode) wanted = mh_test_json (row->joined);

          g_assert_true (mh_json_equal (joined, wanted));
        }
    }
}

/* Guesses are taken over one by one: they may be strangers’ accounts. */
static void
test_guesses (void)
{
  static const char *const codes[] = { "handle-invalid", "handle-missing" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GPtrArray) group =
          g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
      g_autoptr (JsonNode) one = NULL;
      g_autoptr (JsonNode) several = NULL;

      for (int k = 0; k < 2; k++)
        {
          g_autofree char *path =
              g_strdup_printf ("[{'op':'replace','path':'/members/%d/handle','value':'@x'}]", k);
          MhFinding *finding = mh_finding_new (codes[i], MH_SEVERITY_ERROR, NULL, "why");

          finding->patch = mh_test_json (path);
          g_ptr_array_add (group, finding);
          if (k == 0)
            one = mh_check_join_patches (group);
        }
      several = mh_check_join_patches (group);
      g_assert_nonnull (one);
      g_assert_cmpint (several != NULL, ==, i > 0);
    }
}

/* What is the same for all is told once; what differs, with each. */
static void
test_remedy (void)
{
  g_autoptr (MhFinding) first = make_finding ("x:small:w", 0);
  g_autoptr (MhFinding) second = make_finding ("x:small:w", 1);
  g_autoptr (GPtrArray) group = g_ptr_array_new ();

  g_ptr_array_add (group, first);
  g_ptr_array_add (group, second);
  g_assert_null (mh_check_get_group_remedy (group));
  mh_finding_with_remedy (first, g_strdup ("Widen it."));
  g_assert_null (mh_check_get_group_remedy (group));
  mh_finding_with_remedy (second, g_strdup ("Widen it."));
  g_assert_cmpstr (mh_check_get_group_remedy (group), ==, "Widen it.");
  first->waiver = g_strdup ("So be it");
  second->waiver = g_strdup ("Not now");
  g_assert_null (mh_check_get_group_remedy (group));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-groups/groups", test_groups);
  g_test_add_func ("/check-groups/join", test_join);
  g_test_add_func ("/check-groups/guesses", test_guesses);
  g_test_add_func ("/check-groups/remedy", test_remedy);
  return g_test_run ();
}
