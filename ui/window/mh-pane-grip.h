/* mh-pane-grip.h: the edge of a pane, to take hold of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MH_TYPE_PANE_GRIP (mh_pane_grip_get_type ())
G_DECLARE_FINAL_TYPE (MhPaneGrip, mh_pane_grip, MH, PANE_GRIP, GtkWidget)

void mh_pane_grip_set_pane (
    MhPaneGrip *grip, GtkWidget *pane, gboolean at_end, int least_px, int most_px);

G_END_DECLS
