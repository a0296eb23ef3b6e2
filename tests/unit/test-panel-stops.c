/* test-panel-stops.c: sizes of a panel that its edge may well be drawn to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layout/mh-panel-stops.h"

#include "layout/mh-layout.h"
#include "lib/mh-test-json.h"

#define DAY ((MhDate){ 2026, 11, 22 })

typedef struct
{
  const char *surface; /* of a square of 1000 px where it is none of the presets */
  MhSide side;
  const char *design;
  const char *theme;
  const char *expected; /* kind, size, edge */
  const char *why;
} Row;

/* Safe from 100 to 800 across and from 300 to 1000 down. */
#define OWN                                                                                        \
  "'surfaces':{'own':{'platform':'x','title':'Own','width':1000,'height':1000,'max_bytes':"        \
  "1000000,"                                                                                       \
  "'formats':['jpeg'],'safe':[0.1,0.3,0.8,1],'covered':[],'display':{'desktop':1000,'phone':[400]" \
  "},"                                                                                             \
  "'sources':['https://example.org/'],'checked':'2026-11-01'}}"

static const Row rows[] = {
  { "own", MH_SIDE_LEFT, "{}", "",
    "safe 0.1000 100, safe 0.8000 800, half 0.5000 500, third 0.3333 333, third 0.6667 667, "
    "quarter 0.2500 250, quarter 0.7500 750",
    "from the left" },
  { "own", MH_SIDE_RIGHT, "{}", "",
    "safe 0.9000 100, safe 0.2000 800, half 0.5000 500, third 0.3333 667, third 0.6667 333, "
    "quarter 0.2500 750, quarter 0.7500 250",
    "from the right the same edges are other sizes" },
  { "own", MH_SIDE_TOP, "{}", "",
    "safe 0.3000 300, safe 1.0000 1000, half 0.5000 500, third 0.3333 333, third 0.6667 667, "
    "quarter 0.2500 250, quarter 0.7500 750",
    "downwards" },
  { "own", MH_SIDE_LEFT, "{'panel':{'inset':0.05}}", "",
    "safe 0.1500 100, safe 0.8500 800, half 0.5000 450, third 0.3333 283, third 0.6667 617, "
    "quarter 0.2500 200, quarter 0.7500 700",
    "the edge of a panel that stands free is within its size" },
  { "own", MH_SIDE_LEFT, "{}", "'theme':{'name':'T','design':{'panel':{'size':0.42}}},",
    "theme 0.4200 420, safe 0.1000 100, safe 0.8000 800, half 0.5000 500, third 0.3333 333, "
    "third 0.6667 667, quarter 0.2500 250, quarter 0.7500 750",
    "the theme’s own" },
  { "own", MH_SIDE_LEFT, "{}", "'theme':{'name':'T','design':{'panel':{'size':0.5}}},",
    "theme 0.5000 500, safe 0.1000 100, safe 0.8000 800, third 0.3333 333, third 0.6667 667, "
    "quarter 0.2500 250, quarter 0.7500 750",
    "a size is told once, by what says most" },
  { "own", MH_SIDE_LEFT, "{}", "'theme':{'name':'T','design':{'panel':{'size':'auto'}}},",
    "safe 0.1000 100, safe 0.8000 800, half 0.5000 500, third 0.3333 333, third 0.6667 667, "
    "quarter 0.2500 250, quarter 0.7500 750",
    "a theme that leaves it to the layout" },
};

static MhDocument *
make_document (const char *design, const char *theme)
{
  g_autofree char *text = g_strdup_printf (
      "{'masthead':1,'account':{'organisation':'Org'},%s'members':[{'name':'Ann Lee','expertise':"
      "'Tea','handle':'@AnnLee'},{'name':'Bob May','expertise':'Milk','handle':'@BobMay'},"
      "{'name':'Cem Oz','expertise':'Bread','handle':'@CemOz'}],'design':%s," OWN "}",
      theme, design);

  return mh_test_document (text, "/");
}

static MhSurfaces *
load_surfaces (MhDocument *document)
{
  g_autoptr (GError) error = NULL;
  MhSurfaces *surfaces = mh_surfaces_load (NULL, document, NULL, &error);

  g_assert_no_error (error);
  return surfaces;
}

static char *
describe (GArray *stops)
{
  static const char *const kinds[] = { "phone", "theme", "safe", "half", "third", "quarter" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stops->len; i++)
    {
      const MhPanelStop *stop = &g_array_index (stops, MhPanelStop, i);

      g_string_append_printf (text, "%s%s %.4f %.0f", i > 0 ? ", " : "", kinds[stop->kind],
                              stop->size, stop->edge);
    }
  return g_string_free (text, FALSE);
}

static void
test_list (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (MhDocument) document = make_document (row->design, row->theme);
      g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
      g_autoptr (GArray) stops =
          mh_panel_list_stops (document, mh_surfaces_find (surfaces, row->surface), NULL,
                               row->side);
      g_autofree char *found = describe (stops);

      if (!g_str_equal (found, row->expected))
        g_error ("“%s” in place of “%s”: %s", found, row->expected, row->why);
    }
}

/* The size on a phone of the smallest text, CSS px; 0 when not everybody is there. */
static double
measure (double size, double least_px, MhFonts *fonts, double *least)
{
  g_autofree char *with_size = g_strdup_printf (
      "{'layout':'sidebar','panel':{'side':'left','size':%g},'type':{'min_phone_px':%g},"
      "'notice':{'text':''}}",
      size, least_px);
  g_autoptr (MhDocument) document = make_document (with_size, "");
  g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
  const MhSurface *surface = mh_surfaces_find (surfaces, "own");
  g_autoptr (MhScene) scene = mh_layout_scene (document, surface, NULL, DAY, fonts, NULL);
  double smallest = G_MAXDOUBLE;

  *least = mh_panel_find_legible_size (document, surface, NULL, MH_SIDE_LEFT, DAY, fonts, NULL);
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->kind == MH_ITEM_TEXT && item->role != MH_ROLE_INITIALS)
        smallest = MIN (smallest, item->text.size_px * scene->phone_px / scene->width_px);
    }
  return scene->fits ? smallest : 0;
}

/* The very layout says that it is the least size, and that one per cent less is too small. */
static void
test_legible (void)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  double least = 0;
  double same = 0;

  measure (0.5, 12, fonts, &least);
  g_assert_cmpfloat (least, >, 0.1);
  g_assert_cmpfloat (least, <, 1);
  g_assert_cmpfloat (measure (least, 12, fonts, &same), >=, 12 - 1e-6);
  g_assert_cmpfloat (same, ==, least);
  g_assert_cmpfloat (measure (least - 0.01, 12, fonts, &same), <, 12);
}

static void
test_never_legible (void)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  double least = 1;

  measure (0.5, 90, fonts, &least);
  g_assert_cmpfloat (least, ==, 0);
}

static void
test_given_up (void)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhDocument) document = make_document ("{}", "");
  g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
  const MhSurface *surface = mh_surfaces_find (surfaces, "own");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_cmpfloat (mh_panel_find_legible_size (document, surface, NULL, MH_SIDE_LEFT, DAY, fonts,
                                                 cancelled),
                     >, 0);
  g_cancellable_cancel (cancelled);
  g_assert_cmpfloat (mh_panel_find_legible_size (document, surface, NULL, MH_SIDE_LEFT, DAY, fonts,
                                                 cancelled),
                     ==, 0);
}

/* It stands first where there was another of that size, and nowhere when there is none. */
static void
test_add (void)
{
  g_autoptr (MhDocument) document = make_document ("{}", "");
  g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
  const MhSurface *surface = mh_surfaces_find (surfaces, "own");
  g_autoptr (GArray) stops = mh_panel_list_stops (document, surface, NULL, MH_SIDE_LEFT);
  g_autofree char *found = NULL;

  mh_panel_add_legible_stop (stops, document, surface, NULL, MH_SIDE_LEFT, 0);
  g_assert_cmpuint (stops->len, ==, 7);
  mh_panel_add_legible_stop (stops, document, surface, NULL, MH_SIDE_LEFT, 0.5);
  found = describe (stops);
  g_assert_cmpstr (found, ==,
                   "safe 0.1000 100, safe 0.8000 800, third 0.3333 333, third 0.6667 667, "
                   "quarter 0.2500 250, quarter 0.7500 750, phone 0.5000 500");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panel-stops/list", test_list);
  g_test_add_func ("/panel-stops/legible", test_legible);
  g_test_add_func ("/panel-stops/never-legible", test_never_legible);
  g_test_add_func ("/panel-stops/given-up", test_given_up);
  g_test_add_func ("/panel-stops/add", test_add);
  return g_test_run ();
}
