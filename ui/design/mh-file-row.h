/* mh-file-row.h: a row to choose a picture file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

/* Shows a path as written in the document; `edited` carries an absolute one. */
#define MH_TYPE_FILE_ROW (mh_file_row_get_type ())
G_DECLARE_FINAL_TYPE (MhFileRow, mh_file_row, MH, FILE_ROW, AdwActionRow)

G_END_DECLS
