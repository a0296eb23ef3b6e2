/* mh-blur.c: a soft background
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-blur.h"

#include <math.h>
#include <string.h>

#define N_PASSES 3

/* One row or column of pixels, 4 bytes each, step bytes apart; edge pixels repeat. */
static void
average_line (guint8 *pixels, gsize step, int length, int radius, guint8 *copy)
{
  int sums[4] = { 0 };
  int window = 2 * radius + 1;

  for (int i = 0; i < length; i++)
    memcpy (copy + 4 * i, pixels + i * step, 4);
  for (int c = 0; c < 4; c++)
    for (int i = -radius; i <= radius; i++)
      sums[c] += copy[4 * CLAMP (i, 0, length - 1) + c];

  for (int i = 0; i < length; i++)
    {
      int leaving = CLAMP (i - radius, 0, length - 1);
      int entering = CLAMP (i + radius + 1, 0, length - 1);

      for (int c = 0; c < 4; c++)
        {
          pixels[i * step + c] = (guint8) ((sums[c] + window / 2) / window);
          sums[c] += copy[4 * entering + c] - copy[4 * leaving + c];
        }
    }
}

/* Box widths whose three passes come nearest a Gaussian of the deviation (Kovesi, "Fast
 * almost-Gaussian filtering", 2010). */
static int
get_radius (double deviation_px, int pass)
{
  double ideal = sqrt (12 * deviation_px * deviation_px / N_PASSES + 1);
  int lower = (int) floor (ideal);
  int n_lower = 0;

  if (lower % 2 == 0)
    lower--;
  n_lower = (int) round ((12 * deviation_px * deviation_px - N_PASSES * lower * lower -
                          4 * N_PASSES * lower - 3 * N_PASSES) /
                         (-4.0 * lower - 4));
  return ((pass < n_lower ? lower : lower + 2) - 1) / 2;
}

/**
 * mh_blur_surface:
 * @surface: an image surface of 32 bits a pixel, changed in place
 * @deviation_px: standard deviation, in its pixels
 *
 * Blurs a picture; its edges repeat outwards, so that they do not darken.
 *
 * Pixels: %CAIRO_FORMAT_ARGB32 (premultiplied) or %CAIRO_FORMAT_RGB24
 */
void
mh_blur_surface (cairo_surface_t *surface, double deviation_px)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint8 *pixels = NULL;
  g_autofree guint8 *copy = g_malloc ((gsize) MAX (MAX (width, height), 1) * 4);

  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int pass = 0; pass < N_PASSES && pixels != NULL; pass++)
    {
      int radius = get_radius (deviation_px, pass);

      if (radius < 1)
        continue;
      for (int y = 0; y < height; y++)
        average_line (pixels + (gsize) y * stride, 4, width, radius, copy);
      for (int x = 0; x < width; x++)
        average_line (pixels + (gsize) x * 4, stride, height, radius, copy);
    }
  cairo_surface_mark_dirty (surface);
}
