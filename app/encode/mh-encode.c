/* mh-encode.c: pixels to files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-encode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-limits.h"
#include "mh-stamp.h"
#include "mh-writer.h"
#include "mh-xmp.h"

G_DEFINE_QUARK (mh_encode_error, mh_encode_error)

/* Up to here a file may be smaller in one scan, since each scan has its own tables; and another try
 * costs little. */
#define ONE_SCAN_LIMIT_BYTES 20000

/* Of zlib: the second makes a picture with photos 4 to 7 % smaller, in 5 to 10 times the time. */
#define PNG_LEVEL       6
#define PNG_LEVEL_TIGHT 9

static gboolean
check_size (const MhRaster *raster, GError **error)
{
  guint64 n_pixels = (guint64) raster->width_px * (guint64) raster->height_px;

  if (raster->width_px > 0 && raster->height_px > 0 && raster->width_px <= MH_LIMIT_OUTPUT_SIDE &&
      raster->height_px <= MH_LIMIT_OUTPUT_SIDE && n_pixels <= MH_LIMIT_OUTPUT_PIXELS)
    return TRUE;

  g_set_error (error, MH_ENCODE_ERROR, MH_ENCODE_ERROR_SIZE,
               _ ("a picture of %d × %d pixels cannot be written; at most %d on a side and %d "
                  "million in all"),
               raster->width_px, raster->height_px, MH_LIMIT_OUTPUT_SIDE,
               MH_LIMIT_OUTPUT_PIXELS / 1000000);
  return FALSE;
}

static void
set_over_limit (const MhEncodeOptions *options, gsize n_bytes, GError **error)
{
  g_autofree char *limit = g_strdup_printf ("%" G_GSIZE_FORMAT, options->max_bytes);
  g_autofree char *excess = g_strdup_printf ("%" G_GSIZE_FORMAT, n_bytes - options->max_bytes);

  if (options->format == MH_FILE_FORMAT_PNG)
    /* Translators: the first %s is a number of bytes, the second too. */
    g_set_error (error, MH_ENCODE_ERROR, MH_ENCODE_ERROR_OVER_LIMIT,
                 _ ("the PNG is %s bytes over the limit of %s; write it as JPEG, or use fewer "
                    "colours"),
                 excess, limit);
  else
    /* Translators: the numbers are bytes, a quality of 1 to 100, and bytes. */
    g_set_error (error, MH_ENCODE_ERROR, MH_ENCODE_ERROR_OVER_LIMIT,
                 _ ("the JPEG is still %s bytes over the limit of %s at quality %d; use a calmer "
                    "background or a smaller scale"),
                 excess, limit, MIN (options->quality, MH_ENCODE_LEAST_QUALITY));
}

/* (transfer full) (nullable): the smaller of the file in several scans and the one in a single
 * scan. */
static GBytes *
write_smallest (const MhRaster *raster, const MhEncodeOptions *options, int quality, GError **error)
{
  g_autoptr (GBytes) several = mh_jpeg_write (raster, quality, options->chroma_420, TRUE, error);
  g_autoptr (GBytes) single = NULL;

  if (several == NULL || g_bytes_get_size (several) > ONE_SCAN_LIMIT_BYTES)
    return g_steal_pointer (&several);

  single = mh_jpeg_write (raster, quality, options->chroma_420, FALSE, error);
  if (single == NULL || g_bytes_get_size (single) <= g_bytes_get_size (several))
    return g_steal_pointer (&single);

  return g_steal_pointer (&several);
}

static GBytes *
encode_jpeg (const MhRaster *raster,
             const MhEncodeOptions *options,
             int quality,
             MhEncodeReport *report,
             GError **error)
{
  GBytes *bytes = write_smallest (raster, options, quality, error);

  if (bytes == NULL)
    return NULL;
  report->quality = quality;
  report->n_bytes = g_bytes_get_size (bytes);
  report->n_encodes++;

  return bytes;
}

static void
keep_bytes (GBytes **kept, GBytes *bytes)
{
  g_clear_pointer (kept, g_bytes_unref);
  *kept = g_bytes_ref (bytes);
}

/* The best quality that fits, from below the wanted one, which is too large, down to the least. */
static GBytes *
search_quality (const MhRaster *raster,
                const MhEncodeOptions *options,
                MhEncodeReport *report,
                GError **error)
{
  int low = MH_ENCODE_LEAST_QUALITY;
  int high = options->quality - 1;
  g_autoptr (GBytes) best = NULL;
  g_autoptr (GBytes) least = NULL;
  MhEncodeReport found = *report;

  while (low <= high && found.n_encodes < MH_ENCODE_MAX_TRIES)
    {
      int quality = (low + high + 1) / 2;
      g_autoptr (GBytes) bytes = encode_jpeg (raster, options, quality, &found, error);
      gboolean is_small = bytes != NULL && found.n_bytes <= options->max_bytes;

      if (bytes == NULL)
        return NULL;
      if (is_small || best == NULL)
        *report = found;
      keep_bytes (is_small ? &best : &least, bytes);
      if (is_small)
        low = quality + 1;
      else
        high = quality - 1;
    }
  report->n_encodes = found.n_encodes;
  if (best == NULL && options->is_limit_soft)
    return g_steal_pointer (&least);
  if (best == NULL)
    set_over_limit (options, report->n_bytes, error);

  return g_steal_pointer (&best);
}

static GBytes *
encode_png (const MhRaster *raster, int level, MhEncodeReport *report, GError **error)
{
  GBytes *bytes = mh_png_write (raster, level, error);

  if (bytes == NULL)
    return NULL;
  report->n_bytes = g_bytes_get_size (bytes);
  report->n_encodes++;

  return bytes;
}

static gboolean
fits (const MhEncodeOptions *options, const MhEncodeReport *report)
{
  return options->max_bytes == 0 || report->n_bytes <= options->max_bytes;
}

/* raster for a file that is as it was asked for; limited says in its words that a limit had its
 * way, so that the same limit is known to give the same file. */
static GBytes *
encode_png_within_limit (const MhRaster *raster,
                         const MhRaster *limited,
                         const MhEncodeOptions *options,
                         MhEncodeReport *report,
                         GError **error)
{
  g_autoptr (GBytes) bytes = encode_png (raster, PNG_LEVEL, report, error);

  if (bytes != NULL && !fits (options, report))
    {
      g_bytes_unref (bytes);
      bytes = encode_png (limited, PNG_LEVEL_TIGHT, report, error);
    }
  if (bytes == NULL || options->is_limit_soft || fits (options, report))
    return g_steal_pointer (&bytes);
  set_over_limit (options, report->n_bytes, error);

  return NULL;
}

static GBytes *
encode_jpeg_within_limit (const MhRaster *raster,
                          const MhRaster *limited,
                          const MhEncodeOptions *options,
                          MhEncodeReport *report,
                          GError **error)
{
  g_autoptr (GBytes) bytes = encode_jpeg (raster, options, options->quality, report, error);

  if (bytes == NULL || fits (options, report))
    return g_steal_pointer (&bytes);
  if (options->quality > MH_ENCODE_LEAST_QUALITY)
    return search_quality (limited, options, report, error);
  if (options->is_limit_soft)
    return encode_jpeg (limited, options, options->quality, report, error);
  set_over_limit (options, report->n_bytes, error);

  return NULL;
}

/* (transfer full) (nullable): the words for a file, or none where there is nothing to say. */
static char *
compose_words (const MhEncodeOptions *options, gsize limit_bytes)
{
  MhXmpWords words = { options->title, options->alt, options->fingerprint, limit_bytes };

  if (words.title == NULL && words.alt == NULL && words.fingerprint == NULL)
    return NULL;
  return mh_xmp_new (&words);
}

/**
 * mh_encode:
 * @pixels: (array): the picture's rows
 * @width_px: its width
 * @height_px: its height
 * @stride: bytes from one row to the next
 * @options: what file to make of it
 * @report: (out) (optional): what was done, also where it failed
 * @error: (nullable): return location
 *
 * Makes a file of a picture. When a JPEG is larger than allowed, the best quality that fits is
 * looked for, down to MH_ENCODE_LEAST_QUALITY, in at most MH_ENCODE_MAX_TRIES tries. The same
 * arguments give the same bytes at any time.
 *
 * Pixels: opaque, native-endian 0xXXRRGGBB in sRGB: cairo's RGB24, or an ARGB32 in which every
 * alpha is 255
 *
 * Threads: from any
 *
 * Errors: MH_ENCODE_ERROR
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
mh_encode (const guint8 *pixels,
           int width_px,
           int height_px,
           gsize stride,
           const MhEncodeOptions *options,
           MhEncodeReport *report,
           GError **error)
{
  MhRaster raster = {
    .pixels = pixels, .width_px = width_px, .height_px = height_px, .stride = stride
  };
  MhRaster limited = raster;
  MhEncodeReport own_report;
  g_autofree char *words = NULL;
  g_autofree char *limited_words = NULL;
  GBytes *bytes = NULL;

  g_return_val_if_fail (options->quality >= 1 && options->quality <= 100, NULL);

  if (report == NULL)
    report = &own_report;
  *report = (MhEncodeReport){ 0 };
  if (!check_size (&raster, error))
    return NULL;
  g_return_val_if_fail (stride / 4 >= (gsize) width_px, NULL);

  raster.xmp = words = compose_words (options, 0);
  limited.xmp = limited_words = compose_words (options, options->max_bytes);
  if (options->format == MH_FILE_FORMAT_PNG)
    bytes = encode_png_within_limit (&raster, &limited, options, report, error);
  else
    bytes = encode_jpeg_within_limit (&raster, &limited, options, report, error);
  if (bytes == NULL || options->fingerprint == NULL)
    return bytes;

  return mh_stamp_seal (bytes);
}

/**
 * mh_file_format_from_path:
 * @path: the path of a file that is to be written
 * @format: (out): its format, by its suffix
 *
 * Returns: FALSE when the suffix is none of .jpg, .jpeg and .png
 */
gboolean
mh_file_format_from_path (const char *path, MhFileFormat *format)
{
  const char *suffix = strrchr (path, '.');

  if (suffix == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (suffix, ".jpg") == 0 || g_ascii_strcasecmp (suffix, ".jpeg") == 0)
    *format = MH_FILE_FORMAT_JPEG;
  else if (g_ascii_strcasecmp (suffix, ".png") == 0)
    *format = MH_FILE_FORMAT_PNG;
  else
    return FALSE;

  return TRUE;
}
