/* mh-canvas.h: the picture, large and sharp
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mh-overlay.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

/* Shows the session's picture; goes into a GtkScrolledWindow.
 *
 * Properties: `session`; `fit` (boolean); `zoom` (double, read-only); `guides` (MhGuides, uint).
 * Signals: `edit-requested` (int member, -1 for none; string role): what cannot be edited in place
 * was double-clicked. `picked` (string role): something that is no person was selected. */
#define MH_TYPE_CANVAS (mh_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MhCanvas, mh_canvas, MH, CANVAS, GtkWidget)

GtkWidget *mh_canvas_new (void);
void mh_canvas_set_session (MhCanvas *canvas, MhSession *session);
void mh_canvas_zoom_fit (MhCanvas *canvas);
void mh_canvas_zoom_to (MhCanvas *canvas, double zoom);
void mh_canvas_zoom_step (MhCanvas *canvas, int direction);
double mh_canvas_get_zoom (MhCanvas *canvas);
gboolean mh_canvas_get_fit (MhCanvas *canvas);
void mh_canvas_set_guides (MhCanvas *canvas, MhGuides guides);
MhGuides mh_canvas_get_guides (MhCanvas *canvas);
void mh_canvas_select_role (MhCanvas *canvas, const char *role);
const MhViewport *mh_canvas_get_viewport (MhCanvas *canvas);

G_END_DECLS
