/* mh-check-handles.c: handles by the platform's rule and the organisation's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "team/mh-handle.h"
#include "team/mh-json-pointer.h"
#include "team/mh-patch.h"
#include "team/mh-people.h"

/* A page of one's own, where any handle may stand. */
#define PLATFORM_OF_NONE "web"

/* A person or the account. */
typedef struct
{
  const char *name;
  const char *pattern; /* (nullable): how their handles are made */
  const MhHandle *handles;
  guint n_handles;
  char pointer[32]; /* in the team file */
} Owner;

static Owner
own_as_member (const MhCheckJob *job, const MhMember *member)
{
  Owner owner = { member->name, mh_document_get_account (job->document)->handle_pattern,
                  member->handles, member->n_handles, "" };

  g_snprintf (owner.pointer, sizeof owner.pointer, "/members/%d", member->index);
  return owner;
}

static Owner
own_as_account (const MhCheckJob *job)
{
  const MhAccount *account = mh_document_get_account (job->document);

  return (Owner){ account->organisation, NULL, account->handles, account->n_handles, "/account" };
}

static char *
point_at_own (const Owner *owner, const char *platform)
{
  g_autoptr (GString) pointer = g_string_new (owner->pointer);

  mh_json_pointer_append (pointer, "handles");
  mh_json_pointer_append (pointer, platform);
  return g_string_free (g_steal_pointer (&pointer), FALSE);
}

static gboolean
has_own (const Owner *owner, const char *platform)
{
  for (guint i = 0; i < owner->n_handles; i++)
    if (g_strcmp0 (owner->handles[i].platform, platform) == 0)
      return TRUE;
  return FALSE;
}

static char *
point_at_handle (const Owner *owner, const char *platform)
{
  return has_own (owner, platform) ? point_at_own (owner, platform)
                                   : g_strconcat (owner->pointer, "/handle", NULL);
}

static MhFinding *
take (MhCheckJob *job, const MhMember *member, MhFinding *finding)
{
  Owner owner = own_as_member (job, member);

  finding->member = member->index;
  finding->role = g_strdup (mh_role_get_id (MH_ROLE_HANDLE));
  g_free (finding->pointer);
  finding->pointer = point_at_handle (&owner, job->platform);
  return mh_check_job_take (job, finding);
}

/* Where another handle goes. A general one that other platforms take stays for them. */
static char *
point_at_better (const Owner *owner, const char *platform)
{
  static const char *const special[] = { "bluesky", "mastodon", "linkedin", "facebook", NULL };

  return g_strv_contains (special, platform) ? point_at_own (owner, platform)
                                             : point_at_handle (owner, platform);
}

static void
suggest_to (const MhCheckJob *job,
            const Owner *owner,
            const char *platform,
            const char *handle,
            MhFinding *finding)
{
  g_autofree char *better =
      mh_handle_suggest (platform, handle, owner->pattern, owner->name,
                         mh_document_get_account (job->document)->organisation);
  g_autofree char *pointer = point_at_better (owner, platform);
  g_autoptr (MhPatch) patch = NULL;

  if (better == NULL)
    {
      finding->remedy = g_strdup (_ ("Give the handle that they have there."));
      return;
    }
  /* Translators: a handle that would do. */
  finding->remedy = g_strdup_printf (_ ("Use “%s”, if that account exists."), better);
  patch = mh_patch_new (job->document);
  if (job->checker->depth == MH_CHECK_PATCHES && mh_patch_set_string (patch, pointer, better))
    finding->patch = mh_patch_to_node (patch);
}

static void
suggest (const MhCheckJob *job, const MhMember *member, const char *handle, MhFinding *finding)
{
  Owner owner = own_as_member (job, member);

  suggest_to (job, &owner, job->platform, handle, finding);
}

/* (transfer full) (nullable): NULL where the platform takes it. */
static MhFinding *
judge (const MhCheckJob *job, const Owner *owner, const char *platform, const char *handle)
{
  g_autofree char *reason = NULL;
  MhFinding *finding = NULL;

  if (mh_handle_is_valid (platform, handle, &reason))
    return NULL;
  finding = mh_finding_new ("handle-invalid", MH_SEVERITY_ERROR, NULL,
                            /* Translators: a handle, whose it is, and why it cannot be one. */
                            _ ("“%s” of %s is no handle: %s"), handle, owner->name, reason);
  suggest_to (job, owner, platform, handle, finding);
  return finding;
}

static void
check_pattern (MhCheckJob *job, const MhMember *member, const char *handle)
{
  const MhAccount *account = mh_document_get_account (job->document);
  MhFinding *finding = NULL;

  if (account->handle_pattern == NULL ||
      mh_handle_fits_pattern (account->handle_pattern, job->platform, handle, member->name,
                              account->organisation))
    return;
  finding = mh_finding_new ("handle-off-pattern", MH_SEVERITY_NOTE, NULL,
                            /* Translators: a handle, whose it is, and a pattern. */
                            _ ("“%s” of %s is not as “%s” makes it"), handle, member->name,
                            account->handle_pattern);
  suggest (job, member, handle, finding);
  take (job, member, finding);
}

/* What is right in itself; known has the members by normalised handle. */
static void
check_duplicate (MhCheckJob *job, const MhMember *member, const char *handle, GHashTable *known)
{
  char *normal = mh_handle_normalize (job->platform, handle);
  const MhMember *other = g_hash_table_lookup (known, normal);
  MhFinding *finding = NULL;

  if (other == NULL)
    {
      g_hash_table_insert (known, normal, (gpointer) member);
      return;
    }
  g_free (normal);
  finding = mh_finding_new ("handle-duplicate", MH_SEVERITY_ERROR, NULL,
                            /* Translators: two people, and a handle. */
                            _ ("%s and %s have the same handle, “%s”"), other->name, member->name,
                            handle);
  suggest (job, member, NULL, finding);
  take (job, member, finding);
}

static void
check_member (MhCheckJob *job, const MhMember *member, GHashTable *known)
{
  const char *handle = mh_member_get_handle (member, job->platform);
  const char *title = mh_handle_get_platform_title (job->platform);
  Owner owner = own_as_member (job, member);
  MhFinding *finding = NULL;

  if (handle == NULL)
    {
      finding = mh_finding_new ("handle-missing", MH_SEVERITY_WARNING, NULL,
                                g_strcmp0 (job->platform, PLATFORM_OF_NONE) != 0
                                    /* Translators: a person, and a platform. */
                                    ? _ ("%s has no handle for %s")
                                    /* Translators: a person. */
                                    : _ ("%s has no handle"),
                                member->name, title);
      suggest (job, member, NULL, finding);
      take (job, member, finding);
      return;
    }
  check_duplicate (job, member, handle, known);
  finding = judge (job, &owner, job->platform, handle);
  if (finding != NULL)
    take (job, member, finding);
  else
    check_pattern (job, member, handle);
}

/**
 * mh_check_handles:
 * @job: the first picture that shows handles of its platform
 *
 * Codes `handle-missing`, `handle-invalid`, `handle-duplicate` and `handle-off-pattern`.
 */
void
mh_check_handles (MhCheckJob *job)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < mh_document_get_n_members (job->document); i++)
    {
      const MhMember *member = mh_document_get_member (job->document, i);

      if (mh_check_is_drawn (job, member))
        check_member (job, member, known);
    }
}

static void
check_account_handle (MhCheckJob *job,
                      const char *platform,
                      const char *handle,
                      const char *surface)
{
  Owner owner = own_as_account (job);
  MhFinding *finding = judge (job, &owner, platform, handle);

  if (finding == NULL)
    return;
  finding->pointer = point_at_handle (&owner, platform);
  finding->surface = g_strdup (surface);
  g_ptr_array_add (job->findings, finding);
}

/* Whether the words of a picture say the handle. */
static gboolean
says_handle (const MhCheckJob *job)
{
  guint n_drawn = job->scene->shown;

  return strstr (mh_people_get_heading (job->document, job->design, n_drawn), "{handle}") != NULL ||
         strstr (job->design->notice, "{handle}") != NULL;
}

/**
 * mh_check_account:
 * @jobs: (element-type MhCheckJob): all pictures
 * @findings: gets what is found
 *
 * Code `handle-invalid`, of the account: the handles that it has on one platform, which notices and
 * pages name wherever they stand, and the general one on the platforms whose pictures say it.
 */
void
mh_check_account (GPtrArray *jobs, GPtrArray *findings)
{
  g_autoptr (GHashTable) platforms = g_hash_table_new (g_str_hash, g_str_equal);
  MhCheckJob job = *(const MhCheckJob *) jobs->pdata[0];
  const MhAccount *account = mh_document_get_account (job.document);

  job.findings = findings;
  for (guint i = 0; i < account->n_handles; i++)
    {
      g_hash_table_add (platforms, (gpointer) account->handles[i].platform);
      check_account_handle (&job, account->handles[i].platform, account->handles[i].handle, NULL);
    }
  for (guint i = 0; account->handle != NULL && i < jobs->len; i++)
    {
      const MhCheckJob *shown = jobs->pdata[i];

      if (shown->platform != NULL && says_handle (shown) &&
          g_hash_table_add (platforms, (gpointer) shown->platform))
        check_account_handle (&job, shown->platform, account->handle, shown->surface->id);
    }
}
