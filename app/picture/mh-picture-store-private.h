/* mh-picture-store-private.h: the inside of a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-source.h"
#include "mh-picture-store.h"

G_BEGIN_DECLS

typedef struct _MhPictureFile MhPictureFile;

/* One picture at one size. It lies in the queue of its store, and in its file. */
typedef struct
{
  MhPictureClass class;
  MhPicture *picture;
  MhPictureFile *file;
  GList *link; /* in the queue */
} MhPictureEntry;

/* What is known of a file in one state. While busy, one thread reads it and the others wait. The
 * source size is known from the first decoding on, and with it the class of any request. */
struct _MhPictureFile
{
  MhFileIdentity identity;
  gboolean is_busy;
  GError *failure;    /* (nullable): why it cannot be decoded */
  MhPictureKind kind; /* MH_PICTURE_KIND_UNKNOWN until it was read */
  gboolean has_digest;
  guint64 digest;      /* of the file's bytes */
  int source_width_px; /* 0 until it was decoded */
  int source_height_px;
  GPtrArray *entries; /* of MhPictureEntry */
};

/* All but source, limit_bytes and what it keeps is under the mutex. */
struct _MhPictureStore
{
  gatomicrefcount ref_count;
  MhPictureSource source;
  gsize limit_bytes;
  gboolean keeps_parts;
  gboolean keeps_products;

  GMutex mutex;
  GCond changed;     /* a file is no longer busy */
  GHashTable *files; /* name of name_file() → MhPictureFile */
  GQueue recent;     /* of MhPictureEntry, the latest used first */
  gsize used_bytes;
  guint n_decoded;
};

MhPicture *
mh_picture_store_recall (MhPictureStore *store, const char *path, const MhPictureRequest *request);
void mh_picture_store_keep (MhPictureStore *store,
                            const char *path,
                            const MhPictureRequest *request,
                            const MhPicture *decoded,
                            MhPicture *product);

G_END_DECLS
