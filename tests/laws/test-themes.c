/* test-themes.c: the themes that are shipped hold on every surface, in every layout
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mh-contrast.h"
#include "base/mh-problem.h"
#include "layout/mh-layout.h"
#include "lib/mh-test-team.h"

/* As many as find room in the narrowest sidebar. */
#define N_MEMBERS 3

/* How far an initials disc stands out from the panel. */
#define DISC_SHARE 0.18

typedef struct
{
  const char *name;
  double least_contrast;
  const char *why;
} Row;

static const Row rows[] = {
  { "paper", MH_CONTRAST_TEXT, "the light one" },
  { "contrast", 7.0, "WCAG 2.2, 1.4.6: what is called high contrast has to be" },
  { "classic", MH_CONTRAST_TEXT, "its panel lets a light background through" },
  { "forest", MH_CONTRAST_TEXT, "its panel lets a lighter background through" },
};

static char *
get_theme_path (const Row *row)
{
  g_autofree char *file = g_strconcat (row->name, ".theme.json", NULL);

  return g_test_build_filename (G_TEST_DIST, "..", "assets", "themes", file, NULL);
}

/* A team in a theme, or in none. */
static MhDocument *
dress (const Row *row, const char *layout)
{
  g_autofree char *design = g_strdup_printf ("{\"layout\": \"%s\"}", layout);
  g_autoptr (MhDocument) team = mh_test_team_new (N_MEMBERS, "en", design);
  g_autofree char *path = row != NULL ? get_theme_path (row) : NULL;
  g_autoptr (GError) error = NULL;
  MhDocument *dressed = NULL;

  if (path == NULL)
    return g_steal_pointer (&team);
  dressed = mh_document_set_string (team, "/theme", path, &error);
  g_assert_no_error (error);
  return dressed;
}

static guint
count_errors (MhDocument *document, const MhSurface *surface, MhFonts *fonts)
{
  MhDate date = { 2026, 11, 22 };
  g_autoptr (MhScene) scene = mh_layout_scene (document, surface, NULL, date, fonts, NULL);
  guint n_errors = 0;

  for (guint i = 0; i < scene->findings->len; i++)
    {
      const MhFinding *finding = g_ptr_array_index (scene->findings, i);

      g_test_message ("%s, %s: %s", surface->id, finding->code, finding->message);
      n_errors += finding->severity == MH_SEVERITY_ERROR;
      /* Its fonts are those that the program depends on. */
      g_assert_cmpstr (finding->code, !=, "font-missing");
    }
  return n_errors;
}

/* A theme brings in no error: where the design without a theme has none, it has none. */
static void
test_layouts (gconstpointer data)
{
  const Row *row = data;
  const char *const *layouts = mh_layout_kind_list_ids ();
  g_autoptr (MhSurfaces) surfaces = mh_test_surfaces_new ();
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  guint n_clean = 0;

  for (guint i = 0; layouts[i] != NULL; i++)
    {
      g_autoptr (MhDocument) plain = dress (NULL, layouts[i]);
      g_autoptr (MhDocument) dressed = dress (row, layouts[i]);

      for (guint j = 0; j < mh_surfaces_get_n (surfaces); j++)
        {
          const MhSurface *surface = mh_surfaces_get (surfaces, j);

          g_test_message ("%s on %s in %s", layouts[i], surface->id, row->name);
          if (count_errors (plain, surface, fonts) > 0)
            continue;
          g_assert_cmpuint (count_errors (dressed, surface, fonts), ==, 0);
          n_clean++;
        }
    }
  g_assert_cmpuint (n_clean, >, 0);
}

static void
check_pair (const Row *row, const char *what, const MhColor *ink, const MhColor *paper)
{
  double ratio = mh_contrast_ratio (ink, paper);

  if (ratio < row->least_contrast)
    g_error ("%s (%s): %s has a contrast of %.2f", row->name, row->why, what, ratio);
}

/* Signatures and initials stand on a colour of their own, in the one of two inks that reads better.
 */
static void
check_either (const Row *row, const char *what, const MhDesign *design, const MhColor *paper)
{
  MhColor panel = design->panel.color;

  panel.a = 1;
  if (mh_contrast_ratio (&panel, paper) > mh_contrast_ratio (&design->colors.text, paper))
    check_pair (row, what, &panel, paper);
  else
    check_pair (row, what, &design->colors.text, paper);
}

static void
check_on_panel (const Row *row, const MhDesign *design, const MhColor *behind)
{
  MhColor panel = design->panel.color;
  MhColor paper;

  panel.a = design->panel.opacity;
  paper = mh_color_over (&panel, behind);
  check_pair (row, "text", &design->colors.text, &paper);
  check_pair (row, "muted", &design->colors.muted, &paper);
  check_pair (row, "accent", &design->colors.accent, &paper);
}

/* On the panel alone, and with what shows through it. */
static void
test_contrast (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (MhDocument) document = dress (row, "auto");
  g_autoptr (MhDesign) design = mh_document_dup_design (document, NULL);
  MhColor panel = design->panel.color;
  MhColor disc;

  panel.a = 1;
  disc = mh_color_mix (&panel, &design->colors.text, DISC_SHARE);
  check_on_panel (row, design, &panel);
  check_on_panel (row, design, &design->background.color);
  for (guint i = 0; i < design->background.n_stops; i++)
    check_on_panel (row, design, &design->background.stops[i].color);
  check_either (row, "a signature on its pill", design, &design->colors.accent);
  check_either (row, "initials on their disc", design, &disc);
}

/* Every member of it is one that the program knows. */
static void
test_members (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *path = get_theme_path (row);
  g_autofree char *json =
      g_strdup_printf ("{\"masthead\": 1, \"account\": {\"organisation\": \"N\"},"
                       " \"theme\": \"%s\"}",
                       path);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) document = mh_document_new_from_bytes (bytes, "/", problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const MhProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->code, ==, "path-outside");
    }
}

/* Each theme of the folder has its row. */
static void
test_rows (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "assets", "themes", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, G_N_ELEMENTS (rows));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/themes/rows", test_rows);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *members = g_strdup_printf ("/themes/%s/members", rows[i].name);
      g_autofree char *contrast = g_strdup_printf ("/themes/%s/contrast", rows[i].name);
      g_autofree char *layouts = g_strdup_printf ("/themes/%s/layouts", rows[i].name);

      g_test_add_data_func (members, &rows[i], test_members);
      g_test_add_data_func (contrast, &rows[i], test_contrast);
      g_test_add_data_func (layouts, &rows[i], test_layouts);
    }
  return g_test_run ();
}
