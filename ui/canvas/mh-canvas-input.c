/* mh-canvas-input.c: pointer and keys on the canvas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <math.h>

/* How near the pointer must come to the panel's edge. */
#define EDGE_REACH_PX 8.0
/* How far the main button must move before it drags the view. */
#define PAN_START_PX 6.0
/* One notch of the wheel. */
#define WHEEL_FACTOR 1.2

static const MhSceneItem *
find_item_at (MhCanvas *self, double view_x, double view_y)
{
  MhScene *scene = self->session != NULL ? mh_session_get_scene (self->session) : NULL;
  double x = 0;
  double y = 0;
  int index = -1;

  if (scene == NULL)
    return NULL;
  mh_viewport_to_picture (&self->viewport, view_x, view_y, &x, &y);
  index = mh_scene_find_item_at (scene, x, y);
  return index >= 0 ? mh_scene_get_item (scene, (guint) index) : NULL;
}

static gboolean
holds_point (const MhBox *box, double x, double y)
{
  return x >= box->x0 && x < box->x1 && y >= box->y0 && y < box->y1;
}

/* One way through the scene, however often the pointer moves over it. */
static void
measure_members (MhCanvas *self, MhScene *scene)
{
  if (self->boxes_scene == scene)
    return;

  g_clear_pointer (&self->boxes_scene, mh_scene_unref);
  self->boxes_scene = mh_scene_ref (scene);
  g_array_set_size (self->member_boxes, 0);
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);
      MhBox *box = NULL;

      if (item->member < 0)
        continue;
      if ((guint) item->member >= self->member_boxes->len)
        g_array_set_size (self->member_boxes, (guint) item->member + 1);
      box = &g_array_index (self->member_boxes, MhBox, item->member);
      *box = mh_box_union (box, &item->box);
    }
}

/* The person whose area is under the pointer, the space between their texts included. */
static int
find_member_at (MhCanvas *self, double view_x, double view_y)
{
  MhScene *scene = self->session != NULL ? mh_session_get_scene (self->session) : NULL;
  double x = 0;
  double y = 0;

  if (scene == NULL)
    return -1;
  mh_viewport_to_picture (&self->viewport, view_x, view_y, &x, &y);
  for (guint i = mh_scene_get_n_items (scene); i > 0; i--)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i - 1);

      if (item->member >= 0 && holds_point (&item->box, x, y))
        return item->member;
    }
  measure_members (self, scene);
  for (guint member = 0; member < self->member_boxes->len; member++)
    if (holds_point (&g_array_index (self->member_boxes, MhBox, member), x, y))
      return (int) member;
  return -1;
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

static gboolean
can_pan (MhCanvas *self)
{
  return mh_viewport_get_content_width (&self->viewport) > self->viewport.view_width ||
         mh_viewport_get_content_height (&self->viewport) > self->viewport.view_height;
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
  return self->hovered >= 0 ? "pointer" : "default";
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
  int member = on_edge || self->drag != MH_DRAG_NONE ? -1 : find_member_at (self, x, y);

  if (self->edge_hovered != on_edge || self->hovered != member)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->edge_hovered = on_edge;
  self->hovered = member;
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

static void
pressed_cb (MhCanvas *self, int n_press, double x, double y)
{
  const MhSceneItem *item = find_item_at (self, x, y);
  int member = find_member_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->session == NULL)
    return;
  if (n_press == 1)
    mh_session_set_selected (self->session, member);
  else if (n_press == 2 && item != NULL)
    mh_canvas_request_edit (self, member, item->role);
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
  else if (button == GDK_BUTTON_PRIMARY && can_pan (self))
    self->drag = MH_DRAG_MAY_PAN;

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

  if (self->drag == MH_DRAG_MAY_PAN && hypot (dx, dy) > PAN_START_PX)
    {
      self->drag = MH_DRAG_PAN;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      update_cursor (self);
    }

  if (self->drag == MH_DRAG_EDGE)
    mh_panel_handle_drag (self->handle, dx / zoom, dy / zoom, (state & GDK_CONTROL_MASK) == 0);
  else if (self->drag == MH_DRAG_PAN)
    pan (self, dx, dy);
}

static void
finish_drag (MhCanvas *self)
{
  self->drag = MH_DRAG_NONE;
  update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (MhCanvas *self)
{
  if (self->drag == MH_DRAG_EDGE)
    mh_panel_handle_end_drag (self->handle);
  finish_drag (self);
}

static void
drag_cancelled_cb (MhCanvas *self)
{
  if (self->drag == MH_DRAG_EDGE)
    mh_panel_handle_cancel_drag (self->handle);
  finish_drag (self);
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

/* The next person in the order drawn, from the selected one; none selected begins at either end. */
static void
select_next (MhCanvas *self, int direction)
{
  MhScene *scene = mh_session_get_scene (self->session);
  int selected = mh_session_get_selected (self->session);
  int n_items = scene != NULL ? (int) mh_scene_get_n_items (scene) : 0;
  int first = -1;
  int before = -1;

  for (int k = 0; k < n_items; k++)
    {
      int i = direction > 0 ? k : n_items - 1 - k;
      int member = mh_scene_get_item (scene, (guint) i)->member;

      if (member < 0 || member == before)
        continue;
      if (first < 0)
        first = member;
      if (before == selected && selected >= 0)
        {
          mh_session_set_selected (self->session, member);
          return;
        }
      before = member;
    }
  if (selected < 0 && first >= 0)
    mh_session_set_selected (self->session, first);
}

/* Escape gives up a drag; the panel keeps its size. */
static gboolean
escape (MhCanvas *self)
{
  if (self->drag == MH_DRAG_EDGE)
    {
      mh_panel_handle_cancel_drag (self->handle);
      finish_drag (self);
      return GDK_EVENT_STOP;
    }
  if (mh_session_get_selected (self->session) < 0)
    return GDK_EVENT_PROPAGATE;
  mh_session_set_selected (self->session, -1);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (MhCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  int selected = -1;

  if (self->session == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  selected = mh_session_get_selected (self->session);
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
      if (selected >= 0)
        mh_canvas_request_edit (self, selected, MH_ROLE_NAME);
      return GDK_EVENT_STOP;
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
