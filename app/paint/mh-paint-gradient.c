/* mh-paint-gradient.c: a gradient without bands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A slow gradient at eight bits a channel has steps wide enough to be seen, and JPEG makes them
 * plainer. Rounding each pixel by a fixed pattern, another one for each channel, hides them.
 */

#include "mh-paint-gradient.h"

#include <math.h>

#define PATTERN_SIDE 8

/* Bayer's ordered pattern: each of 64 thresholds once, neighbours far apart. */
static const guint8 pattern[PATTERN_SIDE][PATTERN_SIDE] = {
  { 0, 32, 8, 40, 2, 34, 10, 42 },  { 48, 16, 56, 24, 50, 18, 58, 26 },
  { 12, 44, 4, 36, 14, 46, 6, 38 }, { 60, 28, 52, 20, 62, 30, 54, 22 },
  { 3, 35, 11, 43, 1, 33, 9, 41 },  { 51, 19, 59, 27, 49, 17, 57, 25 },
  { 15, 47, 7, 39, 13, 45, 5, 37 }, { 63, 31, 55, 23, 61, 29, 53, 21 },
};

/* 0 to 1, less than 1; channels take the pattern turned, so that their roundings do not add up to
 * grey. */
static double
get_threshold (int x, int y, int channel)
{
  int column = channel == 1 ? PATTERN_SIDE - 1 - x % PATTERN_SIDE : x % PATTERN_SIDE;
  int row = channel == 2 ? PATTERN_SIDE - 1 - y % PATTERN_SIDE : y % PATTERN_SIDE;

  return (pattern[row][column] + 0.5) / (PATTERN_SIDE * PATTERN_SIDE);
}

static guint32
round_channel (double value, int x, int y, int channel)
{
  return (guint32) CLAMP (floor (value * 255.0 + get_threshold (x, y, channel)), 0, 255);
}

static MhColor
find_color (const MhSceneItem *item, double offset)
{
  const MhStop *stops = item->stops;
  guint next = 0;
  double length = 0;

  while (next < item->n_stops && stops[next].offset <= offset)
    next++;
  if (next == 0)
    return stops[0].color;
  if (next == item->n_stops)
    return stops[next - 1].color;

  length = stops[next].offset - stops[next - 1].offset;
  return mh_color_mix (&stops[next - 1].color, &stops[next].color,
                       length > 0 ? (offset - stops[next - 1].offset) / length : 1.0);
}

static guint32
compute_pixel (const MhSceneItem *item, double offset, int x, int y)
{
  MhColor color = find_color (item, offset);
  guint32 alpha = round_channel (color.a, x, y, 0);
  double share = alpha / 255.0;

  return alpha << 24 | MIN (round_channel (color.r * share, x, y, 0), alpha) << 16 |
         MIN (round_channel (color.g * share, x, y, 1), alpha) << 8 |
         MIN (round_channel (color.b * share, x, y, 2), alpha);
}

/* CSS: 0° goes up, 90° to the right, and the corners get the end colours (CSS Images 3, 3.1.1). */
static void
fill_pixels (cairo_surface_t *surface, const MhSceneItem *item)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  double angle = item->gradient_angle_deg * G_PI / 180;
  double dx = sin (angle);
  double dy = -cos (angle);
  double length = fabs (width * dx) + fabs (height * dy);

  for (int y = 0; y < height && pixels != NULL; y++)
    {
      guint32 *row = (guint32 *) (void *) (pixels + (gsize) y * stride);

      for (int x = 0; x < width; x++)
        {
          double along = (x + 0.5 - width / 2.0) * dx + (y + 0.5 - height / 2.0) * dy;

          row[x] = compute_pixel (item, 0.5 + along / length, x, y);
        }
    }
  cairo_surface_mark_dirty (surface);
}

/**
 * mh_paint_gradient:
 * @cr: where to paint; the clip bounds it
 * @item: a shape with stops
 *
 * Fills the shape's box with its gradient, dithered for the pixels of @cr's surface.
 */
void
mh_paint_gradient (cairo_t *cr, const MhSceneItem *item)
{
  MhBox box = item->box;
  cairo_surface_t *surface = NULL;

  cairo_user_to_device (cr, &box.x0, &box.y0);
  cairo_user_to_device (cr, &box.x1, &box.y1);
  box = MH_BOX (floor (box.x0), floor (box.y0), ceil (box.x1), ceil (box.y1));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) mh_box_width (&box), 1),
                                        MAX ((int) mh_box_height (&box), 1));
  fill_pixels (surface, item);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, surface, box.x0, box.y0);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}
