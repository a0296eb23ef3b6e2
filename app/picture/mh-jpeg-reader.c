/* mh-jpeg-reader.c: JPEG in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-jpeg-reader.h"

#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "base/mh-limits.h"
#include "mh-orientation.h"
#include "mh-picture-builder.h"
#include "mh-picture-plan.h"

/* The order of bytes that makes a native 0xAARRGGBB. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define JCS_PIXEL JCS_EXT_BGRA
#else
#define JCS_PIXEL JCS_EXT_ARGB
#endif

/* All that the functions between setjmp and longjmp change lies here, in the frame of
 * mh_jpeg_read(), so that nothing is lost in registers and everything is freed in one place. */
typedef struct
{
  struct jpeg_decompress_struct cinfo;
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
  jmp_buf failure;
  gboolean is_created;
  gboolean is_cut_short; /* the file ended before the picture */
  gboolean has_too_many_scans;

  const MhPictureRequest *request;
  int orientation;
  int first_row; /* of those that are wanted, as the library counts them */
  int end_row;
  guint32 *row;
  guint8 *profile; /* of malloc() */
  unsigned int profile_size;
  gboolean is_profile_broken;
  MhPictureBuilder *builder;
  GError *error;
} Reader;

/* Statics: callbacks of libjpeg */

static Reader *
reader_of (j_common_ptr cinfo)
{
  return cinfo->client_data;
}

static void
error_exit_cb (j_common_ptr cinfo)
{
  longjmp (reader_of (cinfo)->failure, 1);
}

/* Warnings are where libjpeg fills in grey and goes on; level < 0 means one. The first one counts,
 * whether the rows that it is in are wanted or left out. */
static void
emit_message_cb (j_common_ptr cinfo, int level)
{
  Reader *reader = reader_of (cinfo);

  if (level >= 0)
    return;
  switch (cinfo->err->msg_code)
    {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_BOGUS_PROGRESSION:
      longjmp (reader->failure, 1);
    default: /* a harmless oddity, such as stray bytes before a marker */
      break;
    }
}

static void
output_message_cb (j_common_ptr cinfo)
{
}

static void
do_nothing_cb (j_decompress_ptr cinfo)
{
}

/* All the data is there from the start, so being asked for more means that the file is cut short.
 */
static boolean
fill_input_buffer_cb (j_decompress_ptr cinfo)
{
  reader_of ((j_common_ptr) cinfo)->is_cut_short = TRUE;
  longjmp (reader_of ((j_common_ptr) cinfo)->failure, 1);
}

static void
skip_input_data_cb (j_decompress_ptr cinfo, long n_bytes)
{
  struct jpeg_source_mgr *source = cinfo->src;

  if (n_bytes <= 0)
    return;
  if ((gsize) n_bytes > source->bytes_in_buffer)
    {
      (void) fill_input_buffer_cb (cinfo);
      return;
    }
  source->next_input_byte += n_bytes;
  source->bytes_in_buffer -= (gsize) n_bytes;
}

/* Each scan costs as much as the whole picture, and a file of a few kB can hold thousands. */
static void
progress_monitor_cb (j_common_ptr cinfo)
{
  Reader *reader = reader_of (cinfo);

  if (reader->cinfo.input_scan_number > MH_LIMIT_JPEG_SCANS)
    {
      reader->has_too_many_scans = TRUE;
      longjmp (reader->failure, 1);
    }
}

/* Statics: steps of reading; each may jump */

static void
begin (Reader *reader, const guint8 *data, gsize size)
{
  reader->cinfo.err = jpeg_std_error (&reader->errors);
  reader->errors.error_exit = error_exit_cb;
  reader->errors.emit_message = emit_message_cb;
  reader->errors.output_message = output_message_cb;
  reader->cinfo.client_data = reader;
  jpeg_create_decompress (&reader->cinfo);
  reader->is_created = TRUE;

  reader->cinfo.mem->max_memory_to_use = MH_LIMIT_DECODE_MEMORY;
  reader->progress.progress_monitor = progress_monitor_cb;
  reader->cinfo.progress = &reader->progress;

  reader->source.init_source = do_nothing_cb;
  reader->source.fill_input_buffer = fill_input_buffer_cb;
  reader->source.skip_input_data = skip_input_data_cb;
  reader->source.resync_to_restart = jpeg_resync_to_restart;
  reader->source.term_source = do_nothing_cb;
  reader->source.next_input_byte = data;
  reader->source.bytes_in_buffer = size;
  reader->cinfo.src = &reader->source;

  jpeg_save_markers (&reader->cinfo, JPEG_APP0 + 1, 0xffff);
  jpeg_save_markers (&reader->cinfo, JPEG_APP0 + 2, 0xffff);
}

static void
read_markers (Reader *reader)
{
  struct jpeg_marker_struct *marker;

  reader->orientation = 1;
  for (marker = reader->cinfo.marker_list; marker != NULL; marker = marker->next)
    if (marker->marker == JPEG_APP0 + 1 && marker->data_length >= 6 &&
        memcmp (marker->data, "Exif\0", 6) == 0)
      {
        reader->orientation = mh_orientation_read (marker->data, marker->data_length);
        break;
      }

  (void) jpeg_read_icc_profile (&reader->cinfo, &reader->profile, &reader->profile_size);
}

/* How the pixels come out, and what they still have to go through. */
static MhColorTransform *
choose_colors (Reader *reader)
{
  struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  MhPixels pixels = MH_PIXELS_RGB;

  cinfo->out_color_space = JCS_PIXEL;
  if (cinfo->jpeg_color_space == JCS_GRAYSCALE)
    {
      pixels = MH_PIXELS_GRAY;
    }
  else if (cinfo->jpeg_color_space == JCS_CMYK || cinfo->jpeg_color_space == JCS_YCCK)
    {
      cinfo->out_color_space = JCS_CMYK;
      /* What Adobe's programs write has 0 for full ink, and they mark it. */
      pixels = cinfo->saw_Adobe_marker ? MH_PIXELS_CMYK_INVERTED : MH_PIXELS_CMYK;
    }

  return mh_color_transform_new (pixels, reader->profile, reader->profile_size,
                                 &reader->is_profile_broken);
}

/* The rows that show, in the order of the file; all of them where they are columns there. */
static void
choose_rows (Reader *reader, int divisor)
{
  const struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  int height = (int) cinfo->output_height;
  int reduced = (height + divisor - 1) / divisor;
  int first, end;
  MhPictureBands bands = { 0, MH_PICTURE_N_BANDS };

  if (reader->orientation < 5)
    bands = mh_picture_find_bands (MH_PICTURE_KIND_JPEG, (int) cinfo->image_width,
                                   (int) cinfo->image_height, reader->request);
  mh_picture_bands_measure (bands, reduced, &first, &end);
  if (reader->orientation == 3 || reader->orientation == 4)
    {
      int first_upright = first;

      first = reduced - end;
      end = reduced - first_upright;
    }
  mh_picture_builder_set_rows (reader->builder, first, end);
  reader->first_row = (int) ((gint64) first * height / reduced);
  reader->end_row = (int) (((gint64) end * height + reduced - 1) / reduced);
}

static gboolean
start (Reader *reader)
{
  struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  gboolean is_turned = reader->orientation >= 5;
  const MhPictureRequest *request = reader->request;
  MhPicturePlan plan;
  MhColorTransform *transform;

  if (!mh_picture_check_size (cinfo->image_width, cinfo->image_height, &reader->error))
    return FALSE;

  plan = mh_picture_plan (MH_PICTURE_KIND_JPEG, (int) cinfo->image_width, (int) cinfo->image_height,
                          is_turned ? request->min_height_px : request->min_width_px,
                          is_turned ? request->min_width_px : request->min_height_px);
  cinfo->scale_num = (unsigned int) plan.eighths;
  cinfo->scale_denom = 8;
  jpeg_calc_output_dimensions (cinfo);
  reader->builder = mh_picture_builder_new ((int) cinfo->output_width, (int) cinfo->output_height,
                                            plan.divisor, reader->orientation, &reader->error);
  if (reader->builder == NULL)
    return FALSE;

  choose_rows (reader, plan.divisor);
  transform = choose_colors (reader);
  mh_picture_builder_set_transform (reader->builder, transform);
  reader->row = g_new (guint32, cinfo->output_width);
  (void) jpeg_start_decompress (cinfo);

  return TRUE;
}

static void
read_rows (Reader *reader)
{
  while ((int) reader->cinfo.output_scanline < reader->end_row)
    {
      JSAMPROW row = (JSAMPROW) reader->row;

      (void) jpeg_read_scanlines (&reader->cinfo, &row, 1);
      mh_picture_builder_add_row (reader->builder, reader->row);
    }
}

/* The library leaves out the data of rows that are skipped at the end, and with it what is damaged
 * there: the last row is read. */
static void
skip_rest (Reader *reader)
{
  JDIMENSION n_rest = reader->cinfo.output_height - reader->cinfo.output_scanline;
  JSAMPROW row = (JSAMPROW) reader->row;

  if (n_rest > 1)
    (void) jpeg_skip_scanlines (&reader->cinfo, n_rest - 1);
  if (n_rest > 0)
    (void) jpeg_read_scanlines (&reader->cinfo, &row, 1);
}

static gboolean
read_all (Reader *reader, const guint8 *data, gsize size)
{
  if (setjmp (reader->failure) != 0)
    return FALSE;

  begin (reader, data, size);
  (void) jpeg_read_header (&reader->cinfo, TRUE);
  read_markers (reader);
  if (!start (reader))
    return FALSE;

  if (reader->first_row > 0)
    (void) jpeg_skip_scanlines (&reader->cinfo, (JDIMENSION) reader->first_row);

  read_rows (reader);
  skip_rest (reader);
  return TRUE;
}

/* Statics: what went wrong, in plain words */

static void
set_damaged (Reader *reader, GError **error)
{
  char message[JMSG_LENGTH_MAX];
  g_autofree char *why = NULL;

  if (reader->is_cut_short)
    {
      g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED,
                           _ ("the picture is cut short: its file ends before it does; "
                              "get a whole copy of it"));
      return;
    }

  reader->errors.format_message ((j_common_ptr) &reader->cinfo, message);
  why = g_utf8_make_valid (message, -1);
  /* Translators: %s is what a decoding library says of the file, in English. */
  g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED,
               _ ("the picture is damaged (%s); get a whole copy of it"), why);
}

static void
set_error (Reader *reader, GError **error)
{
  int code = reader->errors.msg_code;

  if (reader->error != NULL)
    g_propagate_error (error, g_steal_pointer (&reader->error));
  else if (reader->has_too_many_scans)
    g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE,
                 _ ("the picture’s JPEG data comes in more than %d scans; "
                    "save it again as an ordinary JPEG"),
                 MH_LIMIT_JPEG_SCANS);
  else if (code == JERR_NO_BACKING_STORE || code == JERR_OUT_OF_MEMORY)
    g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE,
                 _ ("the picture needs more than %d MiB of memory to be read; "
                    "make it smaller, or save it as a JPEG that is not progressive"),
                 MH_LIMIT_DECODE_MEMORY / (1024 * 1024));
  else if (code == JERR_SOF_UNSUPPORTED || code == JERR_BAD_PRECISION ||
           code == JERR_CONVERSION_NOTIMPL)
    g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND,
                         _ ("this is a rare kind of JPEG (lossless, or with 12 bits a channel); "
                            "save it again as an ordinary JPEG"));
  else
    set_damaged (reader, error);
}

/**
 * mh_jpeg_read:
 * @data: (array length=size): a whole file
 * @size: its length
 * @request: what is wanted of the picture
 * @error: (nullable): return location
 *
 * Reads a JPEG: baseline, progressive or arithmetic; grey, YCbCr, RGB, CMYK or YCCK. It is turned
 * upright as its EXIF data says and its ICC profile is applied. Limits hold from the header on.
 *
 * Pixels: as MhPicture says
 * Errors: MH_PICTURE_ERROR_DAMAGED, also where libjpeg would fill in grey;
 * MH_PICTURE_ERROR_TOO_LARGE; MH_PICTURE_ERROR_UNKNOWN_KIND for lossless and 12-bit files Returns:
 * (transfer full) (nullable): the picture
 */
MhPicture *
mh_jpeg_read (const guint8 *data, gsize size, const MhPictureRequest *request, GError **error)
{
  Reader reader = { .request = request };
  MhPicture *picture = NULL;

  if (read_all (&reader, data, size))
    {
      gboolean is_turned = reader.orientation >= 5;

      picture = mh_picture_builder_finish (reader.builder);
      picture->source_width_px =
          (int) (is_turned ? reader.cinfo.image_height : reader.cinfo.image_width);
      picture->source_height_px =
          (int) (is_turned ? reader.cinfo.image_width : reader.cinfo.image_height);
      picture->is_profile_broken = reader.is_profile_broken;
    }
  else
    {
      set_error (&reader, error);
    }

  if (reader.is_created)
    jpeg_destroy_decompress (&reader.cinfo);
  g_clear_pointer (&reader.builder, mh_picture_builder_free);
  g_free (reader.row);
  free (reader.profile);

  return picture;
}
