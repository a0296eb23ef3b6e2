/* mh-prose-row.h: a row to edit a text of several lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

/* Property `keeps-empty`: an empty text is a value of its own, not "not set". */
#define MH_TYPE_PROSE_ROW (mh_prose_row_get_type ())
G_DECLARE_FINAL_TYPE (MhProseRow, mh_prose_row, MH, PROSE_ROW, AdwPreferencesRow)

G_END_DECLS
