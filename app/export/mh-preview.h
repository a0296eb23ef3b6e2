/* mh-preview.h: a picture in a drawn mock-up of its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layout/mh-layout.h"

G_BEGIN_DECLS

typedef enum
{
  MH_PREVIEW_DESKTOP,
  MH_PREVIEW_PHONE,
} MhPreviewDevice;

/* A mock-up has 2 pixels for a CSS pixel of a phone, whose screen is finer. */
#define MH_PREVIEW_PHONE_SCALE 2

#define MH_PREVIEW_WINDOW_MIN 240
#define MH_PREVIEW_WINDOW_MAX 4096

gboolean mh_preview_has_device (const MhSurface *surface, MhPreviewDevice device);
int mh_preview_get_window_px (const MhSurface *surface, MhPreviewDevice device);
cairo_surface_t *mh_preview_paint_picture (cairo_surface_t *picture,
                                           const MhScene *scene,
                                           const MhSurface *surface,
                                           const MhAccount *account,
                                           MhPreviewDevice device,
                                           int window_px);
int mh_preview_get_picture_px (const MhSurface *surface, MhPreviewDevice device, int window_px);
cairo_surface_t *mh_preview_paint (const MhScene *scene,
                                   const MhSurface *surface,
                                   const MhAccount *account,
                                   MhPreviewDevice device,
                                   int window_px,
                                   MhFonts *fonts,
                                   MhPictureStore *pictures,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

G_END_DECLS
