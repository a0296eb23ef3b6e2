/* mh-signature.c: initials to sign posts with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-signature.h"

#include <string.h>

#include "base/mh-cluster.h"
#include "mh-initials.h"

/* Beyond this nobody remembers who has which number; and no more than so many may be tried. */
#define NUMBER_MAX 99

/* What nobody sees: (transfer full): @text without it. */
static char *
drop_invisible (const char *text)
{
  GString *seen = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0x200b && c != 0x200c && c != 0x200e && c != 0x200f && c != 0xfeff)
        g_string_append_unichar (seen, c);
    }
  return g_string_free (seen, FALSE);
}

/**
 * mh_signature_normalize:
 * @signature: a signature
 *
 * Two signatures that a reader takes for the same come to the same text: neither capitals count nor
 * what keeps Arabic letters apart.
 *
 * Returns: (transfer full): the text
 */
char *
mh_signature_normalize (const char *signature)
{
  g_autofree char *seen = drop_invisible (signature);
  g_autofree char *normal = g_utf8_normalize (seen, -1, G_NORMALIZE_NFKC);

  return g_utf8_casefold (normal != NULL ? normal : seen, -1);
}

/* Whether nobody connects the signature with member any more. */
static gboolean
has_rested (const MhMember *member, MhDate date)
{
  return mh_date_is_set (member->end) &&
         mh_date_compare (mh_date_add_days (member->end, MH_SIGNATURE_REST_DAYS), date) < 0;
}

/**
 * mh_signature_list_taken:
 * @document: the team
 * @except: (nullable): the member who asks
 * @date: the day that the pictures are for
 *
 * A signature is somebody's while they are drawn or still to start, and for
 * %MH_SIGNATURE_REST_DAYS after they left. That somebody is hidden frees nothing: they still post.
 *
 * Returns: (transfer full): a set of signatures as mh_signature_normalize() makes them
 */
GHashTable *
mh_signature_list_taken (MhDocument *document, const MhMember *except, MhDate date)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *other = mh_document_get_member (document, i);

      if (other != except && other->signature != NULL && !has_rested (other, date))
        g_hash_table_add (taken, mh_signature_normalize (other->signature));
    }
  return taken;
}

static gboolean
is_free (GHashTable *taken, const char *signature)
{
  g_autofree char *normal = mh_signature_normalize (signature);

  return !g_hash_table_contains (taken, normal);
}

/* The letters that a signature begins with, and the one that may follow. */
typedef struct
{
  char *initials;
  const char *next; /* (nullable) */
} Letters;

/* “A” and “T” of Aiko Tanaka, then “a”; “A” and “n” of Ann; “李” of 李明, then “明”. */
static Letters
choose_letters (GPtrArray *words)
{
  char **first = words->pdata[0];
  char **last = words->pdata[words->len - 1];
  g_autofree char *head = mh_initials_take (first);
  g_autofree char *tail = NULL;
  Letters letters = { NULL, NULL };
  const char *rest = NULL;

  if (mh_cluster_is_ideographic (first[0]))
    {
      letters.initials = g_steal_pointer (&head);
      rest = first[1] != NULL || words->len == 1 ? first[1] : last[0];
    }
  else if (words->len == 1)
    {
      letters.initials = first[1] != NULL ? mh_initials_join (head, first[1]) : g_strdup (head);
      rest = first[1] != NULL ? first[2] : NULL;
    }
  else
    {
      tail = mh_initials_take (last);
      letters.initials = mh_initials_join (head, tail);
      rest = last[1];
    }
  letters.next = rest;
  return letters;
}

/**
 * mh_signature_suggest_among:
 * @taken: what others have, as of mh_signature_list_taken()
 * @name: a person's name
 *
 * The initials, else with one more letter, else with a number: `AT`, `ATa`, `AT2`.
 *
 * Returns: (transfer full) (nullable): a signature without the prefix that is not in @taken; %NULL
 *   for a name without letters
 */
char *
mh_signature_suggest_among (GHashTable *taken, const char *name)
{
  g_autoptr (GPtrArray) words = mh_initials_split_name (name);
  g_autofree char *initials = NULL;
  g_autofree char *longer = NULL;
  Letters letters;

  if (words->len == 0)
    return NULL;
  letters = choose_letters (words);
  initials = letters.initials;
  if (is_free (taken, initials))
    return g_steal_pointer (&initials);
  longer = letters.next != NULL ? mh_initials_join (initials, letters.next) : NULL;
  if (longer != NULL && is_free (taken, longer))
    return g_steal_pointer (&longer);
  for (guint i = 2; i <= NUMBER_MAX; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s%u", initials, i);

      if (is_free (taken, numbered))
        return g_steal_pointer (&numbered);
    }
  return NULL;
}

/**
 * mh_signature_suggest:
 * @document: the team
 * @member: one of its members
 * @date: the day that the pictures are for
 *
 * Who has a signature that is nobody else's keeps it; others get one as
 * mh_signature_suggest_among() makes it.
 *
 * Returns: (transfer full) (nullable): a signature without the prefix
 */
char *
mh_signature_suggest (MhDocument *document, const MhMember *member, MhDate date)
{
  g_autoptr (GHashTable) taken = mh_signature_list_taken (document, member, date);

  if (member->signature != NULL && is_free (taken, member->signature))
    return g_strdup (member->signature);
  return mh_signature_suggest_among (taken, member->name);
}

/**
 * mh_signature_suggest_for_name:
 * @document: the team
 * @name: of somebody who is not in it yet
 * @date: the day that the pictures are for
 *
 * The same as mh_signature_suggest(), for a newcomer.
 *
 * Returns: (transfer full) (nullable): a signature
 */
char *
mh_signature_suggest_for_name (MhDocument *document, const char *name, MhDate date)
{
  g_autoptr (GHashTable) taken = mh_signature_list_taken (document, NULL, date);

  return mh_signature_suggest_among (taken, name);
}
