/* mh-blur.h: a soft background
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

void mh_blur_surface (cairo_surface_t *surface, double deviation_px);

G_END_DECLS
