/* test-picture.c: kinds, sizes, turning and reducing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lib/mh-test-picture.h"
#include "picture/mh-picture-builder.h"
#include "picture/mh-picture-kind.h"
#include "picture/mh-picture-plan.h"

static void
test_kind (void)
{
  static const struct
  {
    const char *data;
    gsize size;
    MhPictureKind kind;
    const char *why;
  } rows[] = {
    { "\xff\xd8\xff\xe0", 4, MH_PICTURE_KIND_JPEG, "JFIF" },
    { "\xff\xd8", 2, MH_PICTURE_KIND_UNKNOWN, "cut before it can be told" },
    { "\x89PNG\r\n\x1a\n", 8, MH_PICTURE_KIND_PNG, "all eight bytes" },
    { "\x89PNG\n\x1a\n", 7, MH_PICTURE_KIND_UNKNOWN, "a transfer as text spoils it" },
    { "GIF89a", 6, MH_PICTURE_KIND_GIF, "either year" },
    { "RIFF\0\0\0\0WEBPVP8 ", 16, MH_PICTURE_KIND_WEBP, "" },
    { "RIFF\0\0\0\0WAVEfmt ", 16, MH_PICTURE_KIND_UNKNOWN, "RIFF holds sound too" },
    { "MM\0*\0\0\0\x08", 8, MH_PICTURE_KIND_TIFF, "big-endian" },
    { "\0\0\0\x18"
      "ftypheic",
      12, MH_PICTURE_KIND_HEIF, "" },
    { "\0\0\0\x18"
      "ftypisom",
      12, MH_PICTURE_KIND_UNKNOWN, "a film" },
    { "<svg/>", 6, MH_PICTURE_KIND_SVG, "" },
    { "\xef\xbb\xbf \n<?xml?><!-- x --><svg:svg/>", 30, MH_PICTURE_KIND_SVG,
      "mark, blanks, prefix" },
    { "<html><body/></html>", 20, MH_PICTURE_KIND_UNKNOWN, "XML that is no drawing" },
    { "see <svg>", 9, MH_PICTURE_KIND_UNKNOWN, "a text about drawings" },
    { "", 0, MH_PICTURE_KIND_UNKNOWN, "nothing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT " %s", i, rows[i].why);
      g_assert_cmpint (mh_picture_kind_guess ((const guint8 *) rows[i].data, rows[i].size), ==,
                       rows[i].kind);
    }
  for (int kind = MH_PICTURE_KIND_UNKNOWN; kind <= MH_PICTURE_KIND_HEIF; kind++)
    g_assert_cmpint (mh_picture_kind_from_id (mh_picture_kind_get_id ((MhPictureKind) kind)), ==,
                     kind);
}

static void
test_plan (void)
{
  static const struct
  {
    MhPictureKind kind;
    int size[2];
    int least[2];
    MhPicturePlan plan;
    const char *why;
  } rows[] = {
    { MH_PICTURE_KIND_JPEG, { 4000, 3000 }, { 0, 0 }, { 8, 1, 4000, 3000 }, "all there is" },
    { MH_PICTURE_KIND_JPEG, { 4000, 3000 }, { 2000, 1500 }, { 4, 1, 2000, 1500 }, "just half" },
    { MH_PICTURE_KIND_JPEG, { 4000, 3000 }, { 2000, 1501 }, { 8, 1, 4000, 3000 }, "a pixel more" },
    { MH_PICTURE_KIND_JPEG, { 4000, 3000 }, { 500, 100 }, { 1, 1, 500, 375 }, "the wider decides" },
    { MH_PICTURE_KIND_JPEG, { 4000, 3000 }, { 0, 100 }, { 1, 3, 167, 125 }, "one side is free" },
    { MH_PICTURE_KIND_JPEG, { 801, 801 }, { 101, 101 }, { 1, 1, 101, 101 }, "eighths round up" },
    { MH_PICTURE_KIND_PNG, { 4000, 3000 }, { 500, 100 }, { 8, 8, 500, 375 }, "no eighths in PNG" },
    { MH_PICTURE_KIND_PNG, { 4000, 3000 }, { 450, 100 }, { 8, 8, 500, 375 }, "few steps: 8, 12" },
    { MH_PICTURE_KIND_PNG, { 50, 50 }, { 100, 100 }, { 8, 1, 50, 50 }, "never enlarged" },
    { MH_PICTURE_KIND_PNG, { 7, 1 }, { 1, 0 }, { 8, 6, 2, 1 }, "not past a pixel" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MhPicturePlan plan = mh_picture_plan (rows[i].kind, rows[i].size[0], rows[i].size[1],
                                            rows[i].least[0], rows[i].least[1]);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (plan.eighths, ==, rows[i].plan.eighths);
      g_assert_cmpint (plan.divisor, ==, rows[i].plan.divisor);
      g_assert_cmpint (plan.width_px, ==, rows[i].plan.width_px);
      g_assert_cmpint (plan.height_px, ==, rows[i].plan.height_px);
    }
}

/* Whatever is asked: at least that, or all there is; and less than twice of it on the tighter side.
 */
static void
test_plan_law (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 20000; i++)
    {
      int w = g_rand_int_range (rand, 1, 6000);
      int h = g_rand_int_range (rand, 1, 6000);
      int min_w = g_rand_int_range (rand, 1, 2000);
      int min_h = g_rand_int_range (rand, 1, 2000);
      MhPictureKind kind = i % 2 != 0 ? MH_PICTURE_KIND_JPEG : MH_PICTURE_KIND_PNG;
      MhPicturePlan plan = mh_picture_plan (kind, w, h, min_w, min_h);

      g_assert_cmpint (plan.width_px, >=, MIN (w, min_w));
      g_assert_cmpint (plan.height_px, >=, MIN (h, min_h));
      if (w > 2 * min_w && h > 2 * min_h)
        g_assert_true (plan.width_px <= 2 * min_w || plan.height_px <= 2 * min_h);
    }
}

static void
test_cover (void)
{
  static const struct
  {
    double own[2];
    int least[2];
    int cover[2];
    const char *why;
  } rows[] = {
    { { 300, 200 }, { 100, 0 }, { 100, 67 }, "exactly as wide, not a hair more" },
    { { 300, 200 }, { 100, 100 }, { 150, 100 }, "covers both" },
    { { 24.5, 10 }, { 0, 0 }, { 25, 10 }, "its own size" },
    { { 0.001, 0.001 }, { 64, 64 }, { 64, 64 }, "tiny units" },
    { { 1, 1e6 }, { 100, 100 }, { 1, 32767 }, "brought back to what a surface can be" },
    { { 1e6, 1e6 }, { 0, 0 }, { 10000, 10000 }, "brought back to 100 megapixels" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int width, height;

      g_test_message ("%s", rows[i].why);
      mh_picture_cover (rows[i].own[0], rows[i].own[1], rows[i].least[0], rows[i].least[1], &width,
                        &height);
      g_assert_cmpint (width, ==, rows[i].cover[0]);
      g_assert_cmpint (height, ==, rows[i].cover[1]);
    }
}

static void
test_round_up (void)
{
  int last = 0;

  g_assert_cmpint (mh_picture_round_up (0), ==, 0);
  g_assert_cmpint (mh_picture_round_up (1), ==, 1);
  g_assert_cmpint (mh_picture_round_up (256), ==, 256);
  g_assert_cmpint (mh_picture_round_up (257), ==, 305);
  g_assert_cmpint (mh_picture_round_up (399), ==, 400);
  g_assert_cmpint (mh_picture_round_up (1501), ==, 1501);
  for (int length = 1; length < 40000; length++)
    {
      int rounded = mh_picture_round_up (length);

      g_assert_cmpint (rounded, >=, MAX (length, last));
      g_assert_cmpfloat (rounded, <, length * 1.19 + 1);
      g_assert_cmpint (mh_picture_round_up (rounded), ==, rounded);
      last = rounded;
    }
}

/* Stored as three pixels over three; upright as EXIF's table says. Letters name pixels. */
static void
test_orientation (void)
{
  static const char *const upright[] = {
    "abc/def", "cba/fed", "fed/cba", "def/abc", "ad/be/cf", "da/eb/fc", "fc/eb/da", "cf/be/ad",
  };

  for (int orientation = 0; orientation <= 9; orientation++)
    {
      gboolean is_valid = orientation >= 1 && orientation <= 8;
      g_autoptr (MhPictureBuilder) builder = mh_picture_builder_new (3, 2, 1, orientation, NULL);
      guint32 rows[2][3] = { { 'a', 'b', 'c' }, { 'd', 'e', 'f' } };
      g_autoptr (GString) seen = g_string_new (NULL);
      g_autoptr (MhPicture) picture = NULL;

      mh_picture_builder_add_row (builder, rows[0]);
      mh_picture_builder_add_row (builder, rows[1]);
      picture = mh_picture_builder_finish (builder);
      for (int y = 0; y < picture->height_px; y++)
        {
          if (y > 0)
            g_string_append_c (seen, '/');
          for (int x = 0; x < picture->width_px; x++)
            g_string_append_c (seen, (char) mh_test_pixel (picture, x, y));
        }
      g_assert_cmpstr (seen->str, ==, upright[is_valid ? orientation - 1 : 0]);
    }
}

static MhPicture *
reduce (const guint32 *pixels, int width, int height, int divisor, gboolean has_alpha)
{
  g_autoptr (MhPictureBuilder) builder = mh_picture_builder_new (width, height, divisor, 1, NULL);
  g_autofree guint32 *row = g_new (guint32, width);

  if (has_alpha)
    mh_picture_builder_set_has_alpha (builder);
  for (int y = 0; y < height; y++)
    {
      memcpy (row, pixels + y * width, (gsize) width * sizeof *row);
      mh_picture_builder_add_row (builder, row);
    }

  return mh_picture_builder_finish (builder);
}

/* By hand: five columns become two, so the middle one is shared. */
static void
test_reduce_shares (void)
{
  const guint32 row[5] = { 0xff000000, 0xff000000, 0xff0000ff, 0xff000000, 0xff000000 };
  g_autoptr (MhPicture) picture = reduce (row, 5, 1, 3, FALSE);

  g_assert_cmpint (picture->width_px, ==, 2);
  g_assert_cmpuint (mh_test_pixel (picture, 0, 0), ==, 0xff000033);
  g_assert_cmpuint (mh_test_pixel (picture, 1, 0), ==, 0xff000033);
}

/* What lies under full transparency has no say in the colour of an edge. */
static void
test_reduce_alpha (void)
{
  const guint32 pixels[4] = { 0xffff0000, 0x0000ff00, 0xffff0000, 0x0000ff00 };
  g_autoptr (MhPicture) picture = reduce (pixels, 2, 2, 2, TRUE);

  g_assert_cmpuint (mh_test_pixel (picture, 0, 0), ==, 0x80800000);
  g_assert_true (picture->has_alpha);
}

/* Of any size by any divisor: a plain picture stays plain, the mean stays the mean, and no colour
 * exceeds its alpha. */
static void
test_reduce_law (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  static const int divisors[] = { 2, 3, 4, 6, 8, 12 };

  for (int round = 0; round < 200; round++)
    {
      int width = g_rand_int_range (rand, 1, 60);
      int height = g_rand_int_range (rand, 1, 60);
      int divisor = divisors[round % (int) G_N_ELEMENTS (divisors)];
      gsize n = (gsize) width * (gsize) height;
      g_autofree guint32 *plain = g_new (guint32, n);
      g_autofree guint32 *noise = g_new (guint32, n);
      g_autoptr (MhPicture) from_plain = NULL;
      g_autoptr (MhPicture) from_noise = NULL;
      double before = 0, after = 0;

      for (gsize i = 0; i < n; i++)
        {
          plain[i] = 0xff336699;
          noise[i] = g_rand_int (rand) | 0xff000000;
          before += noise[i] & 0xff;
        }
      from_plain = reduce (plain, width, height, divisor, FALSE);
      for (int y = 0; y < from_plain->height_px; y++)
        for (int x = 0; x < from_plain->width_px; x++)
          g_assert_cmpuint (mh_test_pixel (from_plain, x, y), ==, 0xff336699);

      from_noise = reduce (noise, width, height, divisor, FALSE);
      for (int y = 0; y < from_noise->height_px; y++)
        for (int x = 0; x < from_noise->width_px; x++)
          after += mh_test_pixel (from_noise, x, y) & 0xff;
      after /= from_noise->width_px * from_noise->height_px;
      g_assert_cmpfloat_with_epsilon (after, before / (double) n, 0.5);
    }
}

static void
test_check_size (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mh_picture_check_size (10000, 10000, NULL));
  g_assert_false (mh_picture_check_size (10000, 10001, &error));
  g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "10000 × 10001"));
  g_assert_false (mh_picture_check_size (50001, 1, NULL));
  g_assert_false (mh_picture_check_size (G_MAXUINT, G_MAXUINT, NULL));
  g_clear_error (&error);
  g_assert_false (mh_picture_check_size (0, 5, &error));
  g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/kind", test_kind);
  g_test_add_func ("/picture/plan", test_plan);
  g_test_add_func ("/picture/plan-law", test_plan_law);
  g_test_add_func ("/picture/cover", test_cover);
  g_test_add_func ("/picture/round-up", test_round_up);
  g_test_add_func ("/picture/orientation", test_orientation);
  g_test_add_func ("/picture/reduce-shares", test_reduce_shares);
  g_test_add_func ("/picture/reduce-alpha", test_reduce_alpha);
  g_test_add_func ("/picture/reduce-law", test_reduce_law);
  g_test_add_func ("/picture/check-size", test_check_size);

  return g_test_run ();
}
