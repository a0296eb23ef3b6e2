/* mh-cache-entry.h: a picture in the cache, by the name of its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-kind.h"
#include "mh-picture-plan.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 key;
  MhPictureKind kind;
  int source_width_px;
  int source_height_px;
  MhPictureClass class;
  guint64 digest;
  guint flags;
  char *name; /* of the file */
} MhCacheEntry;

MhCacheEntry *mh_cache_entry_parse (const char *name);
char *mh_cache_entry_dup_name (const MhCacheEntry *entry);
void mh_cache_entry_free (MhCacheEntry *entry);

G_END_DECLS
