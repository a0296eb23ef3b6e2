/* mh-overlay-marks.c: where what is dragged can go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "mh-overlay-private.h"

#define ZONE_GAP_PX    4.0
#define ZONE_RADIUS_PX 8.0
#define MARK_WIDTH_PX  3.0
#define MARK_DOT_PX    4.0
/* How far a guide goes beyond the picture, and where its name stands from
 * there. */
#define STOP_OVERHANG_PX 10.0
#define STOP_LABEL_PX    22.0

/**
 * mh_overlay_draw_zone:
 * @cr: draws in application pixels of @widget
 * @widget: whose type the name is set in
 * @viewport: where the picture is
 * @zone: a place to drop something
 * @color: of the zones
 */
void
mh_overlay_draw_zone (cairo_t *cr,
                      GtkWidget *widget,
                      const MhViewport *viewport,
                      const MhZone *zone,
                      const GdkRGBA *color)
{
  MhBox picture = mh_viewport_get_picture_box (viewport);
  MhBox box = mh_viewport_to_view (viewport, &zone->box);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MhBox));

  box = mh_box_inset (&box, ZONE_GAP_PX, ZONE_GAP_PX);
  mh_overlay_trace_rounded (cr, &box, ZONE_RADIUS_PX);
  if (zone->chosen)
    cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.6);
  else
    cairo_set_source_rgba (cr, 0, 0, 0, 0.35);
  cairo_fill_preserve (cr);
  mh_overlay_stroke_dashed (cr);
  mh_overlay_draw_label (cr, widget, zone->name, &box, &picture, taken);
}

/**
 * mh_overlay_draw_mark:
 * @cr: draws in application pixels
 * @line: upright or lying, without thickness
 * @color: of the mark
 *
 * Draws where in a row or column something would be put.
 */
void
mh_overlay_draw_mark (cairo_t *cr, const MhBox *line, const GdkRGBA *color)
{
  const double widths[] = { MARK_WIDTH_PX + 2, MARK_WIDTH_PX };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      /* A light line around it keeps it apart from a picture of the same colour. */
      if (i == 0)
        cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
      else
        gdk_cairo_set_source_rgba (cr, color);
      cairo_set_line_width (cr, widths[i]);
      cairo_move_to (cr, line->x0, line->y0);
      cairo_line_to (cr, line->x1, line->y1);
      cairo_stroke (cr);
      cairo_arc (cr, line->x0, line->y0, MARK_DOT_PX + (i == 0), 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/**
 * mh_overlay_draw_cross:
 * @cr: draws in application pixels
 * @frame: of a picture whose focus is dragged
 * @x: where the focus is within it
 * @y: the same downwards
 * @color: of the lines that the focus has snapped to
 *
 * Draws the thirds of the frame and the focus.
 */
void
mh_overlay_draw_cross (cairo_t *cr, const MhBox *frame, double x, double y, const GdkRGBA *color)
{
  cairo_save (cr);
  cairo_rectangle (cr, frame->x0, frame->y0, mh_box_width (frame), mh_box_height (frame));
  cairo_clip_preserve (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  for (int i = 1; i < 3; i++)
    {
      double across = round (frame->x0 + i * mh_box_width (frame) / 3) + 0.5;
      double down = round (frame->y0 + i * mh_box_height (frame) / 3) + 0.5;

      cairo_move_to (cr, across, frame->y0);
      cairo_line_to (cr, across, frame->y1);
      cairo_move_to (cr, frame->x0, down);
      cairo_line_to (cr, frame->x1, down);
    }
  mh_overlay_stroke_dashed (cr);
  cairo_restore (cr);

  cairo_arc (cr, x, y, MARK_DOT_PX + 1, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 2);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
}

/**
 * mh_overlay_draw_stop:
 * @cr: draws in application pixels of @widget
 * @widget: all of what is seen, whose type the name is set in
 * @line: across the picture, without thickness
 * @name: what an edge was drawn to there
 * @color: of the line
 */
void
mh_overlay_draw_stop (
    cairo_t *cr, GtkWidget *widget, const MhBox *line, const char *name, const GdkRGBA *color)
{
  const double widths[] = { 4, 2 };
  gboolean upright = mh_box_width (line) < mh_box_height (line);
  MhBox far = mh_box_inset (line, upright ? 0 : -STOP_OVERHANG_PX, upright ? -STOP_OVERHANG_PX : 0);
  MhBox view = MH_BOX (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double x = upright ? line->x0 : MAX (line->x0, 0) + STOP_LABEL_PX;
  /* Above the picture, where no other name stands, as long as there is room. */
  double y = upright ? MAX (line->y0 - STOP_LABEL_PX, STOP_LABEL_PX / 2) : line->y0;
  MhBox area = MH_BOX (x, y, x, y);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MhBox));

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      /* A light line around it keeps it apart from a picture of the same colour. */
      if (i == 0)
        cairo_set_source_rgba (cr, 1, 1, 1, 0.7);
      else
        gdk_cairo_set_source_rgba (cr, color);
      cairo_set_line_width (cr, widths[i]);
      cairo_move_to (cr, round (far.x0), round (far.y0));
      cairo_line_to (cr, round (far.x1), round (far.y1));
      cairo_stroke (cr);
    }
  mh_overlay_draw_label (cr, widget, name, &area, &view, taken);
}
