/* mh-check-edit.h: edits that answer a finding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-finding.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

gboolean mh_check_edit_mend (MhSession *session, const MhFinding *finding);
gboolean mh_check_edit_accept (MhSession *session, const MhFinding *finding, const char *reason);
int mh_check_edit_find_waiver (MhSession *session, const MhFinding *finding);
gboolean mh_check_edit_take_back (MhSession *session, const MhFinding *finding);

G_END_DECLS
