/* mh-date-row.h: a row to edit a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-text-row.h"

G_BEGIN_DECLS

/* An ISO 8601 date as text, with a calendar to pick it from. */
#define MH_TYPE_DATE_ROW (mh_date_row_get_type ())
G_DECLARE_FINAL_TYPE (MhDateRow, mh_date_row, MH, DATE_ROW, MhTextRow)

G_END_DECLS
