/* mh-pixbuf-reader.c: what gdk-pixbuf has loaders for, in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-pixbuf-reader.h"

#include <string.h>

#include "picture/mh-orientation.h"
#include "picture/mh-picture-builder.h"
#include "picture/mh-picture-plan.h"

/* gdk-pixbuf keeps a profile as text in this option. */
#define PROFILE_OPTION     "icc-profile"
#define ORIENTATION_OPTION "orientation"

static const char *
media_type (MhPictureKind kind)
{
  switch (kind)
    {
    case MH_PICTURE_KIND_WEBP:
      return "image/webp";
    case MH_PICTURE_KIND_GIF:
      return "image/gif";
    case MH_PICTURE_KIND_TIFF:
      return "image/tiff";
    case MH_PICTURE_KIND_HEIF:
      return "image/heif";
    case MH_PICTURE_KIND_JPEG:
    case MH_PICTURE_KIND_PNG:
    case MH_PICTURE_KIND_SVG:
    case MH_PICTURE_KIND_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * mh_pixbuf_prepare:
 * @kind: WebP, GIF, TIFF or HEIF
 *
 * Finds and loads the library for a kind, before the sandbox closes. The kind is fixed by this:
 * gdk-pixbuf guesses no other.
 *
 * Returns: (transfer full) (nullable): a loader, NULL when none is installed
 */
GdkPixbufLoader *
mh_pixbuf_prepare (MhPictureKind kind)
{
  const char *type = media_type (kind);

  return type != NULL ? gdk_pixbuf_loader_new_with_mime_type (type, NULL) : NULL;
}

/* A size that is too large is set to nothing, which stops most loaders before they ask for memory.
 */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  gboolean *is_too_large = user_data;

  if (width <= 0 || height <= 0 || mh_picture_check_size ((guint) width, (guint) height, NULL))
    return;
  *is_too_large = TRUE;
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

/* (transfer none) (nullable): the first frame, when the whole file is sound. */
static GdkPixbuf *
load (GdkPixbufLoader *loader, const guint8 *data, gsize size, gboolean *is_too_large)
{
  gboolean done;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), is_too_large);
  done = gdk_pixbuf_loader_write (loader, data, size, NULL);
  done = gdk_pixbuf_loader_close (loader, NULL) && done;

  return done ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
}

static int
find_orientation (GdkPixbuf *pixbuf, MhPictureKind kind, const guint8 *data, gsize size)
{
  const char *option = gdk_pixbuf_get_option (pixbuf, ORIENTATION_OPTION);

  if (kind == MH_PICTURE_KIND_WEBP)
    return mh_orientation_find_in_webp (data, size);
  /* libheif turns pictures itself, by the container's own fields. */
  if (kind == MH_PICTURE_KIND_HEIF || option == NULL)
    return 1;

  return (int) CLAMP (g_ascii_strtoll (option, NULL, 10), 0, 8);
}

static MhColorTransform *
find_transform (GdkPixbuf *pixbuf, gboolean *broken)
{
  const char *option = gdk_pixbuf_get_option (pixbuf, PROFILE_OPTION);
  g_autofree guint8 *profile = NULL;
  gsize size = 0;

  if (option != NULL)
    profile = g_base64_decode (option, &size);

  return mh_color_transform_new (MH_PIXELS_RGB, profile, size, broken);
}

static void
read_row (GdkPixbuf *pixbuf, gsize y, guint32 *row)
{
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  const guint8 *from =
      gdk_pixbuf_read_pixels (pixbuf) + y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);

  for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x++, from += n_channels)
    {
      guint32 a = n_channels == 4 ? from[3] : 255;

      row[x] = a << 24 | (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
    }
}

/* libtiff hands out premultiplied pixels, which gdk-pixbuf takes for straight ones. */
static void
divide_by_alpha (guint32 *row, int n_pixels)
{
  for (int i = 0; i < n_pixels; i++)
    {
      guint32 a = row[i] >> 24;
      guint32 straight = row[i] & 0xff000000;

      if (a == 0 || a == 255)
        continue;
      for (int shift = 0; shift < 24; shift += 8)
        straight |= MIN (((row[i] >> shift & 0xff) * 255 + a / 2) / a, 255u) << shift;
      row[i] = straight;
    }
}

static MhPicture *
reduce (GdkPixbuf *pixbuf, MhPictureKind kind, int divisor, int orientation)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  g_autofree guint32 *row = g_new (guint32, width);
  g_autoptr (MhPictureBuilder) builder =
      mh_picture_builder_new (width, height, divisor, orientation, NULL);
  gboolean is_broken;
  MhPicture *picture;

  if (builder == NULL)
    return NULL;
  mh_picture_builder_set_transform (builder, find_transform (pixbuf, &is_broken));
  if (gdk_pixbuf_get_has_alpha (pixbuf))
    mh_picture_builder_set_has_alpha (builder);

  for (int y = 0; y < height; y++)
    {
      read_row (pixbuf, (gsize) y, row);
      if (kind == MH_PICTURE_KIND_TIFF)
        divide_by_alpha (row, width);
      mh_picture_builder_add_row (builder, row);
    }

  picture = mh_picture_builder_finish (builder);
  picture->is_profile_broken = is_broken;

  return picture;
}

/**
 * mh_pixbuf_read:
 * @loader: what mh_pixbuf_prepare() gave
 * @kind: the same kind
 * @data: (array length=size): a whole file
 * @size: its length
 * @min_width_px: as in mh_picture_decode()
 * @min_height_px: as in mh_picture_decode()
 * @exit_status: (out): why there is no picture
 *
 * Reads a picture by gdk-pixbuf and puts right what it leaves out: orientation of WebP, profiles,
 * transparency of TIFF. Of an animation it takes the first frame.
 *
 * Pixels: as MhPicture says
 * Returns: (transfer full) (nullable): the picture
 */
MhPicture *
mh_pixbuf_read (GdkPixbufLoader *loader,
                MhPictureKind kind,
                const guint8 *data,
                gsize size,
                int min_width_px,
                int min_height_px,
                MhDecoderExit *exit_status)
{
  gboolean is_too_large = FALSE;
  GdkPixbuf *pixbuf = load (loader, data, size, &is_too_large);
  int width, height, orientation;
  gboolean is_turned;
  MhPicture *picture;

  *exit_status = is_too_large ? MH_DECODER_EXIT_TOO_LARGE : MH_DECODER_EXIT_DAMAGED;
  if (pixbuf == NULL || is_too_large)
    return NULL;

  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  orientation = find_orientation (pixbuf, kind, data, size);
  is_turned = orientation >= 5;
  picture = reduce (pixbuf, kind,
                    mh_picture_plan (kind, width, height, is_turned ? min_height_px : min_width_px,
                                     is_turned ? min_width_px : min_height_px)
                        .divisor,
                    orientation);
  if (picture == NULL)
    return NULL;

  picture->source_width_px = is_turned ? height : width;
  picture->source_height_px = is_turned ? width : height;

  return picture;
}
