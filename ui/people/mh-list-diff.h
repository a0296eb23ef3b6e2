/* mh-list-diff.h: how one list becomes another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At position of the list as it is after the splices before this one, n_removed items make room for
 * n_added; the first n_kept of both are the same items with other content, and stay. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
  guint n_kept;
} MhSplice;

typedef gboolean (*MhSameItem) (gconstpointer old_item, gconstpointer new_item);

GArray *mh_list_diff (gconstpointer *old_items,
                      guint n_old,
                      gconstpointer *new_items,
                      guint n_new,
                      MhSameItem is_same);

G_END_DECLS
