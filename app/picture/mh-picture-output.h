/* mh-picture-output.h: files that were made, for when they are asked for again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-store.h"

G_BEGIN_DECLS

gboolean mh_picture_output_is_kept (MhPictureStore *store);
GBytes *mh_picture_output_recall (MhPictureStore *store, guint64 key);
void mh_picture_output_keep (MhPictureStore *store, guint64 key, GBytes *bytes);

G_END_DECLS
