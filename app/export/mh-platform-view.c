/* mh-platform-view.c: a file as a platform shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-platform-view.h"

#include <math.h>

#include "encode/mh-encode.h"
#include "picture/mh-picture-scale.h"

static const cairo_user_data_key_t picture_key;

/* (transfer full): as wide as it is shown, and never made larger. */
static MhPicture *
reduce (MhPicture *picture, int width_px, GError **error)
{
  int height_px = (int) MAX (round (picture->height_px * (double) width_px / picture->width_px), 1);

  if (width_px >= picture->width_px)
    return mh_picture_ref (picture);
  return mh_picture_scale (picture, 0, 0, picture->width_px, picture->height_px, width_px,
                           height_px, error);
}

/* (transfer full) (nullable): the file that the platform makes of it. */
static GBytes *
recompress (const MhPicture *picture, const MhSurface *surface, GError **error)
{
  MhEncodeOptions options = { .format = MH_FILE_FORMAT_JPEG,
                              .quality = surface->recompressed_quality,
                              .chroma_420 = surface->recompressed_420 };

  return mh_encode (picture->pixels, picture->width_px, picture->height_px, picture->stride,
                    &options, NULL, error);
}

/* (transfer full): a surface that has the picture's pixels and keeps it. */
static cairo_surface_t *
wrap (MhPicture *picture)
{
  cairo_surface_t *view =
      cairo_image_surface_create_for_data (picture->pixels, CAIRO_FORMAT_RGB24, picture->width_px,
                                           picture->height_px, (int) picture->stride);

  cairo_surface_set_user_data (view, &picture_key, mh_picture_ref (picture),
                               (cairo_destroy_func_t) mh_picture_unref);
  return view;
}

/**
 * mh_platform_view:
 * @file: what is uploaded: a JPEG or PNG
 * @surface: where
 * @width_px: how many device pixels wide people see it; no more than it has come of it
 * @n_bytes: (out) (optional): the size of what their devices get
 * @error: return location for an error
 *
 * Does to a file what its platform does: decodes it, makes it as small as it is shown, and writes
 * it as JPEG at the platform's quality, as far as that is known; see MhSurface. What cannot be seen
 * here is how a platform sharpens.
 *
 * Pixels: %CAIRO_FORMAT_RGB24
 *
 * Threads: any
 *
 * Errors: %MH_PICTURE_ERROR, %MH_ENCODE_ERROR
 *
 * Returns: (transfer full) (nullable): what people see, as an image surface
 */
cairo_surface_t *
mh_platform_view (
    GBytes *file, const MhSurface *surface, int width_px, gsize *n_bytes, GError **error)
{
  g_autoptr (MhPicture) picture = NULL;
  g_autoptr (MhPicture) reduced = NULL;
  g_autoptr (MhPicture) seen = NULL;
  g_autoptr (GBytes) sent = NULL;

  g_return_val_if_fail (width_px > 0, NULL);

  picture = mh_picture_decode (file, 0, 0, NULL, error);
  if (picture == NULL)
    return NULL;
  reduced = reduce (picture, width_px, error);
  if (reduced == NULL)
    return NULL;
  if (surface->recompressed_quality == 0)
    {
      if (n_bytes != NULL)
        *n_bytes = g_bytes_get_size (file);
      return wrap (reduced);
    }
  sent = recompress (reduced, surface, error);
  seen = sent != NULL ? mh_picture_decode (sent, 0, 0, NULL, error) : NULL;
  if (seen == NULL)
    return NULL;
  if (n_bytes != NULL)
    *n_bytes = g_bytes_get_size (sent);
  return wrap (seen);
}
