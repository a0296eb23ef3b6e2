/* first-frame.h: tells when the frames of a program are on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include <stdio.h>

/* When the program was started, in microseconds of the monotonic clock. */
#define FIRST_FRAME_START "BENCH_START_US"

/* Whether a frame that was just painted is the last that is waited for. */
typedef gboolean (*FirstFrameFunc) (GtkWindow *window);

static FirstFrameFunc first_frame_is_last;

/* Prints the milliseconds since the start, and ends the program with the last of its frames. */
static inline void
first_frame_painted_cb (GtkWindow *window)
{
  static gboolean is_first = TRUE;
  gint64 start_us = g_ascii_strtoll (g_getenv (FIRST_FRAME_START), NULL, 10);
  gboolean is_last = first_frame_is_last == NULL || first_frame_is_last (window);

  if (!is_first && !is_last)
    return;
  is_first = FALSE;
  /* The frame is given to the server; it counts when that has drawn it. */
  gdk_display_sync (gdk_display_get_default ());
  printf ("%.1f\n", (double) (g_get_monotonic_time () - start_us) / 1000.0);
  fflush (stdout);
  if (is_last)
    _exit (0);
}

static inline gboolean
first_frame_mapped_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (!GTK_IS_WINDOW (widget))
    return TRUE;
  g_signal_connect_swapped (gtk_widget_get_frame_clock (widget), "after-paint",
                            G_CALLBACK (first_frame_painted_cb), widget);
  return FALSE;
}

/* Of the first window: its first frame, and its last where is_last tells of one. */
static inline void
first_frame_watch (FirstFrameFunc is_last)
{
  first_frame_is_last = is_last;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WINDOW));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, first_frame_mapped_cb,
                              NULL, NULL);
}
