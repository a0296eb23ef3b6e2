/* mh-platform-view.h: a file as a platform shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "surface/mh-surface.h"

G_BEGIN_DECLS

cairo_surface_t *mh_platform_view (
    GBytes *file, const MhSurface *surface, int width_px, gsize *n_bytes, GError **error);

G_END_DECLS
