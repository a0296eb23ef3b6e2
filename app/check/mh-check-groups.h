/* mh-check-groups.h: findings that are told together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-finding.h"

G_BEGIN_DECLS

gboolean mh_check_are_alike (const MhFinding *a, const MhFinding *b);
GPtrArray *mh_check_group (GPtrArray *findings);
const char *mh_check_get_group_title (const MhFinding *finding);
const char *mh_check_get_group_remedy (GPtrArray *group);
JsonNode *mh_check_join_patches (GPtrArray *group);

G_END_DECLS
