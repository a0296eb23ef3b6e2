/* mh-finding-group.h: findings in a list that are told together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-finding-item.h"

G_BEGIN_DECLS

/* One finding or several of one code, surface and severity; a list of MhFindingItem. Stays the same
 * object while the like is found again. Signal `changed`: what there is to say about them has. */
#define MH_TYPE_FINDING_GROUP (mh_finding_group_get_type ())
G_DECLARE_FINAL_TYPE (MhFindingGroup, mh_finding_group, MH, FINDING_GROUP, GObject)

MhFindingGroup *mh_finding_group_new (GPtrArray *findings);
void mh_finding_group_set (MhFindingGroup *self, GPtrArray *findings);
GPtrArray *mh_finding_group_list (MhFindingGroup *self);
MhFindingItem *mh_finding_group_get_first (MhFindingGroup *self);
/* (transfer none) (nullable): the change that mends all, RFC 6902. */
JsonNode *mh_finding_group_get_patch (MhFindingGroup *self);
GListModel *mh_finding_group_get_items (MhFindingGroup *self);
gboolean mh_finding_group_is_same (gconstpointer a, gconstpointer b);

G_END_DECLS
