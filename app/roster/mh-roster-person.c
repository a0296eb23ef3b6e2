/* mh-roster-person.c: one person of a roster
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"

MhRosterPerson *
mh_roster_person_new (int line, int column)
{
  MhRosterPerson *person = g_new0 (MhRosterPerson, 1);

  person->member = json_object_new ();
  person->line = line;
  person->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return person;
}

void
mh_roster_person_free (MhRosterPerson *person)
{
  json_object_unref (person->member);
  g_clear_pointer (&person->photo, g_bytes_unref);
  g_hash_table_unref (person->places);
  g_free (person->photo_path);
  g_free (person->pointer);
  g_free (person);
}

/**
 * mh_roster_person_get_name:
 * @person: a person that was read
 *
 * Returns: (transfer none): the name
 */
const char *
mh_roster_person_get_name (const MhRosterPerson *person)
{
  return json_object_get_string_member (person->member, "name");
}

/**
 * mh_roster_person_complain:
 * @person: who
 * @key: (nullable): which member, such as `start` or `handles/bluesky`
 * @is_note: whether it is only worth a word
 * @problems: gets the problem
 * @format: the message, as printf()
 * @...: what is put in
 */
void
mh_roster_person_complain (const MhRosterPerson *person,
                           const char *key,
                           gboolean is_note,
                           GPtrArray *problems,
                           const char *format,
                           ...)
{
  const MhTextPlace *place = key != NULL ? g_hash_table_lookup (person->places, key) : NULL;
  g_autofree char *message = NULL;
  g_autofree char *pointer = NULL;
  MhProblem *problem = NULL;
  va_list arguments;

  if (problems->len >= MH_LIMIT_PROBLEMS)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (person->pointer != NULL)
    {
      pointer = g_strjoin (key != NULL ? "/" : "", person->pointer, key != NULL ? key : "", NULL);
      problem = mh_problem_new (pointer, "%s", message);
    }
  else
    problem = mh_problem_new_at (place != NULL ? place->line : person->line,
                                 place != NULL ? place->column : 1, message);
  problem->is_note = is_note;
  g_ptr_array_add (problems, problem);
}

static void
set_handle (JsonObject *member, const char *platform, const char *handle)
{
  if (!json_object_has_member (member, "handles"))
    json_object_set_object_member (member, "handles", json_object_new ());
  json_object_set_string_member (json_object_get_object_member (member, "handles"), platform,
                                 handle);
}

/* (transfer full): with one blank for several, and for the ends of lines. */
static char *
put_on_a_line (const char *text)
{
  GString *line = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_blank = strchr (" \r\n\t", *p) != NULL;

      if (!is_blank || (line->len > 0 && line->str[line->len - 1] != ' '))
        g_string_append_c (line, is_blank ? ' ' : *p);
    }
  return g_strchomp (g_string_free (line, FALSE));
}

/* What is written in the column of a handle may be the address of a profile. */
static void
set_general_handle (MhRosterPerson *person, const char *text)
{
  g_autofree char *platform = NULL;
  g_autofree char *handle = NULL;

  if (!mh_roster_read_profile (text, NULL, &platform, &handle))
    json_object_set_string_member (person->member, "handle", text);
  else if (strcmp (platform, "x") == 0)
    json_object_set_string_member (person->member, "handle", handle);
  else
    set_handle (person->member, platform, handle);
}

static void
set_platform_handle (MhRosterPerson *person, const char *platform, const char *text)
{
  g_autofree char *found = NULL;
  g_autofree char *handle = NULL;

  if (mh_roster_read_profile (text, platform, &found, &handle) && strcmp (found, platform) == 0)
    set_handle (person->member, platform, handle);
  else
    set_handle (person->member, platform, text);
}

/**
 * mh_roster_person_set:
 * @person: who
 * @key: a member of a person, `first`, `last` or `handles/PLATFORM`
 * @text: what the roster says; nothing when empty
 * @place: where it says so
 * @problems: gets what is wrong
 */
void
mh_roster_person_set (MhRosterPerson *person,
                      const char *key,
                      const char *text,
                      MhTextPlace place,
                      GPtrArray *problems)
{
  g_autofree char *line = put_on_a_line (text);

  if (line[0] == '\0')
    return;
  g_hash_table_replace (person->places, g_strdup (key), g_memdup2 (&place, sizeof place));
  if (strcmp (key, "start") == 0 || strcmp (key, "end") == 0)
    {
      g_autofree char *date = mh_roster_read_date (line, place, problems);

      if (date != NULL)
        json_object_set_string_member (person->member, key, date);
    }
  else if (strcmp (key, "photo") == 0 && mh_file_is_address (line))
    mh_roster_note (problems, place,
                    _ ("this photo is elsewhere and is not fetched; save it as a file"));
  else if (g_str_has_prefix (key, "handles/"))
    set_platform_handle (person, key + strlen ("handles/"), line);
  else if (strcmp (key, "handle") == 0)
    set_general_handle (person, line);
  else if (strcmp (key, "signature") == 0 && line[0] == '^')
    json_object_set_string_member (person->member, key, line + 1);
  else
    json_object_set_string_member (person->member, key, line);
}

static gboolean
is_east_asian (const char *text)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (text));

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL;
}

static void
move_place (MhRosterPerson *person, const char *key)
{
  const MhTextPlace *place = g_hash_table_lookup (person->places, key);

  if (place != NULL && !g_hash_table_contains (person->places, "name"))
    g_hash_table_insert (person->places, g_strdup ("name"), g_memdup2 (place, sizeof *place));
}

/* First and last name are one where there is no whole one; East Asia begins with the family. */
static void
join_names (MhRosterPerson *person)
{
  JsonObject *member = person->member;
  const char *first = json_object_get_string_member_with_default (member, "first", "");
  const char *last = json_object_get_string_member_with_default (member, "last", "");
  g_autofree char *both = is_east_asian (last) ? g_strjoin (" ", last, first, NULL)
                                               : g_strjoin (" ", first, last, NULL);

  g_strstrip (both);
  if (!json_object_has_member (member, "name") && both[0] != '\0')
    {
      json_object_set_string_member (member, "name", both);
      move_place (person, "first");
      move_place (person, "last");
    }
  json_object_remove_member (member, "first");
  json_object_remove_member (member, "last");
}

/* As people write a member, whatever the order of the columns. */
static void
sort_members (MhRosterPerson *person)
{
  static const char *const keys[] = { "name",      "expertise", "handle", "handles",
                                      "signature", "photo",     "bio",    "group",
                                      "language",  "start",     "end" };
  JsonObject *sorted = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (json_object_has_member (person->member, keys[i]))
      json_object_set_member (sorted, keys[i], json_object_dup_member (person->member, keys[i]));
  json_object_unref (person->member);
  person->member = sorted;
}

/* A spreadsheet writes a question mark for each letter that its encoding does not have. */
static gboolean
is_lost (const char *name)
{
  return name[strspn (name, "? ")] == '\0';
}

/**
 * mh_roster_person_finish:
 * @person: who, with all that is known
 * @place: where a name would be wanted
 * @problems: gets a complaint when there is none, or none that can be read
 *
 * Returns: whether the person has a name
 */
gboolean
mh_roster_person_finish (MhRosterPerson *person, MhTextPlace place, GPtrArray *problems)
{
  join_names (person);
  sort_members (person);
  if (!json_object_has_member (person->member, "name"))
    mh_roster_complain (problems, place, _ ("there is no name here; fill it in or remove this"));
  else if (is_lost (mh_roster_person_get_name (person)))
    mh_roster_person_complain (person, "name", FALSE, problems,
                               _ ("these question marks stand for letters that the program lost; "
                                  "save the list as UTF-8"));
  else
    return TRUE;
  return FALSE;
}
