/* test-preview.c: mock-ups show what a page shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/mh-preview.h"
#include "lib/mh-test-json.h"
#include "paint/mh-paint.h"

#define WHITE 0xffffffu

typedef struct
{
  MhDocument *document;
  MhSurfaces *surfaces;
  MhFonts *fonts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = mh_test_document ("{'masthead':1,'account':{'organisation':'Org'},'members':["
                                        "{'name':'Ann Lee','handle':'@ann'}],"
                                        "'design':{'background':{'color':'#00aa00'}}}",
                                        "/");
  fixture->surfaces = mh_surfaces_load (NULL, fixture->document, NULL, NULL);
  fixture->fonts = mh_fonts_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_document_unref (fixture->document);
  mh_surfaces_unref (fixture->surfaces);
  mh_fonts_unref (fixture->fonts);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  g_assert_cmpint (x, <, cairo_image_surface_get_width (surface));
  g_assert_cmpint (y, <, cairo_image_surface_get_height (surface));
  return ((const guint32 *) (data +
                             (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x] &
         0xffffff;
}

static MhScene *
lay_out (Fixture *fixture, const MhSurface *surface)
{
  return mh_layout_scene (fixture->document, surface, NULL, (MhDate){ 2026, 11, 22 },
                          fixture->fonts, NULL);
}

static cairo_surface_t *
preview (Fixture *fixture, const MhSurface *surface, MhPreviewDevice device, int window_px)
{
  g_autoptr (MhScene) scene = lay_out (fixture, surface);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *mockup =
      mh_preview_paint (scene, surface, mh_document_get_account (fixture->document), device,
                        window_px, fixture->fonts, NULL, NULL, &error);

  g_assert_no_error (error);
  return mockup;
}

typedef struct
{
  const char *surface;
  MhPreviewDevice device;
  int window_px;
  int width; /* of the mock-up */
  int left;  /* where the picture starts */
  int shown; /* how wide it is */
  const char *why;
} ScaleRow;

static const ScaleRow scale_rows[] = {
  { "x-header", MH_PREVIEW_DESKTOP, 1280, 1280, 340, 600, "in the middle, as wide as it is seen" },
  { "x-header", MH_PREVIEW_DESKTOP, 500, 500, 0, 500, "a narrower window" },
  { "x-header", MH_PREVIEW_PHONE, 390, 780, 0, 780, "a phone’s pixel is two" },
  { "web-sidebar", MH_PREVIEW_DESKTOP, 1280, 1280, 108, 360, "unscaled, at the side of its page" },
  { "web-sidebar", MH_PREVIEW_DESKTOP, 600, 600, 120, 360, "without a page that has no room" },
};

/* A page's grey beside the picture, the picture's green in its corner. */
static void
test_scale (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (scale_rows); i++)
    {
      const ScaleRow *row = &scale_rows[i];
      g_autoptr (JsonNode) bare =
          mh_test_json ("{'x-header':{'covered':[]},'web-sidebar':{'covered':[]}}");
      g_autoptr (MhSurfaces) surfaces = mh_surfaces_override (fixture->surfaces, bare, NULL, NULL);
      const MhSurface *surface = mh_surfaces_find (surfaces, row->surface);
      g_autoptr (cairo_surface_t) mockup = preview (fixture, surface, row->device, row->window_px);
      g_autoptr (MhScene) scene = lay_out (fixture, surface);
      g_autoptr (cairo_surface_t) picture =
          mh_paint_scene (scene, 1, fixture->fonts, NULL, NULL, NULL);
      int right = row->left + row->shown;

      g_test_message ("%s", row->why);
      g_assert_cmpint (cairo_image_surface_get_width (mockup), ==, row->width);
      g_assert_cmphex (get_pixel (mockup, row->left + 2, 2), ==, get_pixel (picture, 2, 2));
      g_assert_cmphex (get_pixel (mockup, right - 3, 2), ==,
                       get_pixel (picture, surface->width_px - 3, 2));
      if (row->left > 0)
        {
          g_assert_cmphex (get_pixel (mockup, row->left - 2, 2), ==, 0xf8f8f8);
          g_assert_cmphex (get_pixel (mockup, right + 1, 2), ==, 0xf8f8f8);
        }
    }
}

static const int windows[] = { 1024, 1280, 1440, 1920 };

/* Left of the column stands the very picture, unscaled; the column hides it. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  const MhSurface *surface = mh_surfaces_find (fixture->surfaces, "twitter-2009");
  g_autoptr (MhScene) scene = lay_out (fixture, surface);
  g_autoptr (cairo_surface_t) picture = mh_paint_scene (scene, 1, fixture->fonts, NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr (cairo_surface_t) mockup =
          preview (fixture, surface, MH_PREVIEW_DESKTOP, windows[i]);
      int margin = (int) mh_surface_get_margin_px (surface, windows[i]);
      int y = surface->page->content_top_px + 8;

      g_assert_cmpint (cairo_image_surface_get_width (mockup), ==, windows[i]);
      for (int x = 0; x < margin; x++)
        g_assert_cmphex (get_pixel (mockup, x, y), ==, get_pixel (picture, x, y));
      g_assert_cmphex (get_pixel (mockup, margin + 4, y), ==, WHITE);
      g_assert_cmphex (get_pixel (mockup, margin + 4, surface->page->content_top_px - 4), !=,
                       WHITE);
    }
}

/* What a phone's rectangle covers is covered there and nowhere else. */
static void
test_covers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) change =
      mh_test_json ("{'x-header':{'covered':[{'what':'profile "
                    "picture','shape':'round','rect':[0,0.5,0.2,1],'device':'phone',"
                    "'confidence':'H'}]}}");
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_override (fixture->surfaces, change, NULL, NULL);
  const MhSurface *surface = mh_surfaces_find (surfaces, "x-header");
  g_autoptr (cairo_surface_t) desktop = preview (fixture, surface, MH_PREVIEW_DESKTOP, 600);
  g_autoptr (cairo_surface_t) phone = preview (fixture, surface, MH_PREVIEW_PHONE, 300);

  /* Both show the picture 600 pixels wide and 200 high. */
  g_assert_cmphex (get_pixel (desktop, 60, 160), ==, get_pixel (desktop, 60, 60));
  g_assert_cmphex (get_pixel (phone, 60, 160), !=, get_pixel (phone, 60, 60));
  g_assert_true (mh_preview_has_device (surface, MH_PREVIEW_PHONE));
  g_assert_false (
      mh_preview_has_device (mh_surfaces_find (surfaces, "twitter-2009"), MH_PREVIEW_PHONE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/preview/scale", Fixture, NULL, set_up, test_scale, tear_down);
  g_test_add ("/preview/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/preview/covers", Fixture, NULL, set_up, test_covers, tear_down);
  return g_test_run ();
}
