/* mh-canvas-drag.c: what is taken hold of in the picture, and where it is let go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "people/mh-people-edit.h"

/* Shares of the surface that the zones at its edges take. */
#define SIDE_ZONE   0.25
#define CORNER_ZONE 0.28
/* Between two people, output px: where the mark stands. */
#define MARK_GAP_PX 4.0

typedef struct
{
  MhBox share; /* of the surface */
  const char *name;
  const char *value;
} ZoneRow;

static const ZoneRow side_zones[] = {
  { { 0, 0, SIDE_ZONE, 1 }, N_ ("Left"), "left" },
  { { 1 - SIDE_ZONE, 0, 1, 1 }, N_ ("Right"), "right" },
  { { SIDE_ZONE, 0, 1 - SIDE_ZONE, SIDE_ZONE }, N_ ("Top"), "top" },
  { { SIDE_ZONE, 1 - SIDE_ZONE, 1 - SIDE_ZONE, 1 }, N_ ("Bottom"), "bottom" },
  { { SIDE_ZONE, SIDE_ZONE, 1 - SIDE_ZONE, 1 - SIDE_ZONE }, N_ ("Whole Picture"), "full" },
};

static const ZoneRow logo_zones[] = {
  { { 0, 0, CORNER_ZONE, CORNER_ZONE }, N_ ("Top Left"), "top-left" },
  { { 1 - CORNER_ZONE, 0, 1, CORNER_ZONE }, N_ ("Top Right"), "top-right" },
  { { 0, 1 - CORNER_ZONE, CORNER_ZONE, 1 }, N_ ("Bottom Left"), "bottom-left" },
  { { 1 - CORNER_ZONE, 1 - CORNER_ZONE, 1, 1 }, N_ ("Bottom Right"), "bottom-right" },
  { { CORNER_ZONE, CORNER_ZONE, 1 - CORNER_ZONE, 1 - CORNER_ZONE },
    N_ ("Beside the Heading"),
    "auto" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (side_zones) <= MH_MAX_ZONES);
G_STATIC_ASSERT (G_N_ELEMENTS (logo_zones) <= MH_MAX_ZONES);

static const ZoneRow *
get_zones (MhCanvas *self, guint *n_zones)
{
  *n_zones = 0;
  if (self->drag == MH_DRAG_SIDE)
    *n_zones = G_N_ELEMENTS (side_zones);
  else if (self->drag == MH_DRAG_LOGO)
    *n_zones = G_N_ELEMENTS (logo_zones);
  return self->drag == MH_DRAG_SIDE ? side_zones : logo_zones;
}

/**
 * mh_canvas_list_zones:
 * @self: a canvas
 * @zones: (out caller-allocates): room for %MH_MAX_ZONES
 *
 * Returns: how many places the drag in work can end in
 */
guint
mh_canvas_list_zones (MhCanvas *self, MhZone *zones)
{
  MhScene *scene = mh_session_get_scene (self->session);
  guint n_zones = 0;
  const ZoneRow *rows = get_zones (self, &n_zones);

  for (guint i = 0; i < n_zones; i++)
    zones[i] = (MhZone){ mh_box_scale (&rows[i].share, scene->width_px, scene->height_px),
                         _ (rows[i].name), (int) i == self->drop };
  return n_zones;
}

static int
find_zone (MhCanvas *self, double x, double y)
{
  MhScene *scene = mh_session_get_scene (self->session);
  guint n_zones = 0;
  const ZoneRow *rows = get_zones (self, &n_zones);

  x /= scene->width_px;
  y /= scene->height_px;
  for (guint i = 0; i < n_zones; i++)
    if (x >= rows[i].share.x0 && x < rows[i].share.x1 && y >= rows[i].share.y0 &&
        y < rows[i].share.y1)
      return (int) i;
  return -1;
}

static void
drop_in_zone (MhCanvas *self)
{
  guint n_zones = 0;
  const ZoneRow *rows = get_zones (self, &n_zones);
  gboolean is_logo = self->drag == MH_DRAG_LOGO;

  if (self->drop < 0)
    return;
  mh_session_seal (self->session);
  mh_session_set_design (self->session, is_logo ? "/logo/place" : "/panel/side",
                         json_node_init_string (json_node_alloc (), rows[self->drop].value),
                         is_logo ? _ ("Move Logo") : _ ("Change Panel Side"), NULL);
}

/* people */

static MhBox
get_person_box (MhCanvas *self, guint index)
{
  return *mh_canvas_item_get_box (self->items->pdata[index]);
}

static gboolean
is_person (MhCanvas *self, guint index)
{
  return index < self->items->len && mh_canvas_item_get_member (self->items->pdata[index]) >= 0;
}

/* Whether the one after stands beside and not below: those of a line overlap in height. */
static gboolean
flows_sideways (MhCanvas *self, guint index)
{
  guint other = is_person (self, index + 1) ? index + 1 : index - 1;
  MhBox a = get_person_box (self, index);
  MhBox b = { 0 };

  if (!is_person (self, other))
    return FALSE;
  b = get_person_box (self, other);
  return MIN (a.y1, b.y1) - MAX (a.y0, b.y0) > 0.5 * MIN (mh_box_height (&a), mh_box_height (&b));
}

static double
measure_distance (const MhBox *box, double x, double y)
{
  return hypot (MAX (MAX (box->x0 - x, x - box->x1), 0), MAX (MAX (box->y0 - y, y - box->y1), 0));
}

/* The item nearest to a point of the picture, and whether the point is past its middle. */
static guint
find_nearest (MhCanvas *self, double x, double y, gboolean *after)
{
  guint nearest = G_MAXUINT;
  double least = G_MAXDOUBLE;
  MhBox box = { 0 };

  for (guint i = 0; i < self->items->len; i++)
    {
      double distance = 0;

      if (!is_person (self, i))
        continue;
      box = get_person_box (self, i);
      distance = measure_distance (&box, x, y);
      if (distance >= least)
        continue;
      least = distance;
      nearest = i;
    }
  if (nearest == G_MAXUINT)
    return nearest;

  box = get_person_box (self, nearest);
  *after = flows_sideways (self, nearest) ? x > (box.x0 + box.x1) / 2 : y > (box.y0 + box.y1) / 2;
  return nearest;
}

/* Where in the members the dragged person would stand, as they are now; -1 where they do already.
 */
static int
find_place (MhCanvas *self, double x, double y)
{
  gboolean after = FALSE;
  guint nearest = find_nearest (self, x, y, &after);
  int from = self->pressed.member;
  int to = -1;

  if (nearest == G_MAXUINT)
    return -1;
  to = mh_canvas_item_get_member (self->items->pdata[nearest]) + (after ? 1 : 0);
  if (to > from)
    to--;
  return to == from ? -1 : to;
}

/**
 * mh_canvas_get_insertion:
 * @self: a canvas on which a person is dragged
 * @mark: (out): the line where they would be put, output px, without thickness
 *
 * Returns: %FALSE where they would stay
 */
gboolean
mh_canvas_get_insertion (MhCanvas *self, MhBox *mark)
{
  gboolean after = FALSE;
  double x = 0;
  double y = 0;
  guint nearest = 0;

  if (self->drag != MH_DRAG_PERSON || self->drop < 0)
    return FALSE;
  mh_viewport_to_picture (&self->viewport, self->drag_x, self->drag_y, &x, &y);
  nearest = find_nearest (self, x, y, &after);
  if (nearest == G_MAXUINT)
    return FALSE;

  *mark = get_person_box (self, nearest);
  if (flows_sideways (self, nearest))
    mark->x0 = mark->x1 = after ? mark->x1 + MARK_GAP_PX : mark->x0 - MARK_GAP_PX;
  else
    mark->y0 = mark->y1 = after ? mark->y1 + MARK_GAP_PX : mark->y0 - MARK_GAP_PX;
  return TRUE;
}

/* drags */

static gboolean
can_pan (MhCanvas *self)
{
  return mh_viewport_get_content_width (&self->viewport) > self->viewport.view_width ||
         mh_viewport_get_content_height (&self->viewport) > self->viewport.view_height;
}

static gboolean
is_locked (MhCanvas *self, const char *path)
{
  return mh_document_is_locked (mh_session_get_document (self->session), path);
}

/* What a press that moves takes hold of. What was selected before gives what is in it; where the
 * picture is larger than the view, only what was selected moves in place of the view. */
static MhCanvasDrag
choose_drag (MhCanvas *self, const MhCanvasHit *hit, gboolean selected)
{
  gboolean pans = can_pan (self) && !selected;

  if (hit->member >= 0 && hit->role == MH_ROLE_PHOTO && selected &&
      mh_canvas_begin_focus (self, hit))
    return MH_DRAG_PHOTO;
  if (hit->member >= 0)
    return mh_canvas_is_sorted_by_hand (self) ? MH_DRAG_PERSON : MH_DRAG_NONE;
  if (hit->role == MH_ROLE_LOGO && !is_locked (self, "/logo/place"))
    return MH_DRAG_LOGO;
  if (hit->role == MH_ROLE_PANEL && !pans && !is_locked (self, "/panel/side"))
    return MH_DRAG_SIDE;
  if (hit->role == MH_ROLE_BACKGROUND && !pans && mh_canvas_begin_focus (self, hit))
    return MH_DRAG_BACKGROUND;
  return can_pan (self) ? MH_DRAG_PAN : MH_DRAG_NONE;
}

/**
 * mh_canvas_can_drag:
 * @self: a canvas with a session
 * @hit: what is under the pointer
 * @selected: whether it is selected
 *
 * Returns: whether a press there that moves would move it
 */
gboolean
mh_canvas_can_drag (MhCanvas *self, const MhCanvasHit *hit, gboolean selected)
{
  MhCanvasDrag drag = choose_drag (self, hit, selected);

  return drag != MH_DRAG_NONE && drag != MH_DRAG_PAN;
}

/**
 * mh_canvas_begin_drag:
 * @self: a canvas on which something is pressed
 *
 * The press has moved: begins to drag what it is on.
 *
 * Returns: %FALSE when there is nothing to drag
 */
gboolean
mh_canvas_begin_drag (MhCanvas *self)
{
  self->drag = choose_drag (self, &self->pressed, self->pressed_selected);
  self->drop = -1;
  if (self->drag == MH_DRAG_PHOTO || self->drag == MH_DRAG_BACKGROUND)
    mh_session_seal (self->session);
  return self->drag != MH_DRAG_NONE;
}

/**
 * mh_canvas_update_drag:
 * @self: a canvas on which something is dragged
 * @dx: how far the pointer is from where it was pressed, application px
 * @dy: the same downwards
 */
void
mh_canvas_update_drag (MhCanvas *self, double dx, double dy)
{
  double zoom = mh_canvas_get_zoom (self);
  double x = 0;
  double y = 0;

  self->drag_x = self->press_x + dx;
  self->drag_y = self->press_y + dy;
  mh_viewport_to_picture (&self->viewport, self->drag_x, self->drag_y, &x, &y);
  if (self->drag == MH_DRAG_SIDE || self->drag == MH_DRAG_LOGO)
    self->drop = find_zone (self, x, y);
  else if (self->drag == MH_DRAG_PERSON)
    self->drop = find_place (self, x, y);
  else if (self->drag == MH_DRAG_PHOTO || self->drag == MH_DRAG_BACKGROUND)
    mh_canvas_set_focus (self, &self->pressed, self->start_focus_x - dx / zoom / self->focus_width,
                         self->start_focus_y - dy / zoom / self->focus_height);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Lets go of what is dragged, where it is. */
void
mh_canvas_end_drag (MhCanvas *self)
{
  if (self->drag == MH_DRAG_SIDE || self->drag == MH_DRAG_LOGO)
    drop_in_zone (self);
  else if (self->drag == MH_DRAG_PERSON && self->drop >= 0)
    mh_people_move (self->session, self->pressed.member, self->drop);
  else if (self->drag == MH_DRAG_EDGE)
    mh_panel_handle_end_drag (self->handle);
  else if (self->drag == MH_DRAG_PHOTO || self->drag == MH_DRAG_BACKGROUND)
    mh_session_seal (self->session);
  self->drag = MH_DRAG_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Everything is as before the drag. */
void
mh_canvas_cancel_drag (MhCanvas *self)
{
  if (self->drag == MH_DRAG_EDGE)
    mh_panel_handle_cancel_drag (self->handle);
  else if (self->drag == MH_DRAG_PHOTO || self->drag == MH_DRAG_BACKGROUND)
    mh_canvas_give_up_focus (self, &self->pressed);
  self->drag = MH_DRAG_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
