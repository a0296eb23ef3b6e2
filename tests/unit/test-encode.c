/* test-encode.c: files that come out right, small enough and the same each time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "encode/mh-encode.h"
#include "encode/mh-stamp.h"
#include "encode/mh-xmp.h"
#include "lib/mh-test-picture.h"

#define WIDTH  320
#define HEIGHT 160

/* A picture with slopes, hard coloured edges and some noise. (transfer full) */
static guint32 *
draw (int width, int height)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 r = (guint32) (x * 255 / width);
        guint32 g = (guint32) (y * 255 / height);
        guint32 b = (guint32) g_rand_int_range (rand, 100, 140);

        if (x / 16 % 4 == 0 && y / 16 % 3 == 0)
          r = 220, g = 20, b = 40;
        /* The fourth byte of cairo's RGB24 is anything. */
        pixels[y * width + x] = (g_rand_int (rand) & 0xff000000) | r << 16 | g << 8 | b;
      }

  return pixels;
}

static GBytes *
encode (const guint32 *pixels,
        const MhEncodeOptions *options,
        MhEncodeReport *report,
        GError **error)
{
  return mh_encode ((const guint8 *) pixels, WIDTH, HEIGHT, WIDTH * 4, options, report, error);
}

static void
measure (const guint32 *pixels, GBytes *bytes, double *mean, int *most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 0, 0, NULL, &error);
  double sum = 0;

  g_assert_no_error (error);
  g_assert_cmpint (picture->width_px, ==, WIDTH);
  g_assert_cmpint (picture->height_px, ==, HEIGHT);
  g_assert_false (picture->has_alpha);
  *most = 0;
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        int distance = mh_test_pixel_distance (pixels[y * WIDTH + x] | 0xff000000,
                                               mh_test_pixel (picture, x, y));

        *most = MAX (*most, distance);
        sum += distance;
      }
  *mean = sum / (WIDTH * HEIGHT);
}

static void
test_png_is_exact (void)
{
  g_autofree guint32 *pixels = draw (WIDTH, HEIGHT);
  MhEncodeOptions options = { .format = MH_FILE_FORMAT_PNG, .quality = 92 };
  MhEncodeReport report;
  g_autoptr (GBytes) bytes = encode (pixels, &options, &report, NULL);
  double mean;
  int most;

  measure (pixels, bytes, &mean, &most);
  g_assert_cmpint (most, ==, 0);
  g_assert_cmpint (report.n_encodes, ==, 1);
  g_assert_cmpuint (report.n_bytes, ==, g_bytes_get_size (bytes));
}

/* By the number of colours: bit depth and colour type, as they stand in the header. */
static void
test_png_palette (void)
{
  static const struct
  {
    int n_colors;
    guint8 depth;
    guint8 color_type;
  } rows[] = { { 1, 1, 3 },  { 2, 1, 3 },  { 3, 2, 3 },   { 4, 2, 3 },  { 5, 4, 3 },
               { 16, 4, 3 }, { 17, 8, 3 }, { 256, 8, 3 }, { 257, 8, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree guint32 *pixels = g_new (guint32, WIDTH * HEIGHT);
      MhEncodeOptions options = { .format = MH_FILE_FORMAT_PNG, .quality = 92 };
      g_autoptr (GBytes) bytes = NULL;
      const guint8 *data;
      double mean;
      int most;

      for (int k = 0; k < WIDTH * HEIGHT; k++)
        pixels[k] = (guint32) (k % rows[i].n_colors) * 65537 * 3;
      bytes = encode (pixels, &options, NULL, NULL);
      data = g_bytes_get_data (bytes, NULL);
      g_assert_cmpint (data[24], ==, rows[i].depth);
      g_assert_cmpint (data[25], ==, rows[i].color_type);
      measure (pixels, bytes, &mean, &most);
      g_assert_cmpint (most, ==, 0);
    }
}

/* How far a JPEG is from its pixels: less at a higher quality, more with half the colour. */
static void
test_jpeg_error (void)
{
  g_autofree guint32 *pixels = draw (WIDTH, HEIGHT);
  MhEncodeOptions options = { .format = MH_FILE_FORMAT_JPEG, .quality = 100 };
  g_autoptr (GBytes) best = encode (pixels, &options, NULL, NULL);
  g_autoptr (GBytes) usual = (options.quality = 92, encode (pixels, &options, NULL, NULL));
  g_autoptr (GBytes) half = (options.chroma_420 = TRUE, encode (pixels, &options, NULL, NULL));
  double best_mean, usual_mean, half_mean;
  int best_most, usual_most, half_most;

  measure (pixels, best, &best_mean, &best_most);
  measure (pixels, usual, &usual_mean, &usual_most);
  measure (pixels, half, &half_mean, &half_most);
  g_assert_cmpfloat (best_mean, <, 1.5);
  g_assert_cmpint (best_most, <=, 6);
  g_assert_cmpfloat (usual_mean, <, 8);
  g_assert_cmpint (usual_most, <, 48);
  g_assert_cmpint (half_most, >, 2 * usual_most);
  g_assert_cmpuint (g_bytes_get_size (half), <, g_bytes_get_size (usual));
}

/* Every limit from what quality 40 takes upwards: the file fits, and one step of quality more would
 * not. */
static void
test_limit (void)
{
  g_autofree guint32 *pixels = draw (WIDTH, HEIGHT);
  MhEncodeOptions options = { .format = MH_FILE_FORMAT_JPEG, .quality = 92 };
  MhEncodeReport report;
  g_autoptr (GBytes) whole = encode (pixels, &options, &report, NULL);
  gsize most = g_bytes_get_size (whole);
  g_autoptr (GBytes) least = (options.quality = 40, encode (pixels, &options, &report, NULL));

  g_assert_cmpint (report.n_encodes, ==, 1);
  for (gsize limit = g_bytes_get_size (least); limit <= most + 500; limit += 997)
    {
      g_autoptr (GBytes) bytes = NULL;
      int used;

      options.max_bytes = limit;
      options.quality = 92;
      bytes = encode (pixels, &options, &report, NULL);
      g_assert_nonnull (bytes);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, report.n_bytes);
      g_assert_cmpuint (report.n_bytes, <=, limit);
      g_assert_cmpint (report.n_encodes, <=, MH_ENCODE_MAX_TRIES);
      g_assert_cmpint (report.quality, >=, MH_ENCODE_LEAST_QUALITY);

      used = report.quality;
      if (used < 92)
        {
          g_autoptr (GBytes) better = NULL;

          options.max_bytes = 0;
          options.quality = used + 1;
          better = encode (pixels, &options, NULL, NULL);
          g_assert_cmpuint (g_bytes_get_size (better), >, limit);
        }
    }
}

static void
test_over_limit (void)
{
  static const struct
  {
    MhFileFormat format;
    int quality;
    const char *why;
  } rows[] = {
    { MH_FILE_FORMAT_JPEG, 92, "searched down to 40" },
    { MH_FILE_FORMAT_JPEG, 40, "nothing below to search" },
    { MH_FILE_FORMAT_JPEG, 20, "asked for less than 40, which is tried as asked" },
    { MH_FILE_FORMAT_PNG, 92, "has no quality to lower" },
  };
  g_autofree guint32 *pixels = draw (WIDTH, HEIGHT);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MhEncodeOptions options = { rows[i].format, rows[i].quality, .max_bytes = 2000 };
      MhEncodeReport report;
      g_autoptr (GError) error = NULL;
      g_autofree char *excess = NULL;

      g_test_message ("%s", rows[i].why);
      g_assert_null (encode (pixels, &options, &report, &error));
      g_assert_error (error, MH_ENCODE_ERROR, MH_ENCODE_ERROR_OVER_LIMIT);
      g_assert_cmpint (report.n_encodes, <=, MH_ENCODE_MAX_TRIES);
      excess = g_strdup_printf ("%" G_GSIZE_FORMAT " bytes", report.n_bytes - 2000);
      g_assert_nonnull (strstr (error->message, excess));
      if (rows[i].format == MH_FILE_FORMAT_JPEG)
        g_assert_cmpint (report.quality, ==, MIN (rows[i].quality, 40));
    }
}

static void
test_same_bytes (void)
{
  g_autofree guint32 *pixels = draw (WIDTH, HEIGHT);

  for (int format = MH_FILE_FORMAT_JPEG; format <= MH_FILE_FORMAT_PNG; format++)
    {
      MhEncodeOptions options = { (MhFileFormat) format, 90, 0, FALSE, "T", "Alt", "f" };
      g_autoptr (GBytes) first = encode (pixels, &options, NULL, NULL);
      g_autoptr (GBytes) second = NULL;
      g_autoptr (GBytes) other = NULL;

      g_usleep (1100 * 1000); /* a second later by any clock that a file could hold */
      for (int k = 0; k < WIDTH * HEIGHT; k++)
        pixels[k] ^= 0x55000000;
      second = encode (pixels, &options, NULL, NULL);
      g_assert_true (g_bytes_equal (first, second));
      options.fingerprint = "g";
      other = encode (pixels, &options, NULL, NULL);
      g_assert_false (g_bytes_equal (first, other));
    }
}

static void
test_size (void)
{
  static const int rows[][2] = { { 0, 10 }, { 10, 0 }, { -1, 10 }, { 32768, 1 }, { 30000, 30000 } };
  guint32 pixel = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MhEncodeOptions options = { MH_FILE_FORMAT_JPEG, 90 };
      g_autoptr (GError) error = NULL;

      g_assert_null (
          mh_encode ((const guint8 *) &pixel, rows[i][0], rows[i][1], 4, &options, NULL, &error));
      g_assert_error (error, MH_ENCODE_ERROR, MH_ENCODE_ERROR_SIZE);
    }
}

static void
test_xmp (void)
{
  MhXmpWords few = { "A & <b>", "tab\tbell\a é \xff end" };
  MhXmpWords many = { NULL };
  g_autofree char *packet = mh_xmp_new (&few);
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *huge = NULL;

  g_assert_nonnull (strstr (packet, ">A &amp; &lt;b&gt;<"));
  g_assert_nonnull (strstr (packet, ">tab\tbell  é � end<"));
  g_assert_null (strstr (packet, "Fingerprint"));

  for (int i = 0; i < 30000; i++)
    g_string_append (parts, "&é");
  many = (MhXmpWords){ parts->str, parts->str, parts->str, G_MAXSIZE };
  huge = mh_xmp_new (&many);
  g_assert_cmpuint (strlen (huge), <, MH_XMP_LIMIT_BYTES);
  g_assert_true (g_utf8_validate (huge, -1, NULL));
  g_assert_nonnull (strstr (huge, "…</rdf:li>"));
}

/* No byte of a file can be changed, added or lost without it being seen. */
static void
check_intact (GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at <= size; at += at < 4000 ? 1 : 997)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, MIN (at, size - 1));
      g_autoptr (MhStamp) short_stamp = mh_stamp_read (cut);
      g_autofree guint8 *copy = g_malloc0 (size + 1);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (MhStamp) stamp = NULL;

      memcpy (copy, data, size);
      copy[at] ^= 0x10;
      changed = g_bytes_new (copy, at == size ? size + 1 : size);
      stamp = mh_stamp_read (changed);
      g_assert_false (stamp != NULL && stamp->is_intact);
      g_assert_false (short_stamp != NULL && short_stamp->is_intact);
    }
}

static void
test_stamp (void)
{
  g_autofree guint32 *pixels = draw (WIDTH, HEIGHT);

  for (int format = MH_FILE_FORMAT_JPEG; format <= MH_FILE_FORMAT_PNG; format++)
    {
      MhEncodeOptions options = { (MhFileFormat) format, 90,   0, FALSE, "T",
                                  "<masthead:Checksum>", "f=1" };
      g_autoptr (GBytes) bytes = encode (pixels, &options, NULL, NULL);
      g_autoptr (MhStamp) stamp = mh_stamp_read (bytes);
      g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 0, 0, NULL, NULL);
      g_autoptr (GBytes) bare = NULL;

      g_assert_nonnull (picture);
      g_assert_cmpstr (stamp->fingerprint, ==, "f=1");
      g_assert_cmpuint (stamp->limit_bytes, ==, 0);
      g_assert_true (stamp->is_intact);
      check_intact (bytes);
      options = (MhEncodeOptions){ (MhFileFormat) format, 90 };
      bare = encode (pixels, &options, NULL, NULL);
      g_assert_null (mh_stamp_read (bare));
    }
}

/* The limit leaves its mark where it had its way, and only there. */
static void
test_stamp_limit (void)
{
  g_autofree guint32 *pixels = draw (WIDTH, HEIGHT);

  for (int format = MH_FILE_FORMAT_JPEG; format <= MH_FILE_FORMAT_PNG; format++)
    for (int quality = 30; quality <= 90; quality += 60)
      {
        MhEncodeOptions options = {
          (MhFileFormat) format, quality, 0, FALSE, NULL, NULL, "f", TRUE
        };
        MhEncodeReport report;
        g_autoptr (GBytes) free = encode (pixels, &options, NULL, NULL);
        g_autoptr (GBytes) wide = NULL;
        g_autoptr (GBytes) narrow = NULL;
        g_autoptr (MhStamp) stamp = NULL;

        options.max_bytes = g_bytes_get_size (free);
        wide = encode (pixels, &options, NULL, NULL);
        g_assert_true (g_bytes_equal (free, wide));
        options.max_bytes = 1000;
        narrow = encode (pixels, &options, &report, NULL);
        stamp = mh_stamp_read (narrow);
        g_assert_cmpuint (stamp->limit_bytes, ==, 1000);
        g_assert_cmpuint (report.n_bytes, ==, g_bytes_get_size (narrow));
        g_assert_cmpint (report.n_encodes, <=, MH_ENCODE_MAX_TRIES);
        if (format == MH_FILE_FORMAT_JPEG)
          g_assert_cmpint (report.quality, ==, MIN (quality, MH_ENCODE_LEAST_QUALITY));
      }
}

static void
test_format_from_path (void)
{
  MhFileFormat format;

  g_assert_true (mh_file_format_from_path ("a/b.JPEG", &format));
  g_assert_cmpint (format, ==, MH_FILE_FORMAT_JPEG);
  g_assert_true (mh_file_format_from_path ("b.tar.png", &format));
  g_assert_cmpint (format, ==, MH_FILE_FORMAT_PNG);
  g_assert_false (mh_file_format_from_path ("png", &format));
  g_assert_false (mh_file_format_from_path ("a.png/b", &format));
  g_assert_false (mh_file_format_from_path ("a.webp", &format));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encode/png-is-exact", test_png_is_exact);
  g_test_add_func ("/encode/png-palette", test_png_palette);
  g_test_add_func ("/encode/jpeg-error", test_jpeg_error);
  g_test_add_func ("/encode/limit", test_limit);
  g_test_add_func ("/encode/over-limit", test_over_limit);
  g_test_add_func ("/encode/same-bytes", test_same_bytes);
  g_test_add_func ("/encode/size", test_size);
  g_test_add_func ("/encode/xmp", test_xmp);
  g_test_add_func ("/encode/stamp", test_stamp);
  g_test_add_func ("/encode/stamp-limit", test_stamp_limit);
  g_test_add_func ("/encode/format-from-path", test_format_from_path);

  return g_test_run ();
}
