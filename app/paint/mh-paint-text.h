/* mh-paint-text.h: painting one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layout/mh-fonts.h"
#include "layout/mh-scene.h"

G_BEGIN_DECLS

void mh_paint_text (cairo_t *cr, const MhSceneItem *item, MhFonts *fonts);
void mh_paint_text_ink (cairo_t *cr, const MhSceneItem *item, MhFonts *fonts);

G_END_DECLS
