/* mh-pixbuf-reader.h: what gdk-pixbuf has loaders for, in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "picture/mh-decoder-reply.h"
#include "picture/mh-picture-kind.h"
#include "picture/mh-picture.h"

G_BEGIN_DECLS

GdkPixbufLoader *mh_pixbuf_prepare (MhPictureKind kind);
MhPicture *mh_pixbuf_read (GdkPixbufLoader *loader,
                           MhPictureKind kind,
                           const guint8 *data,
                           gsize size,
                           int min_width_px,
                           int min_height_px,
                           MhDecoderExit *exit_status);

G_END_DECLS
