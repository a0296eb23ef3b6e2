/* mh-fonts-private.h: the inside of the fonts, for layout and paint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-fonts.h"

G_BEGIN_DECLS

PangoContext *mh_fonts_get_context (MhFonts *fonts);

G_END_DECLS
