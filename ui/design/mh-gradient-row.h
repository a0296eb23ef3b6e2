/* mh-gradient-row.h: a row to set a gradient: its angle and its colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

#define MH_TYPE_GRADIENT_ROW (mh_gradient_row_get_type ())
G_DECLARE_FINAL_TYPE (MhGradientRow, mh_gradient_row, MH, GRADIENT_ROW, AdwExpanderRow)

G_END_DECLS
