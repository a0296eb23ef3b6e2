/* mh-box.h: an axis-aligned rectangle, by its edges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Left, top, right and bottom edge. Units are said by whoever holds the box: output pixels of a
 * scene, or fractions of a picture. An empty box has x1 <= x0 or y1 <= y0. */
typedef struct
{
  double x0;
  double y0;
  double x1;
  double y1;
} MhBox;

#define MH_BOX(x0, y0, x1, y1) ((MhBox){ (x0), (y0), (x1), (y1) })

static inline double
mh_box_width (const MhBox *box)
{
  return box->x1 - box->x0;
}

static inline double
mh_box_height (const MhBox *box)
{
  return box->y1 - box->y0;
}

gboolean mh_box_is_empty (const MhBox *box);
gboolean mh_box_intersect (const MhBox *a, const MhBox *b, MhBox *result);
MhBox mh_box_union (const MhBox *a, const MhBox *b);
gboolean mh_box_contains (const MhBox *outer, const MhBox *inner, double slack);
MhBox mh_box_inset (const MhBox *box, double dx, double dy);
MhBox mh_box_scale (const MhBox *fractions, double width, double height);

G_END_DECLS
