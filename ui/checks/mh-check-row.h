/* mh-check-row.h: one finding, and what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-finding-item.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

/* Actions: `check.mend`, `check.accept` (string reason), `check.take-back`.
 * Signal `mended`: its remedy was applied. */
#define MH_TYPE_CHECK_ROW (mh_check_row_get_type ())
G_DECLARE_FINAL_TYPE (MhCheckRow, mh_check_row, MH, CHECK_ROW, GtkListBoxRow)

GtkWidget *mh_check_row_new (MhSession *session, MhFindingItem *item);
MhFindingItem *mh_check_row_get_item (MhCheckRow *self);

G_END_DECLS
