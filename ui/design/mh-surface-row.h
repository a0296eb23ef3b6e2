/* mh-surface-row.h: a row to pick the surface that is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_SURFACE_ROW (mh_surface_row_get_type ())
G_DECLARE_FINAL_TYPE (MhSurfaceRow, mh_surface_row, MH, SURFACE_ROW, AdwComboRow)

/* Shows session's surfaces, those of its targets first, and which of them is shown. */
void mh_surface_row_refresh (MhSurfaceRow *self, MhSession *session);

G_END_DECLS
