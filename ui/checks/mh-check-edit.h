/* mh-check-edit.h: edits that answer findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-finding.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

gboolean mh_check_edit_mend (MhSession *session, GPtrArray *findings);
gboolean mh_check_edit_can_accept (GPtrArray *findings);
gboolean mh_check_edit_accept (MhSession *session, GPtrArray *findings, const char *reason);
gboolean mh_check_edit_has_waiver (MhSession *session, const MhFinding *finding);
gboolean mh_check_edit_take_back (MhSession *session, GPtrArray *findings);

G_END_DECLS
