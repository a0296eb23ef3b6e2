/* mh-canvas-draw.c: the picture and what lies over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <math.h>

#include "mh-overlay.h"

#define SHADOW_BLUR_PX   18.0
#define SHADOW_OFFSET_PX 4.0
/* Between a person and their frame, output px: less than what keeps rows apart. */
#define FRAME_GAP_PX 5.0

/* The texture at its own size where it was made for this zoom, so that no pixel is smoothed. */
static graphene_rect_t
place_texture (MhCanvas *self, const MhBox *box, GdkTexture *texture)
{
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double width = gdk_texture_get_width (texture) / factor;
  double height = gdk_texture_get_height (texture) / factor;
  double x = floor (box->x0 * factor) / factor;
  double y = floor (box->y0 * factor) / factor;

  if (fabs (width - mh_box_width (box)) > 1 || fabs (height - mh_box_height (box)) > 1)
    {
      width = mh_box_width (box);
      height = mh_box_height (box);
    }
  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static void
snapshot_picture (MhCanvas *self, GtkSnapshot *snapshot)
{
  GdkTexture *texture = mh_session_get_texture (self->session);
  MhBox box = mh_viewport_get_picture_box (&self->viewport);
  graphene_rect_t place = { 0 };
  GskRoundedRect outline = { 0 };
  const GdkRGBA shadow = { 0, 0, 0, 0.28f };

  if (texture == NULL)
    return;

  place = place_texture (self, &box, texture);
  gsk_rounded_rect_init_from_rect (&outline, &place, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, SHADOW_OFFSET_PX, 0,
                                     SHADOW_BLUR_PX);
  gtk_snapshot_append_texture (snapshot, texture, &place);
}

static void
look_up_accent (MhCanvas *self, GdkRGBA *accent)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (context, "accent_bg_color", accent))
    *accent = (GdkRGBA){ 0.21f, 0.52f, 0.89f, 1 };
}

static void
draw_member_frame (MhCanvas *self, cairo_t *cr, int member, const GdkRGBA *color, double width)
{
  MhScene *scene = mh_session_get_scene (self->session);
  MhBox box = { 0 };

  if (member < 0 || !mh_scene_get_member_box (scene, member, &box))
    return;

  box = mh_box_inset (&box, -FRAME_GAP_PX, -FRAME_GAP_PX);
  box = mh_viewport_to_view (&self->viewport, &box);
  mh_overlay_draw_frame (cr, &box, color, width);
}

static void
draw_overlays (MhCanvas *self, cairo_t *cr)
{
  const MhSurface *surface = mh_session_get_surface (self->session);
  int selected = mh_session_get_selected (self->session);
  gboolean vertical = FALSE;
  MhBox edge = { 0 };
  GdkRGBA accent = { 0 };
  GdkRGBA faint = { 0 };

  look_up_accent (self, &accent);
  faint = accent;
  faint.alpha = 0.5f;

  if (self->show_guides && surface != NULL)
    mh_overlay_draw_guides (cr, GTK_WIDGET (self), &self->viewport, surface);
  if (self->hovered != selected)
    draw_member_frame (self, cr, self->hovered, &faint, 1);
  draw_member_frame (self, cr, selected, &accent, 2);
  if (mh_canvas_get_edge (self, &edge, &vertical))
    mh_overlay_draw_edge (cr, &edge, vertical, &accent,
                          self->edge_hovered || self->drag == MH_DRAG_EDGE ||
                              gtk_widget_has_focus (GTK_WIDGET (self->handle)));
}

/**
 * mh_canvas_draw:
 * @self: a canvas with a session
 * @snapshot: draws in application pixels
 * @area: all of the canvas
 *
 * Draws the last picture, and the guides and frames above it.
 */
void
mh_canvas_draw (MhCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *area)
{
  cairo_t *cr = NULL;

  snapshot_picture (self, snapshot);
  if (mh_session_get_scene (self->session) == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, area);
  draw_overlays (self, cr);
  cairo_destroy (cr);
}
