/* mh-picture-output.c: files that were made, for when they are asked for again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-output.h"

#include "mh-picture-store-private.h"

/**
 * mh_picture_output_is_kept:
 * @store: a store
 *
 * Threads: any
 *
 * Returns: whether it keeps what it is given, which is so with a cache and after
 * mh_picture_store_set_keeps_products()
 */
gboolean
mh_picture_output_is_kept (MhPictureStore *store)
{
  return store->keeps_products && store->source.cache != NULL;
}

/**
 * mh_picture_output_recall:
 * @store: a store
 * @key: stands for all that a file was made from
 *
 * Threads: any
 *
 * Returns: (transfer full) (nullable): as mh_picture_cache_find_output()
 */
GBytes *
mh_picture_output_recall (MhPictureStore *store, guint64 key)
{
  return mh_picture_output_is_kept (store) ? mh_picture_cache_find_output (store->source.cache, key)
                                           : NULL;
}

/**
 * mh_picture_output_keep:
 * @store: a store
 * @key: stands for all that a file was made from
 * @bytes: the file
 *
 * Keeps a file for the next run, where the store does so.
 *
 * Threads: any
 */
void
mh_picture_output_keep (MhPictureStore *store, guint64 key, GBytes *bytes)
{
  if (mh_picture_output_is_kept (store))
    mh_picture_cache_keep_output (store->source.cache, key, bytes);
}
