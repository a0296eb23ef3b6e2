/* mh-picture-product.c: what is made of decoded pictures, made once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-product.h"

#include "mh-picture-store-private.h"

/**
 * mh_picture_product_get:
 * @store: where pictures come from
 * @path: an absolute path
 * @request: what is wanted of the picture, and which product of that
 * @make: makes it of what was decoded
 * @data: for @make
 *
 * Makes something of a picture, or has it from before: after mh_picture_store_set_keeps_products()
 * also from an earlier run, and then the picture itself is not read at all.
 *
 * Pixels: as MhPicture says
 * Threads: as mh_picture_store_get()
 * Returns: (transfer full) (nullable): the product; %NULL when there is none, or the picture cannot
 * be read, for reasons that mh_picture_store_get_request() gives
 */
MhPicture *
mh_picture_product_get (MhPictureStore *store,
                        const char *path,
                        const MhPictureRequest *request,
                        MhPictureMake make,
                        gpointer data)
{
  g_autoptr (MhPicture) decoded = NULL;
  MhPicture *product = mh_picture_store_recall (store, path, request);

  if (product != NULL)
    return product;
  decoded = mh_picture_store_get_request (store, path, request, NULL);
  product = decoded != NULL ? make (decoded, data) : NULL;
  if (product == NULL)
    return NULL;
  product->source_width_px = decoded->source_width_px;
  product->source_height_px = decoded->source_height_px;
  product->is_vector = decoded->is_vector;
  product->is_profile_broken = decoded->is_profile_broken;
  mh_picture_store_keep (store, path, request, decoded, product);
  return product;
}
