/* mh-preview.c: a picture in a drawn mock-up of its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of any platform is copied: grey bars stand for its words. What counts is true: the size
 * at which the picture is seen, what is laid over it, and what is cropped.
 */

#include "mh-preview-page.h"

#include <math.h>

#include "paint/mh-paint.h"

/* Of the text beside a picture that is higher than wide. */
#define MAIN_LEAST_PX 240
#define MAIN_MOST_PX  680

/* What a desktop's window shows of a page, at the least. */
#define FOLD_PX 720

/* Of the page, under the picture. */
#define BELOW_PX 420

/* As high as a phone's screen, for its width. */
#define PHONE_ASPECT 2.1

/**
 * mh_preview_has_device:
 * @surface: a surface
 * @device: where it is looked at
 *
 * Returns: whether the picture is shown there
 */
gboolean
mh_preview_has_device (const MhSurface *surface, MhPreviewDevice device)
{
  return device == MH_PREVIEW_PHONE ? surface->n_phone > 0
                                    : surface->page != NULL || surface->desktop_px > 0;
}

/**
 * mh_preview_get_window_px:
 * @surface: a surface
 * @device: where it is looked at
 *
 * Units: CSS px.
 *
 * Returns: the width of window to show it in when none is asked for
 */
int
mh_preview_get_window_px (const MhSurface *surface, MhPreviewDevice device)
{
  if (device == MH_PREVIEW_PHONE)
    return surface->n_phone > 0 ? surface->phone_px[surface->n_phone / 2] : 390;
  if (surface->page != NULL)
    return surface->page->serve_px;
  return MAX (1280, surface->desktop_px + 2 * MH_PREVIEW_GUTTER_PX);
}

/* Device pixels for a CSS px. */
static double
get_factor (MhPreviewDevice device)
{
  return device == MH_PREVIEW_PHONE ? MH_PREVIEW_PHONE_SCALE : 1;
}

/* A picture that is higher than wide stands at the side of a desktop's page. */
static double
get_main_width (const MhPreviewPage *page, double width)
{
  double room = page->window_px - width - 3 * MH_PREVIEW_GUTTER_PX;

  if (page->device == MH_PREVIEW_PHONE || page->surface->height_px <= page->surface->width_px ||
      room < MAIN_LEAST_PX)
    return 0;
  return MIN (room, MAIN_MOST_PX);
}

/* Where the picture goes, and how high the mock-up gets. */
static void
place_picture (MhPreviewPage *page)
{
  const MhSurface *surface = page->surface;
  double width = page->window_px;
  double left = 0;

  if (surface->page != NULL)
    {
      page->scale = 1;
      page->height_px = surface->page->first_screen_px;
      page->picture = MH_BOX (0, 0, surface->width_px, surface->height_px);
      return;
    }
  if (page->device == MH_PREVIEW_DESKTOP)
    width = MIN (surface->desktop_px, page->window_px);
  page->scale = width / surface->width_px;
  page->main_px = get_main_width (page, width);
  left = page->window_px - width - (page->main_px > 0 ? page->main_px + MH_PREVIEW_GUTTER_PX : 0);
  page->picture = MH_BOX (round (left / 2), 0, 0, 0);
  page->picture.x1 = page->picture.x0 + width;
  page->picture.y1 = page->scale * surface->height_px;
  page->height_px = ceil (page->device == MH_PREVIEW_PHONE ? MAX (PHONE_ASPECT * page->window_px,
                                                                  page->picture.y1 + BELOW_PX / 2)
                          : page->main_px > 0              ? MAX (FOLD_PX, page->picture.y1)
                                              : MAX (FOLD_PX, page->picture.y1 + BELOW_PX));
}

static void
draw_page (MhPreviewPage *page,
           cairo_surface_t *picture,
           const MhColor *around,
           const MhAccount *account)
{
  cairo_t *cr = page->cr;

  if (page->surface->page != NULL)
    cairo_set_source_rgb (cr, around->r, around->g, around->b);
  else
    cairo_set_source_rgb (cr, 0.97, 0.97, 0.97);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_translate (cr, page->picture.x0, page->picture.y0);
  cairo_scale (cr, mh_box_width (&page->picture) / cairo_image_surface_get_width (picture),
               mh_box_height (&page->picture) / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_restore (cr);
  if (page->surface->page != NULL)
    {
      mh_preview_page_draw_column (page);
      return;
    }
  if (page->main_px > 0)
    mh_preview_page_draw_main (page, account);
  else
    mh_preview_page_draw_profile (page, account);
}

/**
 * mh_preview_get_picture_px:
 * @surface: a surface
 * @device: where it is looked at
 * @window_px: width of the window in CSS px, or of the phone
 *
 * Units: pixels of the mock-up.
 *
 * Returns: how wide the picture stands in its mock-up
 */
int
mh_preview_get_picture_px (const MhSurface *surface, MhPreviewDevice device, int window_px)
{
  MhPreviewPage page = { .surface = surface, .device = device, .window_px = window_px };

  place_picture (&page);
  return (int) (mh_box_width (&page.picture) * get_factor (device));
}

/**
 * mh_preview_paint_picture:
 * @picture: an image surface: the picture, in any size
 * @scene: what is drawn in it
 * @surface: where
 * @account: whose
 * @device: where it is looked at
 * @window_px: width of the window in CSS px, or of the phone
 *
 * Paints a picture in its page, as large as it is seen there.
 *
 * Pixels: %CAIRO_FORMAT_RGB24; one a CSS px, %MH_PREVIEW_PHONE_SCALE on a phone.
 *
 * Returns: (transfer full): an image surface
 */
cairo_surface_t *
mh_preview_paint_picture (cairo_surface_t *picture,
                          const MhScene *scene,
                          const MhSurface *surface,
                          const MhAccount *account,
                          MhPreviewDevice device,
                          int window_px)
{
  double factor = get_factor (device);
  MhPreviewPage page = { .surface = surface, .device = device, .window_px = window_px };
  const MhSceneItem *ground = mh_scene_find_role (scene, MH_ROLE_BACKGROUND);
  MhColor around = ground != NULL ? ground->color : (MhColor){ 1, 1, 1, 1 };
  cairo_surface_t *mockup = NULL;

  place_picture (&page);
  mockup = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (page.window_px * factor),
                                       (int) ceil (page.height_px * factor));
  page.cr = cairo_create (mockup);
  cairo_scale (page.cr, factor, factor);
  draw_page (&page, picture, &around, account);
  cairo_destroy (page.cr);
  cairo_surface_flush (mockup);
  return mockup;
}

/**
 * mh_preview_paint:
 * @scene: what is drawn
 * @surface: where
 * @account: whose
 * @device: where it is looked at
 * @window_px: width of the window in CSS px, or of the phone
 * @fonts: the fonts of this thread
 * @pictures: (nullable): where pictures come from
 * @cancellable: (nullable): looked at between items
 * @error: return location for an error
 *
 * Paints the picture in its page, as large as it is seen there.
 *
 * Pixels: %CAIRO_FORMAT_RGB24; one a CSS px, %MH_PREVIEW_PHONE_SCALE on a phone.
 *
 * Errors: %MH_PAINT_ERROR
 *
 * Returns: (transfer full) (nullable): an image surface
 */
cairo_surface_t *
mh_preview_paint (const MhScene *scene,
                  const MhSurface *surface,
                  const MhAccount *account,
                  MhPreviewDevice device,
                  int window_px,
                  MhFonts *fonts,
                  MhPictureStore *pictures,
                  GCancellable *cancellable,
                  GError **error)
{
  /* Painted at its own size and made smaller, as the platform does it. */
  g_autoptr (cairo_surface_t) picture =
      mh_paint_scene (scene, 1.0, fonts, pictures, cancellable, error);

  if (picture == NULL)
    return NULL;
  return mh_preview_paint_picture (picture, scene, surface, account, device, window_px);
}
