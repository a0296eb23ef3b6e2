/* mh-viewport.h: where a picture stands in the window that shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-box.h"

G_BEGIN_DECLS

#define MH_VIEWPORT_MIN_ZOOM 0.05
#define MH_VIEWPORT_MAX_ZOOM 4.0

/* Sizes of the picture are output pixels, those of the view and the scroll offsets are application
 * pixels; zoom is application pixels per output pixel. When fit is set, zoom is ignored. The
 * picture is centred as long as it and its margin have room, and scrolled otherwise. */
typedef struct
{
  double picture_width;
  double picture_height;
  double view_width;
  double view_height;
  double margin; /* application px kept free around the picture */
  gboolean fit;
  double zoom;
  double scroll_x;
  double scroll_y;
} MhViewport;

double mh_viewport_get_zoom (const MhViewport *viewport);
double mh_viewport_get_content_width (const MhViewport *viewport);
double mh_viewport_get_content_height (const MhViewport *viewport);
MhBox mh_viewport_get_picture_box (const MhViewport *viewport);
MhBox mh_viewport_to_view (const MhViewport *viewport, const MhBox *box);
void mh_viewport_to_picture (
    const MhViewport *viewport, double view_x, double view_y, double *x, double *y);
void mh_viewport_zoom_about (MhViewport *viewport, double zoom, double view_x, double view_y);
double mh_viewport_step_zoom (double zoom, int direction);

G_END_DECLS
