/* mh-picture-cache.h: decoded pictures on disk, for the next run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-file.h"
#include "mh-picture-kind.h"
#include "mh-picture-plan.h"
#include "mh-picture.h"

G_BEGIN_DECLS

/* A folder of PNG files, and of pictures as they were written, that anybody may delete at any time.
 * It holds pixels exactly, so that nothing that is drawn depends on it. Thread-safe; several
 * programs may use one folder at once. */
typedef struct _MhPictureCache MhPictureCache;

#define MH_PICTURE_CACHE_DEFAULT_BYTES (256 * 1024 * 1024)

/* What is known of a picture's file without reading it. */
typedef struct
{
  MhPictureKind kind;
  guint64 digest;      /* of the file's bytes */
  int source_width_px; /* upright */
  int source_height_px;
} MhPictureFacts;

MhPictureCache *mh_picture_cache_new (const char *folder, gsize limit_bytes);
MhPictureCache *mh_picture_cache_new_for_user (void);
void mh_picture_cache_free (MhPictureCache *cache);
MhPicture *mh_picture_cache_find (MhPictureCache *cache,
                                  const MhFileIdentity *identity,
                                  const MhPictureRequest *request,
                                  MhPictureFacts *facts);
void mh_picture_cache_keep (MhPictureCache *cache,
                            const MhFileIdentity *identity,
                            MhPictureClass class,
                            const MhPictureFacts *facts,
                            const MhPicture *picture);
gboolean mh_picture_cache_find_facts (MhPictureCache *cache,
                                      const MhFileIdentity *identity,
                                      MhPictureFacts *facts);
GBytes *mh_picture_cache_find_output (MhPictureCache *cache, guint64 key);
void mh_picture_cache_keep_output (MhPictureCache *cache, guint64 key, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhPictureCache, mh_picture_cache_free)

G_END_DECLS
