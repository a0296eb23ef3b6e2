/* mh-picture-palette.h: the few colours that a picture is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-color.h"
#include "mh-picture.h"

G_BEGIN_DECLS

/* A picture is looked at as if it were at most so wide and high: its colours are the same. */
#define MH_PICTURE_PALETTE_SIDE_PX 256

guint mh_picture_list_palette (const MhPicture *picture, MhColor *colors, guint n_colors);

G_END_DECLS
