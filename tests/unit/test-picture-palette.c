/* test-picture-palette.c: the colours that a logo is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture/mh-picture-palette.h"

#include <string.h>

#define SIDE_PX    64
#define MOST       4
#define NAVY       0xff1a4480u
#define GOLD       0xffffbe2eu
#define NAVY_NEAR  0xff1c4682u
#define HALF_NAVY  0x800d2240u /* premultiplied */
#define FAINT_GOLD 0x40403010u

/* A picture of upright bands, each a share of its width in order. */
typedef struct
{
  struct
  {
    guint32 pixel;
    int percent;
  } bands[4];
  const char *expected;
  const char *why;
} Row;

static const Row rows[] = {
  { { { NAVY, 100 } }, "#1a4480", "one colour, exactly" },
  { { { GOLD, 30 }, { NAVY, 70 } }, "#1a4480 #ffbe2e", "the most common first" },
  { { { NAVY, 50 }, { GOLD, 50 } }, "#1a4480 #ffbe2e", "as common: the smaller value" },
  { { { NAVY, 60 }, { NAVY_NEAR, 40 } }, "#1a4480", "what is near another is no other colour" },
  { { { NAVY, 60 }, { 0xff8c8157u, 2 }, { GOLD, 38 } },
    "#1a4480 #ffbe2e",
    "a shade at the edge of two colours is none" },
  { { { HALF_NAVY, 100 } }, "#1a4480", "what is seen through has its colour all the same" },
  { { { FAINT_GOLD, 50 }, { NAVY, 50 } }, "#1a4480", "what is hardly there is not" },
  { { { 0, 100 } }, "", "nothing to see" },
};

static void
fill (MhPicture *picture, const Row *row)
{
  int x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (row->bands) && row->bands[i].percent > 0; i++)
    for (int end = x + row->bands[i].percent * SIDE_PX / 100; x < end; x++)
      for (int y = 0; y < SIDE_PX; y++)
        memcpy (picture->pixels + (gsize) y * picture->stride + (gsize) x * 4, &row->bands[i].pixel,
                4);
}

static char *
list (const MhPicture *picture)
{
  MhColor colors[MOST] = { 0 };
  guint n = mh_picture_list_palette (picture, colors, MOST);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *color = mh_color_to_string (&colors[i]);

      g_string_append_printf (text, i > 0 ? " %s" : "%s", color);
    }
  return g_string_free (text, FALSE);
}

static void
test_bands (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree guint8 *pixels = g_malloc0 (SIDE_PX * SIDE_PX * 4);
      MhPicture picture = {
        .width_px = SIDE_PX, .height_px = SIDE_PX, .stride = SIDE_PX * 4, .pixels = pixels
      };
      g_autofree char *found = NULL;

      fill (&picture, &rows[i]);
      found = list (&picture);
      if (!g_str_equal (found, rows[i].expected))
        g_error ("“%s” in place of “%s”: %s", found, rows[i].expected, rows[i].why);
    }
}

/* Where nothing is flat, hairlines count. */
static void
test_hairlines (void)
{
  g_autofree guint32 *pixels = g_new (guint32, SIDE_PX * SIDE_PX);
  MhPicture picture = {
    .width_px = SIDE_PX, .height_px = SIDE_PX, .stride = SIDE_PX * 4, .pixels = (guint8 *) pixels
  };
  g_autofree char *found = NULL;

  for (int i = 0; i < SIDE_PX * SIDE_PX; i++)
    pixels[i] = i % 3 == 0 ? NAVY : 0;
  found = list (&picture);
  g_assert_cmpstr (found, ==, "#1a4480");
}

/* A photo has no end of colours; as many are given as there is room for, and always the same. */
static void
test_noise (void)
{
  g_autofree guint32 *pixels = g_new (guint32, SIDE_PX * SIDE_PX);
  MhPicture picture = {
    .width_px = SIDE_PX, .height_px = SIDE_PX, .stride = SIDE_PX * 4, .pixels = (guint8 *) pixels
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  MhColor first[MOST] = { 0 };
  MhColor second[MOST] = { 0 };
  guint n = 0;

  for (int i = 0; i < SIDE_PX * SIDE_PX; i++)
    pixels[i] = 0xff000000u | g_rand_int (rand);
  n = mh_picture_list_palette (&picture, first, MOST);
  g_assert_cmpuint (n, ==, MOST);
  g_assert_cmpuint (mh_picture_list_palette (&picture, second, MOST), ==, n);
  g_assert_cmpmem (first, sizeof first, second, sizeof second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-palette/bands", test_bands);
  g_test_add_func ("/picture-palette/hairlines", test_hairlines);
  g_test_add_func ("/picture-palette/noise", test_noise);
  return g_test_run ();
}
