/* test-platform-view.c: a file is seen as its platform makes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "encode/mh-encode.h"
#include "export/mh-platform-view.h"
#include "picture/mh-picture.h"

#define WIDTH  300
#define HEIGHT 100

/* Red and blue stripes three pixels wide, which every JPEG smears; a green right half. */
static GBytes *
make_file (void)
{
  g_autofree guint32 *pixels = g_new (guint32, WIDTH * HEIGHT);
  MhEncodeOptions options = { MH_FILE_FORMAT_PNG, 100 };
  g_autoptr (GError) error = NULL;
  GBytes *file = NULL;

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    pixels[i] = i % WIDTH >= WIDTH / 2 ? 0x00aa00 : i % WIDTH / 3 % 2 == 0 ? 0xff0000 : 0x0000ff;
  file = mh_encode ((const guint8 *) pixels, WIDTH, HEIGHT, WIDTH * 4, &options, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static cairo_surface_t *
view (int quality, gboolean is_420, int width_px, gsize *n_bytes)
{
  MhSurface surface = { .recompressed_quality = quality, .recompressed_420 = is_420 };
  g_autoptr (GBytes) file = make_file ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *seen = mh_platform_view (file, &surface, width_px, n_bytes, &error);

  g_assert_no_error (error);
  return seen;
}

/* Mean difference of a channel from the file's own pixels. */
static double
measure_error (cairo_surface_t *seen, int x0, int x1)
{
  g_autoptr (GBytes) file = make_file ();
  g_autoptr (MhPicture) wanted = mh_picture_decode (file, 0, 0, NULL, NULL);
  const guint8 *pixels = cairo_image_surface_get_data (seen);
  gsize stride = (gsize) cairo_image_surface_get_stride (seen);
  double sum = 0;

  for (gsize y = 0; y < HEIGHT; y++)
    for (int x = x0 * 4; x < x1 * 4; x++)
      if (x % 4 != 3)
        sum +=
            ABS (pixels[y * stride + (gsize) x] - wanted->pixels[y * wanted->stride + (gsize) x]);
  return sum / (HEIGHT * 3.0 * (x1 - x0));
}

static const struct
{
  int quality;
  int width_px;
  int width; /* what comes of it */
  int height;
  const char *why;
} size_rows[] = {
  { 85, 300, 300, 100, "as large as it is" },
  { 85, 150, 150, 50, "made smaller" },
  { 85, 100, 100, 33, "to whole pixels" },
  { 85, 1, 1, 1, "never to nothing" },
  { 85, 900, 300, 100, "never made larger" },
  { 0, 150, 150, 50, "made smaller by who does not compress again" },
};

static void
test_sizes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (size_rows); i++)
    {
      cairo_surface_t *seen = view (size_rows[i].quality, TRUE, size_rows[i].width_px, NULL);

      g_test_message ("%s", size_rows[i].why);
      g_assert_cmpint (cairo_image_surface_get_width (seen), ==, size_rows[i].width);
      g_assert_cmpint (cairo_image_surface_get_height (seen), ==, size_rows[i].height);
      cairo_surface_destroy (seen);
    }
}

/* What is lost is what the platform's quality and colour resolution lose, and no more. */
static void
test_losses (void)
{
  const int qualities[4] = { 0, 95, 95, 40 };
  double error[G_N_ELEMENTS (qualities)];
  gsize n_bytes[G_N_ELEMENTS (qualities)];
  g_autoptr (GBytes) file = make_file ();

  for (gsize i = 0; i < G_N_ELEMENTS (qualities); i++)
    {
      cairo_surface_t *seen = view (qualities[i], i == 2, WIDTH, &n_bytes[i]);

      error[i] = measure_error (seen, 0, WIDTH / 2);
      g_assert_cmpfloat (measure_error (seen, WIDTH / 2 + 16, WIDTH), <, 3);
      cairo_surface_destroy (seen);
    }
  g_assert_cmpfloat (error[0], ==, 0);
  g_assert_cmpfloat (error[1], >, 0);
  g_assert_cmpfloat (error[1], <, 12);
  g_assert_cmpfloat (error[2], >, 3 * error[1]);
  g_assert_cmpfloat (error[3], >, error[1]);
  g_assert_cmpuint (n_bytes[0], ==, g_bytes_get_size (file));
  g_assert_cmpuint (n_bytes[2], <, n_bytes[1]);
  g_assert_cmpuint (n_bytes[3], <, n_bytes[1]);
}

/* Stripes of equal width become their mean: scaled by areas, before it is compressed. */
static void
test_mean (void)
{
  cairo_surface_t *seen = view (95, FALSE, WIDTH / 6, NULL);
  const guint8 *pixels = cairo_image_surface_get_data (seen);
  const guint32 *row =
      (const guint32 *) (pixels + 8 * (gsize) cairo_image_surface_get_stride (seen));

  g_assert_cmpint (ABS ((int) (row[8] >> 16 & 0xff) - 128), <=, 4);
  g_assert_cmpint (ABS ((int) (row[8] & 0xff) - 128), <=, 4);
  g_assert_cmpint ((int) (row[8] >> 8 & 0xff), <=, 4);
  cairo_surface_destroy (seen);
}

static void
test_no_picture (void)
{
  MhSurface surface = { .recompressed_quality = 85 };
  g_autoptr (GBytes) file = g_bytes_new_static ("no picture", 10);
  g_autoptr (GError) error = NULL;

  g_assert_null (mh_platform_view (file, &surface, 100, NULL, &error));
  g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform-view/sizes", test_sizes);
  g_test_add_func ("/platform-view/losses", test_losses);
  g_test_add_func ("/platform-view/mean", test_mean);
  g_test_add_func ("/platform-view/no-picture", test_no_picture);
  return g_test_run ();
}
