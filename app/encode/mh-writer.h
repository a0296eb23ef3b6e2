/* mh-writer.h: one picture into the bytes of one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opaque pixels, each a native-endian 0xXXRRGGBB (cairo's RGB24 and ARGB32), and what goes with
 * them. */
typedef struct
{
  const guint8 *pixels;
  int width_px;
  int height_px;
  gsize stride;
  const char *xmp; /* (nullable) */
} MhRaster;

GBytes *mh_jpeg_write (const MhRaster *raster,
                       int quality,
                       gboolean chroma_420,
                       gboolean is_progressive,
                       GError **error);
GBytes *mh_png_write (const MhRaster *raster, int level, GError **error);

G_END_DECLS
