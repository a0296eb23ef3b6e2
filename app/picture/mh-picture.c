/* mh-picture.c: a decoded picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture.h"

#include <glib/gi18n-lib.h>

#include "base/mh-limits.h"
#include "mh-decoder.h"
#include "mh-jpeg-reader.h"
#include "mh-picture-builder.h"
#include "mh-picture-kind.h"
#include "mh-png-reader.h"

G_DEFINE_QUARK (mh_picture_error, mh_picture_error)

/**
 * mh_picture_new:
 * @width_px: its width
 * @height_px: its height
 * @error: (nullable): return location
 *
 * Pixels: not set yet
 * Errors: MH_PICTURE_ERROR_TOO_LARGE when there is no memory for it
 * Returns: (transfer full) (nullable): an opaque picture that is its own source
 */
MhPicture *
mh_picture_new (int width_px, int height_px, GError **error)
{
  g_autoptr (MhPicture) picture = g_new0 (MhPicture, 1);
  gsize size;

  g_atomic_ref_count_init (&picture->ref_count);
  picture->width_px = picture->source_width_px = width_px;
  picture->height_px = picture->source_height_px = picture->whole_height_px = height_px;

  if (g_size_checked_mul (&picture->stride, (gsize) width_px, 4) &&
      g_size_checked_mul (&size, picture->stride, (gsize) height_px))
    picture->pixels = g_try_malloc (size);
  if (picture->pixels == NULL)
    {
      g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE,
                   _ ("there is not enough memory for a picture of %d × %d pixels; "
                      "make it smaller"),
                   width_px, height_px);
      return NULL;
    }

  return g_steal_pointer (&picture);
}

MhPicture *
mh_picture_ref (MhPicture *picture)
{
  g_atomic_ref_count_inc (&picture->ref_count);

  return picture;
}

void
mh_picture_unref (MhPicture *picture)
{
  if (!g_atomic_ref_count_dec (&picture->ref_count))
    return;

  g_free (picture->pixels);
  g_free (picture);
}

/**
 * mh_picture_get_class:
 * @picture: a picture
 * @kind: its kind
 * @request: what it was decoded for
 *
 * Returns: which requests it serves
 */
MhPictureClass
mh_picture_get_class (const MhPicture *picture, MhPictureKind kind, const MhPictureRequest *request)
{
  MhPictureClass class =
      mh_picture_classify (kind, picture->source_width_px, picture->source_height_px, request);

  if (class.product == 0 && picture->height_px == picture->whole_height_px)
    class.bands = (MhPictureBands){ 0, MH_PICTURE_N_BANDS };
  return class;
}

/**
 * mh_picture_check_size:
 * @width_px: a width as a file claims it
 * @height_px: a height as a file claims it
 * @error: (nullable): return location
 *
 * Errors: MH_PICTURE_ERROR_TOO_LARGE, MH_PICTURE_ERROR_DAMAGED when there is no pixel at all
 * Returns: whether a picture of that size is read
 */
gboolean
mh_picture_check_size (guint width_px, guint height_px, GError **error)
{
  if (width_px == 0 || height_px == 0)
    {
      g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED,
                           _ ("the picture is damaged: it says that it has no pixels; "
                              "get a whole copy of it"));
      return FALSE;
    }
  if (width_px > MH_LIMIT_PICTURE_SIDE || height_px > MH_LIMIT_PICTURE_SIDE ||
      (guint64) width_px * height_px > MH_LIMIT_PICTURE_PIXELS)
    {
      g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE,
                   _ ("the picture says that it has %u × %u pixels; at most %d million are read, "
                      "and %d on a side; make it smaller"),
                   width_px, height_px, MH_LIMIT_PICTURE_PIXELS / 1000000, MH_LIMIT_PICTURE_SIDE);
      return FALSE;
    }

  return TRUE;
}

/**
 * mh_picture_find_alpha:
 * @picture: a picture that nobody else has yet
 *
 * Sets has_alpha by what the pixels are.
 */
void
mh_picture_find_alpha (MhPicture *picture)
{
  const guint32 *pixels = (const guint32 *) picture->pixels;
  gsize n_pixels = (gsize) picture->width_px * (gsize) picture->height_px;

  picture->has_alpha = FALSE;
  for (gsize i = 0; i < n_pixels && !picture->has_alpha; i++)
    picture->has_alpha = pixels[i] < 0xff000000;
}

/**
 * mh_picture_decode:
 * @bytes: a whole file
 * @min_width_px: the least width that is needed of the whole upright picture
 * @min_height_px: the least height that is needed; with both 0 all there is
 * @decoder: (nullable): the path of masthead-decode, NULL when it is not there
 * @error: (nullable): return location
 *
 * Decodes a picture, whose kind is told by its content, to about the size that is needed. The
 * answer has at least that size, or the source's where that is smaller, and less than twice of it.
 * SVG is drawn to cover it exactly. When one of the two is 0, the other alone decides.
 *
 * Pixels: as MhPicture says
 * Threads: from any; waits for the decoder's program where one is needed, at most 10 s
 * Errors: MH_PICTURE_ERROR; messages do not name the file
 * Returns: (transfer full) (nullable): the picture
 */
MhPicture *
mh_picture_decode (
    GBytes *bytes, int min_width_px, int min_height_px, const char *decoder, GError **error)
{
  MhPictureRequest request = { .min_width_px = min_width_px, .min_height_px = min_height_px };

  return mh_picture_decode_request (bytes, &request, decoder, error);
}

/**
 * mh_picture_decode_request:
 * @bytes: a whole file
 * @request: what is wanted of the picture in it
 * @decoder: (nullable): the path of masthead-decode, NULL when it is not there
 * @error: (nullable): return location
 *
 * Does as mh_picture_decode(), and leaves out rows that are not wanted where that saves time. Those
 * that are there have the pixels that they have in the whole picture, and a file that is damaged
 * anywhere is an error all the same.
 *
 * Pixels: as MhPicture says
 * Threads: as mh_picture_decode()
 * Errors: as mh_picture_decode()
 * Returns: (transfer full) (nullable): the picture
 */
MhPicture *
mh_picture_decode_request (GBytes *bytes,
                           const MhPictureRequest *request,
                           const char *decoder,
                           GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  MhPictureKind kind = mh_picture_kind_guess (data, size);

  if (size > MH_LIMIT_PICTURE_BYTES)
    {
      g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE,
                   _ ("the picture’s file is larger than %d MiB; make it smaller"),
                   MH_LIMIT_PICTURE_BYTES / (1024 * 1024));
      return NULL;
    }

  switch (kind)
    {
    case MH_PICTURE_KIND_JPEG:
      return mh_jpeg_read (data, size, request, error);
    case MH_PICTURE_KIND_PNG:
      return mh_png_read (data, size, request->min_width_px, request->min_height_px, error);
    case MH_PICTURE_KIND_SVG:
    case MH_PICTURE_KIND_WEBP:
    case MH_PICTURE_KIND_GIF:
    case MH_PICTURE_KIND_TIFF:
    case MH_PICTURE_KIND_HEIF:
      return mh_decoder_run (decoder, kind, bytes, request->min_width_px, request->min_height_px,
                             MH_DECODER_LIMIT_MS, error);
    case MH_PICTURE_KIND_UNKNOWN:
    default:
      g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND,
                           _ ("this is not a picture that can be read; "
                              "use JPEG, PNG, SVG or WebP"));
      return NULL;
    }
}
