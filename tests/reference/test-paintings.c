/* test-paintings.c: painted scenes, compared with pictures that were looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each painting stands in paintings/NAME.png. On a difference the picture that came out and one of
 * the difference are kept beside the test's program. After looking at them, write the references
 * anew with MH_WRITE_REFERENCES=1.
 */

#include <math.h>

#include "encode/mh-encode.h"
#include "layout/mh-layout.h"
#include "lib/mh-test-team.h"
#include "paint/mh-paint.h"
#include "picture/mh-picture.h"

/* No pixel may be off by more than this, and all together not by more than that on average. */
#define MOST_OFF 48
#define MEAN_OFF 0.15

typedef struct
{
  const char *name;
  const char *surface;
  guint n_members;
  const char *language;
  const char *design;
  const char *why;
} Row;

static const Row rows[] = {
  { "sidebar", "x-header", 8, "en", "{}", "the default" },
  { "sidebar-page", "twitter-2009", 8, "en", "{}", "ends below its words" },
  { "sidebar-rtl", "x-header", 8, "ar", "{}", "mirrored; letters and pictures are not" },
  { "sidebar-scripts", "x-header", 16, "en", "{\"panel\": {\"size\": 0.7}}",
    "every script in its place" },
  { "strip", "x-header", 6, "en", "{\"layout\": \"strip\"}", "faces above words, along the foot" },
  { "grid", "bluesky-banner", 8, "en", "{\"layout\": \"grid\"}", "badges on faces" },
  { "legend", "x-header", 10, "en", "{\"layout\": \"legend\"}", "fields on one baseline" },
  { "notice", "mastodon-header", 3, "en", "{\"layout\": \"notice\"}", "a statement and no people" },
  { "card", "x-header", 1, "en", "{\"layout\": \"card\"}", "one large face" },
  { "inset", "x-header", 5, "en",
    "{\"panel\": {\"inset\": 0.08, \"radius\": 0.06}, \"people\": {\"photo_shape\": \"rounded\"}}",
    "a floating panel, rounded faces" },
  { "gradient", "x-header", 4, "en",
    "{\"background\": {\"gradient\": {\"angle\": 120, \"stops\": [[0, \"#0b3d4a\"], [1, "
    "\"#e07a3f\"]]}}}",
    "a dithered gradient" },
  { "code", "web-sidebar", 3, "en",
    "{\"qr\": {\"text\": \"https://northwind.example/people\", \"show\": true}}",
    "a code with its quiet zone" },
};

static cairo_surface_t *
paint_row (const Row *row)
{
  g_autoptr (MhSurfaces) presets = mh_test_surfaces_new ();
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhDocument) document = mh_test_team_new (row->n_members, row->language, row->design);
  g_autoptr (MhScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  MhDate date = { 2026, 11, 22 };
  cairo_surface_t *painted = NULL;

  scene =
      mh_layout_scene (document, mh_surfaces_find (presets, row->surface), NULL, date, fonts, NULL);
  painted = mh_paint_scene (scene, 0.5, fonts, NULL, NULL, &error);
  g_assert_no_error (error);
  return painted;
}

static void
write_png (cairo_surface_t *surface, const char *path)
{
  MhEncodeOptions options = { .format = MH_FILE_FORMAT_PNG, .quality = MH_ENCODE_DEFAULT_QUALITY };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      mh_encode (cairo_image_surface_get_data (surface), cairo_image_surface_get_width (surface),
                 cairo_image_surface_get_height (surface),
                 (gsize) cairo_image_surface_get_stride (surface), &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

static MhPicture *
read_png (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MhPicture *picture = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (contents, length);
  picture = mh_picture_decode (bytes, 0, 0, NULL, &error);
  g_assert_no_error (error);
  return picture;
}

/* Turns the painting into its difference, four times as strong. */
static void
subtract (cairo_surface_t *painted, const MhPicture *wanted, int *most, double *mean)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (painted);
  guint8 *pixels = cairo_image_surface_get_data (painted);
  double sum = 0;

  *most = 0;
  for (int y = 0; y < wanted->height_px; y++)
    for (int x = 0; x < wanted->width_px; x++)
      for (int c = 0; c < 3; c++)
        {
          guint8 *seen = pixels + (gsize) y * stride + (gsize) x * 4 + (gsize) c;
          int off =
              ABS (*seen - wanted->pixels[(gsize) y * wanted->stride + (gsize) x * 4 + (gsize) c]);

          *most = MAX (*most, off);
          sum += off;
          *seen = (guint8) MIN (4 * off, 255);
        }
  *mean = sum / (3.0 * wanted->width_px * wanted->height_px);
}

static char *
build_out_path (const Row *row, const char *what)
{
  g_autofree char *name = g_strdup_printf ("painting-%s-%s.png", row->name, what);

  return g_test_build_filename (G_TEST_BUILT, "reference", name, NULL);
}

static void
test_painting (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *name = g_strdup_printf ("%s.png", row->name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "reference", "paintings", name, NULL);
  g_autofree char *out = build_out_path (row, "seen");
  g_autofree char *difference = build_out_path (row, "difference");
  g_autoptr (MhPicture) wanted = NULL;
  cairo_surface_t *painted = paint_row (row);
  double mean = 0;
  int most = 0;

  if (g_getenv ("MH_WRITE_REFERENCES") != NULL)
    {
      write_png (painted, path);
      cairo_surface_destroy (painted);
      return;
    }

  wanted = read_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (painted), ==, wanted->width_px);
  g_assert_cmpint (cairo_image_surface_get_height (painted), ==, wanted->height_px);
  write_png (painted, out);
  subtract (painted, wanted, &most, &mean);
  write_png (painted, difference);
  cairo_surface_destroy (painted);
  g_test_message ("%s: most %d, mean %.3f", row->why, most, mean);
  g_assert_cmpint (most, <=, MOST_OFF);
  g_assert_cmpfloat (mean, <=, MEAN_OFF);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/paintings/", rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test_painting);
    }
  return g_test_run ();
}
