/* mh-roster-difference.c: what a roster changes in a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-difference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mh-roster-private.h"
#include "team/mh-json-value.h"

static void
free_field (MhRosterField *field)
{
  g_free (field->pointer);
  g_free (field->from);
  g_free (field->to);
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

static char *
fold_handle (const char *handle)
{
  return handle != NULL ? g_utf8_casefold (handle[0] == '@' ? handle + 1 : handle, -1) : NULL;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "Tanaka, Aiko" is "Aiko Tanaka": the words folded, in one order. */
static char *
fold_name (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " ,\t", -1);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < n_words; i++)
    {
      char *folded = mh_roster_fold (words[i]);

      g_free (words[i]);
      words[i] = folded;
    }
  qsort (words, n_words, sizeof (char *), compare_words);
  return g_strjoinv ("", words);
}

/* Members by handle and by name; a name or handle that two share finds the first. */
typedef struct
{
  GHashTable *by_handle;
  GHashTable *by_name;
} Index;

static void
index_members (MhDocument *document, Index *index)
{
  index->by_handle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = mh_document_get_n_members (document); i > 0; i--)
    {
      const MhMember *member = mh_document_get_member (document, i - 1);

      if (member->handle != NULL)
        g_hash_table_replace (index->by_handle, fold_handle (member->handle), (gpointer) member);
      g_hash_table_replace (index->by_name, fold_name (member->name), (gpointer) member);
    }
}

static const MhMember *
find_member (const Index *index, const MhRosterPerson *person)
{
  g_autofree char *handle =
      fold_handle (json_object_get_string_member_with_default (person->member, "handle", NULL));
  g_autofree char *name = fold_name (mh_roster_person_get_name (person));
  const MhMember *member = NULL;

  if (handle != NULL)
    member = g_hash_table_lookup (index->by_handle, handle);
  return member != NULL ? member : g_hash_table_lookup (index->by_name, name);
}

static void
add_field (MhRosterEntry *entry, const char *pointer, const char *from, const char *to)
{
  MhRosterField *field = g_new0 (MhRosterField, 1);

  field->pointer = g_strdup (pointer);
  field->from = g_strdup (from);
  field->to = g_strdup (to);
  g_ptr_array_add (entry->fields, field);
}

/* A photo may be an object with its path in it. */
static const char *
get_text (JsonNode *member, const char *key)
{
  JsonNode *value = mh_json_member (member, key);

  if (strcmp (key, "photo") == 0 && value != NULL && JSON_NODE_HOLDS_OBJECT (value))
    value = mh_json_member (value, "file");
  return mh_json_text (value);
}

static gboolean
is_same (const char *key, const char *from, const char *to)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (from == NULL || to == NULL || !g_str_has_prefix (key, "handle"))
    return g_strcmp0 (from, to) == 0;
  a = fold_handle (from);
  b = fold_handle (to);
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
      const char *from =
          mh_json_text (mh_json_member (mh_json_member (member, "handles"), platform));

      if (!is_same (pointer, from, json_node_get_string (value)))
        add_field (entry, pointer, from, json_node_get_string (value));
    }
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
      if (JSON_NODE_HOLDS_OBJECT (value))
        compare_handles (entry, member, json_node_get_object (value));
      else if (!is_same (key, get_text (member, key), json_node_get_string (value)))
        add_field (entry, key, get_text (member, key), json_node_get_string (value));
    }
  if (mh_date_is_set (entry->member->end) && mh_date_compare (entry->member->end, date) < 0 &&
      !json_object_has_member (entry->person->member, "end"))
    add_field (entry, "end", get_text (member, "end"), NULL);
  if (entry->fields->len > 0)
    entry->change = MH_ROSTER_CHANGED;
}

/* Who has left already, or is still to come, does not leave now. */
static gboolean
can_leave (const MhMember *member, MhDate date)
{
  return (!mh_date_is_set (member->end) || mh_date_compare (member->end, date) >= 0) &&
         (!mh_date_is_set (member->start) || mh_date_compare (member->start, date) <= 0);
}

static void
complain_twice (GPtrArray *problems, const MhRosterPerson *person, int line)
{
  g_autofree char *message = g_strdup_printf (
      /* Translators: a person's name, and the number of a line. */
      _ ("“%s” is the same person as in line %d; remove one of the rows"),
      mh_roster_person_get_name (person), line);

  g_ptr_array_add (problems, mh_problem_new_at (person->line, 1, message));
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

/* Whether person is the first with its member, or with its name and handle for who is new. */
static gboolean
claim (GHashTable *seen, gpointer key, const MhRosterPerson *person, GPtrArray *problems)
{
  const MhRosterPerson *first = g_hash_table_lookup (seen, key);

  if (first != NULL)
    {
      complain_twice (problems, person, first->line);
      return FALSE;
    }
  g_hash_table_insert (seen, key, (gpointer) person);
  return TRUE;
}

/**
 * mh_roster_compare:
 * @document: a team
 * @people: (element-type MhRosterPerson): who shall be in it
 * @date: today
 * @problems: gets rows that are one person
 *
 * Finds each person in the team, by handle, else by name without case, accents and order.
 *
 * Returns: (transfer full) (nullable) (element-type MhRosterEntry): an entry for everybody of the
 *   roster in its order, then those who left; %NULL if anything is wrong. Valid as long as
 *   @document and @people
 */
GPtrArray *
mh_roster_compare (MhDocument *document, GPtrArray *people, MhDate date, GPtrArray *problems)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);
  g_autoptr (GHashTable) members = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) newcomers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_before = problems->len;
  Index index;

  index_members (document, &index);
  for (guint i = 0; i < people->len; i++)
    {
      const MhRosterPerson *person = people->pdata[i];
      const MhMember *member = find_member (&index, person);
      g_autofree char *name = fold_name (mh_roster_person_get_name (person));

      if (member != NULL ? !claim (members, (gpointer) member, person, problems)
                         : !claim (newcomers, name, person, problems))
        continue;
      if (member == NULL)
        g_steal_pointer (&name);
      compare_person (document, member, person, date, entries);
    }
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);

      if (!g_hash_table_contains (members, member) && can_leave (member, date))
        add_entry (entries, MH_ROSTER_LEFT, member, NULL);
    }
  g_hash_table_unref (index.by_handle);
  g_hash_table_unref (index.by_name);
  return problems->len == n_before ? g_steal_pointer (&entries) : NULL;
}

static void
set_photo (JsonObject *object, const char *file)
{
  JsonNode *photo = json_object_get_member (object, "photo");

  if (photo != NULL && JSON_NODE_HOLDS_OBJECT (photo))
    json_object_set_string_member (json_node_get_object (photo), "file", file);
  else
    json_object_set_string_member (object, "photo", file);
}

static void
set_field (JsonObject *object, const MhRosterField *field)
{
  const char *platform =
      g_str_has_prefix (field->pointer, "handles/") ? strchr (field->pointer, '/') + 1 : NULL;

  if (platform != NULL)
    {
      JsonNode *handles = json_object_get_member (object, "handles");

      if (handles == NULL || !JSON_NODE_HOLDS_OBJECT (handles))
        json_object_set_object_member (object, "handles", json_object_new ());
      json_object_set_string_member (json_object_get_object_member (object, "handles"), platform,
                                     field->to);
    }
  else if (field->to == NULL)
    json_object_remove_member (object, field->pointer);
  else if (strcmp (field->pointer, "photo") == 0)
    set_photo (object, field->to);
  else
    json_object_set_string_member (object, field->pointer, field->to);
}

static JsonNode *
change_member (JsonNode *node, const MhRosterEntry *entry, MhDate date)
{
  JsonObject *object = json_node_get_object (node);

  if (entry->change == MH_ROSTER_LEFT)
    {
      MhDate last = mh_date_add_days (date, -1);
      g_autofree char *end = NULL;

      /* Nobody leaves before the first day. */
      if (mh_date_is_set (entry->member->start) && mh_date_compare (entry->member->start, last) > 0)
        last = entry->member->start;
      end = mh_date_to_string (last);

      json_object_set_string_member (object, "end", end);
    }
  for (guint i = 0; i < entry->fields->len; i++)
    set_field (object, entry->fields->pdata[i]);
  return node;
}

/**
 * mh_roster_apply:
 * @document: the team that was compared
 * @entries: the difference
 * @date: today; the day before is the last of those who left
 * @removes: whether they are removed in place of that
 *
 * Makes the difference, as one edit. Whoever stays keeps the place and all that the roster does not
 * say; newcomers come last.
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
  g_autoptr (JsonNode) value = json_node_new (JSON_NODE_ARRAY);
  JsonArray *members = json_array_new ();

  json_node_take_array (value, members);
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

      if (removes && entry != NULL && entry->change == MH_ROSTER_LEFT)
        continue;
      node = mh_json_copy (mh_document_get (document, pointer));
      json_array_add_element (members, entry != NULL ? change_member (node, entry, date) : node);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const MhRosterEntry *entry = entries->pdata[i];

      if (entry->change == MH_ROSTER_JOINED)
        json_array_add_object_element (members, json_object_ref (entry->person->member));
    }
  return mh_document_set (document, "/members", value, error);
}
