/* mh-first-frame.h: what can wait until a window is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with the widget that waited. */
typedef void (*MhFirstFrameFunc) (GtkWidget *widget);

gboolean mh_first_frame_is_past (GtkWidget *widget);
void mh_first_frame_wait (GtkWidget *widget, int priority, MhFirstFrameFunc func);

G_END_DECLS
