/* mh-roster-complete.c: what a team gives to a newcomer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-complete.h"

#include "mh-roster-match.h"
#include "team/mh-handle.h"
#include "team/mh-json-value.h"
#include "team/mh-signature.h"

static gboolean
has_signatures (MhDocument *document, MhDate date)
{
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);

      if (member->signature != NULL && mh_member_get_absence (member, date) == MH_ABSENCE_NONE)
        return TRUE;
    }
  return FALSE;
}

static void
give (MhRosterEntry *entry, const char *key, const char *text)
{
  MhRosterField *field = g_new0 (MhRosterField, 1);

  field->pointer = g_strdup (key);
  field->to = g_strdup (text);
  g_ptr_array_add (entry->fields, field);
  json_object_set_string_member (entry->person->member, key, text);
}

/* A handle that two people have is nobody's. */
static void
give_handle (MhDocument *document, MhRosterEntry *entry, const char *platform, GHashTable *taken)
{
  const MhAccount *account = mh_document_get_account (document);
  g_autofree char *handle = NULL;

  if (account->handle_pattern == NULL || json_object_has_member (entry->person->member, "handle") ||
      json_object_has_member (entry->person->member, "handles"))
    return;
  handle = mh_handle_suggest (platform, NULL, account->handle_pattern,
                              mh_roster_person_get_name (entry->person), account->organisation);
  if (handle != NULL && g_hash_table_add (taken, mh_roster_fold_handle (handle)))
    give (entry, "handle", handle);
}

static void
take_handles (GHashTable *taken, JsonNode *member, const char *platform)
{
  JsonNode *own = mh_json_member (mh_json_member (member, "handles"), platform);
  const char *handle = mh_json_text (own != NULL ? own : mh_json_member (member, "handle"));

  if (handle != NULL)
    g_hash_table_add (taken, mh_roster_fold_handle (handle));
}

/* Of the team and of the roster, who left included: an account outlives a job. */
static GHashTable *
list_handles (MhDocument *document, GPtrArray *entries, const char *platform)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/members/%u", i);

      take_handles (taken, mh_document_get (document, pointer), platform);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const MhRosterEntry *entry = entries->pdata[i];
      g_autoptr (JsonNode) member = NULL;

      if (entry->person == NULL)
        continue;
      member = json_node_init_object (json_node_alloc (), entry->person->member);
      take_handles (taken, member, platform);
    }
  return taken;
}

/* One after the other, so that no two newcomers get the same. */
static void
give_signature (MhRosterEntry *entry, GHashTable *taken)
{
  g_autofree char *signature = NULL;

  if (json_object_has_member (entry->person->member, "signature"))
    return;
  signature = mh_signature_suggest_among (taken, mh_roster_person_get_name (entry->person));
  if (signature == NULL)
    return;
  give (entry, "signature", signature);
  g_hash_table_add (taken, mh_signature_normalize (signature));
}

/* What the roster itself gives comes first. */
static GHashTable *
list_taken (MhDocument *document, GPtrArray *entries, MhDate date)
{
  GHashTable *taken = mh_signature_list_taken (document, NULL, date);

  for (guint i = 0; i < entries->len; i++)
    {
      const MhRosterEntry *entry = entries->pdata[i];
      const char *signature =
          entry->person != NULL ? json_object_get_string_member_with_default (entry->person->member,
                                                                              "signature", NULL)
                                : NULL;

      if (signature != NULL)
        g_hash_table_add (taken, mh_signature_normalize (signature));
    }
  return taken;
}

/**
 * mh_roster_complete:
 * @document: the team that was compared
 * @entries: (element-type MhRosterEntry): the difference
 * @platform: whose rule a handle keeps, a key of `handles`
 * @date: today
 *
 * Gives each who joined what the roster does not say and the team has a rule for: a handle by the
 * account's pattern unless somebody else has it, and a signature in a team that signs. It stands in
 * the entry's fields too.
 */
void
mh_roster_complete (MhDocument *document, GPtrArray *entries, const char *platform, MhDate date)
{
  g_autoptr (GHashTable) handles = list_handles (document, entries, platform);
  g_autoptr (GHashTable) taken =
      has_signatures (document, date) ? list_taken (document, entries, date) : NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      MhRosterEntry *entry = entries->pdata[i];

      if (entry->change != MH_ROSTER_JOINED)
        continue;
      give_handle (document, entry, platform, handles);
      if (taken != NULL)
        give_signature (entry, taken);
    }
}
