/* bench.c: how long layout and painting take, as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints figures and judges none: machines differ. All times are milliseconds of processor time on
 * one core, medians over repeats, with fonts and pictures warm.
 */

#include <math.h>
#include <sched.h>
#include <stdlib.h>
#include <time.h>

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "layout/mh-layout.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-team.h"
#include "paint/mh-paint.h"

#define SURFACE   "x-header"
#define PHOTO_PX  320
#define N_REPEATS 15

static const guint sizes[] = { 8, 50, 100, 200 };
/* Where all of the largest team are drawn; the surface above has room for some 25, and tells who
 * are left out. */
#define LARGE_SURFACE "large"
#define LARGE_JSON    "{\"large\": {\"platform\": \"x\", \"width\": 3000, \"height\": 3000}}"

static const char *const layouts[] = { "auto", "sidebar", "legend" };

typedef struct
{
  const MhSurface *surface;
  MhFonts *fonts;
  MhPictureStore *pictures;
  MhDate date;
} Bench;

typedef struct
{
  double layout_ms;
  double paint_ms;
  guint shown;
  gboolean fits;
} Figures;

static double
get_time_ms (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
keep_to_one_core (void)
{
  cpu_set_t cores;

  CPU_ZERO (&cores);
  CPU_SET (MAX (sched_getcpu (), 0), &cores);
  sched_setaffinity (0, sizeof cores, &cores);
}

static int
compare_times (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
find_median (double *times, gsize n)
{
  qsort (times, n, sizeof *times, compare_times);
  return times[n / 2];
}

/* A face of its own colours for each, so that no two share a decoded picture. */
static void
write_photo (const char *folder, guint index)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%u.jpg", folder, index);
  MhEncodeOptions options = { .format = MH_FILE_FORMAT_JPEG, .quality = 90 };
  cairo_surface_t *face = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PHOTO_PX, PHOTO_PX);
  cairo_t *cr = cairo_create (face);
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *data = NULL;

  cairo_set_source_rgb (cr, 0.3 + index % 7 * 0.1, 0.4 + index % 5 * 0.1, 0.9 - index % 11 * 0.05);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.9, 0.75, 0.6);
  cairo_arc (cr, PHOTO_PX / 2.0, PHOTO_PX / 2.0, PHOTO_PX / 4.0, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (face);
  bytes = mh_encode (cairo_image_surface_get_data (face), PHOTO_PX, PHOTO_PX,
                     (gsize) cairo_image_surface_get_stride (face), &options, NULL, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  cairo_surface_destroy (face);
}

/* A team whose people all have a photo. */
static MhDocument *
make_team (guint n_members, const char *layout, const char *folder)
{
  g_autofree char *design = g_strdup_printf ("{\"layout\": \"%s\"}", layout);
  MhDocument *team = mh_test_team_new (n_members, "en", design);

  for (guint i = 0; i < n_members; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *pointer = g_strdup_printf ("/members/%u/photo", i);
      g_autofree char *path = g_strdup_printf ("%s/%u.jpg", folder, i);
      MhDocument *next = mh_document_set_string (team, pointer, path, &error);

      g_assert_no_error (error);
      mh_document_unref (team);
      team = next;
    }
  return team;
}

static void
paint (Bench *bench, const MhScene *scene, double scale)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *picture =
      mh_paint_scene (scene, scale, bench->fonts, bench->pictures, NULL, &error);

  g_assert_no_error (error);
  cairo_surface_destroy (picture);
}

static Figures
measure (Bench *bench, MhDocument *team, double scale)
{
  double layout_ms[N_REPEATS];
  double paint_ms[N_REPEATS];
  Figures figures = { 0 };

  /* The first round warms up and does not count. */
  for (int i = -1; i < N_REPEATS; i++)
    {
      double start = get_time_ms ();
      g_autoptr (MhScene) scene =
          mh_layout_scene (team, bench->surface, NULL, bench->date, bench->fonts, bench->pictures);
      double laid = get_time_ms ();

      paint (bench, scene, scale);
      if (i < 0)
        continue;
      layout_ms[i] = laid - start;
      paint_ms[i] = get_time_ms () - laid;
      figures.shown = scene->shown;
      figures.fits = scene->fits;
    }
  figures.layout_ms = find_median (layout_ms, N_REPEATS);
  figures.paint_ms = find_median (paint_ms, N_REPEATS);
  return figures;
}

static void
add_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, round (number * 1000) / 1000);
}

static void
add_figures (JsonBuilder *builder,
             const char *surface,
             const char *layout,
             guint n_people,
             const Figures *figures)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "surface");
  json_builder_add_string_value (builder, surface);
  json_builder_set_member_name (builder, "layout");
  json_builder_add_string_value (builder, layout);
  json_builder_set_member_name (builder, "people");
  json_builder_add_int_value (builder, n_people);
  json_builder_set_member_name (builder, "shown");
  json_builder_add_int_value (builder, figures->shown);
  json_builder_set_member_name (builder, "fits");
  json_builder_add_boolean_value (builder, figures->fits);
  add_number (builder, "layout_ms", figures->layout_ms);
  add_number (builder, "paint_ms", figures->paint_ms);
  add_number (builder, "layout_and_paint_ms", figures->layout_ms + figures->paint_ms);
  json_builder_end_object (builder);
}

/* How much longer the larger team takes, and how much longer it would with n log n. */
static void
add_growth (JsonBuilder *builder, guint few, guint many, double few_ms, double many_ms)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "from_people");
  json_builder_add_int_value (builder, few);
  json_builder_set_member_name (builder, "to_people");
  json_builder_add_int_value (builder, many);
  add_number (builder, "ratio", many_ms / few_ms);
  add_number (builder, "n_log_n_ratio", many * log (many) / (few * log (few)));
  json_builder_end_object (builder);
}

static void
add_layouts (
    JsonBuilder *builder, const char *name, Bench *bench, const char *folder, double *auto_ms)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (MhDocument) team = make_team (sizes[j], layouts[i], folder);
        Figures figures = measure (bench, team, 1);

        if (i == 0)
          auto_ms[j] = figures.layout_ms;
        add_figures (builder, bench->surface->id, layouts[i], sizes[j], &figures);
      }
  json_builder_end_array (builder);
}

static void
add_scale (JsonBuilder *builder, Bench *bench, const char *folder)
{
  g_autoptr (MhDocument) team = make_team (sizes[0], "auto", folder);
  Figures once = measure (bench, team, 1);
  Figures twice = measure (bench, team, 2);

  json_builder_set_member_name (builder, "scale_2_to_1");
  json_builder_begin_object (builder);
  add_number (builder, "paint_ratio", twice.paint_ms / once.paint_ms);
  add_number (builder, "layout_and_paint_ratio",
              (twice.layout_ms + twice.paint_ms) / (once.layout_ms + once.paint_ms));
  json_builder_end_object (builder);
}

static JsonNode *
make_report (Bench *bench, Bench *large, const char *folder)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  double large_ms[G_N_ELEMENTS (sizes)] = { 0 };
  double auto_ms[G_N_ELEMENTS (sizes)] = { 0 };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "repeats");
  json_builder_add_int_value (builder, N_REPEATS);
  add_layouts (builder, "teams", bench, folder, auto_ms);
  add_layouts (builder, "teams_all_drawn", large, folder, large_ms);
  json_builder_set_member_name (builder, "layout_growth");
  json_builder_begin_array (builder);
  for (guint i = 0; i < 2; i++)
    {
      const double *times = i == 0 ? auto_ms : large_ms;

      add_growth (builder, sizes[1], sizes[2], times[1], times[2]);
      add_growth (builder, sizes[2], sizes[3], times[2], times[3]);
      add_growth (builder, sizes[1], sizes[3], times[1], times[3]);
    }
  json_builder_end_array (builder);
  add_scale (builder, bench, folder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

int
main (void)
{
  g_autoptr (MhSurfaces) surfaces = mh_test_surfaces_new ();
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhPictureStore) pictures = mh_picture_store_new (NULL, MH_PICTURE_STORE_DEFAULT_BYTES);
  Bench bench = { mh_surfaces_find (surfaces, SURFACE), fonts, pictures, { 2026, 11, 22 } };
  g_autoptr (JsonNode) overrides = json_from_string (LARGE_JSON, NULL);
  g_autoptr (MhSurfaces) more = mh_surfaces_override (surfaces, overrides, NULL, NULL);
  Bench large = { mh_surfaces_find (more, LARGE_SURFACE), fonts, pictures, { 2026, 11, 22 } };
  char *folder = mh_test_folder_new ();
  g_autoptr (JsonNode) report = NULL;
  g_autofree char *text = NULL;

  keep_to_one_core ();
  for (guint i = 0; i < sizes[G_N_ELEMENTS (sizes) - 1]; i++)
    write_photo (folder, i);
  report = make_report (&bench, &large, folder);
  text = json_to_string (report, TRUE);
  g_print ("%s\n", text);
  mh_test_folder_remove (folder);
  return 0;
}
