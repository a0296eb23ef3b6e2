/* mh-picture-builder.c: a picture made row by row, while it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-builder.h"

#include <string.h>

/* Rows come in the order of the file and leave turned and reduced. All arithmetic of the area
 * filter is in whole numbers: with out pixels made of in, a source pixel is out units long and a
 * pixel of the picture in units, so that every overlap is a whole number and the weights sum up
 * exactly. */
struct _MhPictureBuilder
{
  MhPicture *picture;
  MhColorTransform *transform; /* (nullable) */
  gboolean has_alpha;

  int width; /* of the rows that come in */
  int height;
  int n_rows; /* that came or were left out */

  int out_width; /* before it is turned */
  int out_height;
  int first_out_row; /* of those that are wanted */
  int end_out_row;
  int n_out_rows; /* that were written or are not wanted */
  guint32 *sums;  /* of one source row: four channels for each pixel that leaves */
  guint64 *area;  /* of the row that is being gathered */

  int orientation;
  guint32 *origin; /* where the first pixel of the first row goes */
  gssize step_x;   /* in pixels, to the next of a row */
  gssize step_y;   /* in pixels, to the next row */
};

/* EXIF 2.32, tag 0x0112: what the first row and the first column of the file are. */
static void
set_orientation (MhPictureBuilder *builder)
{
  gssize w = builder->out_width;
  gssize h = builder->end_out_row - builder->first_out_row;
  /* One row each: the place of the first pixel, the step along a row, the step to the next row. */
  const gssize ways[8][3] = {
    { 0, 1, w },                     /* top, left */
    { w - 1, -1, w },                /* top, right */
    { (h - 1) * w + w - 1, -1, -w }, /* bottom, right */
    { (h - 1) * w, 1, -w },          /* bottom, left */
    { 0, h, 1 },                     /* left, top */
    { h - 1, h, -1 },                /* right, top */
    { (w - 1) * h + h - 1, -h, -1 }, /* right, bottom */
    { (w - 1) * h, -h, 1 },          /* left, bottom */
  };
  const gssize *way = ways[builder->orientation - 1];

  builder->origin = (guint32 *) builder->picture->pixels + way[0];
  builder->step_x = way[1];
  builder->step_y = way[2];
}

/**
 * mh_picture_builder_new:
 * @width_px: pixels in each row that will come
 * @height_px: how many rows will come
 * @divisor: by how much the picture is reduced; 1 keeps it
 * @orientation: 1 to 8, as in EXIF; anything else is taken for 1
 * @error: (nullable): return location
 *
 * Errors: MH_PICTURE_ERROR_TOO_LARGE when there is no memory for it
 * Returns: (transfer full) (nullable): a builder that waits for rows
 */
MhPictureBuilder *
mh_picture_builder_new (int width_px, int height_px, int divisor, int orientation, GError **error)
{
  g_autoptr (MhPictureBuilder) builder = g_new0 (MhPictureBuilder, 1);
  gboolean is_turned;

  if (orientation < 1 || orientation > 8)
    orientation = 1;
  is_turned = orientation >= 5;

  builder->width = width_px;
  builder->height = height_px;
  builder->out_width = (width_px + divisor - 1) / divisor;
  builder->out_height = (height_px + divisor - 1) / divisor;
  builder->picture = mh_picture_new (is_turned ? builder->out_height : builder->out_width,
                                     is_turned ? builder->out_width : builder->out_height, error);
  if (builder->picture == NULL)
    return NULL;

  builder->end_out_row = builder->out_height;
  builder->orientation = orientation;
  set_orientation (builder);
  if (divisor > 1)
    {
      builder->sums = g_new0 (guint32, (gsize) builder->out_width * 4);
      builder->area = g_new0 (guint64, (gsize) builder->out_width * 4);
    }

  return g_steal_pointer (&builder);
}

/**
 * mh_picture_builder_set_rows:
 * @builder: a builder that got no row yet, of a picture that is not turned by a quarter
 * @first_row: the first of the rows that are wanted of the reduced picture, in the order of the
 * file
 * @end_row: the first that is not wanted any more; larger than @first_row
 *
 * Leaves rows out. The first that is added then is row first_row × height ÷ reduced height, rounded
 * down, of those that would come; those past the last are ignored.
 */
void
mh_picture_builder_set_rows (MhPictureBuilder *builder, int first_row, int end_row)
{
  MhPicture *picture = builder->picture;
  gboolean is_upside_down = builder->orientation == 3 || builder->orientation == 4;

  if (first_row == 0 && end_row == builder->out_height)
    return;

  g_assert (builder->orientation < 5 && first_row < end_row && end_row <= builder->out_height);
  builder->first_out_row = builder->n_out_rows = first_row;
  builder->end_out_row = end_row;
  builder->n_rows = (int) ((gint64) first_row * builder->height / builder->out_height);
  picture->first_row = is_upside_down ? builder->out_height - end_row : first_row;
  picture->height_px = end_row - first_row;
  /* Less memory always can be had. */
  picture->pixels = g_realloc (picture->pixels, picture->stride * (gsize) picture->height_px);
  set_orientation (builder);
}

/**
 * mh_picture_builder_set_transform:
 * @builder: a builder that got no row yet
 * @transform: (transfer full) (nullable): what every row goes through
 */
void
mh_picture_builder_set_transform (MhPictureBuilder *builder, MhColorTransform *transform)
{
  g_clear_pointer (&builder->transform, mh_color_transform_free);
  builder->transform = transform;
}

/**
 * mh_picture_builder_set_has_alpha:
 * @builder: a builder that got no row yet
 *
 * Says that rows come with straight alpha, which is to be multiplied in.
 */
void
mh_picture_builder_set_has_alpha (MhPictureBuilder *builder)
{
  builder->has_alpha = TRUE;
}

void
mh_picture_builder_free (MhPictureBuilder *builder)
{
  g_clear_pointer (&builder->picture, mh_picture_unref);
  g_clear_pointer (&builder->transform, mh_color_transform_free);
  g_free (builder->sums);
  g_free (builder->area);
  g_free (builder);
}

/* The nearest whole number to value * alpha / 255. */
static inline guint32
multiply (guint32 value, guint32 alpha)
{
  guint32 t = value * alpha + 128;

  return (t + (t >> 8)) >> 8;
}

static void
premultiply (guint32 *row, int n_pixels)
{
  for (int i = 0; i < n_pixels; i++)
    {
      guint32 pixel = row[i];
      guint32 a = pixel >> 24;

      if (a == 255)
        continue;
      row[i] = a << 24 | multiply (pixel >> 16 & 0xff, a) << 16 |
               multiply (pixel >> 8 & 0xff, a) << 8 | multiply (pixel & 0xff, a);
    }
}

static void
write_row (MhPictureBuilder *builder, const guint32 *row)
{
  guint32 *to = builder->origin + (builder->n_out_rows - builder->first_out_row) * builder->step_y;

  if (builder->step_x == 1)
    memcpy (to, row, (gsize) builder->out_width * sizeof *row);
  else
    for (int x = 0; x < builder->out_width; x++, to += builder->step_x)
      *to = row[x];
  builder->n_out_rows++;
}

static inline void
add_pixel (guint32 *sum, guint32 pixel, guint32 weight)
{
  sum[0] += (pixel & 0xff) * weight;
  sum[1] += (pixel >> 8 & 0xff) * weight;
  sum[2] += (pixel >> 16 & 0xff) * weight;
  sum[3] += (pixel >> 24) * weight;
}

/* One row in the units of the struct's remark; a sum is at most 255 * 50000. */
static void
sum_row (MhPictureBuilder *builder, const guint32 *row)
{
  guint32 in = (guint32) builder->width;
  guint32 out = (guint32) builder->out_width;
  guint32 *sum = builder->sums;
  guint32 room = in; /* what the pixel that is being summed still lacks */

  memset (builder->sums, 0, (gsize) out * 4 * sizeof *sum);
  for (guint32 x = 0; x < in; x++)
    {
      guint32 weight = MIN (room, out);

      add_pixel (sum, row[x], weight);
      room -= weight;
      if (room == 0 && x + 1 < in)
        {
          sum += 4;
          room = in - (out - weight);
          add_pixel (sum, row[x], out - weight);
        }
    }
}

static void
add_area (MhPictureBuilder *builder, guint64 weight)
{
  for (gsize i = 0; i < (gsize) builder->out_width * 4; i++)
    builder->area[i] += builder->sums[i] * weight;
}

/* Writes the row that is complete and begins the next one. */
static void
flush_area (MhPictureBuilder *builder, guint32 *scratch)
{
  guint64 whole = (guint64) builder->width * (guint64) builder->height;
  guint64 half = whole / 2;

  for (int x = 0; x < builder->out_width; x++)
    {
      const guint64 *area = builder->area + (gsize) x * 4;

      scratch[x] = (guint32) ((area[3] + half) / whole) << 24 |
                   (guint32) ((area[2] + half) / whole) << 16 |
                   (guint32) ((area[1] + half) / whole) << 8 | (guint32) ((area[0] + half) / whole);
    }
  write_row (builder, scratch);
  memset (builder->area, 0, (gsize) builder->out_width * 4 * sizeof *builder->area);
}

static void
reduce_row (MhPictureBuilder *builder, guint32 *row)
{
  gint64 in = builder->height;
  gint64 out = builder->out_height;
  gint64 end = (builder->n_rows + 1) * out;
  gint64 top = MAX (end - out, builder->n_out_rows * in);
  gint64 edge = (builder->n_out_rows + 1) * in;

  sum_row (builder, row);
  add_area (builder, (guint64) (MIN (end, edge) - top));
  if (end < edge)
    return;

  /* The row is summed: its memory is free for what is written. */
  flush_area (builder, row);
  if (edge < end)
    add_area (builder, (guint64) (end - edge));
}

/**
 * mh_picture_builder_add_row:
 * @builder: a builder
 * @row: (inout): the next row, as many pixels as was said; used up
 *
 * Pixels: straight (not premultiplied) 0xAARRGGBB, opaque unless mh_picture_builder_set_has_alpha()
 * was called; or what the transform takes. Rows past the last that is wanted are ignored.
 */
void
mh_picture_builder_add_row (MhPictureBuilder *builder, guint32 *row)
{
  if (builder->n_out_rows >= builder->end_out_row)
    return;

  if (builder->transform != NULL)
    mh_color_transform_apply (builder->transform, row, builder->width);
  if (builder->has_alpha)
    premultiply (row, builder->width);
  if (builder->sums != NULL)
    reduce_row (builder, row);
  else
    write_row (builder, row);
  builder->n_rows++;
}

/**
 * mh_picture_builder_finish:
 * @builder: a builder that got all its rows
 *
 * Returns: (transfer full): the picture. Its source size is as large as itself, for the caller to
 * correct
 */
MhPicture *
mh_picture_builder_finish (MhPictureBuilder *builder)
{
  g_assert (builder->n_out_rows == builder->end_out_row);

  if (builder->has_alpha)
    mh_picture_find_alpha (builder->picture);

  return g_steal_pointer (&builder->picture);
}
