/* mh-viewport.c: where a picture stands in the window that shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-viewport.h"

/* What the keys and buttons go through; a pinch or the wheel may stop between. */
static const double zoom_steps[] = { 0.05, 0.1,  0.25, 0.33, 0.5, 0.67, 0.75,
                                     1.0,  1.25, 1.5,  2.0,  2.5, 3.0,  4.0 };

/* Two zooms nearer than this are the same step. */
#define SAME_ZOOM 0.005

/**
 * mh_viewport_get_zoom:
 * @viewport: a viewport
 *
 * Returns: the zoom that counts, that which fits the picture into the view included
 */
double
mh_viewport_get_zoom (const MhViewport *viewport)
{
  double room_x = viewport->view_width - 2 * viewport->margin;
  double room_y = viewport->view_height - 2 * viewport->margin;

  if (!viewport->fit)
    return viewport->zoom;
  if (viewport->picture_width <= 0 || viewport->picture_height <= 0)
    return 1.0;
  return CLAMP (MIN (room_x / viewport->picture_width, room_y / viewport->picture_height),
                MH_VIEWPORT_MIN_ZOOM, MH_VIEWPORT_MAX_ZOOM);
}

/* The picture and its margin, application px. */
double
mh_viewport_get_content_width (const MhViewport *viewport)
{
  return viewport->picture_width * mh_viewport_get_zoom (viewport) + 2 * viewport->margin;
}

double
mh_viewport_get_content_height (const MhViewport *viewport)
{
  return viewport->picture_height * mh_viewport_get_zoom (viewport) + 2 * viewport->margin;
}

/* Start of the picture on one axis. */
static double
place (double view, double content, double margin, double scroll)
{
  if (content <= view)
    return (view - content) / 2 + margin;
  return margin - CLAMP (scroll, 0, content - view);
}

/**
 * mh_viewport_get_picture_box:
 * @viewport: a viewport
 *
 * Returns: the picture's place in the view, application px
 */
MhBox
mh_viewport_get_picture_box (const MhViewport *viewport)
{
  double zoom = mh_viewport_get_zoom (viewport);
  double x = place (viewport->view_width, mh_viewport_get_content_width (viewport),
                    viewport->margin, viewport->scroll_x);
  double y = place (viewport->view_height, mh_viewport_get_content_height (viewport),
                    viewport->margin, viewport->scroll_y);

  return MH_BOX (x, y, x + viewport->picture_width * zoom, y + viewport->picture_height * zoom);
}

/**
 * mh_viewport_to_view:
 * @viewport: a viewport
 * @box: output px
 *
 * Returns: the same area in the view, application px
 */
MhBox
mh_viewport_to_view (const MhViewport *viewport, const MhBox *box)
{
  double zoom = mh_viewport_get_zoom (viewport);
  MhBox picture = mh_viewport_get_picture_box (viewport);

  return MH_BOX (picture.x0 + box->x0 * zoom, picture.y0 + box->y0 * zoom,
                 picture.x0 + box->x1 * zoom, picture.y0 + box->y1 * zoom);
}

/**
 * mh_viewport_to_picture:
 * @viewport: a viewport
 * @view_x: application px
 * @view_y: application px
 * @x: (out): output px, outside the picture too
 * @y: (out): output px
 */
void
mh_viewport_to_picture (
    const MhViewport *viewport, double view_x, double view_y, double *x, double *y)
{
  double zoom = mh_viewport_get_zoom (viewport);
  MhBox picture = mh_viewport_get_picture_box (viewport);

  *x = (view_x - picture.x0) / zoom;
  *y = (view_y - picture.y0) / zoom;
}

/**
 * mh_viewport_zoom_about:
 * @viewport: a viewport
 * @zoom: the new zoom
 * @view_x: application px
 * @view_y: application px
 *
 * Zooms so that what is seen at a point of the view stays there, as far as the picture's edges let
 * it.
 */
void
mh_viewport_zoom_about (MhViewport *viewport, double zoom, double view_x, double view_y)
{
  double x = 0;
  double y = 0;

  mh_viewport_to_picture (viewport, view_x, view_y, &x, &y);
  viewport->fit = FALSE;
  viewport->zoom = CLAMP (zoom, MH_VIEWPORT_MIN_ZOOM, MH_VIEWPORT_MAX_ZOOM);

  viewport->scroll_x = viewport->margin + x * viewport->zoom - view_x;
  viewport->scroll_y = viewport->margin + y * viewport->zoom - view_y;
  viewport->scroll_x =
      CLAMP (viewport->scroll_x, 0,
             MAX (0, mh_viewport_get_content_width (viewport) - viewport->view_width));
  viewport->scroll_y =
      CLAMP (viewport->scroll_y, 0,
             MAX (0, mh_viewport_get_content_height (viewport) - viewport->view_height));
}

/**
 * mh_viewport_step_zoom:
 * @zoom: a zoom
 * @direction: 1 for nearer, -1 for farther
 *
 * Returns: the next step of the scale in that direction
 */
double
mh_viewport_step_zoom (double zoom, int direction)
{
  int n_steps = G_N_ELEMENTS (zoom_steps);

  if (direction > 0)
    {
      for (int i = 0; i < n_steps; i++)
        if (zoom_steps[i] > zoom + SAME_ZOOM)
          return zoom_steps[i];
      return MH_VIEWPORT_MAX_ZOOM;
    }

  for (int i = n_steps - 1; i >= 0; i--)
    if (zoom_steps[i] < zoom - SAME_ZOOM)
      return zoom_steps[i];
  return MH_VIEWPORT_MIN_ZOOM;
}
