/* mh-point-row.h: a row to set a point in a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

/* Its value is `[x, y]`, each 0 to 1. */
#define MH_TYPE_POINT_ROW (mh_point_row_get_type ())
G_DECLARE_FINAL_TYPE (MhPointRow, mh_point_row, MH, POINT_ROW, AdwPreferencesRow)

G_END_DECLS
