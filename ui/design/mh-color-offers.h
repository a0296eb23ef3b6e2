/* mh-color-offers.h: colours to choose from, each with how well it can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "check/mh-color-trial.h"

G_BEGIN_DECLS

/* Signal `chosen` (char *color): as JSON has it. */
#define MH_TYPE_COLOR_OFFERS (mh_color_offers_get_type ())
G_DECLARE_FINAL_TYPE (MhColorOffers, mh_color_offers, MH, COLOR_OFFERS, GtkBox)

void mh_color_offers_set (MhColorOffers *self, GArray *offers);
void mh_color_offers_mark (MhColorOffers *self, const MhColor *color);

char *mh_describe_ratio (double ratio);
const char *mh_get_ratio_style (const MhLegibility *legibility);

G_END_DECLS
