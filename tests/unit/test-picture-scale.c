/* test-picture-scale.c: pictures made smaller
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture/mh-picture-scale.h"

#include <math.h>

#include "lib/mh-test-picture.h"
#include "picture/mh-picture-builder.h"

static MhPicture *
make_noise (int width, int height, gboolean has_alpha)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  MhPicture *picture = mh_picture_new (width, height, NULL);
  guint32 *pixels = (guint32 *) picture->pixels;

  for (int i = 0; i < width * height; i++)
    {
      guint32 alpha = has_alpha ? (guint32) g_rand_int_range (rand, 0, 256) : 255;
      guint32 color = 0;

      for (int shift = 0; shift < 24; shift += 8)
        color |= (guint32) g_rand_int_range (rand, 0, (gint32) alpha + 1) << shift;
      pixels[i] = alpha << 24 | color;
    }
  picture->has_alpha = has_alpha;
  return picture;
}

static MhPicture *
scale (const MhPicture *picture, double x0, double y0, double x1, double y1, int width, int height)
{
  g_autoptr (GError) error = NULL;
  MhPicture *scaled = mh_picture_scale (picture, x0, y0, x1, y1, width, height, &error);

  g_assert_no_error (error);
  g_assert_cmpint (scaled->width_px, ==, width);
  g_assert_cmpint (scaled->height_px, ==, height);
  return scaled;
}

/* As many pixels as there are: nothing changes, not even by one. */
static void
test_identity (void)
{
  g_autoptr (MhPicture) noise = make_noise (37, 23, TRUE);
  g_autoptr (MhPicture) same = scale (noise, 0, 0, 37, 23, 37, 23);
  g_autoptr (MhPicture) part = scale (noise, 5, 7, 15, 9, 10, 2);

  g_assert_cmpmem (noise->pixels, noise->stride * 23, same->pixels, same->stride * 23);
  g_assert_cmphex (mh_test_pixel (part, 0, 0), ==, mh_test_pixel (noise, 5, 7));
  g_assert_cmphex (mh_test_pixel (part, 9, 1), ==, mh_test_pixel (noise, 14, 8));
}

/* The mean of what a pixel covers, computed the long way. */
static double
find_mean (const MhPicture *picture, double x0, double y0, double x1, double y1, int shift)
{
  double sum = 0;

  for (int y = (int) floor (y0); y < y1; y++)
    for (int x = (int) floor (x0); x < x1; x++)
      {
        guint32 pixel = mh_test_pixel (picture, CLAMP (x, 0, picture->width_px - 1),
                                       CLAMP (y, 0, picture->height_px - 1));
        double area = (MIN (x1, x + 1) - MAX (x0, x)) * (MIN (y1, y + 1) - MAX (y0, y));

        sum += (pixel >> shift & 0xff) * area;
      }
  return sum / ((x1 - x0) * (y1 - y0));
}

static const struct
{
  double x0, y0, x1, y1;
  int width, height;
  const char *why;
} rows[] = {
  { 0, 0, 60, 40, 30, 20, "halves" },
  { 0, 0, 60, 40, 45, 30, "three quarters" },
  { 0, 0, 60, 40, 7, 3, "a size that does not divide" },
  { 0, 0, 60, 40, 1, 1, "a single pixel" },
  { 3.25, 1.5, 50.75, 39.1, 31, 29, "a part that begins within a pixel" },
  { 0, 0, 60, 40, 60, 11, "smaller one way only" },
  { -5.5, -3, 64, 47.3, 33, 21, "beyond the edges" },
  { 59.2, 39.2, 80, 70, 4, 4, "nearly outside" },
  { 70, 50, 80, 70, 4, 4, "outside" },
};

static void
test_means (void)
{
  g_autoptr (MhPicture) noise = make_noise (60, 40, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double dx = (rows[i].x1 - rows[i].x0) / rows[i].width;
      double dy = (rows[i].y1 - rows[i].y0) / rows[i].height;
      g_autoptr (MhPicture) scaled = scale (noise, rows[i].x0, rows[i].y0, rows[i].x1, rows[i].y1,
                                            rows[i].width, rows[i].height);

      g_test_message ("%s", rows[i].why);
      for (int y = 0; y < rows[i].height; y++)
        for (int x = 0; x < rows[i].width; x++)
          for (int shift = 0; shift < 32; shift += 8)
            {
              double wanted =
                  find_mean (noise, rows[i].x0 + x * dx, rows[i].y0 + y * dy,
                             rows[i].x0 + (x + 1) * dx, rows[i].y0 + (y + 1) * dy, shift);
              double seen = mh_test_pixel (scaled, x, y) >> shift & 0xff;

              g_assert_cmpfloat (fabs (seen - wanted), <, 0.51);
            }
    }
}

/* A colour that is everywhere stays exactly what it is, and none gets brighter than its alpha. */
static void
test_limits (void)
{
  g_autoptr (MhPicture) white = make_noise (101, 67, FALSE);
  g_autoptr (MhPicture) glass = make_noise (101, 67, TRUE);

  for (int i = 0; i < 101 * 67; i++)
    ((guint32 *) white->pixels)[i] = 0xffffffff;
  for (int width = 1; width <= 101; width += 9)
    {
      g_autoptr (MhPicture) bright = scale (white, 0, 0, 101, 67, width, 13);
      g_autoptr (MhPicture) scaled = scale (glass, 0, 0, 101, 67, width, 13);

      g_assert_true (scaled->has_alpha);
      for (int y = 0; y < 13; y++)
        for (int x = 0; x < width; x++)
          {
            guint32 pixel = mh_test_pixel (scaled, x, y);

            g_assert_cmphex (mh_test_pixel (bright, x, y), ==, 0xffffffff);
            for (int shift = 0; shift < 24; shift += 8)
              g_assert_cmpuint (pixel >> shift & 0xff, <=, pixel >> 24);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-scale/identity", test_identity);
  g_test_add_func ("/picture-scale/means", test_means);
  g_test_add_func ("/picture-scale/limits", test_limits);
  return g_test_run ();
}
