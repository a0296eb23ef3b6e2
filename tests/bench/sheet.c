/* sheet.c: contact sheets, to look at every layout, surface, theme and team size at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/mh-file.h"
#include "layout/mh-layout.h"
#include "lib/mh-test-team.h"
#include "paint/mh-paint.h"

/* The most that a cell's picture measures. */
#define CELL_WIDTH_PX  480
#define CELL_HEIGHT_PX 400
#define PAGE_WIDTH_PX  320
#define GAP_PX         16
#define CAPTION_PX     20
#define CAPTION_EM_PX  12

/* Of teams that are made: where they stand, and how many people they have. */
static const char *const team_surfaces[] = { "x-header", "twitter-2009" };
static const guint team_sizes[] = { 1, 4, 8, 23, 80 };

typedef struct
{
  cairo_surface_t *picture;
  char *caption;
  gboolean is_bad; /* somebody does not fit, or there is an error */
} Cell;

typedef struct
{
  const char *folder;
  MhSurfaces *surfaces;
  MhFonts *fonts;
  MhPictureStore *pictures;
  MhDate date;
} Bench;

static void
free_cell (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->picture, cairo_surface_destroy);
  g_free (cell->caption);
  g_free (cell);
}

static GPtrArray *
start_sheet (void)
{
  return g_ptr_array_new_with_free_func (free_cell);
}

/* Ends the program: there is nothing to look at then. */
static void
stop (const char *what, const GError *error)
{
  g_printerr ("sheet: %s: %s\n", what, error->message);
  exit (1);
}

static double
find_smallest_type (const MhScene *scene)
{
  double least = INFINITY;

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->kind == MH_ITEM_TEXT)
        least = MIN (least, item->text.size_px);
    }
  return isfinite (least) ? least : 0;
}

static guint
count_errors (const MhScene *scene)
{
  guint n_errors = 0;

  for (guint i = 0; i < scene->findings->len; i++)
    {
      const MhFinding *finding = g_ptr_array_index (scene->findings, i);

      n_errors += finding->severity == MH_SEVERITY_ERROR;
    }
  return n_errors;
}

/* What to know of a scene beside how it looks: as what it is set, the smallest type in output
 * pixels and in those of a phone, who is shown and what is wrong. */
static char *
describe (const MhScene *scene, const char *asked)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *kind = mh_layout_kind_get_id (scene->layout);
  double least = find_smallest_type (scene);
  guint n_errors = count_errors (scene);

  g_string_append_printf (text, "%s · %s", scene->surface, asked);
  if (!g_str_equal (asked, kind))
    g_string_append_printf (text, " → %s", kind);
  g_string_append_printf (text, " · %s · %.1f px", mh_side_get_id (scene->panel_side), least);
  if (scene->phone_px > 0)
    g_string_append_printf (text, ", phone %.1f", least * scene->phone_px / scene->width_px);
  g_string_append_printf (text, " · %u shown", scene->shown);
  if (!scene->fits)
    g_string_append (text, " · DOES NOT FIT");
  if (n_errors > 0)
    g_string_append_printf (text, " · %u errors", n_errors);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of a page background, what its first screen shows beside the column and a little more, at full
 * size; of all others the whole. */
static cairo_surface_t *
paint (Bench *bench, const MhScene *scene, const MhSurface *surface, GError **error)
{
  double scale = MIN ((double) CELL_WIDTH_PX / surface->width_px,
                      (double) CELL_HEIGHT_PX / surface->height_px);
  cairo_surface_t *whole = NULL;
  cairo_surface_t *part = NULL;

  if (surface->page == NULL)
    return mh_paint_scene (scene, scale, bench->fonts, bench->pictures, NULL, error);
  whole = mh_paint_scene (scene, 1, bench->fonts, bench->pictures, NULL, error);
  if (whole != NULL)
    {
      cairo_t *cr = NULL;

      part = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PAGE_WIDTH_PX,
                                         surface->page->first_screen_px);
      cr = cairo_create (part);
      cairo_set_source_surface (cr, whole, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
      cairo_surface_destroy (whole);
    }
  return part;
}

static void
add_cell (Bench *bench,
          GPtrArray *cells,
          MhDocument *document,
          const MhSurface *surface,
          const char *layout)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) laid = mh_document_set_string (document, "/design/layout", layout, &error);
  g_autoptr (MhScene) scene = NULL;
  Cell *cell = g_new0 (Cell, 1);

  if (laid == NULL)
    stop (layout, error);
  scene = mh_layout_scene (laid, surface, NULL, bench->date, bench->fonts, bench->pictures);
  cell->caption = describe (scene, layout);
  cell->is_bad = !scene->fits || count_errors (scene) > 0;
  cell->picture = paint (bench, scene, surface, &error);
  if (cell->picture == NULL)
    stop (cell->caption, error);
  g_ptr_array_add (cells, cell);
}

static double
measure_row (GPtrArray *cells, guint first, guint n_columns)
{
  int tallest = 0;

  for (guint i = first; i < MIN (first + n_columns, cells->len); i++)
    {
      const Cell *cell = g_ptr_array_index (cells, i);

      tallest = MAX (tallest, cairo_image_surface_get_height (cell->picture));
    }
  return tallest + CAPTION_PX + GAP_PX;
}

static void
draw_cell (cairo_t *cr, const Cell *cell, double x, double y)
{
  g_autoptr (PangoLayout) caption = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter");

  cairo_set_source_surface (cr, cell->picture, x, y);
  cairo_paint (cr);
  pango_font_description_set_absolute_size (font, CAPTION_EM_PX * PANGO_SCALE);
  pango_layout_set_font_description (caption, font);
  pango_layout_set_text (caption, cell->caption, -1);
  pango_layout_set_width (caption, CELL_WIDTH_PX * PANGO_SCALE);
  pango_layout_set_ellipsize (caption, PANGO_ELLIPSIZE_END);
  if (cell->is_bad)
    cairo_set_source_rgb (cr, 0.75, 0.05, 0.05);
  else
    cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_move_to (cr, x, y + cairo_image_surface_get_height (cell->picture) + 3);
  pango_cairo_show_layout (cr, caption);
}

/* Writes the cells, n_columns a row, to NAME.png of the folder. */
static void
finish_sheet (Bench *bench, GPtrArray *cells, guint n_columns, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", bench->folder, name);
  cairo_surface_t *sheet = NULL;
  cairo_t *cr = NULL;
  double height = GAP_PX;
  double y = GAP_PX;

  for (guint i = 0; i < cells->len; i += n_columns)
    height += measure_row (cells, i, n_columns);
  sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                      (int) n_columns * (CELL_WIDTH_PX + GAP_PX) + GAP_PX,
                                      (int) ceil (height));
  cr = cairo_create (sheet);
  cairo_set_source_rgb (cr, 0.93, 0.93, 0.92);
  cairo_paint (cr);
  for (guint i = 0; i < cells->len; i += n_columns)
    {
      for (guint j = i; j < MIN (i + n_columns, cells->len); j++)
        draw_cell (cr, g_ptr_array_index (cells, j),
                   GAP_PX + (double) (j - i) * (CELL_WIDTH_PX + GAP_PX), y);
      y += measure_row (cells, i, n_columns);
    }
  cairo_destroy (cr);
  if (cairo_surface_write_to_png (sheet, path) != CAIRO_STATUS_SUCCESS)
    {
      g_printerr ("sheet: %s cannot be written\n", path);
      exit (1);
    }
  cairo_surface_destroy (sheet);
  g_print ("%s\n", path);
}

/* A sheet a layout: every surface. */
static void
make_layout_sheets (Bench *bench, MhDocument *document)
{
  const char *const *layouts = mh_layout_kind_list_ids ();

  for (guint i = 0; layouts[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) cells = start_sheet ();
      g_autofree char *name = g_strconcat ("layout-", layouts[i], NULL);

      for (guint j = 0; j < mh_surfaces_get_n (bench->surfaces); j++)
        add_cell (bench, cells, document, mh_surfaces_get (bench->surfaces, j), layouts[i]);
      finish_sheet (bench, cells, 3, name);
    }
}

/* A sheet for each of some surfaces: every layout a row, from few people to many. */
static void
make_team_sheets (Bench *bench)
{
  const char *const *layouts = mh_layout_kind_list_ids ();

  for (guint i = 0; i < G_N_ELEMENTS (team_surfaces); i++)
    {
      g_autoptr (GPtrArray) cells = start_sheet ();
      g_autofree char *name = g_strconcat ("team-", team_surfaces[i], NULL);
      const MhSurface *surface = mh_surfaces_find (bench->surfaces, team_surfaces[i]);

      for (guint j = 0; layouts[j] != NULL; j++)
        for (guint k = 0; k < G_N_ELEMENTS (team_sizes); k++)
          {
            g_autoptr (MhDocument) team = mh_test_team_new (team_sizes[k], "en", NULL);

            add_cell (bench, cells, team, surface, layouts[j]);
          }
      finish_sheet (bench, cells, G_N_ELEMENTS (team_sizes), name);
    }
}

/* The team in a theme: what its own design says about colours, panel and background is left out. */
static MhDocument *
dress (MhDocument *document, const char *theme_path)
{
  static const char *const left_out[] = { "/design/panel", "/design/background", "/design/colors",
                                          "/design/type", "/design/people/photo_shape" };
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) dressed = mh_document_set_string (document, "/theme", theme_path, &error);

  for (guint i = 0; dressed != NULL && i < G_N_ELEMENTS (left_out); i++)
    if (mh_document_get (dressed, left_out[i]) != NULL)
      {
        MhDocument *less = mh_document_remove (dressed, left_out[i], &error);

        mh_document_unref (dressed);
        dressed = less;
      }
  if (dressed == NULL)
    stop (theme_path, error);
  return g_steal_pointer (&dressed);
}

/* A sheet a theme: every surface a row, every layout a column. */
static void
make_theme_sheet (Bench *bench, MhDocument *document, const char *folder, const char *file)
{
  const char *const *layouts = mh_layout_kind_list_ids ();
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *name = g_strdup_printf ("theme-%.*s", (int) strcspn (file, "."), file);
  g_autoptr (MhDocument) dressed = dress (document, path);
  g_autoptr (GPtrArray) cells = start_sheet ();

  for (guint i = 0; i < mh_surfaces_get_n (bench->surfaces); i++)
    for (guint j = 1; layouts[j] != NULL; j++)
      add_cell (bench, cells, dressed, mh_surfaces_get (bench->surfaces, i), layouts[j]);
  finish_sheet (bench, cells, g_strv_length ((char **) layouts) - 1, name);
}

static void
make_theme_sheets (Bench *bench, MhDocument *document, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file = NULL;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".theme.json"))
      make_theme_sheet (bench, document, folder, file);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) document = NULL;
  g_autofree char *decoder = mh_decoder_find ();
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  if (argc != 4)
    {
      g_printerr ("Usage: sheet FOLDER TEAM-FILE THEMES-FOLDER\n");
      return 2;
    }
  document = mh_document_load (argv[2], NULL, &error);
  if (document == NULL)
    stop (argv[2], error);
  bench.folder = argv[1];
  bench.date = mh_date_today ();
  bench.fonts = mh_fonts_new ();
  bench.pictures = mh_picture_store_new (decoder, MH_PICTURE_STORE_DEFAULT_BYTES);
  bench.surfaces = mh_surfaces_load (NULL, document, NULL, &error);
  if (bench.surfaces == NULL)
    stop (argv[2], error);

  make_layout_sheets (&bench, document);
  make_team_sheets (&bench);
  make_theme_sheets (&bench, document, argv[3]);

  mh_surfaces_unref (bench.surfaces);
  mh_picture_store_unref (bench.pictures);
  mh_fonts_unref (bench.fonts);
  return 0;
}
