/* mh-photo-paintable.c: the part of a photo that is drawn of a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-photo-paintable.h"

struct _MhPhotoPaintable
{
  GObject parent_instance;

  GdkTexture *photo;
  MhPhotoCrop crop;
};

static void implement_paintable (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhPhotoPaintable,
                               mh_photo_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, implement_paintable))

static double
place_edge (double side, double length, double focus)
{
  return CLAMP (side / 2 - focus * length, side - length, 0);
}

/**
 * mh_photo_crop_place:
 * @crop: which part
 * @photo_width: the photo's width in any unit
 * @photo_height: its height in the same unit
 * @side: of the square, in pixels
 *
 * The same rule as painting has: cover, then enlarge, then bring the focus as near the middle as
 * can be.
 *
 * Returns: where the whole photo lies when the square's corner is at 0, 0
 */
graphene_rect_t
mh_photo_crop_place (const MhPhotoCrop *crop, double photo_width, double photo_height, double side)
{
  double scale = MAX (side / photo_width, side / photo_height) * MAX (crop->zoom, 1);
  double width = photo_width * scale;
  double height = photo_height * scale;

  return GRAPHENE_RECT_INIT (place_edge (side, width, crop->focus_x),
                             place_edge (side, height, crop->focus_y), width, height);
}

static void
snapshot (GdkPaintable *paintable, GdkSnapshot *gdk_snapshot, double width, double height)
{
  MhPhotoPaintable *self = MH_PHOTO_PAINTABLE (paintable);
  graphene_rect_t whole =
      mh_photo_crop_place (&self->crop, gdk_texture_get_width (self->photo),
                           gdk_texture_get_height (self->photo), MIN (width, height));

  gtk_snapshot_push_clip (gdk_snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_texture (gdk_snapshot, self->photo, &whole);
  gtk_snapshot_pop (gdk_snapshot);
}

static int
get_intrinsic_side (GdkPaintable *paintable)
{
  MhPhotoPaintable *self = MH_PHOTO_PAINTABLE (paintable);

  return MIN (gdk_texture_get_width (self->photo), gdk_texture_get_height (self->photo));
}

static GdkPaintableFlags
get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static void
implement_paintable (GdkPaintableInterface *iface)
{
  iface->snapshot = snapshot;
  iface->get_intrinsic_width = get_intrinsic_side;
  iface->get_intrinsic_height = get_intrinsic_side;
  iface->get_flags = get_flags;
}

static void
mh_photo_paintable_finalize (GObject *object)
{
  g_clear_object (&MH_PHOTO_PAINTABLE (object)->photo);
  G_OBJECT_CLASS (mh_photo_paintable_parent_class)->finalize (object);
}

static void
mh_photo_paintable_class_init (MhPhotoPaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mh_photo_paintable_finalize;
}

static void
mh_photo_paintable_init (MhPhotoPaintable *self)
{
}

/**
 * mh_photo_paintable_new:
 * @photo: the whole photo
 * @crop: which part of it
 *
 * Returns: (transfer full): a square picture of that part
 */
GdkPaintable *
mh_photo_paintable_new (GdkTexture *photo, const MhPhotoCrop *crop)
{
  MhPhotoPaintable *self = g_object_new (MH_TYPE_PHOTO_PAINTABLE, NULL);

  self->photo = g_object_ref (photo);
  self->crop = *crop;
  return GDK_PAINTABLE (self);
}
