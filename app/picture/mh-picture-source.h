/* mh-picture-source.h: where a store has its pictures from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-cache.h"

G_BEGIN_DECLS

/* Nothing changes in it once it is asked, so it is asked without a lock. */
typedef struct
{
  char *decoder;         /* (nullable) */
  MhPictureCache *cache; /* (nullable) */
  GHashTable *held;      /* path → GBytes: of files that are none */
} MhPictureSource;

/* What became of reading a file. */
typedef struct
{
  MhFileIdentity identity; /* of what was read */
  MhPictureKind kind;      /* MH_PICTURE_KIND_UNKNOWN when it could not be read at all */
  guint64 digest;          /* of the file's bytes */
  gboolean is_decoded;     /* now, and not remembered */
  MhPicture *picture;      /* (nullable) */
  GError *error;           /* where there is no picture */
} MhPictureOutcome;

void mh_picture_source_init (MhPictureSource *source, const char *decoder);
void mh_picture_source_clear (MhPictureSource *source);
gboolean mh_picture_source_identify (const MhPictureSource *source,
                                     const char *path,
                                     MhFileIdentity *identity,
                                     GError **error);
GBytes *mh_picture_source_read (const MhPictureSource *source,
                                const char *path,
                                MhFileIdentity *identity,
                                GError **error);
guint64 mh_picture_source_digest (GBytes *bytes);
void mh_picture_source_recall (const MhPictureSource *source,
                               const char *path,
                               const MhFileIdentity *identity,
                               const MhPictureRequest *request,
                               MhPictureOutcome *outcome);
gboolean mh_picture_source_recall_facts (const MhPictureSource *source,
                                         const char *path,
                                         const MhFileIdentity *identity,
                                         MhPictureFacts *facts);
void mh_picture_source_keep (const MhPictureSource *source,
                             const char *path,
                             const MhPictureRequest *request,
                             const MhPictureOutcome *outcome);
void mh_picture_source_get (const MhPictureSource *source,
                            const char *path,
                            const MhFileIdentity *identity,
                            const MhPictureRequest *request,
                            MhPictureOutcome *outcome);

G_END_DECLS
