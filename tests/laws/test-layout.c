/* test-layout.c: what holds for every scene
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "layout/mh-layout.h"
#include "lib/mh-test-team.h"

static const guint sizes[] = { 0, 1, 2, 3, 5, 8, 13, 23, 80, 200 };
static const char *const layouts[] = { "auto", "sidebar", "strip", "grid", "legend", "card" };

typedef struct
{
  MhSurfaces *surfaces;
  MhFonts *fonts;
  MhDocument *(*make_team) (guint n_members, const char *language, const char *design);
} Fixture;

typedef void (*Law) (Fixture *fixture,
                     const MhSurface *surface,
                     guint n_members,
                     const char *design);

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->surfaces = mh_test_surfaces_new ();
  fixture->fonts = mh_fonts_new ();
  fixture->make_team = mh_test_team_new;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_surfaces_unref (fixture->surfaces);
  mh_fonts_unref (fixture->fonts);
}

static MhScene *
lay_out (Fixture *fixture, MhDocument *document, const MhSurface *surface)
{
  MhDate date = { 2026, 11, 22 };

  return mh_layout_scene (document, surface, NULL, date, fixture->fonts, NULL);
}

/* Every layout on every surface with few and many people. */
static void
test_law (Fixture *fixture, gconstpointer data)
{
  Law law = (Law) data;

  for (guint i = 0; i < mh_surfaces_get_n (fixture->surfaces); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      for (guint k = 0; k < G_N_ELEMENTS (layouts); k++)
        {
          const MhSurface *surface = mh_surfaces_get (fixture->surfaces, i);
          g_autofree char *design = g_strdup_printf ("{\"layout\": \"%s\"}", layouts[k]);

          g_test_message ("%s, %u people, %s", surface->id, sizes[j], layouts[k]);
          law (fixture, surface, sizes[j], design);
        }
}

static gboolean
holds_words (const MhSceneItem *item)
{
  return item->kind == MH_ITEM_TEXT;
}

static void
check_no_overlap (Fixture *fixture, const MhSurface *surface, guint n_members, const char *design)
{
  g_autoptr (MhDocument) document = fixture->make_team (n_members, "en", design);
  g_autoptr (MhScene) scene = lay_out (fixture, document, surface);

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    for (guint j = i + 1; j < mh_scene_get_n_items (scene); j++)
      {
        const MhSceneItem *a = mh_scene_get_item (scene, i);
        const MhSceneItem *b = mh_scene_get_item (scene, j);
        MhBox common = { 0 };

        if (!holds_words (a) || !holds_words (b) || !mh_box_intersect (&a->box, &b->box, &common))
          continue;
        /* A signature stands behind the last line of a broken name, inside the box of all its
         * lines. */
        if (a->member == b->member && a->role == MH_ROLE_NAME && a->text.lines > 1 &&
            b->role == MH_ROLE_SIGNATURE && b->text.baseline > a->text.baseline)
          continue;
        /* A tall mark may reach into the line above by a hair; letters may not. */
        if (MIN (mh_box_width (&common), mh_box_height (&common)) > 0.16 * a->text.size_px)
          g_error ("“%s” and “%s” overlap by %.1f × %.1f px", a->text.text, b->text.text,
                   mh_box_width (&common), mh_box_height (&common));
      }
}

static void
check_ink_inside (Fixture *fixture, const MhSurface *surface, guint n_members, const char *design)
{
  g_autoptr (MhDocument) document = fixture->make_team (n_members, "en", design);
  g_autoptr (MhScene) scene = lay_out (fixture, document, surface);
  MhBox clear = mh_surface_get_clear_area (surface);

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->role == MH_ROLE_BACKGROUND || item->role == MH_ROLE_PANEL)
        continue;
      if (!mh_box_contains (&clear, &item->box, 2.0))
        g_error ("%s “%s” at %.1f %.1f %.1f %.1f leaves the clear area %.1f %.1f %.1f %.1f",
                 mh_role_get_id (item->role), item->text.text, item->box.x0, item->box.y0,
                 item->box.x1, item->box.y1, clear.x0, clear.y0, clear.x1, clear.y1);
    }
}

/* Where a panel does not reach the edge, enough of the picture is seen to be meant. */
static void
check_no_sliver (Fixture *fixture, const MhSurface *surface, guint n_members, const char *design)
{
  g_autoptr (MhDocument) document = fixture->make_team (n_members, "en", design);
  g_autoptr (MhScene) scene = lay_out (fixture, document, surface);

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);
      double gaps[] = { item->box.y0, surface->height_px - item->box.y1 };

      if (item->role != MH_ROLE_PANEL)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (gaps); k++)
        if (gaps[k] > 0.5 && gaps[k] < 0.03 * surface->height_px)
          g_error ("a panel leaves %.1f px of the picture", gaps[k]);
    }
}

/* Beside the words a panel is not empty far beyond the area that is clear. */
static void
check_no_void (Fixture *fixture, const MhSurface *surface, guint n_members, const char *design)
{
  g_autoptr (MhDocument) document = fixture->make_team (n_members, "en", design);
  g_autoptr (MhScene) scene = lay_out (fixture, document, surface);
  const MhSceneItem *panel = mh_scene_find_role (scene, MH_ROLE_PANEL);
  MhBox clear = mh_surface_get_clear_area (surface);
  double most = 0.16 * surface->width_px;

  if (scene->panel_side == MH_SIDE_RIGHT)
    g_assert_cmpfloat (panel->box.x1 - clear.x1, <, most);
  if (scene->panel_side == MH_SIDE_LEFT)
    g_assert_cmpfloat (clear.x0 - panel->box.x0, <, most);
}

static double
get_distance (const MhBox *a, const MhBox *b)
{
  double x = MAX (MAX (a->x0 - b->x1, b->x0 - a->x1), 0);
  double y = MAX (MAX (a->y0 - b->y1, b->y0 - a->y1), 0);

  return hypot (x, y);
}

static double
find_smallest_type (MhScene *scene)
{
  double least = INFINITY;

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    if (mh_scene_get_item (scene, i)->kind == MH_ITEM_TEXT)
      least = MIN (least, mh_scene_get_item (scene, i)->text.size_px);
  return least;
}

/* Words that have their size to choose keep off what the platform crops or covers. */
static void
check_air (Fixture *fixture, const MhSurface *surface, guint n_members, const char *design)
{
  g_autoptr (MhDocument) document = fixture->make_team (n_members, "en", design);
  g_autoptr (MhScene) scene = lay_out (fixture, document, surface);
  MhBox clear = mh_surface_get_clear_area (surface);
  double air = 0.015 * MIN (mh_box_width (&clear), mh_box_height (&clear));
  /* The least on a desktop, and a step of the scale. */
  double floor_px = 1.06 * MAX (10, 4.4 * surface->width_px / MAX (surface->desktop_px, 1));

  if (!scene->fits || find_smallest_type (scene) <= floor_px)
    return;
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      for (guint k = 0; k < surface->n_covered && item->kind == MH_ITEM_TEXT; k++)
        {
          MhBox rect =
              mh_box_scale (&surface->covered[k].rect, surface->width_px, surface->height_px);

          g_assert_cmpfloat (get_distance (&item->box, &rect), >=, air);
        }
    }
}

static guint
count_names (MhScene *scene, int member)
{
  guint n_names = 0;

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->role == MH_ROLE_NAME && item->member == member)
        {
          g_assert_false (item->text.shortened);
          n_names++;
        }
    }
  return n_names;
}

/* Each has their name exactly once, or stands among those who are not shown. */
static void
check_everybody (Fixture *fixture, const MhSurface *surface, guint n_members, const char *design)
{
  g_autoptr (MhDocument) document = fixture->make_team (n_members, "en", design);
  g_autoptr (MhScene) scene = lay_out (fixture, document, surface);

  for (guint i = 0; i < n_members; i++)
    {
      guint n_absences = 0;

      for (guint j = 0; j < scene->not_shown->len; j++)
        n_absences += g_array_index (scene->not_shown, MhNotShown, j).member == (int) i;
      g_assert_cmpuint (count_names (scene, (int) i) + n_absences, ==, 1);
    }
  g_assert_cmpuint (scene->shown + scene->not_shown->len, ==, n_members);
  g_assert_true (scene->fits == (scene->not_shown->len == 0));
}

static double
get_name_size (MhScene *scene)
{
  const MhSceneItem *name = mh_scene_find_role (scene, MH_ROLE_NAME);

  return name != NULL ? name->text.size_px : 0;
}

static gboolean
has_faces (MhScene *scene)
{
  return mh_scene_find_role (scene, MH_ROLE_INITIALS) != NULL;
}

/* Somebody who leaves never makes the others smaller, unless it is because photos that had no room
 * before come back, or because another layout is best now. */
static void
check_removal (Fixture *fixture, const MhSurface *surface, guint n_members, const char *design)
{
  g_autoptr (MhDocument) document = fixture->make_team (n_members, "en", design);
  g_autoptr (MhScene) scene = lay_out (fixture, document, surface);
  guint leaver = n_members / 2;
  g_autofree char *pointer = g_strdup_printf ("/members/%u", leaver);
  g_autoptr (MhDocument) smaller = NULL;
  g_autoptr (MhScene) after = NULL;

  if (n_members < 2)
    return;
  smaller = mh_document_remove (document, pointer, NULL);
  after = lay_out (fixture, smaller, surface);
  if (after->layout != scene->layout || has_faces (after) != has_faces (scene))
    return;
  g_assert_cmpfloat (get_name_size (after), >=, get_name_size (scene) - 1e-9);
}

static gboolean
has_broken_lines (MhScene *scene)
{
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->member >= 0 && item->kind == MH_ITEM_TEXT && item->text.lines > 1)
        return TRUE;
    }
  return FALSE;
}

/* The order of people changes nothing but their places, as long as all stand on single lines: who
 * shares a row with a long name counts for its height. */
static void
check_permutation (Fixture *fixture, const MhSurface *surface, guint n_members, const char *design)
{
  g_autoptr (MhDocument) document = fixture->make_team (n_members, "en", design);
  g_autoptr (MhScene) scene = lay_out (fixture, document, surface);
  g_autoptr (MhDocument) turned = NULL;
  g_autoptr (MhScene) after = NULL;

  if (n_members < 2 || !scene->fits)
    return;
  turned = mh_document_reorder (document, "/members", 0, n_members - 1, NULL);
  after = lay_out (fixture, turned, surface);
  if (has_broken_lines (scene) || has_broken_lines (after))
    return;
  g_assert_cmpfloat_with_epsilon (get_name_size (after), get_name_size (scene), 1e-9);
  g_assert_cmpuint (after->shown, ==, scene->shown);
}

/* A name of some letters, in words of up to nine. */
static char *
make_name (guint n_letters)
{
  GString *name = g_string_new ("M");

  while (name->len < n_letters)
    if (name->len % 10 == 9 && name->len + 2 < n_letters)
      g_string_append (name, " W");
    else
      g_string_append_c (name, "aeiomn"[name->len % 6]);
  return g_string_free (name, FALSE);
}

/* Names of 2 to 60 letters, long ones among short ones. */
static MhDocument *
make_long_names (guint n_members, const char *language, const char *design)
{
  MhDocument *team = mh_test_team_new (n_members, language, design);

  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/members/%u/name", i);
      g_autofree char *name = make_name (2 + (i + 1) * 37 % 59);
      MhDocument *next = mh_document_set_string (team, pointer, name, NULL);

      g_assert_nonnull (next);
      mh_document_unref (team);
      team = next;
    }
  return team;
}

static void
test_long_names (Fixture *fixture, gconstpointer data)
{
  static const Law laws[] = { check_no_overlap, check_ink_inside, check_everybody };
  static const guint few[] = { 1, 2, 8, 60 };

  fixture->make_team = make_long_names;
  for (guint i = 0; i < mh_surfaces_get_n (fixture->surfaces); i++)
    for (guint j = 0; j < G_N_ELEMENTS (few); j++)
      for (guint k = 0; k < G_N_ELEMENTS (layouts); k++)
        {
          const MhSurface *surface = mh_surfaces_get (fixture->surfaces, i);
          g_autofree char *design = g_strdup_printf ("{\"layout\": \"%s\"}", layouts[k]);

          g_test_message ("%s, %u people, %s", surface->id, few[j], layouts[k]);
          for (guint l = 0; l < G_N_ELEMENTS (laws); l++)
            laws[l](fixture, surface, few[j], design);
        }
}

/* A page whose column leaves too little says from which window on it would do, and there it does.
 */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  static const char wider[] = "{\"twitter-2010\": {\"page\": {\"serve\": [1366, 640]}}}";
  g_autoptr (MhDocument) document = mh_test_team_new (8, "en", NULL);
  g_autoptr (JsonNode) overrides = json_from_string (wider, NULL);
  g_autoptr (MhSurfaces) served = mh_surfaces_override (fixture->surfaces, overrides, NULL, NULL);
  g_autoptr (MhScene) before =
      lay_out (fixture, document, mh_surfaces_find (fixture->surfaces, "twitter-2010"));
  g_autoptr (MhScene) after =
      lay_out (fixture, document, mh_surfaces_find (served, "twitter-2010"));
  guint n_said = 0;

  for (guint i = 0; i < before->findings->len; i++)
    {
      const MhFinding *finding = before->findings->pdata[i];

      g_test_message ("%s", finding->remedy);
      n_said += g_str_equal (finding->code, "does-not-fit") &&
                strstr (finding->remedy, "[1366, 640]") != NULL;
    }
  g_assert_false (before->fits);
  g_assert_cmpuint (n_said, ==, before->not_shown->len);
  g_assert_true (after->fits);
}

/* What a notice has no room for is said, as it is with people. */
static void
test_sources (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < mh_surfaces_get_n (fixture->surfaces); i++)
    {
      const MhSurface *surface = mh_surfaces_get (fixture->surfaces, i);
      g_autoptr (MhDocument) document =
          mh_test_document_new ("{\"masthead\": 1, \"design\": {\"layout\": \"notice\"}, "
                                "\"account\": {\"organisation\": \"N\","
                                " \"url\": \"https://northwind.example/people/who/post/here\", "
                                "\"handles\": {\"x\": \"@N\","
                                " \"mastodon\": \"@n@rail.example\", \"bluesky\": \"@n.example\", "
                                "\"linkedin\": \"north\"}}}");
      g_autoptr (MhScene) scene = lay_out (fixture, document, surface);
      guint n_drawn = 0;
      guint n_said = 0;

      for (guint j = 0; j < mh_scene_get_n_items (scene); j++)
        n_drawn += mh_scene_get_item (scene, j)->role == MH_ROLE_HANDLE ||
                   mh_scene_get_item (scene, j)->role == MH_ROLE_NOTICE;
      for (guint j = 0; j < scene->findings->len; j++)
        n_said += g_str_equal (((MhFinding *) scene->findings->pdata[j])->code, "does-not-fit");
      g_test_message ("%s: %u drawn, %u not", surface->id, n_drawn, n_said);
      /* The statement and five sources. */
      g_assert_cmpuint (n_drawn + n_said, ==, 6);
      g_assert_true (scene->fits == (n_said == 0));
      g_assert_cmpuint (scene->not_shown->len, ==, 0);
    }
}

/* One long name in a key takes a second line, and leaves the others their size and no void. */
static void
test_long_in_key (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "Maximiliane Freifrau von Hohenfels-Wittenstein zu Lichtenau", "Ann Lee"
  };
  double widths[2] = { 0, 0 };
  double sizes_px[2] = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MhDocument) team =
          mh_test_team_new (4, "en", "{\"layout\": \"legend\", \"people\": {\"columns\": 1}}");
      g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), names[i]);
      g_autoptr (MhDocument) document = mh_document_set (team, "/members/0/name", value, NULL);
      g_autoptr (MhScene) scene =
          lay_out (fixture, document, mh_surfaces_find (fixture->surfaces, "x-header"));
      const MhSceneItem *name = mh_scene_find_role (scene, MH_ROLE_NAME);
      const MhSceneItem *expertise = mh_scene_find_role (scene, MH_ROLE_EXPERTISE);

      g_assert_cmpint (name->text.lines, ==, i == 0 ? 2 : 1);
      g_assert_cmpfloat_with_epsilon (name->text.baseline, expertise->text.baseline, 0.01);
      widths[i] = expertise->text.x - name->text.x;
      sizes_px[i] = expertise->text.size_px;
    }
  g_assert_cmpfloat (sizes_px[0], >, 0.6 * sizes_px[1]);
  g_assert_cmpfloat (widths[0] / sizes_px[0], <, 27);
}

/* Whatever somebody signs with keeps to its pill. */
static void
test_signatures (Fixture *fixture, gconstpointer data)
{
  static const char *const signatures[] = { "AL",       "Qj",  "🦊", "👩🏽‍🚀🚀",
                                            "ل\u200cا", "عجي", "กศ",   "प्रिश",
                                            "NẤ",       "李" };
  g_autoptr (GString) text = g_string_new ("{\"masthead\": 1, \"account\": {\"organisation\": "
                                           "\"N\"}, \"members\": [");
  g_autoptr (MhDocument) document = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    g_string_append_printf (text, "%s{\"name\": \"Ann Lee\", \"signature\": \"%s\"}",
                            i > 0 ? ", " : "", signatures[i]);
  g_string_append (text, "]}");
  document = mh_test_document_new (text->str);
  for (guint i = 0; i < mh_surfaces_get_n (fixture->surfaces); i++)
    {
      g_autoptr (MhScene) scene =
          lay_out (fixture, document, mh_surfaces_get (fixture->surfaces, i));
      guint n_signatures = 0;

      for (guint j = 1; j < mh_scene_get_n_items (scene); j++)
        {
          const MhSceneItem *pill = mh_scene_get_item (scene, j - 1);
          const MhSceneItem *item = mh_scene_get_item (scene, j);

          if (item->role != MH_ROLE_SIGNATURE || item->kind != MH_ITEM_TEXT)
            continue;
          g_test_message ("%s: %s", scene->surface, item->text.text);
          g_assert_true (mh_box_contains (&pill->box, &item->box, 0.1));
          n_signatures++;
        }
      g_assert_cmpuint (n_signatures, ==, scene->shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, law)                                                                             \
  g_test_add ("/layout/" name, Fixture, (gconstpointer) law, set_up, test_law, tear_down)
  ADD ("no-overlap", check_no_overlap);
  ADD ("ink-inside", check_ink_inside);
  ADD ("no-sliver", check_no_sliver);
  ADD ("no-void", check_no_void);
  ADD ("air", check_air);
  ADD ("everybody", check_everybody);
  ADD ("removal", check_removal);
  ADD ("permutation", check_permutation);
  g_test_add ("/layout/long-names", Fixture, NULL, set_up, test_long_names, tear_down);
  g_test_add ("/layout/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add ("/layout/long-in-key", Fixture, NULL, set_up, test_long_in_key, tear_down);
  g_test_add ("/layout/signatures", Fixture, NULL, set_up, test_signatures, tear_down);
  g_test_add ("/layout/sources", Fixture, NULL, set_up, test_sources, tear_down);
  return g_test_run ();
}
