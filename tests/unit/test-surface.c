/* test-surface.c: presets, read, overridden and measured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mh-assets.h"
#include "base/mh-problem.h"
#include "surface/mh-surface.h"
#include "team/mh-json-read.h"

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
}

static MhSurfaces *
read_text (const char *json, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return mh_surfaces_new_from_bytes (bytes, problems, NULL);
}

static MhSurfaces *
read_built_in (void)
{
  g_autoptr (GBytes) json = mh_assets_get ("surfaces.json");
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (GError) error = NULL;
  MhSurfaces *surfaces = mh_surfaces_new_from_bytes (json, problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((MhProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (problems->len, ==, 0);
  return surfaces;
}

typedef struct
{
  const char *id;
  const char *platform;
  int width_px;
  int height_px;
  gsize max_bytes;
  int desktop_px;
  int phone_px;
  const char *confidence;
  const char *why;
} PresetRow;

static const PresetRow preset_rows[] = {
  { "x-header", "x", 1500, 500, 5000000, 600, 360, "U", "the most used" },
  { "mastodon-header", "mastodon", 1500, 500, 2000000, 600, 360, "U", "official limit" },
  { "bluesky-banner", "bluesky", 1500, 500, 1000000, 598, 360, "L", "the tightest byte limit" },
  { "linkedin-profile", "linkedin", 1584, 396, 8000000, 800, 360, "U", "" },
  { "linkedin-page", "linkedin", 4200, 700, 3000000, 1128, 360, "U", "scaled down most" },
  { "facebook-page", "facebook", 1640, 720, 0, 820, 360, "U", "null is no known limit" },
  { "youtube-banner", "youtube", 2560, 1440, 6000000, 1060, 360, "U", "" },
  { "twitter-2009", "x", 1600, 1200, 800000, 1600, 0, "M", "a page: not scaled, not on phones" },
  { "twitter-2010", "x", 1600, 1200, 800000, 1600, 0, "U", "" },
  { "twitter-2012", "x", 1600, 1200, 800000, 1600, 0, "U", "" },
  { "web-sidebar", "web", 360, 1200, 0, 360, 360, "H", "our own" },
};

static void
test_presets (void)
{
  g_autoptr (MhSurfaces) surfaces = read_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (preset_rows); i++)
    {
      const PresetRow *row = &preset_rows[i];
      const MhSurface *surface = mh_surfaces_find (surfaces, row->id);

      g_test_message ("%s: %s", row->id, row->why);
      g_assert_nonnull (surface);
      g_assert_cmpstr (surface->platform, ==, row->platform);
      g_assert_cmpint (surface->width_px, ==, row->width_px);
      g_assert_cmpint (surface->height_px, ==, row->height_px);
      g_assert_cmpuint (surface->max_bytes, ==, row->max_bytes);
      g_assert_cmpint (surface->desktop_px, ==, row->desktop_px);
      g_assert_cmpint (mh_surface_get_phone_px (surface), ==, row->phone_px);
      g_assert_cmpstr (surface->confidence, ==, row->confidence);
    }
  g_assert_null (mh_surfaces_find (surfaces, "x"));
  g_assert_null (mh_surfaces_find (surfaces, NULL));
}

/* What every preset of ours has to say. */
static void
test_facts (void)
{
  g_autoptr (MhSurfaces) surfaces = read_built_in ();

  for (guint i = 0; i < mh_surfaces_get_n (surfaces); i++)
    {
      const MhSurface *surface = mh_surfaces_get (surfaces, i);
      MhBox picture = MH_BOX (0, 0, surface->width_px, surface->height_px);
      MhBox clear = mh_surface_get_clear_area (surface);

      g_test_message ("%s", surface->id);
      g_assert_true (mh_date_is_set (surface->checked));
      g_assert_nonnull (surface->note);
      g_assert_cmpstr (surface->title, !=, surface->id);
      g_assert_true (surface->takes_jpeg && surface->takes_png);
      if (!g_str_equal (surface->platform, "web"))
        g_assert_nonnull (surface->sources[0]);
      g_assert_false (mh_box_is_empty (&clear));
      g_assert_true (mh_box_contains (&picture, &clear, 0.0));
      for (guint j = 0; j < surface->n_covered; j++)
        g_assert_false (mh_box_intersect (&surface->safe, &surface->covered[j].rect, NULL));
    }
}

typedef struct
{
  const char *id;
  int window_px;
  double margin_px;
  const char *why;
} MarginRow;

static const MarginRow margin_rows[] = {
  { "twitter-2009", 1024, 121, "the commonest screen of 2008" },
  { "twitter-2009", 1280, 249, "an odd rest is not half a pixel of text" },
  { "twitter-2009", 1366, 292, "" },
  { "twitter-2009", 1440, 329, "" },
  { "twitter-2009", 1600, 409, "" },
  { "twitter-2009", 1680, 449, "" },
  { "twitter-2009", 1920, 569, "" },
  { "twitter-2009", 2560, 889, "the widest" },
  { "twitter-2009", 700, 0, "a window narrower than the column" },
  { "twitter-2009", 6000, 1600, "no more than the picture has" },
  { "twitter-2010", 1024, 39, "the narrow column" },
  { "twitter-2010", 1279, 167, "the last window with the narrow column" },
  { "twitter-2010", 1280, 111, "the first window with the wide one" },
  { "twitter-2010", 1366, 154, "" },
  { "twitter-2010", 1440, 191, "" },
  { "twitter-2010", 1600, 271, "" },
  { "twitter-2010", 1680, 311, "" },
  { "twitter-2010", 1920, 431, "" },
  { "twitter-2010", 2560, 751, "" },
  { "twitter-2012", 1024, 57, "the cautious column" },
  { "twitter-2012", 1280, 185, "" },
  { "twitter-2012", 1366, 228, "" },
  { "twitter-2012", 1440, 265, "" },
  { "twitter-2012", 1600, 345, "" },
  { "twitter-2012", 1680, 385, "" },
  { "twitter-2012", 1920, 505, "" },
  { "twitter-2012", 2560, 825, "" },
  { "x-header", 1280, 0, "no page, no margin" },
};

static void
test_margins (void)
{
  g_autoptr (MhSurfaces) surfaces = read_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (margin_rows); i++)
    {
      const MarginRow *row = &margin_rows[i];
      const MhSurface *surface = mh_surfaces_find (surfaces, row->id);

      g_test_message ("%s at %d: %s", row->id, row->window_px, row->why);
      g_assert_cmpfloat (mh_surface_get_margin_px (surface, row->window_px), ==, row->margin_px);
    }
}

#define CLEAR_HEAD "{\"s\": {\"width\": 1000, \"height\": 500, "

typedef struct
{
  const char *json; /* NULL: the built-in preset `s` */
  const char *id;
  MhBox area;
  const char *why;
} ClearRow;

static const ClearRow clear_rows[] = {
  { NULL, "x-header", { 405, 75, 1455, 440 }, "safe as it stands" },
  { NULL, "twitter-2009", { 10, 10, 239, 640 }, "the margin less the gaps, one screenful" },
  { NULL, "twitter-2010", { 10, 50, 101, 640 }, "a wide column, and a bar over the top" },
  { NULL, "web-sidebar", { 0, 0, 360, 1200 }, "all of it" },
  { CLEAR_HEAD "\"safe\": [0.1, 0.2, 0.9, 0.8]}}", "s", { 100, 100, 900, 400 }, "nothing covers" },
  { CLEAR_HEAD "\"covered\": [{\"what\": \"a\", \"rect\": [0, 0.5, 0.2, 1]}]}}",
    "s",
    { 200, 0, 1000, 500 },
    "beside is more than above" },
  { CLEAR_HEAD "\"covered\": [{\"what\": \"a\", \"rect\": [0.7, 0, 1, 1]}]}}",
    "s",
    { 0, 0, 700, 500 },
    "left of it" },
  { CLEAR_HEAD "\"covered\": [{\"what\": \"a\", \"rect\": [0, 0.8, 1, 1]}]}}",
    "s",
    { 0, 0, 1000, 400 },
    "above it" },
  { CLEAR_HEAD "\"covered\": [{\"what\": \"a\", \"rect\": [0, 0, 1, 0.4]}]}}",
    "s",
    { 0, 200, 1000, 500 },
    "below it" },
  { CLEAR_HEAD "\"covered\": [{\"what\": \"a\", \"rect\": [0, 0, 1, 0.2]}, "
               "{\"what\": \"b\", \"rect\": [0, 0, 0.5, 1]}]}}",
    "s",
    { 500, 100, 1000, 500 },
    "both count" },
  { CLEAR_HEAD "\"covered\": [{\"what\": \"a\", \"rect\": [0, 0, 1, 1]}]}}",
    "s",
    { 0, 0, 0, 0 },
    "nothing is left" },
  { "{\"s\": {\"width\": 50, \"height\": 30, \"page\": {\"column\": 900, \"gap\": 10, "
    "\"serve\": [918, 600]}}}",
    "s",
    { 0, 0, 9, 30 },
    "a margin too narrow for gaps; a picture lower than the window" },
};

static void
test_clear_areas (void)
{
  g_autoptr (MhSurfaces) built_in = read_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (clear_rows); i++)
    {
      const ClearRow *row = &clear_rows[i];
      g_autoptr (MhSurfaces) own = row->json == NULL ? NULL : read_text (row->json, NULL);
      const MhSurface *surface = mh_surfaces_find (own == NULL ? built_in : own, row->id);
      MhBox area;

      g_test_message ("%s: %s", row->id, row->why);
      g_assert_nonnull (surface);
      area = mh_surface_get_clear_area (surface);
      g_assert_cmpfloat_with_epsilon (area.x0, row->area.x0, 1e-9);
      g_assert_cmpfloat_with_epsilon (area.y0, row->area.y0, 1e-9);
      g_assert_cmpfloat_with_epsilon (area.x1, row->area.x1, 1e-9);
      g_assert_cmpfloat_with_epsilon (area.y1, row->area.y1, 1e-9);
    }
}

#define SIZE "\"width\": 10, \"height\": 10"

typedef struct
{
  const char *json;
  const char *pointer; /* of the only problem; NULL when there is none */
  gboolean is_note;
  const char *why;
} ProblemRow;

static const ProblemRow problem_rows[] = {
  { "{}", NULL, FALSE, "no surface is no problem" },
  { "{\"s\": {" SIZE "}}", NULL, FALSE, "a size is enough" },
  { "{\"s\": {" SIZE ", \"max_bytes\": null, \"safe\": null}}", NULL, FALSE, "null is none" },
  { "{\"s\": {" SIZE ", \"formats\": [\"webp\", \"png\"]}}", NULL, FALSE, "one that we write" },
  { "[]", "", FALSE, "not an object" },
  { "{\"s\": 1}", "/s", FALSE, "a surface that is no object" },
  { "{\"S\": {" SIZE "}}", "", FALSE, "an id in capitals" },
  { "{\"\": {" SIZE "}}", "", FALSE, "an empty id" },
  { "{\"../s\": {" SIZE "}}", "", FALSE, "an id that leads out of a folder" },
  { "{\"-s\": {" SIZE "}}", "", FALSE, "an id that looks like an option" },
  { "{\"s\": {\"height\": 10}}", "/s/width", FALSE, "no width" },
  { "{\"s\": {\"width\": 10}}", "/s/height", FALSE, "no height" },
  { "{\"s\": {\"width\": 0, \"height\": 10}}", "/s/width", FALSE, "nothing wide" },
  { "{\"s\": {\"width\": 16385, \"height\": 10}}", "/s/width", FALSE, "too wide" },
  { "{\"s\": {\"width\": 1.5, \"height\": 10}}", "/s/width", FALSE, "half a pixel" },
  { "{\"s\": {\"width\": \"10\", \"height\": 10}}", "/s/width", FALSE, "a number as text" },
  { "{\"s\": {\"width\": 1e300, \"height\": 10}}", "/s/width", FALSE, "beyond an int" },
  { "{\"s\": {\"width\": 16384, \"height\": 16384}}", "/s/height", FALSE, "too many pixels" },
  { "{\"s\": {" SIZE ", \"max_bytes\": 0}}", "/s/max_bytes", FALSE, "no byte at all" },
  { "{\"s\": {" SIZE ", \"title\": 1}}", "/s/title", FALSE, "a title that is no text" },
  { "{\"s\": {" SIZE ", \"formats\": [\"webp\"]}}", "/s/formats", FALSE, "nothing we write" },
  { "{\"s\": {" SIZE ", \"formats\": [1]}}", "/s/formats", FALSE, "a format that is no text" },
  { "{\"s\": {" SIZE ", \"formats\": \"png\"}}", "/s/formats", FALSE, "not a list" },
  { "{\"s\": {" SIZE ", \"safe\": [0, 0, 1]}}", "/s/safe", FALSE, "three edges" },
  { "{\"s\": {" SIZE ", \"safe\": [0, 0, 1, 1.1]}}", "/s/safe", FALSE, "beyond the picture" },
  { "{\"s\": {" SIZE ", \"safe\": [0.5, 0, 0.5, 1]}}", "/s/safe", FALSE, "no area" },
  { "{\"s\": {" SIZE ", \"safe\": [0, 0, 1, \"1\"]}}", "/s/safe", FALSE, "an edge as text" },
  { "{\"s\": {" SIZE ", \"covered\": [1]}}", "/s/covered/0", FALSE, "no rectangle" },
  { "{\"s\": {" SIZE ", \"covered\": [{\"rect\": [0, 0, 1, 1]}]}}", "/s/covered/0/what", FALSE,
    "covered by what" },
  { "{\"s\": {" SIZE ", \"covered\": [{\"what\": \"a\"}]}}", "/s/covered/0/rect", FALSE,
    "covered where" },
  { "{\"s\": {" SIZE ", \"covered\": [{\"what\": \"a\", \"rect\": [0, 0, 1, 1]}, "
    "{\"what\": \"a\", \"rect\": [0, 0, 1, 1], \"device\": \"watch\"}]}}",
    "/s/covered/1/device", FALSE, "the second of two" },
  { "{\"s\": {" SIZE ", \"display\": {\"desktop\": -1}}}", "/s/display/desktop", FALSE, "" },
  { "{\"s\": {" SIZE ", \"display\": {\"phone\": [0]}}}", "/s/display/phone", FALSE, "" },
  { "{\"s\": {" SIZE ", \"page\": {\"serve\": [1280, 640]}}}", "/s/page/column", FALSE,
    "a page without a column" },
  { "{\"s\": {" SIZE ", \"page\": {\"column\": 700}}}", "/s/page/serve", FALSE,
    "a page without a window" },
  { "{\"s\": {" SIZE ", \"page\": {\"column\": 700, \"serve\": [1280]}}}", "/s/page/serve", FALSE,
    "a window without a height" },
  { "{\"s\": {" SIZE ", \"page\": {\"column\": 7, \"serve\": [9, 9], \"anchor\": \"left\"}}}",
    "/s/page/anchor", FALSE, "an anchor that we do not know" },
  { "{\"s\": {" SIZE ", \"checked\": \"2026-02-30\"}}", "/s/checked", FALSE, "no such day" },
  { "{\"s\": {" SIZE ", \"confidence\": {\"size\": \"X\"}}}", "/s/confidence/size", FALSE, "" },
  { "{\"s\": {" SIZE ", \"confidence\": {\"a/b\": \"HM\"}}}", "/s/confidence/a~1b", FALSE,
    "the pointer is escaped" },
  { "{\"s\": {" SIZE ", \"sources\": [{}]}}", "/s/sources", FALSE, "" },
  { "{\"s\": {" SIZE ", \"colour\": 1}}", "/s/colour", TRUE, "nobody knows it, nobody minds" },
  { "{\"s\": {" SIZE ", \"display\": {\"watch\": 1}}}", "/s/display/watch", TRUE, "" },
};

static void
test_problems (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (problem_rows); i++)
    {
      const ProblemRow *row = &problem_rows[i];
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (MhSurfaces) surfaces = read_text (row->json, problems);
      gboolean right = row->pointer == NULL || row->is_note;

      g_test_message ("%s: %s", row->json, row->why);
      g_assert_cmpint (surfaces != NULL, ==, right);
      g_assert_cmpuint (problems->len, ==, row->pointer == NULL ? 0 : 1);
      if (row->pointer != NULL)
        {
          const MhProblem *problem = problems->pdata[0];

          g_assert_cmpstr (problem->pointer, ==, row->pointer);
          g_assert_cmpint (problem->is_note, ==, row->is_note);
          g_assert_cmpstr (problem->code, ==, row->is_note ? "unknown-key" : NULL);
        }
    }
}

/* Everything at once, the first in the error, and no assertion on what is no JSON. */
static void
test_all_problems (void)
{
  const char *json = "{\"a\": {\"width\": -1, \"height\": true, \"safe\": 0}, \"b\": []}";
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GBytes) broken = g_bytes_new_static ("{\"a\":", 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (mh_surfaces_new_from_bytes (bytes, problems, &error));
  g_assert_cmpuint (problems->len, ==, 4);
  g_assert_error (error, MH_SURFACE_ERROR, MH_SURFACE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "/a/width: "));
  g_clear_error (&error);
  g_assert_null (mh_surfaces_new_from_bytes (broken, NULL, &error));
  g_assert_error (error, MH_SURFACE_ERROR, MH_SURFACE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "1:6: "));
}

static void
test_override (void)
{
  const char *json = "{\"own\": {\"width\": 20, \"height\": 10}, "
                     "\"x-header\": {\"max_bytes\": 1234, \"display\": {\"desktop\": 700}, "
                     "\"safe\": null}, \"twitter-2009\": {\"page\": {\"column\": 780}}}";
  g_autoptr (MhSurfaces) base = read_built_in ();
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (JsonNode) overrides = mh_json_read_bytes (bytes, problems);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_override (base, overrides, problems, &error);
  g_autofree char *ids = mh_surfaces_list_ids (surfaces);
  guint n = mh_surfaces_get_n (base);
  const MhSurface *header = mh_surfaces_find (surfaces, "x-header");

  g_assert_no_error (error);
  g_assert_cmpuint (mh_surfaces_get_n (surfaces), ==, n + 1);
  g_assert_cmpstr (mh_surfaces_get (surfaces, n)->id, ==, "own");
  g_assert_true (g_str_has_prefix (ids, "x-header, mastodon-header, "));
  g_assert_true (g_str_has_suffix (ids, ", own"));
  g_assert_cmpuint (header->max_bytes, ==, 1234);
  g_assert_cmpint (header->desktop_px, ==, 700);
  /* What the override does not name stays, at any depth. */
  g_assert_cmpint (header->width_px, ==, 1500);
  g_assert_cmpint (mh_surface_get_phone_px (header), ==, 360);
  g_assert_cmpfloat (header->safe.x0, ==, 0.0);
  g_assert_cmpfloat (mh_surface_get_margin_px (mh_surfaces_find (surfaces, "twitter-2009"), 1280),
                     ==, 241);
  /* The presets below are as they were. */
  g_assert_cmpuint (mh_surfaces_find (base, "x-header")->max_bytes, ==, 5000000);
}

static void
test_override_refused (void)
{
  const char *json = "{\"own\": {\"width\": 20}, \"x-header\": {\"width\": \"wide\"}}";
  g_autoptr (MhSurfaces) base = read_built_in ();
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (JsonNode) overrides = mh_json_read_bytes (bytes, problems);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhSurfaces) same = mh_surfaces_override (base, NULL, NULL, &error);

  g_assert_true (same == base);
  g_assert_null (mh_surfaces_override (base, overrides, problems, &error));
  g_assert_error (error, MH_SURFACE_ERROR, MH_SURFACE_ERROR_INVALID);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpstr (((MhProblem *) problems->pdata[0])->pointer, ==, "/x-header/width");
  g_assert_cmpstr (((MhProblem *) problems->pdata[1])->pointer, ==, "/own/height");
}

/* Translators see what a C file marks; it has to be what the presets say. */
static void
test_words (void)
{
  g_autoptr (MhSurfaces) surfaces = read_built_in ();
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "app", "surface", "mh-surface-words.c", NULL);
  g_autofree char *source = NULL;
  g_autoptr (GRegex) seam = g_regex_new ("\"\\s+\"", 0, 0, NULL);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &source, NULL, &error);
  g_assert_no_error (error);
  words = g_regex_replace_literal (seam, source, -1, 0, "", 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < mh_surfaces_get_n (surfaces); i++)
    {
      const MhSurface *surface = mh_surfaces_get (surfaces, i);
      g_autofree char *title = g_strdup_printf ("N_ (\"%s\")", surface->title);
      g_autofree char *note = g_strdup_printf ("N_ (\"%s\")", surface->note);

      g_test_message ("%s", surface->id);
      g_assert_nonnull (strstr (words, title));
      g_assert_nonnull (strstr (words, note));
      for (guint j = 0; j < surface->n_covered; j++)
        {
          g_autofree char *what = g_strdup_printf ("N_ (\"%s\")", surface->covered[j].what);

          g_assert_nonnull (strstr (words, what));
        }
    }
  g_assert_cmpstr (mh_surface_translate (""), ==, "");
  g_assert_cmpstr (mh_surface_translate ("Our intranet"), ==, "Our intranet");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/surface/presets", test_presets);
  g_test_add_func ("/surface/facts", test_facts);
  g_test_add_func ("/surface/margins", test_margins);
  g_test_add_func ("/surface/clear-areas", test_clear_areas);
  g_test_add_func ("/surface/problems", test_problems);
  g_test_add_func ("/surface/all-problems", test_all_problems);
  g_test_add_func ("/surface/override", test_override);
  g_test_add_func ("/surface/override-refused", test_override_refused);
  g_test_add_func ("/surface/words", test_words);
  return g_test_run ();
}
