/* mh-frame.c: where the panel stands, and what of it may hold words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   ┌───────────────────────────────────────┐ surface
 *   │          ┌─ ─ ─ ─ ─ ─┬────────────────┤
 *   │           clear      │ ┌ ─ ─ ─ ─ ─ ┐  │
 *   │          │           │   content      │
 *   │                      │ └ ─ ─ ─ ─ ─ ┘  │
 *   │          └─ ─ ─ ─ ─ ─│                │
 *   └──────────────────────┴────────────────┘ panel, at the right
 *
 * The panel runs to the edge of the surface; words keep to what is in the panel, inside its
 * padding, and in the clear area, where the platform covers and crops nothing.
 */

#include "mh-frame.h"

#include <math.h>

/* Padding as a share of the panel's width, or of PADDING_RATIO times its height where that is less.
 */
#define PADDING       0.058
#define PADDING_RATIO 1.5

/* Where less than this share of the height is clear, the panel keeps to that band, with so much of
 * the band's height added above and below it. */
#define BAND_SHARE   0.6
#define BAND_PADDING 0.12

/* The largest share of the height that the panel covers below the clear area. */
#define FOOT_SHARE 0.2

/* A panel ends beside the clear area where more than this share of the width is left beyond. */
#define SIDE_SHARE 0.1

/* What words keep off the edge of the clear area, as a share of its shorter side: type that touches
 * where a phone crops looks cropped itself. */
#define AIR_SHARE 0.02

/* A panel is high rather than wide from here on, and is filled from its top. */
#define TALL_RATIO 1.4

static double
get_padding (const MhBox *box)
{
  return PADDING * MAX (MIN (mh_box_width (box), PADDING_RATIO * mh_box_height (box)), 0);
}

/**
 * mh_frame_choose_side:
 * @surface: the surface
 * @design: the design
 * @across: the layout runs along the surface's width
 *
 * Where the design leaves it open, the panel stands where the surface leaves most room clear: at
 * the left on a page background, across a surface that is higher than wide, else on the side
 * towards which the clear area leans.
 *
 * Returns: a side, never %MH_SIDE_AUTO
 */
MhSide
mh_frame_choose_side (const MhSurface *surface, const MhDesign *design, gboolean across)
{
  MhBox clear = mh_surface_get_clear_area (surface);

  if (design->panel.side != MH_SIDE_AUTO)
    return design->panel.side;
  if (surface->page != NULL)
    return MH_SIDE_LEFT;
  if (surface->height_px > surface->width_px)
    return MH_SIDE_FULL;
  if (across)
    return clear.y0 + clear.y1 >= surface->height_px - 1 ? MH_SIDE_BOTTOM : MH_SIDE_TOP;
  return clear.x0 + clear.x1 >= surface->width_px ? MH_SIDE_RIGHT : MH_SIDE_LEFT;
}

/**
 * mh_frame_get_largest_size:
 * @surface: the surface
 * @side: where the panel stands
 *
 * Returns: the fraction of the surface at which the panel holds the whole clear area
 */
double
mh_frame_get_largest_size (const MhSurface *surface, MhSide side)
{
  MhBox clear = mh_surface_get_clear_area (surface);
  double width = surface->width_px;
  double height = surface->height_px;
  double padding = get_padding (&clear);

  switch (side)
    {
    case MH_SIDE_LEFT:
      return MIN ((clear.x1 + (surface->page != NULL ? 0 : padding)) / width, 1.0);
    case MH_SIDE_RIGHT:
      return MIN ((width - clear.x0 + padding) / width, 1.0);
    case MH_SIDE_TOP:
      return MIN ((clear.y1 + padding) / height, 1.0);
    case MH_SIDE_BOTTOM:
      return MIN ((height - clear.y0 + padding) / height, 1.0);
    default:
      return 1.0;
    }
}

static MhBox
get_panel (const MhSurface *surface, MhSide side, double size)
{
  double width = surface->width_px;
  double height = surface->height_px;

  switch (side)
    {
    case MH_SIDE_LEFT:
      return MH_BOX (0, 0, round (width * size), height);
    case MH_SIDE_RIGHT:
      return MH_BOX (round (width * (1 - size)), 0, width, height);
    case MH_SIDE_TOP:
      return MH_BOX (0, 0, width, round (height * size));
    case MH_SIDE_BOTTOM:
      return MH_BOX (0, round (height * (1 - size)), width, height);
    default:
      return MH_BOX (0, 0, width, height);
    }
}

/* A panel around the clear band, as wide as its side has it; the rest of the surface is the
 * picture's. So is a foot that words would leave empty. */
static void
keep_to_band (MhBox *panel, const MhBox *clear, double height_px)
{
  double padding = round (BAND_PADDING * mh_box_height (clear));
  gboolean band = mh_box_height (clear) < BAND_SHARE * height_px;

  /* A sliver of the picture above it would look like a mistake. */
  if (band && clear->y0 - padding > padding)
    panel->y0 = MAX (panel->y0, clear->y0 - padding);
  if (band || height_px - clear->y1 > FOOT_SHARE * height_px)
    panel->y1 = MIN (panel->y1, clear->y1 + padding);
}

/* Where the surface goes on far beyond the clear area, a panel that ran to its edge would be empty
 * there. */
static void
keep_to_side (MhBox *panel, const MhBox *clear, MhSide side, double width_px)
{
  double padding = round (get_padding (panel));

  if (side == MH_SIDE_RIGHT && width_px - clear->x1 - padding > SIDE_SHARE * width_px)
    panel->x1 = clear->x1 + padding;
  if (side == MH_SIDE_LEFT && clear->x0 - padding > SIDE_SHARE * width_px)
    panel->x0 = clear->x0 - padding;
}

/* The clear area without a little air where the platform covers or crops what is beside it. A safe
 * area that ends elsewhere has its own. */
static MhBox
keep_air (const MhSurface *surface, const MhBox *clear)
{
  double air = round (AIR_SHARE * MIN (mh_box_width (clear), mh_box_height (clear)));
  MhBox airy = *clear;

  for (guint i = 0; i < surface->n_covered; i++)
    {
      MhBox rect = mh_box_scale (&surface->covered[i].rect, surface->width_px, surface->height_px);
      gboolean across = rect.x0 < clear->x1 - air && rect.x1 > clear->x0 + air;
      gboolean along = rect.y0 < clear->y1 - air && rect.y1 > clear->y0 + air;

      if (along && rect.x1 <= clear->x0 + 1)
        airy.x0 = MAX (airy.x0, rect.x1 + air);
      if (along && rect.x0 >= clear->x1 - 1)
        airy.x1 = MIN (airy.x1, rect.x0 - air);
      if (across && rect.y1 <= clear->y0 + 1)
        airy.y0 = MAX (airy.y0, rect.y1 + air);
      if (across && rect.y0 >= clear->y1 - 1)
        airy.y1 = MIN (airy.y1, rect.y0 - air);
    }
  return airy;
}

/**
 * mh_frame_get_inset_px:
 * @surface: the surface
 * @design: the design
 *
 * Returns: how far the panel keeps from where it would end, output px
 */
double
mh_frame_get_inset_px (const MhSurface *surface, const MhDesign *design)
{
  MhBox clear = mh_surface_get_clear_area (surface);
  /* Of a page background only its clear area is seen, and a share of the rest would swallow that.
   */
  double shorter = surface->page != NULL ? MIN (mh_box_width (&clear), mh_box_height (&clear))
                                         : MIN (surface->width_px, surface->height_px);

  return design->panel.inset * shorter;
}

/**
 * mh_frame_init:
 * @frame: (out): the frame
 * @surface: the surface
 * @design: the design: inset and radius
 * @side: where the panel stands
 * @size: its fraction of the surface's width, or of its height for top and bottom
 */
void
mh_frame_init (
    MhFrame *frame, const MhSurface *surface, const MhDesign *design, MhSide side, double size)
{
  MhBox clear = mh_surface_get_clear_area (surface);
  double inset = mh_frame_get_inset_px (surface, design);
  double padding = 0;
  MhBox inner = { 0 };
  MhBox airy = { 0 };

  frame->side = side;
  frame->size = size;
  frame->panel = get_panel (surface, side, size);
  /* Beside the page's own column the panel ends where the clear area does. */
  if (surface->page != NULL && side == MH_SIDE_LEFT)
    frame->panel.x1 = MIN (frame->panel.x1, clear.x1);
  if (surface->page == NULL && side != MH_SIDE_FULL)
    {
      keep_to_band (&frame->panel, &clear, surface->height_px);
      keep_to_side (&frame->panel, &clear, side, surface->width_px);
    }
  /* A panel that stands free begins below the bar of the page; else it runs on behind that. */
  if (surface->page != NULL && inset > 0)
    frame->panel.y0 = MAX (frame->panel.y0, surface->page->bar_px);
  frame->panel = mh_box_inset (&frame->panel, inset, inset);
  padding = round (get_padding (&frame->panel));
  inner = mh_box_inset (&frame->panel, padding, padding);
  airy = surface->page == NULL ? keep_air (surface, &clear) : clear;
  mh_box_intersect (&inner, &airy, &frame->content);
  mh_box_intersect (&inner, &clear, &frame->tight);
  if (surface->page != NULL)
    frame->content.y1 = frame->tight.y1 = MIN (frame->content.y1, clear.y1 - padding);
  frame->radius_px =
      design->panel.radius * MIN (mh_box_width (&frame->panel), mh_box_height (&frame->panel));
  frame->may_end = surface->page != NULL || design->panel.side == MH_SIDE_AUTO;
  frame->from_top = surface->page != NULL ||
                    mh_box_height (&frame->content) > TALL_RATIO * mh_box_width (&frame->content);
}
