/* mh-surface-bar.h: one tab for each surface that the document has a target on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_SURFACE_BAR (mh_surface_bar_get_type ())
G_DECLARE_FINAL_TYPE (MhSurfaceBar, mh_surface_bar, MH, SURFACE_BAR, GtkWidget)

void mh_surface_bar_set_session (MhSurfaceBar *bar, MhSession *session);
/* Shows the next (1) or the one before (-1), around the ends. */
void mh_surface_bar_focus (MhSurfaceBar *self);
void mh_surface_bar_step (MhSurfaceBar *bar, int direction);

G_END_DECLS
