/* mh-frame.h: where the panel stands, and what of it may hold words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "surface/mh-surface.h"
#include "team/mh-design.h"

G_BEGIN_DECLS

/* Output pixels. */
typedef struct
{
  MhSide side;       /* never MH_SIDE_AUTO */
  double size;       /* fraction of the surface's width or height */
  MhBox panel;       /* the whole panel, out to the edge of the surface */
  MhBox content;     /* in it: words and faces */
  MhBox tight;       /* the same without air before what is covered, for when people are left out */
  gboolean from_top; /* words start at the top */
  gboolean may_end;  /* the panel may end below them, whatever its side says */
  double radius_px;
} MhFrame;

MhSide mh_frame_choose_side (const MhSurface *surface, const MhDesign *design, gboolean across);
double mh_frame_get_largest_size (const MhSurface *surface, MhSide side);
double mh_frame_get_inset_px (const MhSurface *surface, const MhDesign *design);
void mh_frame_init (
    MhFrame *frame, const MhSurface *surface, const MhDesign *design, MhSide side, double size);

G_END_DECLS
