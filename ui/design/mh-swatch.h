/* mh-swatch.h: a patch of colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "base/mh-color.h"

G_BEGIN_DECLS

#define MH_TYPE_SWATCH (mh_swatch_get_type ())
G_DECLARE_FINAL_TYPE (MhSwatch, mh_swatch, MH, SWATCH, GtkWidget)

void mh_swatch_set_color (MhSwatch *self, const MhColor *color);

G_END_DECLS
