/* mh-picture-store-settings.c: what a store is told before anybody asks it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-store-private.h"

/**
 * mh_picture_store_new_for_user:
 * @has_cache: whether pictures are kept on disk for the next run
 *
 * Returns: (transfer full): a store as programs have it: with masthead-decode and, unless the
 * environment says no, the user's cache
 */
MhPictureStore *
mh_picture_store_new_for_user (gboolean has_cache)
{
  g_autofree char *decoder = mh_decoder_find ();
  MhPictureStore *store = mh_picture_store_new (decoder, MH_PICTURE_STORE_DEFAULT_BYTES);

  if (has_cache)
    mh_picture_store_set_cache (store, mh_picture_cache_new_for_user ());
  return store;
}

/**
 * mh_picture_store_set_cache:
 * @store: a store that nobody has asked yet
 * @cache: (transfer full) (nullable): where pictures are kept for the next run
 */
void
mh_picture_store_set_cache (MhPictureStore *store, MhPictureCache *cache)
{
  g_clear_pointer (&store->source.cache, mh_picture_cache_free);
  store->source.cache = cache;
}

/**
 * mh_picture_store_set_keeps_parts:
 * @store: a store that nobody has asked yet
 *
 * Has only those rows of a picture decoded and kept that are wanted. That saves a third of the time
 * where each is painted once; where several surfaces show different parts of it, the whole serves
 * all of them.
 */
void
mh_picture_store_set_keeps_parts (MhPictureStore *store)
{
  store->keeps_parts = TRUE;
}

/**
 * mh_picture_store_set_keeps_products:
 * @store: a store that nobody has asked yet
 *
 * Has what mh_picture_product_get() makes kept, also for the next run: for a program that paints at
 * the same sizes each time it runs.
 */
void
mh_picture_store_set_keeps_products (MhPictureStore *store)
{
  store->keeps_products = TRUE;
}

/**
 * mh_picture_store_hold:
 * @store: a store that nobody has asked yet
 * @path: an absolute path
 * @bytes: what is to be found there
 *
 * Has a picture read that is in no file. It is not kept for the next run.
 */
void
mh_picture_store_hold (MhPictureStore *store, const char *path, GBytes *bytes)
{
  g_hash_table_insert (store->source.held, g_strdup (path), g_bytes_ref (bytes));
}
