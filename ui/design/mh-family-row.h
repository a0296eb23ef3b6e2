/* mh-family-row.h: a row to pick a typeface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

#define MH_TYPE_FAMILY_ROW (mh_family_row_get_type ())
G_DECLARE_FINAL_TYPE (MhFamilyRow, mh_family_row, MH, FAMILY_ROW, AdwActionRow)

G_END_DECLS
