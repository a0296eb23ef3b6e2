/* mh-photo-paintable.h: the part of a photo that is drawn of a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MH_TYPE_PHOTO_PAINTABLE (mh_photo_paintable_get_type ())
G_DECLARE_FINAL_TYPE (MhPhotoPaintable, mh_photo_paintable, MH, PHOTO_PAINTABLE, GObject)

/* Which part of a photo is shown in a square. */
typedef struct
{
  double
      focus_x; /* 0 to 1 of the picture: what stands in the middle, as near as the edges let it */
  double focus_y;
  double zoom; /* 1 covers the square, more enlarges */
} MhPhotoCrop;

GdkPaintable *mh_photo_paintable_new (GdkTexture *photo, const MhPhotoCrop *crop);
graphene_rect_t
mh_photo_crop_place (const MhPhotoCrop *crop, double photo_width, double photo_height, double side);

G_END_DECLS
