/* mh-check-row.h: what was found, and what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mh-finding-group.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

/* Actions: `check.mend`, `check.accept` (string: the reason) and `check.take-back`, for all
 * findings of the group. Several open to a row each, which does the same for one. Signals: `mended`
 * (guint): a remedy was applied, and so many of the group have none; `place-wanted`
 * (MhFindingItem): its place is to be shown. */
#define MH_TYPE_CHECK_ROW (mh_check_row_get_type ())
G_DECLARE_FINAL_TYPE (MhCheckRow, mh_check_row, MH, CHECK_ROW, GtkListBoxRow)

GtkWidget *mh_check_row_new (MhSession *session, MhFindingGroup *group);
const MhFinding *mh_check_row_get_finding (MhCheckRow *self);
void mh_check_row_activate (MhCheckRow *self);

G_END_DECLS
