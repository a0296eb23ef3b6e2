/* fuzz-roster.c: tables, vCards and JSON of anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "roster/mh-roster-columns.h"
#include "roster/mh-roster-difference.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever is read can be compared with a team and taken over, and then is no change any more. */
static void
take_over (GPtrArray *people)
{
  MhDate today = { 2026, 11, 22 };
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (MhDocument) team = mh_document_new_starter ("O", "/team");
  g_autoptr (GPtrArray) entries = mh_roster_compare (team, people, today, problems);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) edited = NULL;
  g_autoptr (GPtrArray) again = NULL;

  if (entries == NULL)
    return;
  edited = mh_roster_apply (team, entries, today, FALSE, &error);
  if (edited == NULL && people->len > 2000)
    return;
  g_assert_no_error (error);
  again = mh_roster_compare (edited, people, today, problems);
  for (guint i = 0; again != NULL && i < again->len; i++)
    g_assert_cmpint (((MhRosterEntry *) again->pdata[i])->change, !=, MH_ROSTER_JOINED);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const maps[] = { "name=Nom", "bio=NOTE", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (GPtrArray) columns = mh_roster_list_columns (bytes, NULL);
  g_autoptr (GPtrArray) mapped = mh_roster_read (bytes, maps, problems);
  g_autoptr (GPtrArray) people = NULL;

  g_ptr_array_set_size (problems, 0);
  people = mh_roster_read (bytes, NULL, problems);
  g_assert_true (people != NULL || problems->len > 0);
  if (people != NULL)
    take_over (people);
  return 0;
}
