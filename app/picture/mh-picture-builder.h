/* mh-picture-builder.h: a picture made row by row, while it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-color-transform.h"
#include "mh-picture.h"

G_BEGIN_DECLS

typedef struct _MhPictureBuilder MhPictureBuilder;

MhPicture *mh_picture_new (int width_px, int height_px, GError **error);
gboolean mh_picture_check_size (guint width_px, guint height_px, GError **error);
void mh_picture_find_alpha (MhPicture *picture);

MhPictureBuilder *
mh_picture_builder_new (int width_px, int height_px, int divisor, int orientation, GError **error);
void mh_picture_builder_set_rows (MhPictureBuilder *builder, int first_row, int end_row);
void mh_picture_builder_set_transform (MhPictureBuilder *builder, MhColorTransform *transform);
void mh_picture_builder_set_has_alpha (MhPictureBuilder *builder);
void mh_picture_builder_add_row (MhPictureBuilder *builder, guint32 *row);
MhPicture *mh_picture_builder_finish (MhPictureBuilder *builder);
void mh_picture_builder_free (MhPictureBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhPictureBuilder, mh_picture_builder_free)

G_END_DECLS
