/* mh-color-transform.h: the colours of a file as sRGB
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the four bytes of a pixel are to be read. */
typedef enum
{
  MH_PIXELS_RGB,           /* 0xAARRGGBB, straight */
  MH_PIXELS_GRAY,          /* the same, with red, green and blue alike */
  MH_PIXELS_CMYK,          /* C, M, Y, K in this order, 255 for full ink */
  MH_PIXELS_CMYK_INVERTED, /* the same, 0 for full ink */
} MhPixels;

typedef struct _MhColorTransform MhColorTransform;

MhColorTransform *
mh_color_transform_new (MhPixels pixels, const guint8 *profile, gsize size, gboolean *broken);
MhColorTransform *mh_color_transform_new_for_primaries (const double white[2],
                                                        const double primaries[6],
                                                        double gamma);
void mh_color_transform_free (MhColorTransform *transform);
void mh_color_transform_apply (const MhColorTransform *transform, guint32 *row, int n_pixels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhColorTransform, mh_color_transform_free)

G_END_DECLS
