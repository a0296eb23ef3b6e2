/* mh-picture-kind.h: what kind of picture some bytes are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MH_PICTURE_KIND_UNKNOWN,
  MH_PICTURE_KIND_JPEG,
  MH_PICTURE_KIND_PNG,
  MH_PICTURE_KIND_SVG,
  MH_PICTURE_KIND_WEBP,
  MH_PICTURE_KIND_GIF,
  MH_PICTURE_KIND_TIFF,
  MH_PICTURE_KIND_HEIF,
} MhPictureKind;

MhPictureKind mh_picture_kind_guess (const guint8 *data, gsize size);
const char *mh_picture_kind_get_id (MhPictureKind kind);
MhPictureKind mh_picture_kind_from_id (const char *id);

G_END_DECLS
