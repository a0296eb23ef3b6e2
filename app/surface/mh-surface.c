/* mh-surface.c: a place on a platform where a picture goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-surface.h"

#include <math.h>

/**
 * mh_surface_get_phone_px:
 * @surface: a surface
 *
 * Units: CSS px.
 *
 * Returns: the least phone width at which the surface is seen; 0 when phones do not show it
 */
int
mh_surface_get_phone_px (const MhSurface *surface)
{
  int least = 0;

  for (guint i = 0; i < surface->n_phone; i++)
    if (least == 0 || surface->phone_px[i] < least)
      least = surface->phone_px[i];
  return least;
}

/**
 * mh_surface_get_margin_px:
 * @surface: a surface
 * @window_px: how wide the window is, its scrollbar included
 *
 * What a window this wide leaves free at the left of a page's centred column. The picture is not
 * scaled, so CSS px are output px:
 *
 *     |<--------------- window --------------->|
 *     | margin |      column      | margin |bar|
 *
 * Units: whole px that are wholly free.
 *
 * Returns: the margin, at most the picture's width; 0 for a surface that is no page
 */
double
mh_surface_get_margin_px (const MhSurface *surface, int window_px)
{
  const MhPage *page = surface->page;
  int column_px = 0;
  double margin_px = 0.0;

  if (page == NULL)
    return 0.0;
  column_px = page->column_px;
  if (page->narrow_column_px > 0 && window_px < page->narrow_below_px)
    column_px = page->narrow_column_px;
  margin_px = floor ((window_px - page->scrollbar_px - column_px) / 2.0);
  return CLAMP (margin_px, 0.0, surface->width_px);
}

/* The left margin of the window to be served, below a bar and as far down as it shows. */
static MhBox
clear_margin (const MhSurface *surface)
{
  const MhPage *page = surface->page;
  double margin_px = mh_surface_get_margin_px (surface, page->serve_px);
  double bottom_px = MIN (page->first_screen_px, surface->height_px);
  double top_px = MIN (page->bar_px, bottom_px);
  double gap_px =
      margin_px > 2 * page->gap_px && bottom_px - top_px > page->gap_px ? page->gap_px : 0.0;

  return MH_BOX (gap_px, top_px + gap_px, margin_px - gap_px, bottom_px);
}

/* The largest part of area, beside, above or below taken, that is free of it. */
static MhBox
cut_away (const MhBox *area, const MhBox *taken)
{
  const MhBox parts[] = {
    MH_BOX (area->x0, area->y0, taken->x0, area->y1),
    MH_BOX (taken->x1, area->y0, area->x1, area->y1),
    MH_BOX (area->x0, area->y0, area->x1, taken->y0),
    MH_BOX (area->x0, taken->y1, area->x1, area->y1),
  };
  MhBox largest = MH_BOX (area->x0, area->y0, area->x0, area->y0);
  double most = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double size = mh_box_width (&parts[i]) * mh_box_height (&parts[i]);

      if (!mh_box_is_empty (&parts[i]) && size > most)
        {
          largest = parts[i];
          most = size;
        }
    }
  return largest;
}

/**
 * mh_surface_get_clear_area:
 * @surface: a surface
 *
 * The area to keep text and photos in: the safe area without what a covered rectangle takes of it.
 * For a page it is the left margin in the window to be served, below what lies over its
 * top, down to where that window ends.
 *
 * Units: output px.
 *
 * Returns: the area; empty when something covers all of it
 */
MhBox
mh_surface_get_clear_area (const MhSurface *surface)
{
  MhBox area = surface->safe;

  if (surface->page != NULL)
    return clear_margin (surface);
  for (guint i = 0; i < surface->n_covered; i++)
    if (mh_box_intersect (&area, &surface->covered[i].rect, NULL))
      area = cut_away (&area, &surface->covered[i].rect);
  return mh_box_scale (&area, surface->width_px, surface->height_px);
}
