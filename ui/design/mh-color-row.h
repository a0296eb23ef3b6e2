/* mh-color-row.h: a row to pick a colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/mh-color-trial.h"
#include "mh-value-row.h"

G_BEGIN_DECLS

/* Signal `offers-wanted`: the row was opened, and shows colours to choose from. */
#define MH_TYPE_COLOR_ROW (mh_color_row_get_type ())
G_DECLARE_FINAL_TYPE (MhColorRow, mh_color_row, MH, COLOR_ROW, AdwActionRow)

/* Whether the colour may be translucent. */
void mh_color_row_set_use_alpha (MhColorRow *self, gboolean use_alpha);
/* Shows how well what the colour concerns can be read; NULL to show nothing. */
void mh_color_row_set_legibility (MhColorRow *self, const MhLegibility *legibility);
/* Whether it has colours to choose from, and what they are. */
void mh_color_row_set_has_offers (MhColorRow *self, gboolean has_offers);
void mh_color_row_set_offers (MhColorRow *self, GArray *offers);

G_END_DECLS
