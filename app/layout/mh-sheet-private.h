/* mh-sheet-private.h: what the parts of a page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-cell.h"
#include "mh-frame.h"
#include "mh-person.h"
#include "mh-scene-builder.h"

G_BEGIN_DECLS

/* Of Inter and its like: what a line is centred by. */
#define MH_CAP_HEIGHT_EM 0.727

/* A page that is being filled. Everything is borrowed. */
typedef struct
{
  MhScene *scene;
  const MhPersonMaker *maker;
  const MhDesign *design;
  const MhFrame *frame;
  const MhFittingInput *input;
  const MhFitting *fitting;
  MhBox content;
  gboolean sinks; /* what closes the page stands at the foot of the panel */
  double row_gap_px;
  double block_gap_px; /* more than MH_SPACE_RULE between the heading's hairline and the people */
  double foot_gap_px;
} MhSheet;

/* How a text is to stand: its start and first baseline, and a measure of 0 for a single line. */
typedef struct
{
  double size_px;
  double x;
  double baseline;
  double measure;
  int max_lines;
  gboolean center;
  char *joined; /* (nullable) (transfer full): see mh_lines_choose() */
} MhSetting;

MhSceneItem *mh_sheet_add_text (
    MhSheet *sheet, MhRole role, int member, const MhCopy *copy, const MhSetting *setting);
double mh_sheet_centre_baseline (double top, double leading_px, double size_px);
void mh_sheet_place_cell (MhSheet *sheet, const MhPerson *person, double x, double top);

G_END_DECLS
