/* mh-roster-titles.c: what a column of a roster can mean, as people say it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mh-roster-private.h"

/* In the order in which they are offered; titles stand beside. */
static const char *const keys[] = {
  "name",
  "first",
  "last",
  "expertise",
  "handle",
  "signature",
  "photo",
  "bio",
  "group",
  "language",
  "start",
  "end",
  "handles/bluesky",
  "handles/mastodon",
  "handles/linkedin",
  "handles/instagram",
  "handles/threads",
  "handles/facebook",
  "handles/youtube",
  NULL,
};

static const char *const titles[] = {
  N_ ("Name"),      N_ ("First Name"), N_ ("Last Name"), N_ ("Expertise"), N_ ("Handle"),
  N_ ("Signature"), N_ ("Photo"),      N_ ("Biography"), N_ ("Group"),     N_ ("Language"),
  N_ ("First Day"), N_ ("Last Day"),   "Bluesky",        "Mastodon",       "LinkedIn",
  "Instagram",      "Threads",         "Facebook",       "YouTube",
};

G_STATIC_ASSERT (G_N_ELEMENTS (titles) == G_N_ELEMENTS (keys) - 1);

/**
 * mh_roster_list_keys:
 *
 * Returns: (transfer none) (array zero-terminated=1): all that a column can mean
 */
const char *const *
mh_roster_list_keys (void)
{
  return keys;
}

/**
 * mh_roster_get_key_title:
 * @key: one of mh_roster_list_keys(), or any other
 *
 * Returns: (transfer none): what people call it, translated; @key itself when it is another
 */
const char *
mh_roster_get_key_title (const char *key)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (strcmp (keys[i], key) == 0)
      return _ (titles[i]);
  return key;
}

static void
free_column (MhRosterColumn *column)
{
  g_free (column->header);
  g_free (column->key);
  g_free (column->sample);
  g_free (column);
}

static char *
find_sample (GPtrArray *rows, guint first, guint index)
{
  for (guint i = first; i < rows->len; i++)
    {
      GPtrArray *row = rows->pdata[i];

      if (index < row->len && ((MhCell *) row->pdata[index])->text[0] != '\0')
        return g_strdup (((MhCell *) row->pdata[index])->text);
    }
  return g_strdup ("");
}

/**
 * mh_roster_list_columns:
 * @bytes: a roster, as for mh_roster_read()
 * @maps: (nullable) (array zero-terminated=1): as for mh_roster_read()
 *
 * Returns: (transfer full) (element-type MhRosterColumn): what each column of the table is taken
 *   for; none when it is no table. Where the first row is a person, the columns are called “1”, “2”
 *   and so on
 */
GPtrArray *
mh_roster_list_columns (GBytes *bytes, const char *const *maps)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) free_column);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autofree char *text = mh_roster_is_table (bytes) ? mh_roster_decode (bytes, problems) : NULL;
  g_autoptr (GPtrArray) rows = text != NULL ? mh_roster_split (text, problems) : NULL;
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *header = NULL;
  gboolean has_header = TRUE;

  if (rows == NULL || rows->len == 0)
    return columns;
  header = rows->pdata[0];
  found = mh_roster_map_columns (rows, maps, &has_header, problems);
  for (guint i = 0; i < header->len; i++)
    {
      MhRosterColumn *column = g_new0 (MhRosterColumn, 1);

      column->header = has_header ? g_strdup (((MhCell *) header->pdata[i])->text)
                                  : g_strdup_printf ("%u", i + 1);
      column->key = g_strdup (found->pdata[i]);
      column->sample = find_sample (rows, has_header ? 1 : 0, i);
      g_ptr_array_add (columns, column);
    }
  return columns;
}
