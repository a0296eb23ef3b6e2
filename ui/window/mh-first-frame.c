/* mh-first-frame.c: what can wait until a window is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-first-frame.h"

/* What a frame clock is given: whether the first frame of its window was painted. */
#define FIRST_FRAME "mh-first-frame"

typedef enum
{
  STATE_UNKNOWN,
  STATE_AWAITED,
  STATE_PAINTED,
} State;

typedef struct
{
  GtkWidget *widget;
  int priority;
  MhFirstFrameFunc func;
} Waiting;

static void
set_state (GdkFrameClock *clock, State state)
{
  g_object_set_data (G_OBJECT (clock), FIRST_FRAME, GINT_TO_POINTER (state));
}

static void
painted_cb (GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, NULL);
  set_state (clock, STATE_PAINTED);
}

/**
 * mh_first_frame_is_past:
 * @widget: a widget that is realized
 *
 * Returns: %TRUE if its window was painted before
 */
gboolean
mh_first_frame_is_past (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  State state = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (clock), FIRST_FRAME));

  /* The counter does not tell the time before the first frame's painting from that after it. */
  if (state == STATE_UNKNOWN && gdk_frame_clock_get_frame_counter (clock) <= 0)
    {
      set_state (clock, STATE_AWAITED);
      g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
      return FALSE;
    }
  return state != STATE_AWAITED;
}

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_object_unref (waiting->widget);
  g_free (waiting);
}

static void
let_go (gpointer data, GClosure *closure)
{
  waiting_free (data);
}

static gboolean
idle_cb (gpointer data)
{
  Waiting *waiting = data;

  waiting->func (waiting->widget);
  return G_SOURCE_REMOVE;
}

/* The frame is sent off when the main loop waits: not before that. */
static void
wait_for_idle (GtkWidget *widget, int priority, MhFirstFrameFunc func)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  *waiting = (Waiting){ g_object_ref (widget), priority, func };
  g_idle_add_full (priority, idle_cb, waiting, waiting_free);
}

static void
over_cb (GdkFrameClock *clock, gpointer data)
{
  Waiting *waiting = data;

  wait_for_idle (waiting->widget, waiting->priority, waiting->func);
  g_signal_handlers_disconnect_by_func (clock, over_cb, data);
}

/**
 * mh_first_frame_wait:
 * @widget: a widget that is realized
 * @priority: of the main loop's sources
 * @func: what is done then
 *
 * Calls @func once the first frame of the window is on its way to the screen; as soon as there is
 * time, where it was before. @widget lives until then, but may have lost its window.
 */
void
mh_first_frame_wait (GtkWidget *widget, int priority, MhFirstFrameFunc func)
{
  Waiting *waiting = NULL;

  if (mh_first_frame_is_past (widget))
    {
      wait_for_idle (widget, priority, func);
      return;
    }
  waiting = g_new0 (Waiting, 1);
  *waiting = (Waiting){ g_object_ref (widget), priority, func };
  g_signal_connect_data (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (over_cb),
                         waiting, let_go, 0);
}
