/* mh-roster-difference.h: what a roster changes in a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-roster.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

typedef enum
{
  MH_ROSTER_JOINED,
  MH_ROSTER_LEFT,
  MH_ROSTER_AWAITED, /* still to come, and not in the roster: goes, since no last day says that */
  MH_ROSTER_CHANGED,
  MH_ROSTER_UNCHANGED,
} MhRosterChange;

/* One field of somebody. from and to are (nullable), to be shown: what is no text is written as
 * JSON. */
typedef struct
{
  char *pointer; /* below the member: "expertise", "handles/bluesky" */
  char *from;
  char *to;
  JsonNode *value; /* (nullable): the new one; NULL when the field goes */
} MhRosterField;

typedef struct
{
  MhRosterChange change;
  const MhMember *member;       /* (nullable): the document's, NULL for who joined */
  const MhRosterPerson *person; /* (nullable): the roster's, NULL for who is not in it */
  GPtrArray
      *fields; /* of MhRosterField: for who changed; for who joined, what the team gives beside */
} MhRosterEntry;

GPtrArray *
mh_roster_compare (MhDocument *document, GPtrArray *people, MhDate date, GPtrArray *problems);
MhDocument *mh_roster_apply (
    MhDocument *document, GPtrArray *entries, MhDate date, gboolean removes, GError **error);
MhDate mh_roster_get_last_day (const MhMember *member, MhDate date);
MhDocument *mh_roster_replace (MhDocument *document, GPtrArray *people, GError **error);

G_END_DECLS
