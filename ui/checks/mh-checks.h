/* mh-checks.h: what is wrong with the pictures of a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

#include "base/mh-finding.h"

G_BEGIN_DECLS

/* Follows a session and checks its document off the main thread, shortly after each edit; remedies
 * come later than what they mend, since they take longer. What was found last stays until the next
 * is known.
 *
 * Properties, read-only with notify:
 *   busy      boolean: something newer is being looked for
 *   known     boolean: there was a check of this session's document at all
 *   error     string, nullable: why nothing can be checked
 *   capacity  int: how many people the surface shown has room for; -1 while that is not known
 * Signal `changed`: other findings, or others of them accepted. */
#define MH_TYPE_CHECKS (mh_checks_get_type ())
G_DECLARE_FINAL_TYPE (MhChecks, mh_checks, MH, CHECKS, GObject)

MhChecks *mh_checks_new (MhSession *session);
MhSession *mh_checks_get_session (MhChecks *self);
/* Of MhFindingGroup: the worst first, what is accepted last. */
GListModel *mh_checks_get_list (MhChecks *self);
/* How many are that bad and not accepted. */
guint mh_checks_count (MhChecks *self, MhSeverity severity);
/* Such as “2 errors, 1 warning”; (transfer full). */
char *mh_checks_sum_up (MhChecks *self);

G_END_DECLS
