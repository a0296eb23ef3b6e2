/* test-paint.c: what holds for every painting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "layout/mh-copy.h"
#include "layout/mh-layout.h"
#include "lib/mh-test-team.h"
#include "paint/mh-paint-outline.h"
#include "paint/mh-paint.h"

static const char *const surfaces[] = { "x-header", "twitter-2009", "web-sidebar" };
static const char *const designs[] = {
  "{}",
  "{\"layout\": \"grid\", \"panel\": {\"radius\": 0.1, \"inset\": 0.05}}",
  "{\"layout\": \"legend\", \"background\": {\"gradient\": {\"angle\": 30, \"stops\": "
  "[[0, \"#123456\"], [1, \"#fedcba\"]]}}}",
};

static MhScene *
lay_out (const char *surface_id, const char *design, MhFonts *fonts)
{
  g_autoptr (MhSurfaces) presets = mh_test_surfaces_new ();
  g_autoptr (MhDocument) document = mh_test_team_new (10, "en", design);
  MhDate date = { 2026, 11, 22 };

  return mh_layout_scene (document, mh_surfaces_find (presets, surface_id), NULL, date, fonts,
                          NULL);
}

static cairo_surface_t *
paint (const MhScene *scene, double scale, MhFonts *fonts)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = mh_paint_scene (scene, scale, fonts, NULL, NULL, &error);

  g_assert_no_error (error);
  return surface;
}

static int
get_byte (cairo_surface_t *surface, int x, int y, int channel)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return row[4 * x + channel];
}

/* Root of the mean square of the differences, with the larger picture averaged over squares of 2.
 */
static double
compare_halved (cairo_surface_t *single, cairo_surface_t *twice)
{
  int width = cairo_image_surface_get_width (single);
  int height = cairo_image_surface_get_height (single);
  double sum = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < 3; c++)
        {
          int mean = (get_byte (twice, 2 * x, 2 * y, c) + get_byte (twice, 2 * x + 1, 2 * y, c) +
                      get_byte (twice, 2 * x, 2 * y + 1, c) +
                      get_byte (twice, 2 * x + 1, 2 * y + 1, c) + 2) /
                     4;
          int difference = get_byte (single, x, y, c) - mean;

          sum += difference * difference;
        }
  return sqrt (sum / (3.0 * width * height));
}

/* A scene at scale 2 is the same scene: halved, it differs by rounding only. */
static void
test_scale (void)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    for (guint j = 0; j < G_N_ELEMENTS (designs); j++)
      {
        g_autoptr (MhScene) scene = lay_out (surfaces[i], designs[j], fonts);
        cairo_surface_t *single = paint (scene, 1, fonts);
        cairo_surface_t *twice = paint (scene, 2, fonts);

        g_test_message ("%s, %s", surfaces[i], designs[j]);
        g_assert_cmpint (cairo_image_surface_get_width (twice), ==, 2 * scene->width_px);
        g_assert_cmpfloat (compare_halved (single, twice), <, 1.5);
        cairo_surface_destroy (single);
        cairo_surface_destroy (twice);
      }
}

static gsize
get_size (cairo_surface_t *surface)
{
  return (gsize) cairo_image_surface_get_stride (surface) *
         (gsize) cairo_image_surface_get_height (surface);
}

/* Fonts that have already set other texts paint the same bytes as fresh ones. */
static void
test_same_bytes (void)
{
  g_autoptr (MhFonts) used = mh_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (designs); i++)
    {
      g_autoptr (MhFonts) fresh = mh_fonts_new ();
      g_autoptr (MhScene) scene = lay_out ("x-header", designs[i], fresh);
      cairo_surface_t *first = paint (scene, 1, fresh);
      cairo_surface_t *second = paint (scene, 1, used);

      g_assert_cmpmem (cairo_image_surface_get_data (first), get_size (first),
                       cairo_image_surface_get_data (second), get_size (second));
      cairo_surface_destroy (first);
      cairo_surface_destroy (second);
    }
}

static cairo_t *
create_outline (cairo_surface_t **surface, MhFonts *fonts, const char *text)
{
  g_autoptr (MhCopy) copy = mh_copy_get (fonts, text, "Inter", 600, "en");
  cairo_t *cr = NULL;

  *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 60);
  cr = cairo_create (*surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_translate (cr, 10.37, 40.61);
  cairo_scale (cr, 0.4, 0.4);
  pango_cairo_layout_line_path (cr, pango_layout_get_line_readonly (copy->layout, 0));
  return cr;
}

/* The faster filling gives what cairo's own does, letters that touch or overlap included, and those
 * whose counters come before what they are cut from. */
static void
test_outline (void)
{
  static const char *const texts[] = { "George Papadakis %&@", "ffi Å ễ ǖ", "ليلى الحسن", "अनन्या",
                                       "李明由美子 田" };
  g_autoptr (MhFonts) fonts = mh_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      cairo_surface_t *wanted = NULL;
      cairo_surface_t *seen = NULL;
      cairo_t *slow = create_outline (&wanted, fonts, texts[i]);
      cairo_t *fast = create_outline (&seen, fonts, texts[i]);
      double sum = 0;
      double wanted_ink = 0;
      double seen_ink = 0;

      cairo_fill (slow);
      mh_paint_fill_outline (fast, mh_fonts_get_freetype (fonts));
      cairo_surface_flush (wanted);
      cairo_surface_flush (seen);
      for (int y = 0; y < 60; y++)
        for (int x = 0; x < 400; x++)
          {
            int difference = get_byte (wanted, x, y, 0) - get_byte (seen, x, y, 0);

            sum += difference * difference;
            wanted_ink += get_byte (wanted, x, y, 0);
            seen_ink += get_byte (seen, x, y, 0);
          }
      g_test_message ("%s", texts[i]);
      g_assert_cmpfloat (wanted_ink, >, 5000);
      g_assert_cmpfloat (fabs (seen_ink / wanted_ink - 1), <, 0.02);
      /* cairo takes curves as chords that may stray by a tenth of a pixel; one pixel off would
       * be 40. */
      g_assert_cmpfloat (sqrt (sum / (400 * 60)), <, 7.0);
      cairo_destroy (slow);
      cairo_destroy (fast);
      cairo_surface_destroy (wanted);
      cairo_surface_destroy (seen);
    }
}

/* Sixty marks on one letter stay in their own line: nothing is painted outside the panel's content.
 */
static void
test_marks_stay (void)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhSurfaces) presets = mh_test_surfaces_new ();
  GString *name = g_string_new ("Z");
  g_autofree char *json = NULL;
  g_autoptr (MhDocument) document = NULL;
  g_autoptr (MhScene) scene = NULL;
  MhDate date = { 2026, 11, 22 };
  cairo_surface_t *surface = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append (name, "\u0301");
  json = g_strdup_printf (
      "{\"masthead\": 1, \"account\": {\"organisation\": \"O\"}, \"members\": "
      "[{\"name\": \"%s\"}], \"design\": {\"heading\": {\"text\": \"\"}, "
      "\"notice\": {\"text\": \"\"}, \"panel\": {\"side\": \"full\", \"opacity\": 1, "
      "\"color\": \"#000000\"}}}",
      name->str);
  document = mh_test_document_new (json);
  scene =
      mh_layout_scene (document, mh_surfaces_find (presets, "x-header"), NULL, date, fonts, NULL);
  surface = paint (scene, 1, fonts);
  for (int x = 0; x < scene->width_px; x++)
    g_assert_cmpint (get_byte (surface, x, 40, 1), ==, 0);
  cairo_surface_destroy (surface);
  g_string_free (name, TRUE);
}

/* The mean over a square of 8 pixels, where a dithered gradient is as smooth as it looks. */
static double
get_mean (cairo_surface_t *surface, int x0, int y0)
{
  double sum = 0;

  for (int y = y0; y < y0 + 8; y++)
    for (int x = x0; x < x0 + 8; x++)
      sum += get_byte (surface, x, y, 1);
  return sum / 64;
}

/* A slow gradient follows its line; without dithering it would leave it by half a step between two
 * values. */
static void
test_no_bands (void)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhScene) scene = lay_out (
      "x-header",
      "{\"layout\": \"notice\", \"heading\": {\"text\": \"\"}, \"notice\": {\"text\": \"\"}, "
      "\"panel\": {\"opacity\": 0}, \"background\": {\"gradient\": {\"angle\": 90, "
      "\"stops\": [[0, \"#202020\"], [1, \"#282828\"]]}}}",
      fonts);
  cairo_surface_t *surface = paint (scene, 1, fonts);

  for (int x = 0; x + 8 <= scene->width_px; x += 8)
    {
      double ideal = 0x20 + 8.0 * (x + 4) / scene->width_px;

      g_assert_cmpfloat (fabs (get_mean (surface, x, 240) - ideal), <, 0.12);
    }
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/scale", test_scale);
  g_test_add_func ("/paint/same-bytes", test_same_bytes);
  g_test_add_func ("/paint/outline", test_outline);
  g_test_add_func ("/paint/marks-stay", test_marks_stay);
  g_test_add_func ("/paint/no-bands", test_no_bands);
  return g_test_run ();
}
