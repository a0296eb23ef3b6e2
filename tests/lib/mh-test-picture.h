/* mh-test-picture.h: looking at the pixels of a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "picture/mh-picture.h"

static inline guint32
mh_test_pixel (const MhPicture *picture, int x, int y)
{
  g_assert_cmpint (x, <, picture->width_px);
  g_assert_cmpint (y, <, picture->height_px);

  return *(const guint32 *) (picture->pixels + (gsize) y * picture->stride + (gsize) x * 4);
}

/* The largest difference of a channel. */
static inline int
mh_test_pixel_distance (guint32 a, guint32 b)
{
  int distance = 0;

  for (int shift = 0; shift < 32; shift += 8)
    distance = MAX (distance, ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));

  return distance;
}

/* The mean of a rectangle, given in fractions of the picture. */
static inline guint32
mh_test_mean (const MhPicture *picture, double x0, double y0, double x1, double y1)
{
  guint64 sums[4] = { 0 };
  guint64 n = 0;
  guint32 mean = 0;

  for (int y = (int) (y0 * picture->height_px); y < (int) (y1 * picture->height_px); y++)
    for (int x = (int) (x0 * picture->width_px); x < (int) (x1 * picture->width_px); x++, n++)
      for (int k = 0; k < 4; k++)
        sums[k] += mh_test_pixel (picture, x, y) >> (8 * k) & 0xff;
  g_assert_cmpuint (n, >, 0);
  for (int k = 0; k < 4; k++)
    mean |= (guint32) ((sums[k] + n / 2) / n) << (8 * k);

  return mean;
}

#define mh_assert_pixel(actual, expected, slack)                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint32 mh_a = (actual), mh_e = (expected);                                                    \
    if (mh_test_pixel_distance (mh_a, mh_e) > (slack))                                             \
      g_error ("%s:%d: pixel %08x where %08x is wanted", __FILE__, __LINE__, mh_a, mh_e);          \
  }                                                                                                \
  G_STMT_END
