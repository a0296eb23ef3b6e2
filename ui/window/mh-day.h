/* mh-day.h: days as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-date.h"

G_BEGIN_DECLS

char *mh_day_format (MhDate day, MhDate now);

G_END_DECLS
