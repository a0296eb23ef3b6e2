/* mh-picture-scale.c: a picture made smaller
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-scale.h"

#include <math.h>
#include <string.h>

#include "mh-picture-builder.h"

/* The four channels of a pixel at once, as they lie in memory. All sums are made in one order, so
 * that the same pixels come out each time; and colours stay at most alpha, since both are rounded
 * alike. */
typedef float Pixel __attribute__ ((vector_size (16)));
typedef gint32 Ints __attribute__ ((vector_size (16)));
typedef gint16 Shorts __attribute__ ((vector_size (16)));
typedef guint8 Bytes __attribute__ ((vector_size (16)));

/* Which pixels of a row or column make up one that comes out: n_taps from first on. */
typedef struct
{
  int n_taps;
  int *firsts;
  float *weights; /* n_taps for each */
} Spans;

/* What each pixel that comes out covers of those that go in; beyond the edge the last one goes on.
 */
static void
measure_spans (Spans *spans, double start, double end, int length, int n_out)
{
  double step = (end - start) / n_out;

  spans->n_taps = MIN ((int) ceil (step) + 1, length);
  spans->firsts = g_new (int, n_out);
  spans->weights = g_new0 (float, (gsize) n_out *(gsize) spans->n_taps);
  for (int i = 0; i < n_out; i++)
    {
      double low = start + i * step;
      double high = start + (i + 1) * step;
      int first = CLAMP ((int) floor (low), 0, length - spans->n_taps);
      float *weights = spans->weights + (gsize) i * (gsize) spans->n_taps;

      spans->firsts[i] = first;
      for (int at = (int) floor (low); at < high; at++)
        {
          double covered = MIN (high, at + 1) - MAX (low, at);
          int tap = CLAMP (at - first, 0, spans->n_taps - 1);

          weights[tap] += (float) (covered / step);
        }
    }
}

static void
clear_spans (Spans *spans)
{
  g_free (spans->firsts);
  g_free (spans->weights);
}

/* Each byte becomes a number by zeros in its upper bytes, first of 16 bits, then of 32. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define WIDEN(vector, zeros, ...) __builtin_shufflevector (vector, zeros, __VA_ARGS__)
#else
#define WIDEN(vector, zeros, ...) __builtin_shufflevector (zeros, vector, __VA_ARGS__)
#endif

static inline Pixel
load_pixel (guint32 pixel)
{
  Ints ints = { (gint32) pixel };
  Bytes bytes =
      WIDEN ((Bytes) ints, (Bytes){ 0 }, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  Shorts shorts = WIDEN ((Shorts) bytes, (Shorts){ 0 }, 0, 8, 1, 9, 2, 10, 3, 11);

  return __builtin_convertvector((Ints) shorts, Pixel);
}

static inline guint32
store_pixel (Pixel sum)
{
  Ints ints = __builtin_convertvector(sum + 0.5f, Ints);
  Ints is_over = ints > 255; /* all bits, or none */
  guint8 channels[4];
  guint32 pixel;

  /* The weights may add up to a hair more than 1. */
  ints = (ints & ~is_over) | (is_over & 255);
  for (int i = 0; i < 4; i++)
    channels[i] = (guint8) ints[i];
  memcpy (&pixel, channels, sizeof pixel);
  return pixel;
}

static void
scale_row (const Spans *spans, const guint32 *from, Pixel *to, int width)
{
  const float *weights = spans->weights;

  for (int x = 0; x < width; x++, weights += spans->n_taps)
    {
      const guint32 *pixels = from + spans->firsts[x];
      Pixel sum = { 0 };

      for (int i = 0; i < spans->n_taps; i++)
        sum += load_pixel (pixels[i]) * weights[i];
      to[x] = sum;
    }
}

/* Rows that were made narrower; each is needed by one or two that come out. */
typedef struct
{
  const MhPicture *picture;
  const Spans *columns;
  int width;
  Pixel *row;
  int row_index; /* -1 for none */
} Source;

static const Pixel *
get_row (Source *source, int index)
{
  const MhPicture *picture = source->picture;
  int kept = CLAMP (index - picture->first_row, 0, picture->height_px - 1);
  const guint8 *from = picture->pixels + (gsize) kept * picture->stride;

  if (index != source->row_index)
    scale_row (source->columns, (const guint32 *) from, source->row, source->width);
  source->row_index = index;
  return source->row;
}

static void
add_row (Pixel *sums, const Pixel *row, float weight, int width)
{
  for (int x = 0; x < width; x++)
    sums[x] += row[x] * weight;
}

static void
scale_all (Source *source, const Spans *rows, MhPicture *to)
{
  g_autofree Pixel *sums = g_new (Pixel, to->width_px);

  for (int y = 0; y < to->height_px; y++)
    {
      const float *weights = rows->weights + (gsize) y * (gsize) rows->n_taps;
      guint32 *out = (guint32 *) (to->pixels + (gsize) y * to->stride);

      for (int x = 0; x < to->width_px; x++)
        sums[x] = (Pixel){ 0 };
      for (int i = 0; i < rows->n_taps; i++)
        if (weights[i] > 0)
          add_row (sums, get_row (source, rows->firsts[y] + i), weights[i], to->width_px);
      for (int x = 0; x < to->width_px; x++)
        out[x] = store_pixel (sums[x]);
    }
}

/**
 * mh_picture_scale:
 * @picture: a picture
 * @x0: left edge of what is wanted of it, in pixels of the whole of it; may lie outside
 * @y0: top edge
 * @x1: right edge
 * @y1: bottom edge
 * @width_px: how wide that shall be, at most as many pixels as it has
 * @height_px: how high
 * @error: return location for an error
 *
 * Makes a part of a picture smaller: each pixel is the mean of the area that it covers, neither
 * sharper nor softer. Outside, the edge of the picture goes on.
 *
 * Pixels: as MhPicture says
 *
 * Threads: any
 *
 * Errors: MH_PICTURE_ERROR_TOO_LARGE when there is no memory for it
 *
 * Returns: (transfer full) (nullable): the part
 */
MhPicture *
mh_picture_scale (const MhPicture *picture,
                  double x0,
                  double y0,
                  double x1,
                  double y1,
                  int width_px,
                  int height_px,
                  GError **error)
{
  g_autoptr (MhPicture) scaled = NULL;
  g_autofree Pixel *row = NULL;
  Spans columns;
  Spans rows;
  Source source = { picture, &columns, width_px, NULL, -1 };

  g_return_val_if_fail (x1 > x0 && y1 > y0, NULL);

  scaled = mh_picture_new (width_px, height_px, error);
  if (scaled == NULL)
    return NULL;
  source.row = row = g_new (Pixel, width_px);
  measure_spans (&columns, x0, x1, picture->width_px, width_px);
  measure_spans (&rows, y0, y1, picture->whole_height_px, height_px);
  scale_all (&source, &rows, scaled);
  scaled->has_alpha = picture->has_alpha;
  clear_spans (&columns);
  clear_spans (&rows);
  return g_steal_pointer (&scaled);
}
