/* mh-roster-match.c: who of a roster is who of a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* By handle first, so that a claim by name finds only those who are left. */
typedef struct
{
  GHashTable *by_handle; /* GPtrArray of MhMember by PLATFORM:HANDLE */
  GHashTable *by_name;   /* GPtrArray of MhMember by folded name */
  GHashTable *claims;    /* MhRosterPerson by MhMember */
  GHashTable *newcomers; /* MhRosterPerson by PLATFORM:HANDLE or folded name */
  MhDate date;
  GPtrArray *problems;
} Matcher;

/**
 * mh_roster_fold_handle:
 * @handle: a handle with or without its sign
 *
 * Returns: (transfer full): what is the same for the same handle
 */
char *
mh_roster_fold_handle (const char *handle)
{
  return g_utf8_casefold (handle[0] == '@' ? handle + 1 : handle, -1);
}

static char *
make_key (const char *platform, const char *handle)
{
  g_autofree char *folded = mh_roster_fold_handle (handle);

  return g_strdup_printf ("%s:%s", platform, folded);
}

static void
add_member (GHashTable *table, char *key, const MhMember *member)
{
  GPtrArray *members = g_hash_table_lookup (table, key);

  if (members != NULL)
    g_free (key);
  else
    {
      members = g_ptr_array_new ();
      g_hash_table_insert (table, key, members);
    }
  g_ptr_array_add (members, (gpointer) member);
}

static void
index_members (Matcher *matcher, MhDocument *document)
{
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);

      if (member->handle != NULL)
        add_member (matcher->by_handle, make_key ("", member->handle), member);
      for (guint j = 0; j < member->n_handles; j++)
        add_member (matcher->by_handle,
                    make_key (member->handles[j].platform, member->handles[j].handle), member);
      add_member (matcher->by_name, mh_roster_fold_name (member->name), member);
    }
}

/* PLATFORM:HANDLE for each of the person's handles. (transfer full). */
static GPtrArray *
list_handles (const MhRosterPerson *person)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  const char *handle = json_object_get_string_member_with_default (person->member, "handle", NULL);
  JsonObjectIter iter;
  const char *platform = NULL;
  JsonNode *value = NULL;

  if (handle != NULL)
    g_ptr_array_add (keys, make_key ("", handle));
  if (!json_object_has_member (person->member, "handles"))
    return keys;
  json_object_iter_init_ordered (&iter, json_object_get_object_member (person->member, "handles"));
  while (json_object_iter_next_ordered (&iter, &platform, &value))
    if (json_node_get_value_type (value) == G_TYPE_STRING)
      g_ptr_array_add (keys, make_key (platform, json_node_get_string (value)));
  return keys;
}

static gboolean
has_left (const MhMember *member, MhDate date)
{
  return mh_date_is_set (member->end) && mh_date_compare (member->end, date) < 0;
}

/* Those of candidates whom nobody claimed; those who left only where there is nobody else.
 * (transfer full). */
static GPtrArray *
list_free (const Matcher *matcher, GPtrArray *candidates)
{
  GPtrArray *present = g_ptr_array_new ();
  GPtrArray *gone = g_ptr_array_new ();

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    if (!g_hash_table_contains (matcher->claims, candidates->pdata[i]))
      g_ptr_array_add (has_left (candidates->pdata[i], matcher->date) ? gone : present,
                       candidates->pdata[i]);
  if (present->len > 0)
    {
      g_ptr_array_unref (gone);
      return present;
    }
  g_ptr_array_unref (present);
  return gone;
}

static void
complain_twice (Matcher *matcher, const MhRosterPerson *person, const MhRosterPerson *first)
{
  const char *name = mh_roster_person_get_name (person);

  if (first->pointer != NULL)
    mh_roster_person_complain (
        person, NULL, FALSE, matcher->problems,
        /* Translators: a person's name, and a place in a file such as “/members/3”. */
        _ ("“%s” is the same person as at %s; remove one of them"), name, first->pointer);
  else
    mh_roster_person_complain (person, NULL, FALSE, matcher->problems,
                               /* Translators: a person's name, and the number of a line. */
                               _ ("“%s” is the same person as in line %d; remove one of the rows"),
                               name, first->line);
}

static void
complain_many (Matcher *matcher, const MhRosterPerson *person, const MhMember *a, const MhMember *b)
{
  mh_roster_person_complain (
      person, "name", FALSE, matcher->problems,
      /* Translators: a name in a list; then places in a file such as “/members/3”. */
      _ ("“%s” may be /members/%d or /members/%d of the team; give the handle that the team file "
         "has for the one who is meant"),
      mh_roster_person_get_name (person), a->index, b->index);
}

static void
claim (Matcher *matcher,
       const MhRosterPerson *person,
       const MhMember **found,
       const MhMember *member)
{
  const MhRosterPerson *first = g_hash_table_lookup (matcher->claims, member);

  if (first != NULL && first != person)
    complain_twice (matcher, person, first);
  else
    {
      g_hash_table_insert (matcher->claims, (gpointer) member, (gpointer) person);
      *found = member;
    }
}

/* Of several with one handle, the one of that name. */
static const MhMember *
choose (GPtrArray *candidates, const char *name)
{
  const MhMember *chosen = NULL;

  if (candidates->len == 1)
    return candidates->pdata[0];
  for (guint i = 0; i < candidates->len; i++)
    {
      g_autofree char *other = mh_roster_fold_name (((MhMember *) candidates->pdata[i])->name);

      if (strcmp (name, other) != 0)
        continue;
      if (chosen != NULL)
        return NULL;
      chosen = candidates->pdata[i];
    }
  return chosen;
}

static void
match_by_handle (Matcher *matcher,
                 const MhRosterPerson *person,
                 const char *name,
                 const MhMember **found)
{
  g_autoptr (GPtrArray) keys = list_handles (person);

  for (guint i = 0; i < keys->len; i++)
    {
      GPtrArray *candidates = g_hash_table_lookup (matcher->by_handle, keys->pdata[i]);
      const MhMember *member = NULL;

      if (candidates == NULL || (*found != NULL && g_ptr_array_find (candidates, *found, NULL)))
        continue;
      member = choose (candidates, name);
      if (member != NULL && *found == NULL)
        claim (matcher, person, found, member);
      else
        complain_many (matcher, person, *found != NULL ? *found : candidates->pdata[0],
                       member != NULL ? member : candidates->pdata[1]);
      if (*found == NULL)
        return;
    }
}

static void
match_by_name (Matcher *matcher,
               const MhRosterPerson *person,
               const char *name,
               const MhMember **found,
               GHashTable *by_handle)
{
  GPtrArray *all = g_hash_table_lookup (matcher->by_name, name);
  g_autoptr (GPtrArray) candidates = list_free (matcher, all);
  g_autoptr (GPtrArray) handles = list_handles (person);

  if (candidates->len == 1)
    claim (matcher, person, found, candidates->pdata[0]);
  else if (candidates->len > 1)
    complain_many (matcher, person, candidates->pdata[0], candidates->pdata[1]);
  else if (all != NULL && (handles->len == 0 || !g_hash_table_contains (by_handle, all->pdata[0])))
    complain_twice (matcher, person, g_hash_table_lookup (matcher->claims, all->pdata[0]));
}

/* The handle says one and the name another: a handle that was passed on must not pass on the photo
 * too. */
static void
check_name (Matcher *matcher,
            const MhRosterPerson *person,
            const char *name,
            const MhMember *member)
{
  g_autofree char *known = mh_roster_fold_name (member->name);
  g_autoptr (GPtrArray) others = NULL;

  if (strcmp (known, name) == 0)
    return;
  others = list_free (matcher, g_hash_table_lookup (matcher->by_name, name));
  if (others->len > 0 && !has_left (others->pdata[0], matcher->date))
    mh_roster_person_complain (
        person, "handle", FALSE, matcher->problems,
        /* Translators: two places in a file such as “/members/3”, then a person's name. */
        _ ("the handle is that of /members/%d of the team, but “%s” is /members/%d; mend the one "
           "or the other"),
        member->index, mh_roster_person_get_name (person),
        ((const MhMember *) others->pdata[0])->index);
}

/* Nobody joins twice; two of one name need two handles. */
static void
check_newcomer (Matcher *matcher, const MhRosterPerson *person, char *name)
{
  g_autoptr (GPtrArray) keys = list_handles (person);
  const MhRosterPerson *first = NULL;

  if (keys->len == 0)
    g_ptr_array_add (keys, g_strdup (name));
  for (guint i = 0; i < keys->len && first == NULL; i++)
    first = g_hash_table_lookup (matcher->newcomers, keys->pdata[i]);
  if (first == NULL && g_hash_table_contains (matcher->newcomers, name))
    {
      g_autoptr (GPtrArray) others = list_handles (g_hash_table_lookup (matcher->newcomers, name));

      if (others->len == 0)
        first = g_hash_table_lookup (matcher->newcomers, name);
    }
  if (first != NULL)
    {
      complain_twice (matcher, person, first);
      return;
    }
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_insert (matcher->newcomers, g_strdup (keys->pdata[i]), (gpointer) person);
  if (!g_hash_table_contains (matcher->newcomers, name))
    g_hash_table_insert (matcher->newcomers, g_strdup (name), (gpointer) person);
}

static void
start (Matcher *matcher)
{
  matcher->by_handle =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  matcher->by_name =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  matcher->claims = g_hash_table_new (NULL, NULL);
  matcher->newcomers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
clear (Matcher *matcher)
{
  g_hash_table_unref (matcher->by_handle);
  g_hash_table_unref (matcher->by_name);
  g_hash_table_unref (matcher->claims);
  g_hash_table_unref (matcher->newcomers);
}

static void
match_all (Matcher *matcher, GPtrArray *people, GPtrArray *names, GPtrArray *found)
{
  g_autoptr (GHashTable) by_handle = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) bad = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < people->len; i++)
    {
      guint n_before = matcher->problems->len;

      match_by_handle (matcher, people->pdata[i], names->pdata[i],
                       (const MhMember **) &found->pdata[i]);
      if (found->pdata[i] != NULL)
        g_hash_table_add (by_handle, found->pdata[i]);
      if (matcher->problems->len > n_before)
        g_hash_table_add (bad, people->pdata[i]);
    }
  for (guint i = 0; i < people->len; i++)
    if (found->pdata[i] == NULL && !g_hash_table_contains (bad, people->pdata[i]))
      {
        guint n_before = matcher->problems->len;

        match_by_name (matcher, people->pdata[i], names->pdata[i],
                       (const MhMember **) &found->pdata[i], by_handle);
        if (found->pdata[i] == NULL && matcher->problems->len == n_before)
          check_newcomer (matcher, people->pdata[i], names->pdata[i]);
      }
  for (guint i = 0; i < people->len; i++)
    if (found->pdata[i] != NULL && g_hash_table_contains (by_handle, found->pdata[i]))
      check_name (matcher, people->pdata[i], names->pdata[i], found->pdata[i]);
}

/**
 * mh_roster_match:
 * @document: a team
 * @people: (element-type MhRosterPerson): a roster
 * @date: today
 * @problems: gets each row that is of no one person
 *
 * Finds each person in the team by a handle, else by name without case, accents and order. Who left
 * is found where nobody else is.
 *
 * Returns: (transfer full): for each of @people an #MhMember of @document, or %NULL for who is new
 */
GPtrArray *
mh_roster_match (MhDocument *document, GPtrArray *people, MhDate date, GPtrArray *problems)
{
  Matcher matcher = { .date = date, .problems = problems };
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (found, (int) people->len);
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (names, mh_roster_fold_name (mh_roster_person_get_name (people->pdata[i])));
  start (&matcher);
  index_members (&matcher, document);
  match_all (&matcher, people, names, found);
  clear (&matcher);
  return found;
}
