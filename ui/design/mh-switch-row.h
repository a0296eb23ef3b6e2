/* mh-switch-row.h: a row to say yes or no
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

#define MH_TYPE_SWITCH_ROW (mh_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (MhSwitchRow, mh_switch_row, MH, SWITCH_ROW, AdwActionRow)

/* What stands when the document says nothing. */
void mh_switch_row_set_fallback (MhSwitchRow *self, gboolean fallback);

G_END_DECLS
