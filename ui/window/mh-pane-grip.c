/* mh-pane-grip.c: the edge of a pane, to take hold of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-pane-grip.h"

#include <glib/gi18n.h>

#define WIDTH_PX 6
#define STEP_PX  16

/* Lies over what is beside the pane and sets the width that the pane asks for. */
struct _MhPaneGrip
{
  GtkWidget parent_instance;

  GtkWidget *pane; /* owned, nullable */
  gboolean at_end; /* the pane stands after the grip */
  int least_px;
  int most_px;
  int start_px; /* of the drag in work */
};

G_DEFINE_FINAL_TYPE (MhPaneGrip, mh_pane_grip, GTK_TYPE_WIDGET)

static int
get_width (MhPaneGrip *self)
{
  int width = gtk_widget_get_width (self->pane);

  if (width <= 0)
    gtk_widget_get_size_request (self->pane, &width, NULL);
  return width;
}

static void
describe (MhPaneGrip *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  (double) self->least_px, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) self->most_px, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) get_width (self), -1);
}

static void
set_width (MhPaneGrip *self, int width)
{
  gtk_widget_set_size_request (self->pane, CLAMP (width, self->least_px, self->most_px), -1);
  describe (self);
}

/* 1 when the pane grows with rising coordinates. */
static int
growth (MhPaneGrip *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return self->at_end == mirrored ? 1 : -1;
}

static void
begin_cb (MhPaneGrip *self, double x, double y, GtkGesture *gesture)
{
  self->start_px = get_width (self);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The grip moves with the pane, and what the gesture measures from: what it tells is the rest that
 * the last layout did not reach. */
static void
update_cb (MhPaneGrip *self, double dx, double dy)
{
  set_width (self, get_width (self) + growth (self) * (int) dx);
}

static void
cancel_cb (MhPaneGrip *self)
{
  set_width (self, self->start_px);
}

static gboolean
key_cb (MhPaneGrip *self, guint keyval, guint keycode, GdkModifierType state)
{
  int direction = (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right) -
                  (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left);

  if (direction == 0 || state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  set_width (self, get_width (self) + growth (self) * direction * STEP_PX);
  return GDK_EVENT_STOP;
}

static void
mh_pane_grip_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : 0;
}

static void
mh_pane_grip_dispose (GObject *object)
{
  g_clear_object (&MH_PANE_GRIP (object)->pane);
  G_OBJECT_CLASS (mh_pane_grip_parent_class)->dispose (object);
}

static void
mh_pane_grip_class_init (MhPaneGripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_pane_grip_dispose;
  widget_class->measure = mh_pane_grip_measure;
  gtk_widget_class_set_css_name (widget_class, "panegrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
mh_pane_grip_init (MhPaneGrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Width of the pane"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * mh_pane_grip_set_pane:
 * @self: a grip
 * @pane: what it resizes
 * @at_end: whether @pane stands after the grip
 * @least_px: application px
 * @most_px: application px
 */
void
mh_pane_grip_set_pane (
    MhPaneGrip *self, GtkWidget *pane, gboolean at_end, int least_px, int most_px)
{
  g_set_object (&self->pane, pane);
  self->at_end = at_end;
  self->least_px = least_px;
  self->most_px = most_px;
  describe (self);
}
