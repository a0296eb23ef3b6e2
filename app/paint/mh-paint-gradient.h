/* mh-paint-gradient.h: a gradient without bands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layout/mh-scene.h"

G_BEGIN_DECLS

void mh_paint_gradient (cairo_t *cr, const MhSceneItem *item);

G_END_DECLS
