/* mh-findings.h: findings in few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "base/mh-finding.h"

G_BEGIN_DECLS

guint mh_findings_count (GPtrArray *findings);
char *mh_findings_sum_up (GPtrArray *findings);
const char *mh_findings_get_icon (const MhFinding *finding);
const char *mh_findings_get_style (const MhFinding *finding);

G_END_DECLS
