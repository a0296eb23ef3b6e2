/* mh-overlay-crops.c: what a device does not show, and the columns of the people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "mh-overlay-private.h"

/* Strong enough to be gone, weak enough to be found. */
#define GONE_SHADE 0.78
/* People whose edges are nearer than this stand in one column, output px. */
#define SAME_EDGE_PX 3.0

static gboolean
is_on (const MhCovered *covered, const char *device)
{
  return g_str_equal (covered->device, device) || g_str_equal (covered->device, "any");
}

/* The classic backgrounds: which part the column of the page leaves, for each width of a window. */
static void
draw_windows (cairo_t *cr,
              GtkWidget *widget,
              const MhViewport *viewport,
              const MhSurface *surface,
              GArray *taken)
{
  MhBox picture = mh_viewport_get_picture_box (viewport);

  for (guint i = 0; i < surface->page->n_windows; i++)
    {
      double margin_px = mh_surface_get_margin_px (surface, surface->page->windows[i]);
      MhBox seen = MH_BOX (0, surface->page->content_top_px, margin_px, surface->height_px);
      /* Translators: the width of a browser’s window, in pixels */
      g_autofree char *name = g_strdup_printf (_ ("%d px wide"), surface->page->windows[i]);

      if (margin_px <= 0)
        continue;
      seen = mh_viewport_to_view (viewport, &seen);
      cairo_move_to (cr, round (seen.x1) + 0.5, picture.y0);
      cairo_line_to (cr, round (seen.x1) + 0.5, picture.y1);
      mh_overlay_stroke_dashed (cr);
      /* A stair of labels, each at the end of what it means. */
      seen.x0 = seen.x1;
      seen.y1 = seen.y0 + (i + 1) * (picture.y1 - seen.y0) / (surface->page->n_windows + 1) * 2;
      mh_overlay_draw_label (cr, widget, name, &seen, &picture, taken);
    }
}

/**
 * mh_overlay_draw_crops:
 * @cr: draws in application pixels of @widget
 * @widget: whose type the labels are set in
 * @viewport: where the picture is
 * @surface: what it is made for
 * @device: `desktop` or `phone`
 *
 * Darkens what is not seen there: what the device crops and what the platform lays over.
 */
void
mh_overlay_draw_crops (cairo_t *cr,
                       GtkWidget *widget,
                       const MhViewport *viewport,
                       const MhSurface *surface,
                       const char *device)
{
  MhBox picture = mh_viewport_get_picture_box (viewport);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MhBox));

  cairo_save (cr);
  cairo_rectangle (cr, picture.x0, picture.y0, mh_box_width (&picture), mh_box_height (&picture));
  cairo_clip (cr);
  /* One shade, however many areas lie over each other. */
  cairo_push_group (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  for (guint i = 0; i < surface->n_covered; i++)
    {
      MhBox box = mh_box_scale (&surface->covered[i].rect, surface->width_px, surface->height_px);

      if (!is_on (&surface->covered[i], device))
        continue;
      box = mh_viewport_to_view (viewport, &box);
      mh_overlay_trace_covered (cr, &surface->covered[i], &box);
      cairo_fill (cr);
    }
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, GONE_SHADE);
  cairo_restore (cr);

  if (surface->page != NULL && g_str_equal (device, "desktop"))
    draw_windows (cr, widget, viewport, surface, taken);
  for (guint i = 0; i < surface->n_covered; i++)
    {
      MhBox box = mh_box_scale (&surface->covered[i].rect, surface->width_px, surface->height_px);

      if (!is_on (&surface->covered[i], device))
        continue;
      box = mh_viewport_to_view (viewport, &box);
      mh_overlay_draw_label (cr, widget, mh_surface_translate (surface->covered[i].what), &box,
                             &picture, taken);
    }
}

static void
draw_column (cairo_t *cr, const MhViewport *viewport, const MhBox *column, const GdkRGBA *color)
{
  MhBox box = mh_viewport_to_view (viewport, column);

  cairo_rectangle (cr, round (box.x0) + 0.5, round (box.y0) + 0.5, round (mh_box_width (&box)) - 1,
                   round (mh_box_height (&box)) - 1);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.14);
  cairo_fill_preserve (cr);
  mh_overlay_stroke_dashed (cr);
}

/**
 * mh_overlay_draw_columns:
 * @cr: draws in application pixels
 * @viewport: where the picture is
 * @boxes: (array length=n_boxes): the people's areas, output px; empty ones are passed over
 * @n_boxes: how many
 * @color: of the columns
 *
 * Draws the columns that the people stand in.
 */
void
mh_overlay_draw_columns (cairo_t *cr,
                         const MhViewport *viewport,
                         const MhBox *boxes,
                         guint n_boxes,
                         const GdkRGBA *color)
{
  for (guint i = 0; i < n_boxes; i++)
    {
      MhBox column = boxes[i];
      gboolean is_first = !mh_box_is_empty (&column);

      for (guint k = 0; k < n_boxes && is_first; k++)
        {
          if (mh_box_is_empty (&boxes[k]) || fabs (boxes[k].x0 - boxes[i].x0) > SAME_EDGE_PX)
            continue;
          is_first = k >= i;
          column = mh_box_union (&column, &boxes[k]);
        }
      if (is_first)
        draw_column (cr, viewport, &column, color);
    }
}
