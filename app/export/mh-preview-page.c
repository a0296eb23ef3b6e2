/* mh-preview-page.c: what stands around a picture on its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bars stand for words, discs for faces. What is laid over the picture has its true place and size:
 *
 *        ┌───────────────────────────┐
 *        │          picture          │
 *        │  ╭────╮                   │
 *        └──│face│───────────────────┘
 *           ╰────╯          ( follow )
 *         Organisation
 *         @handle
 */

#include "mh-preview-page.h"

#include <math.h>

#define MARGIN_PX 16

/* Greys of a page: 0 is black. */
#define INK     0.13
#define FAINT   0.45
#define BAR     0.86
#define SHADE   0.93
#define LINE    0.90
#define SURFACE 1.0

/* Of a disc, its ring counted in. */
#define RING_SHARE 0.035

static void
set_grey (const MhPreviewPage *page, double level, double alpha)
{
  cairo_set_source_rgba (page->cr, level, level, level, alpha);
}

static void
fill_box (const MhPreviewPage *page, double x0, double y0, double x1, double y1, double radius)
{
  cairo_t *cr = page->cr;
  double r = MIN (radius, MIN (x1 - x0, y1 - y0) / 2);

  if (x1 <= x0 || y1 <= y0)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x1 - r, y0 + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x1 - r, y1 - r, r, 0, G_PI / 2);
  cairo_arc (cr, x0 + r, y1 - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x0 + r, y0 + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
fill_disc (const MhPreviewPage *page, double x, double y, double radius)
{
  cairo_arc (page->cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (page->cr);
}

/* A bar in place of a line of words. */
static void
draw_words (const MhPreviewPage *page, double x, double y, double width, double height)
{
  fill_box (page, x, y, x + width, y + height, height / 2);
}

static MhBox
place_rect (const MhPreviewPage *page, const MhBox *rect)
{
  double width = mh_box_width (&page->picture);
  double height = mh_box_height (&page->picture);

  return MH_BOX (page->picture.x0 + rect->x0 * width, page->picture.y0 + rect->y0 * height,
                 page->picture.x0 + rect->x1 * width, page->picture.y0 + rect->y1 * height);
}

/* Somebody: head and shoulders, cut by the disc. */
static void
draw_person (const MhPreviewPage *page, double x, double y, double radius)
{
  cairo_t *cr = page->cr;

  cairo_save (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0.70, 0.73, 0.77);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.92, 0.93, 0.95);
  fill_disc (page, x, y - radius * 0.18, radius * 0.36);
  cairo_save (cr);
  cairo_translate (cr, x, y + radius * 1.02);
  cairo_scale (cr, radius * 0.66, radius * 0.72);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* As wide as it covers, from the top of what it covers; it hangs over the edge. Returns where it
 * ends. */
static double
draw_disc (const MhPreviewPage *page, const MhBox *rect)
{
  double radius = MIN (mh_box_width (rect), 2 * mh_box_height (rect)) / 2;
  double x = (rect->x0 + rect->x1) / 2;
  double y = rect->y0 + radius;

  set_grey (page, SURFACE, 1);
  fill_disc (page, x, y, radius);
  draw_person (page, x, y, radius * (1 - 2 * RING_SHARE));
  return y + radius;
}

/* A page's sign on a tile. Returns where it ends. */
static double
draw_tile (const MhPreviewPage *page, const MhBox *rect)
{
  double side = MIN (mh_box_width (rect), 1.25 * mh_box_height (rect));
  double x = (rect->x0 + rect->x1 - side) / 2;
  double y = rect->y0;
  double ring = side * RING_SHARE;

  set_grey (page, SURFACE, 1);
  fill_box (page, x, y, x + side, y + side, side * 0.06);
  cairo_set_source_rgb (page->cr, 0.70, 0.73, 0.77);
  fill_box (page, x + ring, y + ring, x + side - ring, y + side - ring, side * 0.04);
  cairo_set_source_rgb (page->cr, 0.92, 0.93, 0.95);
  for (int i = 0; i < 3; i++)
    fill_box (page, x + side * (0.24 + 0.19 * i), y + side * (0.62 - 0.16 * i),
              x + side * (0.38 + 0.19 * i), y + side * 0.76, side * 0.02);
  return y + side;
}

/* Round buttons at both ends, with an arrow back and three dots. */
static void
draw_buttons (const MhPreviewPage *page, const MhBox *rect)
{
  double radius = MIN (16, mh_box_height (rect) / 2.2);
  double y = (rect->y0 + rect->y1) / 2;
  double left = rect->x0 + MARGIN_PX + radius;
  double right = rect->x1 - MARGIN_PX - radius;
  double arm = radius * 0.36;

  set_grey (page, 0, 0.6);
  fill_disc (page, left, y, radius);
  fill_disc (page, right, y, radius);
  set_grey (page, 1, 0.95);
  for (int i = -1; i <= 1; i++)
    fill_disc (page, right + i * radius * 0.4, y, radius * 0.11);
  cairo_set_line_width (page->cr, radius * 0.13);
  cairo_set_line_cap (page->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (page->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (page->cr, left, y - arm);
  cairo_line_to (page->cr, left - arm, y);
  cairo_line_to (page->cr, left, y + arm);
  cairo_move_to (page->cr, left - arm, y);
  cairo_line_to (page->cr, left + arm * 1.2, y);
  cairo_stroke (page->cr);
}

/* What is cropped is the page’s; a hatch says that the picture goes on there. */
static void
draw_crop (const MhPreviewPage *page, const MhBox *rect)
{
  cairo_t *cr = page->cr;

  cairo_save (cr);
  cairo_rectangle (cr, rect->x0, rect->y0, mh_box_width (rect), mh_box_height (rect));
  cairo_clip (cr);
  set_grey (page, 0.97, 0.9);
  cairo_paint (cr);
  set_grey (page, 0.7, 0.45);
  cairo_set_line_width (cr, 1);
  for (double x = rect->x0 - mh_box_height (rect); x < rect->x1; x += 10)
    {
      cairo_move_to (cr, x, rect->y1);
      cairo_line_to (cr, x + mh_box_height (rect), rect->y0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gboolean
is_on_device (const MhPreviewPage *page, const MhCovered *covered)
{
  const char *device = page->device == MH_PREVIEW_PHONE ? "phone" : "desktop";

  return g_str_equal (covered->device, "any") || g_str_equal (covered->device, device);
}

/* Crops first, so that nothing laid over them is hatched. Returns where what hangs over ends. */
static double
draw_covers (const MhPreviewPage *page)
{
  double bottom = page->picture.y1;

  for (guint i = 0; i < page->surface->n_covered; i++)
    {
      const MhCovered *covered = &page->surface->covered[i];
      MhBox rect = place_rect (page, &covered->rect);

      if (covered->shape == MH_COVER_CROP && is_on_device (page, covered))
        draw_crop (page, &rect);
    }
  for (guint i = 0; i < page->surface->n_covered; i++)
    {
      const MhCovered *covered = &page->surface->covered[i];
      MhBox rect = place_rect (page, &covered->rect);

      if (!is_on_device (page, covered))
        continue;
      if (covered->shape == MH_COVER_BUTTONS)
        draw_buttons (page, &rect);
      else if (covered->shape == MH_COVER_ROUND)
        bottom = MAX (bottom, draw_disc (page, &rect));
      else if (covered->shape == MH_COVER_BOX)
        bottom = MAX (bottom, draw_tile (page, &rect));
    }
  return bottom;
}

static void
draw_text (
    const MhPreviewPage *page, const char *text, double x, double y, double size_px, gboolean bold)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  PangoLayout *layout = pango_cairo_create_layout (page->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Inter, sans-serif");

  pango_font_description_set_absolute_size (font, size_px * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout,
                          (int) (mh_box_width (&page->picture) - 2 * MARGIN_PX) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (page->cr, x, y);
  pango_cairo_show_layout (page->cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

/* A face, a name, two lines and what can be done with it. */
static double
draw_post (const MhPreviewPage *page, double x, double y, double width, int index)
{
  double text_x = x + 52;
  double text_width = width - 52;

  draw_person (page, x + 20, y + 20, 20);
  set_grey (page, 0.62, 1);
  draw_words (page, text_x, y + 2, text_width * 0.26, 10);
  set_grey (page, BAR, 1);
  draw_words (page, text_x + text_width * 0.29, y + 2, text_width * 0.16, 10);
  draw_words (page, text_x, y + 22, text_width * (index % 2 == 0 ? 0.94 : 0.86), 10);
  draw_words (page, text_x, y + 40, text_width * (index % 3 == 0 ? 0.52 : 0.71), 10);
  for (int i = 0; i < 4; i++)
    {
      fill_disc (page, text_x + 6 + i * text_width / 4, y + 67, 6);
      draw_words (page, text_x + 17 + i * text_width / 4, y + 63, MIN (26, text_width / 10), 8);
    }
  return y + 92;
}

static void
draw_posts (const MhPreviewPage *page, double x, double y, double width)
{
  for (int i = 0; y < page->height_px; i++)
    {
      y = draw_post (page, x, y, width, i);
      set_grey (page, LINE, 1);
      fill_box (page, x - MARGIN_PX, y, x + width + MARGIN_PX, y + 1, 0);
      y += 15;
    }
}

/* What a visitor may press: the main one dark, with words in it, and a round one beside. */
static void
draw_actions (const MhPreviewPage *page)
{
  double right = page->picture.x1 - MARGIN_PX;
  double y = page->picture.y1 + 12;

  set_grey (page, INK, 1);
  fill_box (page, right - 92, y, right, y + 34, 17);
  set_grey (page, 1, 0.9);
  draw_words (page, right - 70, y + 12, 48, 10);
  set_grey (page, 0.78, 1);
  cairo_set_line_width (page->cr, 1);
  cairo_arc (page->cr, right - 92 - 8 - 17, y + 17, 16.5, 0, 2 * G_PI);
  cairo_stroke (page->cr);
  set_grey (page, INK, 1);
  for (int i = -1; i <= 1; i++)
    fill_disc (page, right - 92 - 8 - 17 + i * 6, y + 17, 1.6);
}

/* Words about the account, figures, and the heads of its pages, of which the first is open. */
static double
draw_about (const MhPreviewPage *page, double x, double y, double width)
{
  set_grey (page, BAR, 1);
  draw_words (page, x, y, width * 0.86, 10);
  draw_words (page, x, y + 20, width * 0.62, 10);
  for (int i = 0; i < 2; i++)
    {
      set_grey (page, FAINT, 1);
      draw_words (page, x + i * width * 0.24, y + 48, width * 0.06, 10);
      set_grey (page, BAR, 1);
      draw_words (page, x + i * width * 0.24 + width * 0.07, y + 48, width * 0.12, 10);
    }
  y += 80;
  for (int i = 0; i < 4; i++)
    {
      set_grey (page, i == 0 ? FAINT : 0.78, 1);
      draw_words (page, x + (i + 0.5) * width / 4 - width / 14, y + 12, width / 7, 10);
    }
  cairo_set_source_rgb (page->cr, 0.21, 0.52, 0.89);
  draw_words (page, x + width / 8 - width / 14, y + 36, width / 7, 4);
  set_grey (page, LINE, 1);
  fill_box (page, page->picture.x0, y + 40, page->picture.x1, y + 41, 0);
  return y + 57;
}

/**
 * mh_preview_page_draw_profile:
 * @page: a page whose picture is drawn
 * @account: whose it is
 *
 * Draws what lies over the picture, who it is, and what they wrote.
 */
void
mh_preview_page_draw_profile (const MhPreviewPage *page, const MhAccount *account)
{
  double x = page->picture.x0 + MARGIN_PX;
  double width = mh_box_width (&page->picture) - 2 * MARGIN_PX;
  double y = 0;

  set_grey (page, SURFACE, 1);
  fill_box (page, page->picture.x0, page->picture.y1, page->picture.x1, page->height_px, 0);
  if (page->picture.x0 > 0)
    {
      set_grey (page, LINE, 1);
      fill_box (page, page->picture.x0 - 1, page->picture.y1, page->picture.x0, page->height_px, 0);
      fill_box (page, page->picture.x1, page->picture.y1, page->picture.x1 + 1, page->height_px, 0);
    }
  y = MAX (draw_covers (page) + 8, page->picture.y1 + 54);
  draw_actions (page);
  set_grey (page, INK, 1);
  draw_text (page, account->organisation, x, y, 20, TRUE);
  set_grey (page, FAINT, 1);
  if (account->handle != NULL)
    draw_text (page, account->handle, x, y + 27, 15, FALSE);
  y = draw_about (page, x, y + 60, width);
  draw_posts (page, x, y, width);
}

/**
 * mh_preview_page_draw_main:
 * @page: a page whose picture is drawn at its side
 * @account: whose it is
 *
 * Draws the text of the page, beside a picture that is higher than wide.
 */
void
mh_preview_page_draw_main (const MhPreviewPage *page, const MhAccount *account)
{
  double left = page->picture.x1 + MH_PREVIEW_GUTTER_PX;
  double x = left + 2 * MARGIN_PX;
  double width = page->main_px - 4 * MARGIN_PX;

  set_grey (page, SURFACE, 1);
  fill_box (page, left, 0, left + page->main_px, page->height_px, 0);
  set_grey (page, INK, 1);
  draw_text (page, account->organisation, x, 48, 28, TRUE);
  set_grey (page, BAR, 1);
  draw_words (page, x, 96, width * 0.9, 10);
  draw_words (page, x, 116, width * 0.6, 10);
  draw_posts (page, x, 160, width);
}

/* What stands beside the posts of a classic page: who it is, figures, and a wall of faces. */
static void
draw_side (const MhPreviewPage *page, double x, double y, double width)
{
  double step = MIN (width / 6, 32);
  int n = (int) floor (width / step);

  set_grey (page, 0.74, 1);
  draw_words (page, x, y, width * 0.7, 10);
  draw_words (page, x, y + 18, width * 0.5, 10);
  for (int i = 0; i < 3; i++)
    {
      set_grey (page, 0.62, 1);
      draw_words (page, x + i * width / 3, y + 50, width / 6, 12);
      set_grey (page, 0.82, 1);
      draw_words (page, x + i * width / 3, y + 68, width / 4.4, 8);
    }
  set_grey (page, 0.84, 1);
  for (int i = 0; i < 4 * n; i++)
    fill_box (page, x + i % n * step, y + 100 + i / n * step, x + i % n * step + step - 6,
              y + 100 + i / n * step + step - 6, 2);
}

/* The bar over the top of the window, with a few words at its ends. */
static void
draw_bar (const MhPreviewPage *page, const MhBox *column, double inner)
{
  double height = page->surface->page->bar_px;

  if (height <= 0)
    return;
  set_grey (page, 0.1, 0.95);
  fill_box (page, 0, 0, inner, height, 0);
  set_grey (page, 1, 0.35);
  for (int i = 0; i < 3; i++)
    draw_words (page, column->x0 + i * 72, height / 2 - 4, 52, 8);
  draw_words (page, column->x1 - 150, height / 2 - 9, 150, 18);
}

static void
draw_scrollbar (const MhPreviewPage *page, double inner)
{
  set_grey (page, SHADE, 1);
  fill_box (page, inner, 0, page->window_px, page->height_px, 0);
  set_grey (page, 0.7, 1);
  fill_box (page, inner + 3, 4, page->window_px - 3, page->height_px / 3, 6);
}

/**
 * mh_preview_page_draw_column:
 * @page: a classic page whose picture is drawn
 *
 * Draws the column that lies over the picture, which is fixed and never scaled.
 */
void
mh_preview_page_draw_column (const MhPreviewPage *page)
{
  const MhPage *facts = page->surface->page;
  double inner = page->window_px - facts->scrollbar_px;
  double column_px = facts->narrow_column_px > 0 && page->window_px < facts->narrow_below_px
                         ? facts->narrow_column_px
                         : facts->column_px;
  double x = floor ((inner - column_px) / 2);
  MhBox column = MH_BOX (x, facts->content_top_px, x + column_px, page->height_px);
  double split = column.x0 + column_px * 0.68;

  draw_bar (page, &column, inner);
  set_grey (page, SURFACE, 1);
  fill_box (page, column.x0, column.y0, column.x1, column.y1 + 8, 4);
  draw_posts (page, column.x0 + MARGIN_PX, column.y0 + 24, column_px * 0.68 - 2 * MARGIN_PX);
  set_grey (page, 0.955, 1);
  fill_box (page, split, column.y0, column.x1, column.y1 + 8, 4);
  fill_box (page, split, column.y0, split + 4, column.y1, 0);
  draw_side (page, split + MARGIN_PX, column.y0 + 24, column.x1 - split - 2 * MARGIN_PX);
  draw_scrollbar (page, inner);
}
