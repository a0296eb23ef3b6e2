/* mh-paint.h: scene → pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layout/mh-fonts.h"
#include "layout/mh-scene.h"
#include "picture/mh-picture-store.h"

G_BEGIN_DECLS

typedef enum
{
  MH_PAINT_ERROR_TOO_LARGE,
  MH_PAINT_ERROR_MEMORY,
  MH_PAINT_ERROR_CANCELLED,
  MH_PAINT_ERROR_PICTURE, /* one that could be read when the scene was laid out no longer can */
} MhPaintError;

#define MH_PAINT_ERROR (mh_paint_error_quark ())
GQuark mh_paint_error_quark (void);

/* Paints the scene at scale times its size, rounded to whole pixels. cancellable is looked at
 * between items. Pixels: CAIRO_FORMAT_RGB24, opaque. Threads: any, with fonts of its own. Errors:
 * MH_PAINT_ERROR. (transfer full). */
cairo_surface_t *mh_paint_scene (const MhScene *scene,
                                 double scale,
                                 MhFonts *fonts,
                                 MhPictureStore *pictures,
                                 GCancellable *cancellable,
                                 GError **error);

void mh_paint_measure (const MhScene *scene, double scale, int *width_px, int *height_px);
cairo_surface_t *mh_paint_create_surface (const MhScene *scene, double scale, GError **error);
gboolean mh_paint_areas (cairo_surface_t *surface,
                         const MhScene *scene,
                         double scale,
                         const cairo_region_t *areas,
                         MhFonts *fonts,
                         MhPictureStore *pictures,
                         GCancellable *cancellable,
                         GError **error);
cairo_surface_t *mh_paint_ground (const MhScene *scene,
                                  double scale,
                                  MhFonts *fonts,
                                  MhPictureStore *pictures,
                                  GCancellable *cancellable,
                                  GError **error);
void mh_paint_words (cairo_surface_t *ground, const MhScene *scene, MhFonts *fonts);
void mh_paint_ink (cairo_t *cr, const MhSceneItem *item, MhFonts *fonts);
double mh_paint_get_enlargement (const MhSceneItem *item, const MhPicture *picture);

G_END_DECLS
