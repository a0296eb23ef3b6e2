/* mh-picture-store-user.c: pictures by path, as programs have them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-store.h"

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
