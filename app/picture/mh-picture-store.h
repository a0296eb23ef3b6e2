/* mh-picture-store.h: pictures by path, decoded once and shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-cache.h"

G_BEGIN_DECLS

/* Thread-safe and refcounted. Pictures are known by the state of their file and the size they were
 * decoded to; they are bounded in bytes, and the least recently used go first. Failures are
 * remembered too, until the file changes. */
typedef struct _MhPictureStore MhPictureStore;

#define MH_PICTURE_STORE_DEFAULT_BYTES (256 * 1024 * 1024)

MhPictureStore *mh_picture_store_new (const char *decoder, gsize limit_bytes);
MhPictureStore *mh_picture_store_new_for_user (gboolean has_cache);
void mh_picture_store_set_cache (MhPictureStore *store, MhPictureCache *cache);
void mh_picture_store_set_keeps_parts (MhPictureStore *store);
void mh_picture_store_set_keeps_products (MhPictureStore *store);
void mh_picture_store_hold (MhPictureStore *store, const char *path, GBytes *bytes);
guint mh_picture_store_get_n_decoded (MhPictureStore *store);
MhPictureStore *mh_picture_store_ref (MhPictureStore *store);
void mh_picture_store_unref (MhPictureStore *store);
MhPicture *mh_picture_store_get (
    MhPictureStore *store, const char *path, int min_width_px, int min_height_px, GError **error);
MhPicture *mh_picture_store_get_request (MhPictureStore *store,
                                         const char *path,
                                         const MhPictureRequest *request,
                                         GError **error);
gboolean mh_picture_store_probe (MhPictureStore *store,
                                 const char *path,
                                 int min_width_px,
                                 int min_height_px,
                                 double *aspect,
                                 GError **error);
gboolean mh_picture_store_recall_aspect (MhPictureStore *store, const char *path, double *aspect);
gboolean mh_picture_store_get_digest (MhPictureStore *store,
                                      const char *path,
                                      guint64 *digest,
                                      GError **error);

char *mh_decoder_find (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhPictureStore, mh_picture_store_unref)

G_END_DECLS
