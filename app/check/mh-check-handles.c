/* mh-check-handles.c: handles by the platform's rule and the organisation's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>

#include "team/mh-handle.h"
#include "team/mh-patch.h"

/* A page of one's own, where any handle may stand. */
#define PLATFORM_OF_NONE "web"

static char *
point_at_handle (const MhCheckJob *job, const MhMember *member)
{
  for (guint i = 0; i < member->n_handles; i++)
    if (g_strcmp0 (member->handles[i].platform, job->platform) == 0)
      return g_strdup_printf ("/members/%d/handles/%s", member->index, job->platform);
  return g_strdup_printf ("/members/%d/handle", member->index);
}

static MhFinding *
take (MhCheckJob *job, const MhMember *member, MhFinding *finding)
{
  finding->member = member->index;
  finding->role = g_strdup (mh_role_get_id (MH_ROLE_HANDLE));
  g_free (finding->pointer);
  finding->pointer = point_at_handle (job, member);
  return mh_check_job_take (job, finding);
}

/* Where another handle goes. A general one that other platforms take stays for them. */
static char *
point_at_better (const MhCheckJob *job, const MhMember *member)
{
  static const char *const special[] = { "bluesky", "mastodon", "linkedin", "facebook", NULL };
  char *pointer = point_at_handle (job, member);

  if (g_strv_contains (special, job->platform) && g_str_has_suffix (pointer, "/handle"))
    {
      g_free (pointer);
      pointer = g_strdup_printf ("/members/%d/handles/%s", member->index, job->platform);
    }
  return pointer;
}

static void
suggest (const MhCheckJob *job, const MhMember *member, const char *handle, MhFinding *finding)
{
  const MhAccount *account = mh_document_get_account (job->document);
  g_autofree char *better = mh_handle_suggest (job->platform, handle, account->handle_pattern,
                                               member->name, account->organisation);
  g_autofree char *pointer = point_at_better (job, member);
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
  g_autofree char *reason = NULL;
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
  if (mh_handle_is_valid (job->platform, handle, &reason))
    {
      check_pattern (job, member, handle);
      return;
    }
  finding = mh_finding_new ("handle-invalid", MH_SEVERITY_ERROR, NULL,
                            /* Translators: a handle, whose it is, and why it cannot be one. */
                            _ ("“%s” of %s is no handle: %s"), handle, member->name, reason);
  suggest (job, member, handle, finding);
  take (job, member, finding);
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
