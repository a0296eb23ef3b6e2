/* mh-member.c: a person who posts from the account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-member.h"

#include <string.h>

/**
 * mh_member_get_handle:
 * @member: a member
 * @platform: (nullable): a key of `handles`, such as `bluesky`
 *
 * Returns: (transfer none) (nullable): the handle on @platform, else the general one
 */
const char *
mh_member_get_handle (const MhMember *member, const char *platform)
{
  for (guint i = 0; platform != NULL && i < member->n_handles; i++)
    if (strcmp (member->handles[i].platform, platform) == 0)
      return member->handles[i].handle;
  return member->handle;
}

/**
 * mh_member_get_absence:
 * @member: a member
 * @date: the day that the picture is for
 *
 * What lasts comes before what changes by itself: consent, `shown`, then the dates.
 *
 * Returns: why the person is not drawn, %MH_ABSENCE_NONE if there is no reason
 */
MhAbsence
mh_member_get_absence (const MhMember *member, MhDate date)
{
  if (member->consent == MH_CONSENT_NONE)
    return MH_ABSENCE_NO_CONSENT;
  if (!member->shown)
    return MH_ABSENCE_HIDDEN;
  if (mh_date_is_set (member->start) && mh_date_compare (date, member->start) < 0)
    return MH_ABSENCE_NOT_STARTED;
  if (mh_date_is_set (member->end) && mh_date_compare (date, member->end) > 0)
    return MH_ABSENCE_ENDED;
  return MH_ABSENCE_NONE;
}

/**
 * mh_absence_get_id:
 * @absence: why a person is not drawn
 *
 * Returns: (transfer none) (nullable): its word in reports; %NULL for %MH_ABSENCE_NONE
 */
const char *
mh_absence_get_id (MhAbsence absence)
{
  static const char *const ids[] = { NULL,     "not-started", "ended",
                                     "hidden", "no-consent",  "does-not-fit" };

  g_return_val_if_fail ((guint) absence < G_N_ELEMENTS (ids), NULL);

  return ids[absence];
}
