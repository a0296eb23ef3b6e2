/* mh-panel-handle.h: the edge of the panel, to take hold of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "layout/mh-panel-stops.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

/* Least and largest share of the surface that dragging and keys give the panel. */
#define MH_PANEL_SIZE_MIN 0.1
#define MH_PANEL_SIZE_MAX 1.0

#define MH_TYPE_PANEL_HANDLE (mh_panel_handle_get_type ())
G_DECLARE_FINAL_TYPE (MhPanelHandle, mh_panel_handle, MH, PANEL_HANDLE, GtkWidget)

GtkWidget *mh_panel_handle_new (void);
void mh_panel_handle_set_session (MhPanelHandle *handle, MhSession *session);
gboolean mh_panel_handle_get_edge (MhPanelHandle *handle, MhBox *edge, gboolean *vertical);

void mh_panel_handle_begin_drag (MhPanelHandle *handle);
void mh_panel_handle_drag (MhPanelHandle *handle, double dx, double dy, gboolean snap);
void mh_panel_handle_end_drag (MhPanelHandle *handle);
void mh_panel_handle_cancel_drag (MhPanelHandle *handle);

const MhPanelStop *mh_panel_handle_get_stop (MhPanelHandle *handle);

const char *mh_panel_stop_get_name (const MhPanelStop *stop);
double mh_panel_size_snap (double size, GArray *stops, int *stop);

G_END_DECLS
