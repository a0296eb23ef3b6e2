/* mh-picture-product.h: what is made of decoded pictures, made once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-store.h"

G_BEGIN_DECLS

/* Makes a product of a decoded picture, (transfer full); NULL where there is nothing to make. It
 * has the size that was asked for, and depends on the picture and its digest alone. */
typedef MhPicture *(*MhPictureMake) (const MhPicture *decoded, gpointer data);

MhPicture *mh_picture_product_get (MhPictureStore *store,
                                   const char *path,
                                   const MhPictureRequest *request,
                                   MhPictureMake make,
                                   gpointer data);

G_END_DECLS
