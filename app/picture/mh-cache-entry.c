/* mh-cache-entry.c: a picture in the cache, by the name of its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-cache-entry.h"

#include <stdio.h>

/* All there is to know of an entry is in its name, so that nothing can stand beside it and say
 * something else: file's state, kind, size, class (with its bands), product, digest, flags. */
#define NAME_FORMAT                                                                                \
  "%016" G_GINT64_MODIFIER "x-%s-%dx%d-%d.%d.%d.%d-%016" G_GINT64_MODIFIER                         \
  "x-%016" G_GINT64_MODIFIER "x-%u.png"
#define NAME_PARTS 7

void
mh_cache_entry_free (MhCacheEntry *entry)
{
  g_free (entry->name);
  g_free (entry);
}

/**
 * mh_cache_entry_dup_name:
 * @entry: an entry
 *
 * Returns: (transfer full): all that @entry says, as the name of a file
 */
char *
mh_cache_entry_dup_name (const MhCacheEntry *entry)
{
  return g_strdup_printf (NAME_FORMAT, entry->key, mh_picture_kind_get_id (entry->kind),
                          entry->source_width_px, entry->source_height_px, entry->class.a,
                          entry->class.b, entry->class.bands.first, entry->class.bands.end,
                          entry->class.product, entry->digest, entry->flags);
}

/**
 * mh_cache_entry_parse:
 * @name: of a file
 *
 * Returns: (transfer full) (nullable): what it says; %NULL when mh_cache_entry_dup_name() would not
 * say it so
 */
MhCacheEntry *
mh_cache_entry_parse (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", NAME_PARTS + 1);
  MhCacheEntry *entry = NULL;
  g_autofree char *again = NULL;

  if (g_strv_length (parts) != NAME_PARTS)
    return NULL;
  entry = g_new0 (MhCacheEntry, 1);
  entry->name = g_strdup (name);
  entry->key = g_ascii_strtoull (parts[0], NULL, 16);
  entry->kind = mh_picture_kind_from_id (parts[1]);
  entry->class.product = g_ascii_strtoull (parts[4], NULL, 16);
  entry->digest = g_ascii_strtoull (parts[5], NULL, 16);
  if (sscanf (parts[2], "%9dx%9d", &entry->source_width_px, &entry->source_height_px) == 2 &&
      sscanf (parts[3], "%9d.%9d.%9d.%9d", &entry->class.a, &entry->class.b,
              &entry->class.bands.first, &entry->class.bands.end) == 4 &&
      sscanf (parts[6], "%9u", &entry->flags) == 1 && entry->source_width_px > 0 &&
      entry->source_height_px > 0)
    again = mh_cache_entry_dup_name (entry);
  if (again != NULL && g_str_equal (again, name))
    return entry;
  mh_cache_entry_free (entry);
  return NULL;
}
