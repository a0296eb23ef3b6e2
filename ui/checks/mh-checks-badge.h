/* mh-checks-badge.h: a button that says how many problems there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-checks.h"

G_BEGIN_DECLS

#define MH_TYPE_CHECKS_BADGE (mh_checks_badge_get_type ())
G_DECLARE_FINAL_TYPE (MhChecksBadge, mh_checks_badge, MH, CHECKS_BADGE, GtkButton)

void mh_checks_badge_set_checks (MhChecksBadge *self, MhChecks *checks);
/* Whether it says the number alone. */
void mh_checks_badge_set_short (MhChecksBadge *self, gboolean is_short);

G_END_DECLS
