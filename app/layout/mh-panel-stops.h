/* mh-panel-stops.h: sizes of a panel that its edge may well be drawn to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-fonts.h"
#include "surface/mh-surface.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

typedef enum
{
  MH_PANEL_STOP_PHONE, /* the least at which all text can be read on a phone */
  MH_PANEL_STOP_THEME, /* what the theme has */
  MH_PANEL_STOP_SAFE,  /* an edge of the safe area, or of what is clear in it */
  MH_PANEL_STOP_HALF,
  MH_PANEL_STOP_THIRD,
  MH_PANEL_STOP_QUARTER,
} MhPanelStopKind;

typedef struct
{
  MhPanelStopKind kind;
  double size; /* of the design's `panel.size` */
  double edge; /* where the panel's inner edge is then, output px from the left or the top */
} MhPanelStop;

GArray *mh_panel_list_stops (MhDocument *document,
                             const MhSurface *surface,
                             const MhTarget *target,
                             MhSide side);
double mh_panel_find_legible_size (MhDocument *document,
                                   const MhSurface *surface,
                                   const MhTarget *target,
                                   MhSide side,
                                   MhDate date,
                                   MhFonts *fonts,
                                   GCancellable *cancellable);
void mh_panel_add_legible_stop (GArray *stops,
                                MhDocument *document,
                                const MhSurface *surface,
                                const MhTarget *target,
                                MhSide side,
                                double size);

G_END_DECLS
