/* mh-svg-reader.h: SVG in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "picture/mh-decoder-reply.h"
#include "picture/mh-picture.h"

G_BEGIN_DECLS

void mh_svg_prepare (void);
MhPicture *mh_svg_read (const guint8 *data,
                        gsize size,
                        int min_width_px,
                        int min_height_px,
                        MhDecoderExit *exit_status);

G_END_DECLS
