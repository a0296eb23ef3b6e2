/* mh-roster.c: people as another program wrote them down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-date.h"
#include "base/mh-limits.h"

static void
free_person (MhRosterPerson *person)
{
  json_object_unref (person->member);
  g_free (person);
}

const char *
mh_roster_person_get_name (const MhRosterPerson *person)
{
  return json_object_get_string_member (person->member, "name");
}

static void
complain (GPtrArray *problems, const MhCell *cell, const char *message)
{
  if (problems->len < MH_LIMIT_PROBLEMS)
    g_ptr_array_add (problems, mh_problem_new_at (cell->line, cell->column, message));
}

static void
set_handle (JsonObject *member, const char *platform, const char *handle)
{
  JsonObject *handles = NULL;

  if (json_object_has_member (member, "handles"))
    handles = json_object_get_object_member (member, "handles");
  else
    {
      handles = json_object_new ();
      json_object_set_object_member (member, "handles", handles);
    }
  json_object_set_string_member (handles, platform, handle);
}

static void
set_field (JsonObject *member, const char *key, const MhCell *cell, GPtrArray *problems)
{
  MhDate date = MH_DATE_NONE;
  g_autofree char *line = g_strdelimit (g_strdup (cell->text), "\r\n\t", ' ');
  gboolean is_date = strcmp (key, "start") == 0 || strcmp (key, "end") == 0;

  if (is_date && !mh_date_parse (line, &date))
    complain (problems, cell, _ ("this must be a date such as 2026-11-01"));
  else if (g_str_has_prefix (key, "handles/"))
    set_handle (member, key + strlen ("handles/"), line);
  else if (strcmp (key, "signature") == 0 && line[0] == '^')
    json_object_set_string_member (member, key, line + 1);
  else
    json_object_set_string_member (member, key, line);
}

/* First and last name are one where there is no whole one. */
static void
join_names (JsonObject *member)
{
  const char *first = json_object_get_string_member_with_default (member, "first", "");
  const char *last = json_object_get_string_member_with_default (member, "last", "");
  g_autofree char *both = g_strjoin (" ", first, last, NULL);

  g_strstrip (both);
  if (!json_object_has_member (member, "name") && both[0] != '\0')
    json_object_set_string_member (member, "name", both);
  json_object_remove_member (member, "first");
  json_object_remove_member (member, "last");
}

static MhRosterPerson *
read_person (GPtrArray *row, GPtrArray *keys, GPtrArray *problems)
{
  MhRosterPerson *person = g_new0 (MhRosterPerson, 1);
  const MhCell *first = row->pdata[0];

  person->member = json_object_new ();
  person->line = first->line;
  if (row->len > keys->len)
    {
      g_autofree char *message = g_strdup_printf (
          /* Translators: both are numbers. */
          _ ("%u fields where the first line has %u; put a text with the separator in quotes"),
          row->len, keys->len);

      complain (problems, row->pdata[keys->len], message);
    }
  for (guint i = 0; i < MIN (row->len, keys->len); i++)
    if (keys->pdata[i] != NULL && ((MhCell *) row->pdata[i])->text[0] != '\0')
      set_field (person->member, keys->pdata[i], row->pdata[i], problems);
  join_names (person->member);
  if (!json_object_has_member (person->member, "name"))
    {
      complain (problems, first, _ ("this row has no name; fill it in or remove the row"));
      json_object_set_string_member (person->member, "name", "");
    }
  return person;
}

/**
 * mh_roster_read:
 * @bytes: a table: CSV or TSV with a first line of headers
 * @maps: (nullable) (array zero-terminated=1): `KEY=HEADER` for columns whose header is not known
 * @problems: (element-type MhProblem): gets everything that is wrong, with line and column
 *
 * Reads people. A cell that is empty says nothing.
 *
 * Returns: (transfer full) (nullable) (element-type MhRosterPerson): the people in their order;
 *   %NULL if anything is wrong
 */
GPtrArray *
mh_roster_read (GBytes *bytes, const char *const *maps, GPtrArray *problems)
{
  g_autofree char *text = mh_roster_decode (bytes, problems);
  g_autoptr (GPtrArray) rows = text != NULL ? mh_roster_split (text, problems) : NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) free_person);

  if (rows == NULL || problems->len > 0)
    return NULL;
  if (rows->len == 0)
    {
      g_ptr_array_add (problems,
                       mh_problem_new_at (1, 1, _ ("the file is empty; nobody is in it")));
      return NULL;
    }
  keys = mh_roster_map_columns (rows->pdata[0], maps, problems);
  if (problems->len > 0)
    return NULL;
  for (guint i = 1; i < rows->len; i++)
    g_ptr_array_add (people, read_person (rows->pdata[i], keys, problems));
  return problems->len == 0 ? g_steal_pointer (&people) : NULL;
}
