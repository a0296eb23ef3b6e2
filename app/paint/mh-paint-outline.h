/* mh-paint-outline.h: filling the outlines of letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/mh-box.h"

G_BEGIN_DECLS

void mh_paint_fill_outline (cairo_t *cr, FT_Library library);

G_END_DECLS
