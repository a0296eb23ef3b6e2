/* mh-png-reader.c: PNG in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-png-reader.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "base/mh-limits.h"
#include "mh-orientation.h"
#include "mh-picture-builder.h"
#include "mh-picture-plan.h"

/* PNG specification, 5.2 and 5.3: the signature; length, type and checksum of a chunk. */
#define SIGNATURE_BYTES   8
#define CHUNK_FRAME_BYTES 12

/* Chunks that may be kept in memory, as libpng has it, and their size. */
#define CHUNK_LIMIT       1000
#define CHUNK_LIMIT_BYTES (8 * 1024 * 1024)

/* All that the functions between setjmp and longjmp change lies here, in the frame of
 * mh_png_read(). */
typedef struct
{
  png_structp png;
  png_infop info;
  const guint8 *data;
  gsize size;
  gsize at;
  gboolean is_cut_short;
  gboolean is_out_of_memory;
  char *why; /* what libpng says */

  int min_width;
  int min_height;
  int width;
  int height;
  int orientation;
  gboolean is_interlaced;
  gboolean is_profile_broken;
  guint32 *rows; /* one, or all of an interlaced picture */
  MhPictureBuilder *builder;
  GError *error;
} Reader;

/* libpng asks for the memory that a chunk claims before it reads it, up to 2 GiB for a file of 41
 * bytes. So all of them are looked at before: each has to be there, up to the last one, IEND. */
static gboolean
has_whole_chunks (const guint8 *data, gsize size)
{
  gsize at = SIGNATURE_BYTES;

  while (at <= size && size - at >= CHUNK_FRAME_BYTES)
    {
      gsize length = (gsize) data[at] << 24 | (gsize) data[at + 1] << 16 |
                     (gsize) data[at + 2] << 8 | (gsize) data[at + 3];

      if (length > size - at - CHUNK_FRAME_BYTES)
        return FALSE;
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      at += CHUNK_FRAME_BYTES + length;
    }

  return FALSE;
}

/* Statics: callbacks of libpng */

static void
error_cb (png_structp png, png_const_charp message)
{
  Reader *reader = png_get_error_ptr (png);

  if (reader->why == NULL)
    reader->why = g_utf8_make_valid (message, -1);
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
}

static void
read_cb (png_structp png, png_bytep to, gsize n_bytes)
{
  Reader *reader = png_get_io_ptr (png);

  if (n_bytes > reader->size - reader->at)
    {
      reader->is_cut_short = TRUE;
      png_error (png, "cut short");
    }
  memcpy (to, reader->data + reader->at, n_bytes);
  reader->at += n_bytes;
}

/* Statics: steps of reading; each may jump */

/* What does not matter for the pixels costs no memory. */
static void
skip_chunks (png_structp png)
{
  static const png_byte names[] = "bKGD\0hIST\0iTXt\0pCAL\0sCAL\0sPLT\0"
                                  "sTER\0tEXt\0tIME\0zTXt\0oFFs\0pHYs";

  png_set_keep_unknown_chunks (png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
  png_set_keep_unknown_chunks (png, PNG_HANDLE_CHUNK_NEVER, names, (int) sizeof names / 5);
}

static gboolean
begin (Reader *reader)
{
  reader->png = png_create_read_struct (PNG_LIBPNG_VER_STRING, reader, error_cb, warning_cb);
  if (reader->png != NULL)
    reader->info = png_create_info_struct (reader->png);
  reader->is_out_of_memory = reader->info == NULL;

  return reader->info != NULL;
}

static void
set_limits (Reader *reader)
{
  png_set_read_fn (reader->png, reader, read_cb);
  png_set_user_limits (reader->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_chunk_cache_max (reader->png, CHUNK_LIMIT);
  png_set_chunk_malloc_max (reader->png, CHUNK_LIMIT_BYTES);
  skip_chunks (reader->png);
}

/* The colours that the file says it has, by numbers: white and primaries, or the gamma alone. */
static MhColorTransform *
read_numbers (Reader *reader)
{
  double white[2], primaries[6];
  double file_gamma = 0;
  int intent;

  if (png_get_sRGB (reader->png, reader->info, &intent) != 0)
    return NULL;
  if (png_get_gAMA (reader->png, reader->info, &file_gamma) == 0 || file_gamma <= 0)
    file_gamma = 0;
  if ((png_get_color_type (reader->png, reader->info) & PNG_COLOR_MASK_COLOR) != 0 &&
      png_get_cHRM (reader->png, reader->info, &white[0], &white[1], &primaries[0], &primaries[1],
                    &primaries[2], &primaries[3], &primaries[4], &primaries[5]) != 0)
    {
      /* 1/2.2 stands for the curve of sRGB (PNG specification, 11.3.3.2). */
      gboolean is_srgb_curve = file_gamma == 0 || ABS (file_gamma - 1 / 2.2) < 0.005;

      return mh_color_transform_new_for_primaries (white, primaries,
                                                   is_srgb_curve ? 0 : 1 / file_gamma);
    }
  if (file_gamma > 0)
    png_set_gamma (reader->png, PNG_DEFAULT_sRGB, file_gamma);

  return NULL;
}

static MhColorTransform *
read_colors (Reader *reader)
{
  png_charp name;
  png_bytep profile;
  png_uint_32 profile_size;
  int compression;
  gboolean is_color = (png_get_color_type (reader->png, reader->info) & PNG_COLOR_MASK_COLOR) != 0;

  if (png_get_iCCP (reader->png, reader->info, &name, &compression, &profile, &profile_size) == 0)
    return read_numbers (reader);

  return mh_color_transform_new (is_color ? MH_PIXELS_RGB : MH_PIXELS_GRAY, profile, profile_size,
                                 &reader->is_profile_broken);
}

static void
read_orientation (Reader *reader)
{
  png_bytep exif = NULL;
  png_uint_32 exif_size = 0;

  reader->orientation = 1;
  if (png_get_eXIf_1 (reader->png, reader->info, &exif_size, &exif) != 0 && exif != NULL)
    reader->orientation = mh_orientation_read (exif, exif_size);
}

/* Every kind of PNG becomes straight native 0xAARRGGBB. */
static gboolean
set_pixels (Reader *reader)
{
  png_structp png = reader->png;
  gboolean has_alpha = (png_get_color_type (png, reader->info) & PNG_COLOR_MASK_ALPHA) != 0 ||
                       png_get_valid (png, reader->info, PNG_INFO_tRNS) != 0;

  png_set_expand (png);
  png_set_scale_16 (png);
  png_set_gray_to_rgb (png);
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  png_set_bgr (png);
  if (!has_alpha)
    png_set_add_alpha (png, 0xff, PNG_FILLER_AFTER);
#else
  if (has_alpha)
    png_set_swap_alpha (png);
  else
    png_set_add_alpha (png, 0xff, PNG_FILLER_BEFORE);
#endif

  return has_alpha;
}

static gboolean
start (Reader *reader)
{
  MhColorTransform *transform;
  gboolean has_alpha;
  gboolean is_turned;
  MhPicturePlan plan;
  gsize n_rows;

  read_orientation (reader);
  is_turned = reader->orientation >= 5;
  plan = mh_picture_plan (MH_PICTURE_KIND_PNG, reader->width, reader->height,
                          is_turned ? reader->min_height : reader->min_width,
                          is_turned ? reader->min_width : reader->min_height);
  reader->builder = mh_picture_builder_new (reader->width, reader->height, plan.divisor,
                                            reader->orientation, &reader->error);
  if (reader->builder == NULL)
    return FALSE;

  transform = read_colors (reader);
  mh_picture_builder_set_transform (reader->builder, transform);
  has_alpha = set_pixels (reader);
  if (has_alpha)
    mh_picture_builder_set_has_alpha (reader->builder);
  reader->is_interlaced = png_set_interlace_handling (reader->png) > 1;
  png_read_update_info (reader->png, reader->info);
  g_assert (png_get_rowbytes (reader->png, reader->info) == (gsize) reader->width * 4);

  n_rows = reader->is_interlaced ? (gsize) reader->height : 1;
  reader->rows = g_try_malloc0 (n_rows * (gsize) reader->width * 4);
  reader->is_out_of_memory = reader->rows == NULL;

  return reader->rows != NULL;
}

static void
read_rows (Reader *reader)
{
  gsize width = (gsize) reader->width;

  if (!reader->is_interlaced)
    for (int y = 0; y < reader->height; y++)
      {
        png_read_row (reader->png, (png_bytep) reader->rows, NULL);
        mh_picture_builder_add_row (reader->builder, reader->rows);
      }
  else
    {
      for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++)
        for (gsize y = 0; y < (gsize) reader->height; y++)
          png_read_row (reader->png, (png_bytep) (reader->rows + y * width), NULL);
      for (gsize y = 0; y < (gsize) reader->height; y++)
        mh_picture_builder_add_row (reader->builder, reader->rows + y * width);
    }

  png_read_end (reader->png, NULL);
}

static gboolean
read_all (Reader *reader)
{
  reader->is_cut_short = !has_whole_chunks (reader->data, reader->size);
  if (reader->is_cut_short || !begin (reader))
    return FALSE;
  if (setjmp (png_jmpbuf (reader->png)) != 0)
    return FALSE;

  set_limits (reader);
  png_read_info (reader->png, reader->info);
  if (!mh_picture_check_size (png_get_image_width (reader->png, reader->info),
                              png_get_image_height (reader->png, reader->info), &reader->error))
    return FALSE;
  reader->width = (int) png_get_image_width (reader->png, reader->info);
  reader->height = (int) png_get_image_height (reader->png, reader->info);
  if (!start (reader))
    return FALSE;
  read_rows (reader);

  return TRUE;
}

static void
set_error (Reader *reader, GError **error)
{
  if (reader->error != NULL)
    g_propagate_error (error, g_steal_pointer (&reader->error));
  else if (reader->is_out_of_memory)
    g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE,
                         _ ("there is not enough memory to read the picture; make it smaller"));
  else if (reader->is_cut_short)
    g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED,
                         _ ("the picture is cut short: its file ends before it does; "
                            "get a whole copy of it"));
  else
    g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED,
                 _ ("the picture is damaged (%s); get a whole copy of it"), reader->why);
}

/**
 * mh_png_read:
 * @data: (array length=size): a whole file
 * @size: its length
 * @min_width_px: as in mh_picture_decode()
 * @min_height_px: as in mh_picture_decode()
 * @error: (nullable): return location
 *
 * Reads a PNG of any colour type, depth and interlacing. Transparency is multiplied in before the
 * picture is reduced, so that no colour of invisible pixels shows at the edges. iCCP goes before
 * sRGB, that before cHRM and gAMA; eXIf turns the picture upright.
 *
 * Pixels: as MhPicture says
 * Errors: MH_PICTURE_ERROR_DAMAGED, MH_PICTURE_ERROR_TOO_LARGE
 * Returns: (transfer full) (nullable): the picture
 */
MhPicture *
mh_png_read (const guint8 *data, gsize size, int min_width_px, int min_height_px, GError **error)
{
  Reader reader = {
    .data = data, .size = size, .min_width = min_width_px, .min_height = min_height_px
  };
  MhPicture *picture = NULL;

  if (read_all (&reader))
    {
      gboolean is_turned = reader.orientation >= 5;

      picture = mh_picture_builder_finish (reader.builder);
      picture->source_width_px = is_turned ? reader.height : reader.width;
      picture->source_height_px = is_turned ? reader.width : reader.height;
      picture->is_profile_broken = reader.is_profile_broken;
    }
  else
    {
      set_error (&reader, error);
    }

  if (reader.png != NULL)
    png_destroy_read_struct (&reader.png, &reader.info, NULL);
  g_clear_pointer (&reader.builder, mh_picture_builder_free);
  g_free (reader.rows);
  g_free (reader.why);

  return picture;
}
