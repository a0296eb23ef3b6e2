/* mh-design-contrast.h: rows of the inspector that say how well texts can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-color-judge.h"
#include "mh-design-pane.h"

G_BEGIN_DECLS

void mh_design_contrast_connect (MhDesignPane *pane, MhColorJudge *judge);

G_END_DECLS
