/* mh-paint-picture.h: painting one picture, and what painting shares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layout/mh-scene.h"
#include "picture/mh-picture-store.h"

G_BEGIN_DECLS

MhPictureRequest mh_paint_get_request (const MhSceneItem *item, double scale);
void mh_paint_fetch_picture (
    const MhSceneItem *item, int width_px, int height_px, double scale, MhPictureStore *pictures);
gboolean mh_paint_picture (
    cairo_t *cr, const MhSceneItem *item, double scale, MhPictureStore *pictures, GError **error);
/* In mh-paint.c. */
void mh_paint_add_outline (cairo_t *cr, const MhBox *box, double radius);
void mh_paint_set_color (cairo_t *cr, const MhColor *color, double alpha);

G_END_DECLS
