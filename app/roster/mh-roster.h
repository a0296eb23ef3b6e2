/* mh-roster.h: people as another program wrote them down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/mh-problem.h"

G_BEGIN_DECLS

/* One row: a member as in a team file, with what the row says and nothing else. */
typedef struct
{
  JsonObject *member;
  int line; /* where it begins in the file */
} MhRosterPerson;

GPtrArray *mh_roster_read (GBytes *bytes, const char *const *maps, GPtrArray *problems);
const char *mh_roster_person_get_name (const MhRosterPerson *person);

G_END_DECLS
