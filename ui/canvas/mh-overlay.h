/* mh-overlay.h: guides and frames above the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mh-viewport.h"
#include "surface/mh-surface.h"

G_BEGIN_DECLS

void mh_overlay_draw_guides (cairo_t *cr,
                             GtkWidget *widget,
                             const MhViewport *viewport,
                             const MhSurface *surface);
void mh_overlay_draw_frame (cairo_t *cr, const MhBox *box, const GdkRGBA *color, double width);
void mh_overlay_draw_edge (
    cairo_t *cr, const MhBox *edge, gboolean vertical, const GdkRGBA *color, gboolean emphasized);

G_END_DECLS
