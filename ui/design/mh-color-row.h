/* mh-color-row.h: a row to pick a colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-color.h"
#include "mh-value-row.h"

G_BEGIN_DECLS

#define MH_TYPE_COLOR_ROW (mh_color_row_get_type ())
G_DECLARE_FINAL_TYPE (MhColorRow, mh_color_row, MH, COLOR_ROW, AdwActionRow)

/* Whether the colour may be translucent. */
void mh_color_row_set_use_alpha (MhColorRow *self, gboolean use_alpha);
/* Shows how readable the colour is on paper; NULL to show nothing. */
void mh_color_row_set_paper (MhColorRow *self, const MhColor *paper);

G_END_DECLS
