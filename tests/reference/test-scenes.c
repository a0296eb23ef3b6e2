/* test-scenes.c: scenes as text, compared exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each scene stands in scenes/NAME.json. A change of layout shows there line by line. After looking
 * at the pictures that go with a change, write them anew with MH_WRITE_REFERENCES=1.
 */

#include <string.h>

#include "layout/mh-layout.h"
#include "lib/mh-test-team.h"

static const char *const surfaces[] = { "x-header", "twitter-2009", "bluesky-banner",
                                        "youtube-banner", "web-sidebar" };
static const char *const layouts[] = { "sidebar", "strip", "grid", "legend",
                                       "notice",  "card",  "auto" };
static const guint sizes[] = { 1, 4, 8, 23, 80 };

/* One item a line keeps a difference readable. */
static void
append_item (GString *text, const MhSceneItem *item)
{
  g_autofree char *color = mh_color_to_string (&item->color);

  g_string_append_printf (text, "%-10s %3d  %7.1f %7.1f %7.1f %7.1f  %s",
                          mh_role_get_id (item->role), item->member, item->box.x0, item->box.y0,
                          item->box.x1, item->box.y1, color);
  if (item->kind == MH_ITEM_TEXT)
    g_string_append_printf (text, "  %.2f px, %d line(s), baseline %.1f%s  %s", item->text.size_px,
                            item->text.lines, item->text.baseline,
                            item->text.shortened ? ", cut" : "", item->text.text);
  g_string_append_c (text, '\n');
}

static void
append_scene (GString *text, const MhScene *scene, guint n_members)
{
  g_string_append_printf (text, "== %s, %u people: %s, panel %s %.2f, shown %u, fits %s\n",
                          scene->surface, n_members, mh_layout_kind_get_id (scene->layout),
                          mh_side_get_id (scene->panel_side), scene->panel_size, scene->shown,
                          scene->fits ? "yes" : "no");
  /* Of large teams the head tells as much as the whole. */
  for (guint i = 0; i < mh_scene_get_n_items (scene) && i < 44; i++)
    append_item (text, mh_scene_get_item (scene, i));
}

static char *
describe_layout (const char *layout)
{
  g_autoptr (MhSurfaces) presets = mh_test_surfaces_new ();
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autofree char *design = g_strdup_printf ("{\"layout\": \"%s\"}", layout);
  GString *text = g_string_new (NULL);
  MhDate date = { 2026, 11, 22 };

  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (MhDocument) document = mh_test_team_new (sizes[j], "en", design);
        g_autoptr (MhScene) scene =
            mh_layout_scene (document, mh_surfaces_find (presets, surfaces[i]), NULL, date, fonts,
                             NULL);

        append_scene (text, scene, sizes[j]);
      }
  return g_string_free (text, FALSE);
}

static guint
find_first_difference (const char *a, const char *b)
{
  guint line = 1;

  for (; *a != '\0' && *a == *b; a++, b++)
    line += *a == '\n';
  return line;
}

static void
test_layout (gconstpointer data)
{
  const char *layout = data;
  g_autofree char *name = g_strdup_printf ("%s.txt", layout);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "reference", "scenes", name, NULL);
  g_autofree char *out_name = g_strdup_printf ("scene-%s", name);
  g_autofree char *out = g_test_build_filename (G_TEST_BUILT, "reference", out_name, NULL);
  g_autofree char *seen = describe_layout (layout);
  g_autofree char *wanted = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("MH_WRITE_REFERENCES") != NULL)
    {
      g_assert_true (g_file_set_contents (path, seen, -1, NULL));
      return;
    }
  g_file_get_contents (path, &wanted, NULL, &error);
  g_assert_no_error (error);
  if (strcmp (seen, wanted) == 0)
    return;
  g_file_set_contents (out, seen, -1, NULL);
  g_test_message ("compare %s with %s", path, out);
  g_error ("the %s layout differs from line %u of its reference on", layout,
           find_first_difference (seen, wanted));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *name = g_strconcat ("/scenes/", layouts[i], NULL);

      g_test_add_data_func (name, layouts[i], test_layout);
    }
  return g_test_run ();
}
