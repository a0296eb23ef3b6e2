/* mh-canvas-frames.c: an edit and its picture in one frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

/* The picture of what was edited a moment ago is seen in this frame if that is possible at all. */
static void
layout_cb (MhCanvas *self)
{
  if (self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    mh_session_await_texture (self->session);
}

static void
realize_cb (MhCanvas *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "layout",
                           G_CALLBACK (layout_cb), self, G_CONNECT_SWAPPED);
}

static void
unrealize_cb (MhCanvas *self)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (GTK_WIDGET (self)), layout_cb,
                                        self);
}

static void
busy_cb (MhCanvas *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock != NULL)
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/**
 * mh_canvas_follow_frames:
 * @self: a canvas that has just got its session
 *
 * From now on a frame waits a little for the picture that is in work.
 */
void
mh_canvas_follow_frames (MhCanvas *self)
{
  g_signal_connect_object (self->session, "notify::busy", G_CALLBACK (busy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (unrealize_cb), NULL);
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    realize_cb (self);
}
