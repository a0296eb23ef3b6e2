/* mh-capacity-meter.h: how many people there are, and how many there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-checks.h"

G_BEGIN_DECLS

#define MH_TYPE_CAPACITY_METER (mh_capacity_meter_get_type ())
G_DECLARE_FINAL_TYPE (MhCapacityMeter, mh_capacity_meter, MH, CAPACITY_METER, GtkWidget)

void mh_capacity_meter_set_checks (MhCapacityMeter *self, MhChecks *checks);

G_END_DECLS
