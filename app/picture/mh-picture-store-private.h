/* mh-picture-store-private.h: what a store knows of products
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-store.h"

G_BEGIN_DECLS

MhPicture *
mh_picture_store_recall (MhPictureStore *store, const char *path, const MhPictureRequest *request);
void mh_picture_store_keep (MhPictureStore *store,
                            const char *path,
                            const MhPictureRequest *request,
                            const MhPicture *decoded,
                            MhPicture *product);

G_END_DECLS
