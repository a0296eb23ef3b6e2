/* mh-finding-item.h: one finding in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/mh-finding.h"

G_BEGIN_DECLS

/* Stays the same object while the same thing is found again, so that a list keeps its row. Signal
 * `changed`: what there is to say about it has changed. */
#define MH_TYPE_FINDING_ITEM (mh_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (MhFindingItem, mh_finding_item, MH, FINDING_ITEM, GObject)

MhFindingItem *mh_finding_item_new (const MhFinding *finding);
void mh_finding_item_set (MhFindingItem *self, const MhFinding *finding);
const MhFinding *mh_finding_item_get (MhFindingItem *self);
gboolean mh_finding_item_is_same (gconstpointer a, gconstpointer b);

G_END_DECLS
