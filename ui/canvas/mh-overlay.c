/* mh-overlay.c: guides and frames above the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-overlay-private.h"

#include <math.h>

#define DASH_PX          4.0
#define LABEL_PADDING_PX 5.0
#define FRAME_RADIUS_PX  4.0
#define COVERED_SHADE    0.25

/* On a picture lower than this, names would hide what they name. */
#define LABELS_FROM_PX 140.0

/* Share of an area that an earlier one must cover to stand for it. */
#define SAME_AREA 0.6

/* The grip in the middle of an edge. */
#define GRIP_LENGTH_PX    28.0
#define GRIP_THICKNESS_PX 10.0

void
mh_overlay_trace_rounded (cairo_t *cr, const MhBox *box, double radius)
{
  radius = MIN (radius, MIN (mh_box_width (box), mh_box_height (box)) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, box->x1 - radius, box->y0 + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, box->x1 - radius, box->y1 - radius, radius, 0, G_PI_2);
  cairo_arc (cr, box->x0 + radius, box->y1 - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box->x0 + radius, box->y0 + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* White dashes with dark ones between them: seen on any picture. Keeps no path. */
void
mh_overlay_stroke_dashed (cairo_t *cr)
{
  const double dash = DASH_PX;

  cairo_set_line_width (cr, 1.0);
  cairo_set_dash (cr, &dash, 1, 0);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_stroke_preserve (cr);
  cairo_set_dash (cr, &dash, 1, DASH_PX);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.55);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Where in its area a label is tried: shares of the width along lines at shares of the height. */
static const double label_places[] = { 0.5, 0.25, 0.75, 0.12, 0.88 };
static const double label_lines[] = { 0.5, 0.25, 0.75, 0.1, 0.9 };

static gboolean
is_taken (GArray *taken, const MhBox *pill)
{
  for (guint i = 0; i < taken->len; i++)
    if (mh_box_intersect (&g_array_index (taken, MhBox, i), pill, NULL))
      return TRUE;
  return FALSE;
}

/* A pill of a size, with its middle at shares of the area, kept within the picture. */
static MhBox
place_label (const MhBox *area, guint place, const MhBox *picture, double width, double height)
{
  double x = area->x0 + label_places[place % G_N_ELEMENTS (label_places)] * mh_box_width (area);
  double y = area->y0 + label_lines[place / G_N_ELEMENTS (label_places)] * mh_box_height (area);

  x = floor (CLAMP (x - width / 2, picture->x0, MAX (picture->x0, picture->x1 - width)));
  y = floor (CLAMP (y - height / 2, picture->y0, MAX (picture->y0, picture->y1 - height)));
  return MH_BOX (x, y, x + width, y + height);
}

/* A small dark label in an area, where no other one stands; none where there is no room. */
void
mh_overlay_draw_label (cairo_t *cr,
                       GtkWidget *widget,
                       const char *text,
                       const MhBox *area,
                       const MhBox *picture,
                       GArray *taken)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width = 0;
  int height = 0;

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  for (guint i = 0; i < G_N_ELEMENTS (label_places) * G_N_ELEMENTS (label_lines); i++)
    {
      MhBox pill = place_label (area, i, picture, width + 2 * LABEL_PADDING_PX, height + 2);

      if (mh_box_width (&pill) > mh_box_width (picture) || is_taken (taken, &pill))
        continue;
      g_array_append_val (taken, pill);
      mh_overlay_trace_rounded (cr, &pill, mh_box_height (&pill) / 2);
      cairo_set_source_rgba (cr, 0, 0, 0, 0.6);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_move_to (cr, pill.x0 + LABEL_PADDING_PX, pill.y0 + 1);
      pango_cairo_show_layout (cr, layout);
      return;
    }
}

/* Profile pictures are round, and hang over the lower edge of the picture. */
gboolean
mh_overlay_is_round (const MhCovered *covered)
{
  return covered->shape == MH_COVER_ROUND;
}

void
mh_overlay_trace_covered (cairo_t *cr, const MhCovered *covered, const MhBox *box)
{
  double diameter = mh_box_width (box);

  if (mh_overlay_is_round (covered))
    cairo_arc (cr, box->x0 + diameter / 2, box->y0 + diameter / 2, diameter / 2, 0, 2 * G_PI);
  else
    cairo_rectangle (cr, round (box->x0) + 0.5, round (box->y0) + 0.5, mh_box_width (box) - 1,
                     mh_box_height (box) - 1);
}

static void
draw_covered (cairo_t *cr, const MhCovered *covered, const MhBox *box, const MhBox *picture)
{
  cairo_save (cr);
  cairo_rectangle (cr, picture->x0, picture->y0, mh_box_width (picture), mh_box_height (picture));
  cairo_clip (cr);
  mh_overlay_trace_covered (cr, covered, box);
  cairo_set_source_rgba (cr, 0, 0, 0, COVERED_SHADE);
  cairo_fill (cr);
  cairo_restore (cr);

  if (!mh_overlay_is_round (covered))
    return;
  mh_overlay_trace_covered (cr, covered, box);
  mh_overlay_stroke_dashed (cr);
}

/* Whether an earlier area of the same name covers much the same: the desktop's and the phone's
 * profile picture need no two circles. */
static gboolean
is_drawn_before (const MhSurface *surface, guint index)
{
  const MhCovered *own = &surface->covered[index];

  for (guint i = 0; i < index; i++)
    {
      MhBox common = { 0 };

      if (g_str_equal (surface->covered[i].what, own->what) &&
          mh_box_intersect (&surface->covered[i].rect, &own->rect, &common) &&
          mh_box_width (&common) * mh_box_height (&common) >
              SAME_AREA * mh_box_width (&own->rect) * mh_box_height (&own->rect))
        return TRUE;
    }
  return FALSE;
}

static MhBox
find_safe_box (const MhSurface *surface)
{
  if (surface->page != NULL)
    return mh_surface_get_clear_area (surface);
  return mh_box_scale (&surface->safe, surface->width_px, surface->height_px);
}

/* What people read in the picture, and their faces, are seen whole. */
static void
take_items (GArray *taken, const MhViewport *viewport, const MhScene *scene)
{
  for (guint i = 0; scene != NULL && i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);
      MhBox box = mh_viewport_to_view (viewport, &item->box);

      if (item->kind == MH_ITEM_TEXT || item->role == MH_ROLE_PHOTO || item->role == MH_ROLE_LOGO)
        g_array_append_val (taken, box);
    }
}

static void
draw_names (cairo_t *cr,
            GtkWidget *widget,
            const MhViewport *viewport,
            const MhSurface *surface,
            const MhScene *scene)
{
  MhBox picture = mh_viewport_get_picture_box (viewport);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MhBox));

  take_items (taken, viewport, scene);

  for (guint i = 0; i < surface->n_covered; i++)
    {
      MhBox box = mh_box_scale (&surface->covered[i].rect, surface->width_px, surface->height_px);

      box = mh_viewport_to_view (viewport, &box);
      if (!is_drawn_before (surface, i))
        mh_overlay_draw_label (cr, widget, mh_surface_translate (surface->covered[i].what), &box,
                               &picture, taken);
    }
}

/**
 * mh_overlay_draw_guides:
 * @cr: draws in application pixels of @widget
 * @widget: whose type the labels are set in
 * @viewport: where the picture is
 * @surface: what it is made for
 * @scene: (nullable): what is drawn in it, to be left free of names
 *
 * Draws what the platform lays over the picture or crops, each with its name, and the safe area.
 */
void
mh_overlay_draw_guides (cairo_t *cr,
                        GtkWidget *widget,
                        const MhViewport *viewport,
                        const MhSurface *surface,
                        const MhScene *scene)
{
  MhBox picture = mh_viewport_get_picture_box (viewport);
  MhBox safe = find_safe_box (surface);

  for (guint i = 0; i < surface->n_covered; i++)
    {
      MhBox box = mh_box_scale (&surface->covered[i].rect, surface->width_px, surface->height_px);

      box = mh_viewport_to_view (viewport, &box);
      if (!is_drawn_before (surface, i))
        draw_covered (cr, &surface->covered[i], &box, &picture);
    }

  safe = mh_viewport_to_view (viewport, &safe);
  cairo_rectangle (cr, round (safe.x0) + 0.5, round (safe.y0) + 0.5,
                   round (mh_box_width (&safe)) - 1, round (mh_box_height (&safe)) - 1);
  mh_overlay_stroke_dashed (cr);

  if (mh_box_height (&picture) >= LABELS_FROM_PX)
    draw_names (cr, widget, viewport, surface, scene);
}

/**
 * mh_overlay_draw_frame:
 * @cr: draws in application pixels
 * @box: what to frame
 * @color: of the frame
 * @width: of the line
 */
void
mh_overlay_draw_frame (cairo_t *cr, const MhBox *box, const GdkRGBA *color, double width)
{
  MhBox line = *box;

  /* A thin light line around it keeps it apart from a picture of the same colour. */
  mh_overlay_trace_rounded (cr, &line, FRAME_RADIUS_PX);
  cairo_set_line_width (cr, width + 1);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.5 * color->alpha);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, width);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
}

/**
 * mh_overlay_draw_edge:
 * @cr: draws in application pixels
 * @edge: the line, without thickness
 * @vertical: whether it stands upright
 * @color: of the line
 * @emphasized: pointed at, dragged or focused
 */
void
mh_overlay_draw_edge (
    cairo_t *cr, const MhBox *edge, gboolean vertical, const GdkRGBA *color, gboolean emphasized)
{
  double x = round ((edge->x0 + edge->x1) / 2);
  double y = round ((edge->y0 + edge->y1) / 2);
  double half_w = (vertical ? GRIP_THICKNESS_PX : GRIP_LENGTH_PX) / 2;
  double half_h = (vertical ? GRIP_LENGTH_PX : GRIP_THICKNESS_PX) / 2;
  MhBox grip = MH_BOX (x - half_w, y - half_h, x + half_w, y + half_h);

  cairo_move_to (cr, vertical ? x : edge->x0, vertical ? edge->y0 : y);
  cairo_line_to (cr, vertical ? x : edge->x1, vertical ? edge->y1 : y);
  cairo_set_line_width (cr, 2.0);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, emphasized ? 1.0 : 0.6);
  cairo_stroke (cr);

  mh_overlay_trace_rounded (cr, &grip, GRIP_THICKNESS_PX / 2);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
}
