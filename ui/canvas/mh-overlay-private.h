/* mh-overlay-private.h: how guides and marks are drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-overlay.h"

G_BEGIN_DECLS

void mh_overlay_trace_rounded (cairo_t *cr, const MhBox *box, double radius);
void mh_overlay_stroke_dashed (cairo_t *cr);
void mh_overlay_draw_label (cairo_t *cr,
                            GtkWidget *widget,
                            const char *text,
                            const MhBox *area,
                            const MhBox *picture,
                            GArray *taken);
gboolean mh_overlay_is_round (const MhCovered *covered);
void mh_overlay_trace_covered (cairo_t *cr, const MhCovered *covered, const MhBox *box);

G_END_DECLS
