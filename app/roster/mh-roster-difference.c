/* mh-roster-difference.c: what a roster changes in a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-difference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-limits.h"
#include "mh-roster-match.h"
#include "team/mh-json-value.h"

static void
free_field (MhRosterField *field)
{
  g_free (field->pointer);
  g_free (field->from);
  g_free (field->to);
  g_clear_pointer (&field->value, json_node_unref);
  g_free (field);
}

static void
free_entry (MhRosterEntry *entry)
{
  g_ptr_array_unref (entry->fields);
  g_free (entry);
}

static MhRosterEntry *
add_entry (GPtrArray *entries,
           MhRosterChange change,
           const MhMember *member,
           const MhRosterPerson *person)
{
  MhRosterEntry *entry = g_new0 (MhRosterEntry, 1);

  entry->change = change;
  entry->member = member;
  entry->person = person;
  entry->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);
  g_ptr_array_add (entries, entry);
  return entry;
}

/* (transfer full) (nullable): a value to be shown. */
static char *
describe (JsonNode *value)
{
  if (value == NULL)
    return NULL;
  return mh_json_is_text (value) ? g_strdup (mh_json_text (value)) : json_to_string (value, FALSE);
}

/* to is NULL when the field goes. */
static void
add_field (MhRosterEntry *entry, const char *pointer, JsonNode *from, JsonNode *to)
{
  MhRosterField *field = g_new0 (MhRosterField, 1);

  field->pointer = g_strdup (pointer);
  field->from = describe (from);
  field->to = describe (to);
  field->value = to != NULL ? mh_json_copy (to) : NULL;
  g_ptr_array_add (entry->fields, field);
}

/* A handle is the same with and without its sign and in any case. */
static gboolean
is_same (const char *key, JsonNode *from, JsonNode *to)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (from == NULL || !g_str_has_prefix (key, "handle") || !mh_json_is_text (from) ||
      !mh_json_is_text (to))
    return from != NULL && mh_json_equal (from, to);
  a = mh_roster_fold_handle (mh_json_text (from));
  b = mh_roster_fold_handle (mh_json_text (to));
  return strcmp (a, b) == 0;
}

static void
compare_handles (MhRosterEntry *entry, JsonNode *member, JsonObject *handles)
{
  JsonObjectIter iter;
  const char *platform = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, handles);
  while (json_object_iter_next_ordered (&iter, &platform, &value))
    {
      g_autofree char *pointer = g_strconcat ("handles/", platform, NULL);
      JsonNode *from = mh_json_member (mh_json_member (member, "handles"), platform);

      if (!JSON_NODE_HOLDS_NULL (value) && !is_same (pointer, from, value))
        add_field (entry, pointer, from, value);
    }
}

/* A photo in the team may be an object with its path and how it is cut. */
static JsonNode *
get_old (JsonNode *member, const char *key, JsonNode *new_value)
{
  JsonNode *value = mh_json_member (member, key);

  if (strcmp (key, "photo") == 0 && value != NULL && JSON_NODE_HOLDS_OBJECT (value) &&
      mh_json_is_text (new_value))
    return mh_json_member (value, "file");
  return value;
}

/* What the roster does not say stays. Somebody who had left and is listed again has come back. */
static void
compare_fields (MhDocument *document, MhRosterEntry *entry, MhDate date)
{
  g_autofree char *pointer = g_strdup_printf ("/members/%d", entry->member->index);
  JsonNode *member = mh_document_get (document, pointer);
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, entry->person->member);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      JsonNode *from = get_old (member, key, value);

      if (strcmp (key, "handles") == 0)
        compare_handles (entry, member, json_node_get_object (value));
      else if (!is_same (key, from, value))
        add_field (entry, key, from, value);
    }
  if (mh_date_is_set (entry->member->end) && mh_date_compare (entry->member->end, date) < 0 &&
      !json_object_has_member (entry->person->member, "end"))
    add_field (entry, "end", mh_json_member (member, "end"), NULL);
  if (entry->fields->len > 0)
    entry->change = MH_ROSTER_CHANGED;
}

/**
 * mh_roster_get_last_day:
 * @member: who leaves
 * @date: today
 *
 * Returns: yesterday, but nobody leaves before the first day
 */
MhDate
mh_roster_get_last_day (const MhMember *member, MhDate date)
{
  MhDate last = mh_date_add_days (date, -1);

  if (mh_date_is_set (member->start) && mh_date_compare (member->start, last) > 0)
    return member->start;
  return last;
}

/* What becomes of somebody who is not in the roster: who has left already stays so. */
static void
compare_absent (const MhMember *member, MhDate date, GPtrArray *entries)
{
  if (mh_date_is_set (member->start) && mh_date_compare (member->start, date) > 0)
    add_entry (entries, MH_ROSTER_AWAITED, member, NULL);
  else if (!mh_date_is_set (member->end) ||
           mh_date_compare (member->end, mh_roster_get_last_day (member, date)) > 0)
    add_entry (entries, MH_ROSTER_LEFT, member, NULL);
}

static void
compare_person (MhDocument *document,
                const MhMember *member,
                const MhRosterPerson *person,
                MhDate date,
                GPtrArray *entries)
{
  MhRosterEntry *entry =
      add_entry (entries, member != NULL ? MH_ROSTER_UNCHANGED : MH_ROSTER_JOINED, member, person);

  if (member != NULL)
    compare_fields (document, entry, date);
}

/**
 * mh_roster_compare:
 * @document: a team
 * @people: (element-type MhRosterPerson): who shall be in it
 * @date: today
 * @problems: gets rows that are one person, and rows that may be several
 *
 * Finds each person in the team, by handle, else by name without case, accents and order.
 *
 * Returns: (transfer full) (nullable) (element-type MhRosterEntry): an entry for everybody of the
 *   roster in its order, then those who are not in it; %NULL if anything is wrong. Valid as long as
 *   @document and @people
 */
GPtrArray *
mh_roster_compare (MhDocument *document, GPtrArray *people, MhDate date, GPtrArray *problems)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) members = NULL;
  guint n_before = problems->len;

  members = mh_roster_match (document, people, date, problems);
  if (problems->len > n_before)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    {
      g_hash_table_add (found, members->pdata[i]);
      compare_person (document, members->pdata[i], people->pdata[i], date, entries);
    }
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);

      if (!g_hash_table_contains (found, member))
        compare_absent (member, date, entries);
    }
  return g_steal_pointer (&entries);
}

static void
set_field (JsonObject *object, const MhRosterField *field)
{
  const char *platform =
      g_str_has_prefix (field->pointer, "handles/") ? strchr (field->pointer, '/') + 1 : NULL;
  JsonNode *old = json_object_get_member (object, platform != NULL ? "handles" : field->pointer);
  gboolean is_object = old != NULL && JSON_NODE_HOLDS_OBJECT (old);

  if (field->value == NULL)
    json_object_remove_member (object, field->pointer);
  else if (platform != NULL)
    {
      if (!is_object)
        json_object_set_object_member (object, "handles", json_object_new ());
      json_object_set_member (json_object_get_object_member (object, "handles"), platform,
                              mh_json_copy (field->value));
    }
  else if (strcmp (field->pointer, "photo") == 0 && is_object && mh_json_is_text (field->value))
    json_object_set_member (json_node_get_object (old), "file", mh_json_copy (field->value));
  else
    json_object_set_member (object, field->pointer, mh_json_copy (field->value));
}

static JsonNode *
change_member (JsonNode *node, const MhRosterEntry *entry, MhDate date)
{
  if (entry->change == MH_ROSTER_LEFT)
    {
      g_autofree char *end = mh_date_to_string (mh_roster_get_last_day (entry->member, date));

      json_object_set_string_member (json_node_get_object (node), "end", end);
    }
  for (guint i = 0; i < entry->fields->len; i++)
    set_field (json_node_get_object (node), entry->fields->pdata[i]);
  return node;
}

static void
add_newcomer (JsonArray *members, const MhRosterPerson *person)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), person->member);

  json_array_add_element (members, mh_json_copy (node));
}

/* As one edit. */
static MhDocument *
set_members (MhDocument *document, JsonArray *members, GError **error)
{
  guint n_members = json_array_get_length (members);
  g_autoptr (JsonNode) value = mh_json_take_array (members);

  if (n_members > MH_LIMIT_MEMBERS)
    {
      g_set_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_VALUE,
                   /* Translators: both are numbers of people. */
                   _ ("the team would have %u people, but a team file holds %d at most; give a "
                      "shorter list"),
                   n_members, MH_LIMIT_MEMBERS);
      return NULL;
    }
  return mh_document_set (document, "/members", value, error);
}

/* Nothing is kept of who never was drawn: a last day before the first is none. */
static gboolean
is_gone (const MhRosterEntry *entry, gboolean removes)
{
  return entry->change == MH_ROSTER_AWAITED || (removes && entry->change == MH_ROSTER_LEFT);
}

/**
 * mh_roster_apply:
 * @document: the team that was compared
 * @entries: the difference
 * @date: today; the day before is the last of those who left
 * @removes: whether they are removed in place of that
 *
 * Makes the difference, as one edit. Whoever stays keeps the place and all that the roster does not
 * say; newcomers come last. Who never came is removed.
 *
 * Errors: %MH_DOCUMENT_ERROR_VALUE for what a team file cannot hold
 *
 * Returns: (transfer full) (nullable): the new document
 */
MhDocument *
mh_roster_apply (
    MhDocument *document, GPtrArray *entries, MhDate date, gboolean removes, GError **error)
{
  g_autoptr (GHashTable) by_member = g_hash_table_new (NULL, NULL);
  JsonArray *members = json_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      MhRosterEntry *entry = entries->pdata[i];

      if (entry->member != NULL)
        g_hash_table_insert (by_member, (gpointer) entry->member, entry);
    }
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhRosterEntry *entry =
          g_hash_table_lookup (by_member, mh_document_get_member (document, i));
      g_autofree char *pointer = g_strdup_printf ("/members/%u", i);
      JsonNode *node = NULL;

      if (entry != NULL && is_gone (entry, removes))
        continue;
      node = mh_json_copy (mh_document_get (document, pointer));
      json_array_add_element (members, entry != NULL ? change_member (node, entry, date) : node);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const MhRosterEntry *entry = entries->pdata[i];

      if (entry->change == MH_ROSTER_JOINED)
        add_newcomer (members, entry->person);
    }
  return set_members (document, members, error);
}

/**
 * mh_roster_replace:
 * @document: a team
 * @people: (element-type MhRosterPerson): a roster
 *
 * Puts a roster in place of all members, as one edit.
 *
 * Errors: %MH_DOCUMENT_ERROR_VALUE for what a team file cannot hold
 *
 * Returns: (transfer full) (nullable): the new document
 */
MhDocument *
mh_roster_replace (MhDocument *document, GPtrArray *people, GError **error)
{
  JsonArray *members = json_array_new ();

  for (guint i = 0; i < people->len; i++)
    add_newcomer (members, people->pdata[i]);
  return set_members (document, members, error);
}
