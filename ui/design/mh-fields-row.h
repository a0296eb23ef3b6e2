/* mh-fields-row.h: a row to choose what is drawn of each person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

#define MH_TYPE_FIELDS_ROW (mh_fields_row_get_type ())
G_DECLARE_FINAL_TYPE (MhFieldsRow, mh_fields_row, MH, FIELDS_ROW, AdwExpanderRow)

G_END_DECLS
