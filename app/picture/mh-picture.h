/* mh-picture.h: a decoded picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-plan.h"

G_BEGIN_DECLS

typedef enum
{
  MH_PICTURE_ERROR_UNKNOWN_KIND, /* not a picture we read */
  MH_PICTURE_ERROR_DAMAGED,
  MH_PICTURE_ERROR_TOO_LARGE,
  MH_PICTURE_ERROR_DECODER, /* masthead-decode is missing, died or ran out of time */
} MhPictureError;

#define MH_PICTURE_ERROR (mh_picture_error_quark ())
GQuark mh_picture_error_quark (void);

/* Pixels: sRGB, premultiplied, 32 bits a pixel as a native-endian 0xAARRGGBB (cairo's ARGB32),
 * upright. Immutable, atomically refcounted. width_px and height_px are what was decoded; source_*
 * is the upright size of the file (for SVG, its own size), so that enlargement can be judged. Where
 * not all rows were wanted, it begins with row first_row of the whole_height_px that it would have.
 */
typedef struct
{
  gatomicrefcount ref_count;
  int width_px;
  int height_px;
  int first_row;
  int whole_height_px;
  int source_width_px;
  int source_height_px;
  gboolean is_vector;
  gboolean has_alpha;
  gboolean is_profile_broken; /* there is an ICC profile that cannot be used: taken for sRGB */
  gsize stride;
  guint8 *pixels;
} MhPicture;

MhPictureClass mh_picture_get_class (const MhPicture *picture,
                                     MhPictureKind kind,
                                     const MhPictureRequest *request);
MhPicture *mh_picture_ref (MhPicture *picture);
void mh_picture_unref (MhPicture *picture);

MhPicture *mh_picture_decode (
    GBytes *bytes, int min_width_px, int min_height_px, const char *decoder, GError **error);
MhPicture *mh_picture_decode_request (GBytes *bytes,
                                      const MhPictureRequest *request,
                                      const char *decoder,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhPicture, mh_picture_unref)

G_END_DECLS
