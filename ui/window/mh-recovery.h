/* mh-recovery.h: keeps a copy of what a window has not saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-recovery-folder.h"
#include "mh-session.h"

G_BEGIN_DECLS

/* Within three seconds of an edit a copy lies in the folder; it goes when the session is saved, or
 * the object is let go of.
 *
 * Signal: failed (message): no copy can be written; once, until one can again. */
#define MH_TYPE_RECOVERY (mh_recovery_get_type ())
G_DECLARE_FINAL_TYPE (MhRecovery, mh_recovery, MH, RECOVERY, GObject)

MhRecovery *mh_recovery_new (MhSession *session, MhRecoveryFolder *folder);
/* The state in which the session's file was last read or written. */
void mh_recovery_set_identity (MhRecovery *recovery, const MhFileIdentity *identity);
/* Takes over what another program left, now that the session holds it. */
void mh_recovery_adopt (MhRecovery *recovery, const MhLeftTeam *left);

G_END_DECLS
