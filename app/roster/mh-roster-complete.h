/* mh-roster-complete.h: what a team gives to a newcomer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-roster-difference.h"

G_BEGIN_DECLS

void
mh_roster_complete (MhDocument *document, GPtrArray *entries, const char *platform, MhDate date);

G_END_DECLS
