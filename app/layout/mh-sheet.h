/* mh-sheet.h: a panel with a heading, people and a notice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-fitting.h"
#include "mh-frame.h"
#include "mh-person.h"
#include "mh-scene-builder.h"

G_BEGIN_DECLS

void mh_sheet_place (MhScene *scene,
                     const MhPersonMaker *maker,
                     const MhFrame *frame,
                     const MhFittingInput *input,
                     const MhFitting *fitting,
                     const char *logo);

G_END_DECLS
