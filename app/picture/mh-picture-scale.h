/* mh-picture-scale.h: a picture made smaller
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture.h"

G_BEGIN_DECLS

MhPicture *mh_picture_scale (const MhPicture *picture,
                             double x0,
                             double y0,
                             double x1,
                             double y1,
                             int width_px,
                             int height_px,
                             GError **error);

G_END_DECLS
