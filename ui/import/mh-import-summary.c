/* mh-import-summary.c: what was imported, in few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-summary.h"

#include <glib/gi18n.h>

#include "roster/mh-roster-difference.h"

static guint
count_change (GPtrArray *entries, MhRosterChange change)
{
  guint n_people = 0;

  for (guint i = 0; i < entries->len; i++)
    n_people += ((MhRosterEntry *) entries->pdata[i])->change == change;
  return n_people;
}

static GString *
begin_part (GString *summary)
{
  return summary->len > 0 ? g_string_append (summary, ", ") : summary;
}

/**
 * mh_import_sum_up:
 * @entries: (element-type MhRosterEntry): what is taken over
 *
 * Returns: (transfer full): such as “3 joined, 1 changed”
 */
char *
mh_import_sum_up (GPtrArray *entries)
{
  guint n_joined = count_change (entries, MH_ROSTER_JOINED);
  guint n_changed = count_change (entries, MH_ROSTER_CHANGED);
  guint n_left = count_change (entries, MH_ROSTER_LEFT) + count_change (entries, MH_ROSTER_AWAITED);
  GString *summary = g_string_new (NULL);

  /* Translators: a number of people; three of these are joined with commas, “3 joined, 1 changed”
   */
  if (n_joined > 0)
    g_string_append_printf (summary, ngettext ("%u joined", "%u joined", n_joined), n_joined);
  if (n_changed > 0)
    g_string_append_printf (begin_part (summary), ngettext ("%u changed", "%u changed", n_changed),
                            n_changed);
  if (n_left > 0)
    g_string_append_printf (begin_part (summary), ngettext ("%u left", "%u left", n_left), n_left);
  return g_string_free (summary, FALSE);
}
