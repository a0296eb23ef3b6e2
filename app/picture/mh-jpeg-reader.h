/* mh-jpeg-reader.h: JPEG in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture.h"

G_BEGIN_DECLS

MhPicture *
mh_jpeg_read (const guint8 *data, gsize size, const MhPictureRequest *request, GError **error);

G_END_DECLS
