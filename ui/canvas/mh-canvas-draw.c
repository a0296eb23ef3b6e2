/* mh-canvas-draw.c: the picture and what lies over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <math.h>
#include <string.h>

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

/* To GTK no two drawings are the same, and all that one may cover is painted again: each is as
 * small as what it shows. box is in application px. */
static cairo_t *
start_drawing (GtkSnapshot *snapshot, const MhBox *box, double margin_px)
{
  double x = floor (box->x0 - margin_px);
  double y = floor (box->y0 - margin_px);
  const graphene_rect_t bounds =
      GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (ceil (box->x1 + margin_px) - x),
                          (float) (ceil (box->y1 + margin_px) - y));

  return gtk_snapshot_append_cairo (snapshot, &bounds);
}

static void
draw_hit_frame (
    MhCanvas *self, GtkSnapshot *snapshot, const MhCanvasHit *hit, const GdkRGBA *color, int width)
{
  MhBox box = { 0 };
  cairo_t *cr = NULL;

  if (hit->role == MH_N_ROLES || !mh_canvas_get_hit_box (self, hit, &box))
    return;

  /* What fills the picture is framed within it. */
  if (hit->role == MH_ROLE_BACKGROUND || hit->role == MH_ROLE_PANEL)
    box = mh_box_inset (&box, 1, 1);
  else
    box = mh_box_inset (&box, -FRAME_GAP_PX, -FRAME_GAP_PX);
  box = mh_viewport_to_view (&self->viewport, &box);
  cr = start_drawing (snapshot, &box, width);
  mh_overlay_draw_frame (cr, &box, color, width);
  cairo_destroy (cr);
}

static void
draw_guides (MhCanvas *self, cairo_t *cr, const GdkRGBA *accent)
{
  const MhSurface *surface = mh_session_get_surface (self->session);
  GtkWidget *widget = GTK_WIDGET (self);

  if ((self->guides & MH_GUIDES_COLUMNS) != 0)
    {
      mh_canvas_measure_members (self);
      mh_overlay_draw_columns (cr, &self->viewport,
                               (const MhBox *) (void *) self->member_boxes->data,
                               self->member_boxes->len, accent);
    }
  if ((self->guides & MH_GUIDES_DESKTOP) != 0)
    mh_overlay_draw_crops (cr, widget, &self->viewport, surface, "desktop");
  if ((self->guides & MH_GUIDES_PHONE) != 0)
    mh_overlay_draw_crops (cr, widget, &self->viewport, surface, "phone");
  if ((self->guides & MH_GUIDES_SAFE) != 0)
    mh_overlay_draw_guides (cr, widget, &self->viewport, surface,
                            mh_session_get_scene (self->session));
}

/**
 * mh_canvas_forget_guides:
 * @self: a canvas
 *
 * For what is not looked at whenever guides are drawn, such as the theme.
 */
void
mh_canvas_forget_guides (MhCanvas *self)
{
  g_clear_pointer (&self->guides_node, gsk_render_node_unref);
  g_clear_pointer (&self->guides_surfaces, mh_surfaces_unref);
  g_clear_pointer (&self->guides_scene, mh_scene_unref);
}

static gboolean
knows_guides (MhCanvas *self, const MhSurface *surface)
{
  return self->guides_node != NULL && self->guides_surface == surface &&
         self->guides_surfaces == mh_session_get_surfaces (self->session) &&
         self->guides_shown == self->guides &&
         memcmp (&self->guides_viewport, &self->viewport, sizeof self->viewport) == 0 &&
         ((self->guides & MH_GUIDES_COLUMNS) == 0 ||
          self->guides_scene == mh_session_get_scene (self->session));
}

/* The same node as long as nothing about the guides changes: GTK paints none of them again then. */
static void
snapshot_guides (MhCanvas *self,
                 GtkSnapshot *snapshot,
                 const graphene_rect_t *area,
                 const GdkRGBA *accent)
{
  const MhSurface *surface = mh_session_get_surface (self->session);
  GtkSnapshot *own = NULL;
  cairo_t *cr = NULL;

  if (surface == NULL || self->guides == MH_GUIDES_NONE)
    return;
  if (!knows_guides (self, surface))
    {
      mh_canvas_forget_guides (self);
      own = gtk_snapshot_new ();
      cr = gtk_snapshot_append_cairo (own, area);
      draw_guides (self, cr, accent);
      cairo_destroy (cr);
      self->guides_node = gtk_snapshot_free_to_node (own);
      self->guides_surfaces = mh_surfaces_ref (mh_session_get_surfaces (self->session));
      self->guides_surface = surface;
      self->guides_scene = mh_scene_ref (mh_session_get_scene (self->session));
      self->guides_viewport = self->viewport;
      self->guides_shown = self->guides;
    }
  gtk_snapshot_append_node (snapshot, self->guides_node);
}

static void
draw_edge (MhCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *accent)
{
  gboolean vertical = FALSE;
  MhBox edge = { 0 };
  cairo_t *cr = NULL;

  if (!mh_canvas_get_edge (self, &edge, &vertical) || self->drag == MH_DRAG_SIDE)
    return;
  cr = start_drawing (snapshot, &edge, MH_OVERLAY_EDGE_MARGIN_PX);
  mh_overlay_draw_edge (cr, &edge, vertical, accent,
                        self->edge_hovered || self->drag == MH_DRAG_EDGE ||
                            gtk_widget_has_focus (GTK_WIDGET (self->handle)));
  cairo_destroy (cr);
}

/* The thirds of the frame in which a picture is dragged, and the point that is kept in sight. */
static void
draw_focus (MhCanvas *self, cairo_t *cr, const GdkRGBA *accent)
{
  MhScene *scene = mh_session_get_scene (self->session);

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);
      MhBox frame = mh_viewport_to_view (&self->viewport, &item->box);

      if (item->kind == MH_ITEM_PICTURE && item->code == NULL &&
          item->member == self->pressed.member && item->role == self->pressed.role)
        mh_overlay_draw_cross (cr, &frame, (frame.x0 + frame.x1) / 2, (frame.y0 + frame.y1) / 2,
                               accent);
    }
}

/* Where the panel's edge has been drawn to, and what that is. */
static void
snapshot_stop (MhCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *accent)
{
  const MhPanelStop *stop =
      self->drag == MH_DRAG_EDGE ? mh_panel_handle_get_stop (self->handle) : NULL;
  MhScene *scene = mh_session_get_scene (self->session);
  gboolean upright = scene->panel_side == MH_SIDE_LEFT || scene->panel_side == MH_SIDE_RIGHT;
  MhBox line = { 0 };
  MhBox inked = { 0 };
  cairo_surface_t *recording = NULL;
  cairo_t *cr = NULL;

  if (stop == NULL)
    return;
  line = upright ? MH_BOX (stop->edge, 0, stop->edge, scene->height_px)
                 : MH_BOX (0, stop->edge, scene->width_px, stop->edge);
  line = mh_viewport_to_view (&self->viewport, &line);

  /* How far its name reaches is known when it is set. */
  recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (recording);
  mh_overlay_draw_stop (cr, GTK_WIDGET (self), &line, mh_panel_stop_get_name (stop), accent);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (recording, &inked.x0, &inked.y0, &inked.x1, &inked.y1);
  /* It gives a width and a height. */
  inked.x1 += inked.x0;
  inked.y1 += inked.y0;

  cr = start_drawing (snapshot, &inked, 0);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
}

static void
draw_drag (MhCanvas *self, cairo_t *cr)
{
  GdkRGBA accent = { 0 };
  MhZone zones[MH_MAX_ZONES];
  guint n_zones = mh_canvas_list_zones (self, zones);
  MhBox mark = { 0 };

  look_up_accent (self, &accent);
  for (guint i = 0; i < n_zones; i++)
    mh_overlay_draw_zone (cr, GTK_WIDGET (self), &self->viewport, &zones[i], &accent);
  if (mh_canvas_get_insertion (self, &mark))
    {
      mark = mh_viewport_to_view (&self->viewport, &mark);
      mh_overlay_draw_mark (cr, &mark, &accent);
    }
  if (self->drag == MH_DRAG_PHOTO || self->drag == MH_DRAG_BACKGROUND)
    draw_focus (self, cr, &accent);
}

static void
snapshot_overlays (MhCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *area)
{
  int member = mh_session_get_selected (self->session);
  const MhCanvasHit selected = { member >= 0 ? MH_ROLE_NAME : self->picked, member };
  GdkRGBA accent = { 0 };
  GdkRGBA faint = { 0 };

  look_up_accent (self, &accent);
  faint = accent;
  faint.alpha = 0.5f;

  /* Zones have names of their own. */
  if (self->drag != MH_DRAG_SIDE && self->drag != MH_DRAG_LOGO)
    snapshot_guides (self, snapshot, area, &accent);
  if (self->drag == MH_DRAG_NONE && !mh_canvas_is_picked (self, &self->hovered))
    draw_hit_frame (self, snapshot, &self->hovered, &faint, 1);
  draw_hit_frame (self, snapshot, &selected, &accent, 2);
  snapshot_stop (self, snapshot, &accent);
  draw_edge (self, snapshot, &accent);
}

/* What is carried to another place goes with the pointer: a piece of the picture itself. */
static void
snapshot_carried (MhCanvas *self, GtkSnapshot *snapshot)
{
  GdkTexture *texture = mh_session_get_texture (self->session);
  MhBox box = { 0 };
  graphene_rect_t place = { 0 };
  graphene_rect_t piece = { 0 };
  GskRoundedRect outline = { 0 };
  MhBox whole = mh_viewport_get_picture_box (&self->viewport);

  if ((self->drag != MH_DRAG_PERSON && self->drag != MH_DRAG_LOGO) || texture == NULL ||
      !mh_canvas_get_hit_box (self, &self->pressed, &box))
    return;

  box = mh_box_inset (&box, -FRAME_GAP_PX, -FRAME_GAP_PX);
  box = mh_viewport_to_view (&self->viewport, &box);
  place = place_texture (self, &whole, texture);
  piece = GRAPHENE_RECT_INIT ((float) box.x0, (float) box.y0, (float) mh_box_width (&box),
                              (float) mh_box_height (&box));
  gsk_rounded_rect_init_from_rect (&outline, &piece, 6);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (self->drag_x - self->press_x),
                                                          (float) (self->drag_y - self->press_y)));
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.4f }, 0, 2, 0, 8);
  gtk_snapshot_push_opacity (snapshot, 0.85);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_texture (snapshot, texture, &place);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
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

  snapshot_overlays (self, snapshot, area);
  if (self->drag == MH_DRAG_NONE || self->drag == MH_DRAG_EDGE || self->drag == MH_DRAG_PAN)
    return;

  snapshot_carried (self, snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, area);
  draw_drag (self, cr);
  cairo_destroy (cr);
}
