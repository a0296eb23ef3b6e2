/* mh-canvas-input.c: pointer and keys on the canvas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <math.h>

/* How near the pointer must come to the panel's edge. */
#define EDGE_REACH_PX 8.0
/* How far the main button must move before it drags. */
#define DRAG_START_PX 6.0
/* One notch of the wheel. */
#define WHEEL_FACTOR 1.2

/* What is under a point of the view; in the space between a person's texts it is the person. */
static MhCanvasHit
find_hit (MhCanvas *self, double view_x, double view_y)
{
  MhScene *scene = self->session != NULL ? mh_session_get_scene (self->session) : NULL;
  const MhSceneItem *item = NULL;
  double x = 0;
  double y = 0;
  int index = -1;

  if (scene == NULL)
    return (MhCanvasHit){ MH_N_ROLES, -1 };
  mh_viewport_to_picture (&self->viewport, view_x, view_y, &x, &y);
  index = mh_scene_find_item_at (scene, x, y);
  if (index < 0)
    return (MhCanvasHit){ MH_N_ROLES, -1 };
  item = mh_scene_get_item (scene, (guint) index);
  return (MhCanvasHit){ item->role, item->member };
}

static gboolean
is_on_edge (MhCanvas *self, double x, double y)
{
  gboolean vertical = FALSE;
  MhBox edge = { 0 };

  if (!mh_canvas_get_edge (self, &edge, &vertical))
    return FALSE;
  if (vertical)
    return fabs (x - edge.x0) <= EDGE_REACH_PX && y >= edge.y0 && y <= edge.y1;
  return fabs (y - edge.y0) <= EDGE_REACH_PX && x >= edge.x0 && x <= edge.x1;
}

static const char *
choose_cursor (MhCanvas *self)
{
  gboolean vertical = FALSE;
  MhBox edge = { 0 };

  if (self->drag == MH_DRAG_PAN)
    return "grabbing";
  if (self->space_held)
    return "grab";
  if ((self->edge_hovered || self->drag == MH_DRAG_EDGE) &&
      mh_canvas_get_edge (self, &edge, &vertical))
    return vertical ? "col-resize" : "row-resize";
  if (self->drag == MH_DRAG_PHOTO || self->drag == MH_DRAG_BACKGROUND)
    return "grabbing";
  if (self->drag == MH_DRAG_SIDE || self->drag == MH_DRAG_LOGO || self->drag == MH_DRAG_PERSON)
    return self->drop >= 0 ? "grabbing" : "not-allowed";
  if (self->hovered.role == MH_N_ROLES)
    return "default";
  if (mh_canvas_is_picked (self, &self->hovered) && mh_canvas_can_drag (self, &self->hovered, TRUE))
    return "grab";
  return self->hovered.role == MH_ROLE_BACKGROUND ? "default" : "pointer";
}

static void
update_cursor (MhCanvas *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), choose_cursor (self));
}

static void
hover (MhCanvas *self, double x, double y)
{
  gboolean on_edge = self->drag == MH_DRAG_NONE && is_on_edge (self, x, y);
  MhCanvasHit hit = { MH_N_ROLES, -1 };

  if (!on_edge && self->drag == MH_DRAG_NONE)
    hit = find_hit (self, x, y);
  if (self->edge_hovered != on_edge || self->hovered.role != hit.role ||
      self->hovered.member != hit.member)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->edge_hovered = on_edge;
  self->hovered = hit;
  update_cursor (self);
}

static void
moved_cb (MhCanvas *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  hover (self, x, y);
}

static void
left_cb (MhCanvas *self)
{
  self->pointer_x = self->viewport.view_width / 2;
  self->pointer_y = self->viewport.view_height / 2;
  hover (self, -1, -1);
}

/* clicks */

/* Edits what is there: in place where it is a text, else in the inspector. */
static void
edit_hit (MhCanvas *self, const MhCanvasHit *hit)
{
  if (!mh_canvas_edit_text (self, hit) && hit->role != MH_N_ROLES)
    mh_canvas_request_edit (self, hit->member, hit->role);
}

static void
pressed_cb (MhCanvas *self, int n_press, double x, double y)
{
  MhCanvasHit hit = find_hit (self, x, y);
  MhCanvasItem *item = NULL;

  if (self->session == NULL)
    return;
  mh_canvas_end_edit (self, TRUE);
  self->pressed = hit;
  self->pressed_selected = mh_canvas_is_picked (self, &hit);
  self->press_x = x;
  self->press_y = y;
  if (is_on_edge (self, x, y))
    return;
  item = mh_canvas_find_item (self, hit.role, hit.member);
  gtk_widget_grab_focus (item != NULL ? GTK_WIDGET (item) : GTK_WIDGET (self));
  mh_canvas_pick (self, &hit);
  if (n_press == 2)
    edit_hit (self, &hit);
}

/* drags */

static void
drag_begin_cb (MhCanvas *self, double x, double y, GtkGestureDrag *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  self->drag = MH_DRAG_NONE;
  self->drag_scroll_x = self->viewport.scroll_x;
  self->drag_scroll_y = self->viewport.scroll_y;
  if (button == GDK_BUTTON_MIDDLE || (button == GDK_BUTTON_PRIMARY && self->space_held))
    self->drag = MH_DRAG_PAN;
  else if (button == GDK_BUTTON_PRIMARY && is_on_edge (self, x, y))
    self->drag = MH_DRAG_EDGE;
  else if (button == GDK_BUTTON_PRIMARY && self->session != NULL && self->editor == NULL)
    self->drag = MH_DRAG_MAY_START;

  if (self->drag == MH_DRAG_EDGE)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->handle));
      mh_panel_handle_begin_drag (self->handle);
    }
  if (self->drag == MH_DRAG_EDGE || self->drag == MH_DRAG_PAN)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  update_cursor (self);
}

static void
pan (MhCanvas *self, double dx, double dy)
{
  if (self->hadjustment != NULL)
    gtk_adjustment_set_value (self->hadjustment, self->drag_scroll_x - dx);
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, self->drag_scroll_y - dy);
}

static void
drag_update_cb (MhCanvas *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double zoom = mh_canvas_get_zoom (self);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->drag == MH_DRAG_MAY_START && hypot (dx, dy) > DRAG_START_PX &&
      mh_canvas_begin_drag (self))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);

  if (self->drag == MH_DRAG_EDGE)
    mh_panel_handle_drag (self->handle, dx / zoom, dy / zoom,
                          (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0);
  else if (self->drag == MH_DRAG_PAN)
    pan (self, dx, dy);
  else if (self->drag != MH_DRAG_NONE && self->drag != MH_DRAG_MAY_START)
    mh_canvas_update_drag (self, dx, dy);
  update_cursor (self);
}

static void
drag_end_cb (MhCanvas *self)
{
  mh_canvas_end_drag (self);
  update_cursor (self);
}

static void
drag_cancelled_cb (MhCanvas *self)
{
  mh_canvas_cancel_drag (self);
  update_cursor (self);
}

/* zoom */

static gboolean
wheel_cb (MhCanvas *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  mh_canvas_zoom_about (self, mh_canvas_get_zoom (self) * pow (WHEEL_FACTOR, -dy), self->pointer_x,
                        self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (MhCanvas *self)
{
  self->pinch_zoom = mh_canvas_get_zoom (self);
}

static void
pinch_cb (MhCanvas *self, double scale, GtkGesture *gesture)
{
  double x = self->viewport.view_width / 2;
  double y = self->viewport.view_height / 2;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  mh_canvas_zoom_about (self, self->pinch_zoom * scale, x, y);
}

/* keys */

/* The next person in the team's order, from the selected one; none selected begins at either end.
 */
static void
select_next (MhCanvas *self, int direction)
{
  int selected = mh_session_get_selected (self->session);
  int n_items = (int) self->items->len;
  gboolean is_next = selected < 0;

  for (int k = 0; k < n_items; k++)
    {
      int i = direction > 0 ? k : n_items - 1 - k;
      int member = mh_canvas_item_get_member (self->items->pdata[i]);

      if (member < 0)
        continue;
      if (is_next)
        {
          mh_session_set_selected (self->session, member);
          return;
        }
      is_next = member == selected;
    }
}

/* Escape gives up a drag, then the selection. */
static gboolean
escape (MhCanvas *self)
{
  const MhCanvasHit nothing = { MH_N_ROLES, -1 };

  if (self->drag != MH_DRAG_NONE)
    {
      mh_canvas_cancel_drag (self);
      update_cursor (self);
      return GDK_EVENT_STOP;
    }
  if (mh_session_get_selected (self->session) < 0 && self->picked == MH_N_ROLES)
    return GDK_EVENT_PROPAGATE;
  mh_canvas_pick (self, &nothing);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
enter (MhCanvas *self)
{
  MhCanvasItem *item = mh_canvas_get_focus_item (self);
  MhCanvasHit hit = { self->picked, mh_session_get_selected (self->session) };

  if (item != NULL)
    hit = (MhCanvasHit){ mh_canvas_item_get_role (item), mh_canvas_item_get_member (item) };
  if (hit.member >= 0)
    hit.role = MH_ROLE_NAME;
  edit_hit (self, &hit);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (MhCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  MhCanvasItem *item = mh_canvas_get_focus_item (self);

  if (self->session == NULL || self->editor != NULL)
    return GDK_EVENT_PROPAGATE;
  if (item != NULL && mh_canvas_change_by_key (self, item, keyval, state))
    return GDK_EVENT_STOP;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_space:
      self->space_held = TRUE;
      update_cursor (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Right:
      select_next (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_Left:
      select_next (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-person", NULL);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return enter (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
key_released_cb (MhCanvas *self, guint keyval)
{
  if (keyval != GDK_KEY_space)
    return;
  self->space_held = FALSE;
  update_cursor (self);
}

static void
focus_left_cb (MhCanvas *self)
{
  self->space_held = FALSE;
  if (self->session != NULL)
    mh_session_seal (self->session);
}

static void
add_pointer (MhCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  /* After the click, so that it sees a press first and can keep it. */
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancelled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));

  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

/* Everything that a hand can do on the canvas. */
void
mh_canvas_add_controllers (MhCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_pointer (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
