/* mh-fonts-private.h: the inside of the fonts, for layout and paint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-copy.h"

G_BEGIN_DECLS

/* The copy kept under a key, (transfer none) (nullable). */
MhCopy *mh_fonts_find_copy (MhFonts *fonts, const char *key);
/* Takes key and copy over. */
void mh_fonts_keep_copy (MhFonts *fonts, char *key, MhCopy *copy);

G_END_DECLS
