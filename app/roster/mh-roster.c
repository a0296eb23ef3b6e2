/* mh-roster.c: people as another program wrote them down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-limits.h"
#include "team/mh-document.h"
#include "team/mh-json-value.h"
#include "team/mh-name.h"

static gboolean
has_errors (GPtrArray *problems, guint from)
{
  for (guint i = from; i < problems->len; i++)
    if (!((MhProblem *) problems->pdata[i])->is_note)
      return TRUE;
  return FALSE;
}

static void
read_person (GPtrArray *row, GPtrArray *keys, GPtrArray *people, GPtrArray *problems)
{
  const MhCell *first = row->pdata[0];
  MhRosterPerson *person = mh_roster_person_new (first->line, first->column);

  for (guint i = 0; i < row->len; i++)
    {
      const MhCell *cell = row->pdata[i];
      MhTextPlace place = { cell->line, cell->column };

      if (i < keys->len && keys->pdata[i] != NULL)
        mh_roster_person_set (person, keys->pdata[i], cell->text, place, problems);
      else if (i >= keys->len && cell->text[0] != '\0')
        {
          g_autofree char *message = g_strdup_printf (
              /* Translators: both are numbers. */
              ngettext ("%u field where the first line has %u; put a text with the separator in "
                        "quotes",
                        "%u fields where the first line has %u; put a text with the separator in "
                        "quotes",
                        row->len),
              row->len, keys->len);

          mh_roster_complain (problems, place, message);
          break;
        }
    }
  if (mh_roster_person_finish (person, (MhTextPlace){ first->line, first->column }, problems))
    g_ptr_array_add (people, person);
  else
    mh_roster_person_free (person);
}

/**
 * mh_roster_read_table:
 * @bytes: CSV or TSV
 * @maps: (nullable): as for mh_roster_read()
 * @problems: gets what is wrong, and notes
 *
 * Returns: (transfer full): the people; not all when anything is wrong
 */
GPtrArray *
mh_roster_read_table (GBytes *bytes, const char *const *maps, GPtrArray *problems)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_roster_person_free);
  guint n_before = problems->len;
  g_autofree char *text = mh_roster_decode (bytes, problems);
  g_autoptr (GPtrArray) rows = text != NULL ? mh_roster_split (text, problems) : NULL;
  g_autoptr (GPtrArray) keys = NULL;
  gboolean has_header = TRUE;

  if (rows == NULL || problems->len > n_before)
    return people;
  if (rows->len == 0)
    {
      mh_roster_complain (problems, (MhTextPlace){ 1, 1 },
                          _ ("the file is empty; nobody is in it"));
      return people;
    }
  keys = mh_roster_map_columns (rows, maps, &has_header, problems);
  if (has_errors (problems, n_before))
    return people;
  /* Taken as it is, it would send the whole team away. */
  if (has_header && rows->len == 1)
    mh_roster_complain (problems, (MhTextPlace){ 1, 1 },
                        _ ("nobody is in it; the first line names the columns, and each line below "
                           "is a person"));
  mh_roster_settle_dates (rows, has_header ? 1 : 0, keys);
  for (guint i = has_header ? 1 : 0; i < rows->len; i++)
    read_person (rows->pdata[i], keys, people, problems);
  return people;
}

/* The person and the member that "/members/7/start" is about, counted from first. (transfer none)
 * (nullable). */
static const MhRosterPerson *
find_person (GPtrArray *people, guint first, const char *pointer, const char **key)
{
  guint64 index = 0;
  char *end = NULL;

  *key = NULL;
  if (!g_str_has_prefix (pointer, "/members/"))
    return NULL;
  index = first + g_ascii_strtoull (pointer + strlen ("/members/"), &end, 10);
  if (*end == '/')
    *key = end + 1;
  return index < people->len ? people->pdata[index] : NULL;
}

/* Paths of a roster lead from another folder, so that is settled later. */
static gboolean
is_worth_telling (const MhProblem *problem, const MhRosterPerson *person)
{
  return !problem->is_note ||
         (g_strcmp0 (problem->code, "path-outside") != 0 && person->pointer != NULL);
}

/* Whatever a team file could not hold, where it stands in the roster. */
static void
check_people (GPtrArray *people, guint first, GPtrArray *problems)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  JsonArray *members = json_array_new ();
  g_autoptr (JsonNode) node = mh_json_take_array (members);

  for (guint i = first; i < people->len && i < first + MH_LIMIT_MEMBERS; i++)
    json_array_add_object_element (members,
                                   json_object_ref (((MhRosterPerson *) people->pdata[i])->member));
  mh_document_check_members (node, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MhProblem *problem = found->pdata[i];
      const char *key = NULL;
      const MhRosterPerson *person = find_person (people, first, problem->pointer, &key);

      if (person != NULL && is_worth_telling (problem, person))
        mh_roster_person_complain (person, key, problem->is_note, problems, "%s", problem->message);
    }
}

/* What the first sign that is no blank says. In UTF-16 there may be a mark and a zero before it. */
static gboolean
is_json (const char *data, gsize n_bytes)
{
  gsize i = 0;

  while (i < n_bytes && strchr ("\xfe\xff \t\r\n", data[i]) != NULL)
    i++;
  return i < n_bytes && (data[i] == '{' || data[i] == '[');
}

static GPtrArray *
read_json (GBytes *bytes, GPtrArray *problems)
{
  g_autofree char *text = mh_roster_decode (bytes, problems);

  return text != NULL ? mh_roster_read_json (text, strlen (text), problems)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) mh_roster_person_free);
}

/* “Lee, Ann” is how registers sort, not how people are called. One alone may mean something else.
 */
static gboolean
are_inverted (GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    if (!mh_name_is_inverted (mh_roster_person_get_name (people->pdata[i])))
      return FALSE;
  return people->len > 1;
}

static void
turn_names (GPtrArray *people, GPtrArray *problems)
{
  if (!are_inverted (people))
    return;
  for (guint i = 0; i < people->len; i++)
    {
      const MhRosterPerson *person = people->pdata[i];
      g_autofree char *name = mh_name_put_first_first (mh_roster_person_get_name (person));

      json_object_set_string_member (person->member, "name", name);
    }
  mh_roster_person_complain (
      people->pdata[0], "name", TRUE, problems,
      /* Translators: a person's name. */
      _ ("every name begins with the family’s; this one is taken as “%s”, and "
         "the others alike"),
      mh_roster_person_get_name (people->pdata[0]));
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const MhProblem *first = *(MhProblem *const *) a;
  const MhProblem *second = *(MhProblem *const *) b;

  return first->line != second->line ? first->line - second->line : first->column - second->column;
}

/* As they stand in the file, though they were found in several goes. */
static void
sort_problems (GPtrArray *problems)
{
  g_ptr_array_sort (problems, compare_places);
}

/* Never NULL. */
static const char *
get_data (GBytes *bytes, gsize *n_bytes)
{
  const char *data = g_bytes_get_data (bytes, n_bytes);

  return data != NULL ? data : "";
}

static gsize
skip_mark (const char *data, gsize n_bytes)
{
  return n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/**
 * mh_roster_is_table:
 * @bytes: a roster
 *
 * Returns: whether it is neither vCards nor JSON
 */
gboolean
mh_roster_is_table (GBytes *bytes)
{
  gsize n_bytes = 0;
  const char *data = get_data (bytes, &n_bytes);
  gsize mark = skip_mark (data, n_bytes);

  return !mh_roster_is_vcard (data, n_bytes) && !is_json (data + mark, n_bytes - mark);
}

/**
 * mh_roster_read:
 * @bytes: a table (CSV or TSV), vCards of any version, or JSON: a team file or an array of members
 * @maps: (nullable) (array zero-terminated=1): `KEY=HEADER` for columns whose header is not known,
 *   or `KEY=PROPERTY` for vCards
 * @problems: (element-type MhProblem): gets everything that is wrong, with line and column (in JSON
 *   a pointer), and notes on what is left out
 *
 * Reads people; what kind of file it is shows in it. What is empty says nothing.
 *
 * Threads: any.
 *
 * Returns: (transfer full) (nullable) (element-type MhRosterPerson): the people in their order;
 *   %NULL if anything is wrong
 */
GPtrArray *
mh_roster_read (GBytes *bytes, const char *const *maps, GPtrArray *problems)
{
  guint n_before = problems->len;
  gsize n_bytes = 0;
  const char *data = get_data (bytes, &n_bytes);
  g_autoptr (GPtrArray) people = NULL;

  if (mh_roster_is_table (bytes))
    people = mh_roster_read_table (bytes, maps, problems);
  else if (mh_roster_is_vcard (data, n_bytes))
    people = mh_roster_read_vcard (bytes, maps, problems);
  else
    people = read_json (bytes, problems);
  if (people->len > 0 && ((MhRosterPerson *) people->pdata[0])->pointer == NULL)
    turn_names (people, problems);
  for (guint i = 0; i < people->len; i += MH_LIMIT_MEMBERS)
    check_people (people, i, problems);
  sort_problems (problems);
  return has_errors (problems, n_before) ? NULL : g_steal_pointer (&people);
}

/**
 * mh_roster_read_text:
 * @text: what was pasted: cells of a spreadsheet, with or without headers, or cards
 * @maps: as for mh_roster_read()
 * @problems: as for mh_roster_read()
 *
 * Returns: as mh_roster_read()
 */
GPtrArray *
mh_roster_read_text (const char *text, const char *const *maps, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return mh_roster_read (bytes, maps, problems);
}
