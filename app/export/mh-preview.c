/* mh-preview.c: a picture in a drawn mock-up of its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of any platform is copied: grey bars stand for its words. What counts is true: the size
 * at which the picture is seen, what is laid over it, and what is cropped.
 */

#include "mh-preview.h"

#include <math.h>
#include <string.h>

#include "paint/mh-paint.h"

#define GUTTER_PX 24
#define BELOW_PX  260 /* of the page, under the picture */
#define BAR_PX    44  /* of the platform, above a classic page */
#define N_POSTS   12

/* What is being drawn; all lengths are CSS px. */
typedef struct
{
  cairo_t *cr;
  const MhSurface *surface;
  MhPreviewDevice device;
  double window_px;
  double height_px;
  MhBox picture; /* where the picture is shown */
  double scale;  /* of the picture */
} Page;

static void
set_grey (cairo_t *cr, double level, double alpha)
{
  cairo_set_source_rgba (cr, level, level, level, alpha);
}

static void
fill_box (cairo_t *cr, MhBox box, double radius)
{
  double r = MIN (radius, MIN (mh_box_width (&box), mh_box_height (&box)) / 2);

  if (mh_box_is_empty (&box))
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x1 - r, box.y0 + r, r, -G_PI / 2, 0);
  cairo_arc (cr, box.x1 - r, box.y1 - r, r, 0, G_PI / 2);
  cairo_arc (cr, box.x0 + r, box.y1 - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, box.x0 + r, box.y0 + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A face, or whatever stands in its place: a disc in a ring of the page's colour. */
static void
draw_avatar (const Page *page, const MhBox *rect)
{
  double radius = MIN (mh_box_width (rect), mh_box_height (rect)) / 2;
  double x = (rect->x0 + rect->x1) / 2;
  double y = rect->y1 - radius * 0.8;

  set_grey (page->cr, 1, 1);
  cairo_arc (page->cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (page->cr);
  set_grey (page->cr, 0.72, 1);
  cairo_arc (page->cr, x, y, radius * 0.94, 0, 2 * G_PI);
  cairo_fill (page->cr);
  set_grey (page->cr, 0.9, 1);
  cairo_arc (page->cr, x, y - radius * 0.2, radius * 0.32, 0, 2 * G_PI);
  cairo_fill (page->cr);
  cairo_arc (page->cr, x, y + radius * 0.75, radius * 0.5, G_PI, 2 * G_PI);
  cairo_fill (page->cr);
}

/* Two round buttons at the ends of the rectangle. */
static void
draw_buttons (const Page *page, const MhBox *rect)
{
  double radius = MIN (16, mh_box_height (rect) / 2.5);
  double y = (rect->y0 + rect->y1) / 2;

  set_grey (page->cr, 0, 0.55);
  cairo_arc (page->cr, rect->x0 + 1.6 * radius, y, radius, 0, 2 * G_PI);
  cairo_fill (page->cr);
  cairo_arc (page->cr, rect->x1 - 1.6 * radius, y, radius, 0, 2 * G_PI);
  cairo_fill (page->cr);
}

static gboolean
is_on_device (const Page *page, const MhCovered *covered)
{
  const char *device = page->device == MH_PREVIEW_PHONE ? "phone" : "desktop";

  return g_str_equal (covered->device, "any") || g_str_equal (covered->device, device);
}

static gboolean
is_crop (const MhCovered *covered)
{
  return g_str_has_prefix (covered->what, "cropped") ||
         g_str_has_prefix (covered->what, "shown on");
}

static MhBox
place_rect (const Page *page, const MhBox *rect)
{
  double width = mh_box_width (&page->picture);
  double height = mh_box_height (&page->picture);

  return MH_BOX (page->picture.x0 + rect->x0 * width, page->picture.y0 + rect->y0 * height,
                 page->picture.x0 + rect->x1 * width, page->picture.y0 + rect->y1 * height);
}

/* What is cropped is the page’s; a hatch says that the picture goes on there. */
static void
draw_crop (const Page *page, const MhBox *rect)
{
  cairo_save (page->cr);
  cairo_rectangle (page->cr, rect->x0, rect->y0, mh_box_width (rect), mh_box_height (rect));
  cairo_clip (page->cr);
  set_grey (page->cr, 0.97, 0.92);
  cairo_paint (page->cr);
  set_grey (page->cr, 0.75, 0.5);
  cairo_set_line_width (page->cr, 1);
  for (double x = rect->x0 - mh_box_height (rect); x < rect->x1; x += 10)
    {
      cairo_move_to (page->cr, x, rect->y1);
      cairo_line_to (page->cr, x + mh_box_height (rect), rect->y0);
    }
  cairo_stroke (page->cr);
  cairo_restore (page->cr);
}

static void
draw_covers (const Page *page)
{
  for (guint i = 0; i < page->surface->n_covered; i++)
    {
      const MhCovered *covered = &page->surface->covered[i];
      MhBox rect = place_rect (page, &covered->rect);

      if (!is_on_device (page, covered))
        continue;
      if (is_crop (covered))
        draw_crop (page, &rect);
      else if (strstr (covered->what, "button") != NULL)
        draw_buttons (page, &rect);
      else
        draw_avatar (page, &rect);
    }
}

static void
draw_text (const Page *page, const char *text, double x, double y, double size_px, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (page->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Inter, sans-serif");

  pango_font_description_set_absolute_size (font, size_px * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (mh_box_width (&page->picture) * 0.6) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (page->cr, x, y);
  pango_cairo_show_layout (page->cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

/* Who it is, and bars for the words below. */
static void
draw_profile (const Page *page, const MhAccount *account)
{
  double x = page->picture.x0 + 16;
  double y = page->picture.y1 + 56;
  double width = mh_box_width (&page->picture) - 32;

  set_grey (page->cr, 0.15, 1);
  fill_box (page->cr,
            MH_BOX (page->picture.x1 - 112, page->picture.y1 + 12, page->picture.x1 - 16,
                    page->picture.y1 + 44),
            16);
  draw_text (page, account->organisation, x, y, 20, TRUE);
  set_grey (page->cr, 0.45, 1);
  if (account->handle != NULL)
    draw_text (page, account->handle, x, y + 28, 15, FALSE);
  set_grey (page->cr, 0.85, 1);
  fill_box (page->cr, MH_BOX (x, y + 62, x + width * 0.86, y + 72), 5);
  fill_box (page->cr, MH_BOX (x, y + 84, x + width * 0.62, y + 94), 5);
  fill_box (page->cr, MH_BOX (x, y + 124, x + width, y + 125), 0);
  for (int i = 0; i < 4; i++)
    fill_box (page->cr, MH_BOX (x + i * width / 4, y + 142, x + i * width / 4 + width / 7, y + 152),
              5);
}

/* A post: a small disc and two or three bars. */
static void
draw_posts (const Page *page, const MhBox *column, double top)
{
  for (int i = 0; i < N_POSTS; i++)
    {
      double y = top + i * 64;
      double end = column->x0 + mh_box_width (column) * (i % 3 == 1 ? 0.52 : 0.62);

      set_grey (page->cr, 0.8, 1);
      fill_box (page->cr, MH_BOX (column->x0 + 16, y, column->x0 + 56, y + 40), 4);
      set_grey (page->cr, 0.86, 1);
      fill_box (page->cr, MH_BOX (column->x0 + 68, y + 2, end, y + 12), 5);
      fill_box (page->cr, MH_BOX (column->x0 + 68, y + 20, end - 40 * (i % 2), y + 30), 5);
    }
}

/* A classic page: the column lies over the picture, which is fixed and never scaled. */
static void
draw_column (const Page *page)
{
  const MhPage *facts = page->surface->page;
  double inner = page->window_px - facts->scrollbar_px;
  double column_px = facts->narrow_column_px > 0 && page->window_px < facts->narrow_below_px
                         ? facts->narrow_column_px
                         : facts->column_px;
  double x = floor ((inner - column_px) / 2);
  MhBox column = MH_BOX (x, facts->content_top_px, x + column_px, page->height_px);

  if (facts->bar_px > 0)
    {
      set_grey (page->cr, 0.1, 0.95);
      fill_box (page->cr, MH_BOX (0, 0, inner, facts->bar_px), 0);
    }
  set_grey (page->cr, 1, 1);
  fill_box (page->cr, column, 4);
  set_grey (page->cr, 0.95, 1);
  fill_box (page->cr, MH_BOX (column.x0 + column_px * 0.68, column.y0, column.x1, page->height_px),
            0);
  draw_posts (page, &column, column.y0 + 24);
  set_grey (page->cr, 0.92, 1);
  fill_box (page->cr, MH_BOX (inner, 0, page->window_px, page->height_px), 0);
  set_grey (page->cr, 0.7, 1);
  fill_box (page->cr, MH_BOX (inner + 3, 4, page->window_px - 3, page->height_px / 3), 6);
}

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
  return MAX (1280, surface->desktop_px + 2 * GUTTER_PX);
}

/* Device pixels for a CSS px. */
static double
get_factor (MhPreviewDevice device)
{
  return device == MH_PREVIEW_PHONE ? MH_PREVIEW_PHONE_SCALE : 1;
}

/* Where the picture goes, and how high the mock-up gets. */
static void
place_picture (Page *page)
{
  const MhSurface *surface = page->surface;
  double width = page->window_px;

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
  page->picture = MH_BOX (round ((page->window_px - width) / 2), 0, 0, 0);
  page->picture.x1 = page->picture.x0 + width;
  page->picture.y1 = page->scale * surface->height_px;
  page->height_px = ceil (page->picture.y1) + BELOW_PX;
}

static void
draw_page (Page *page, cairo_surface_t *picture, const MhColor *around, const MhAccount *account)
{
  cairo_t *cr = page->cr;

  if (page->surface->page != NULL)
    cairo_set_source_rgb (cr, around->r, around->g, around->b);
  else
    set_grey (cr, 0.97, 1);
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
      draw_column (page);
      return;
    }
  set_grey (cr, 1, 1);
  fill_box (cr, MH_BOX (page->picture.x0, page->picture.y1, page->picture.x1, page->height_px), 0);
  draw_profile (page, account);
  draw_covers (page);
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
  Page page = { .surface = surface, .device = device, .window_px = window_px };

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
  Page page = { .surface = surface, .device = device, .window_px = window_px };
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
