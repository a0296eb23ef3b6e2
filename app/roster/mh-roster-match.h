/* mh-roster-match.h: who of a roster is who of a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-roster-private.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

char *mh_roster_fold_handle (const char *handle);
GPtrArray *
mh_roster_match (MhDocument *document, GPtrArray *people, MhDate date, GPtrArray *problems);

G_END_DECLS
