/* mh-box.c: an axis-aligned rectangle, by its edges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-box.h"

/**
 * mh_box_is_empty:
 * @box: a box
 *
 * Returns: %TRUE if @box has no area
 */
gboolean
mh_box_is_empty (const MhBox *box)
{
  return !(box->x1 > box->x0 && box->y1 > box->y0);
}

/**
 * mh_box_intersect:
 * @a: a box
 * @b: another, in the same units
 * @result: (out) (optional): what both cover
 *
 * Returns: %TRUE if the two share an area
 */
gboolean
mh_box_intersect (const MhBox *a, const MhBox *b, MhBox *result)
{
  MhBox common =
      MH_BOX (MAX (a->x0, b->x0), MAX (a->y0, b->y0), MIN (a->x1, b->x1), MIN (a->y1, b->y1));

  if (result != NULL)
    *result = common;
  return !mh_box_is_empty (&common);
}

/**
 * mh_box_union:
 * @a: a box
 * @b: another, in the same units
 *
 * Returns: the least box around both; an empty one does not count
 */
MhBox
mh_box_union (const MhBox *a, const MhBox *b)
{
  if (mh_box_is_empty (a))
    return *b;
  if (mh_box_is_empty (b))
    return *a;
  return MH_BOX (MIN (a->x0, b->x0), MIN (a->y0, b->y0), MAX (a->x1, b->x1), MAX (a->y1, b->y1));
}

/**
 * mh_box_contains:
 * @outer: a box
 * @inner: another, in the same units
 * @slack: how far @inner may stand out on each side
 *
 * Returns: %TRUE if @inner lies in @outer
 */
gboolean
mh_box_contains (const MhBox *outer, const MhBox *inner, double slack)
{
  return inner->x0 >= outer->x0 - slack && inner->y0 >= outer->y0 - slack &&
         inner->x1 <= outer->x1 + slack && inner->y1 <= outer->y1 + slack;
}

/**
 * mh_box_inset:
 * @box: a box
 * @dx: taken off at the left and at the right; negative widens
 * @dy: taken off at the top and at the bottom
 *
 * Returns: the smaller box
 */
MhBox
mh_box_inset (const MhBox *box, double dx, double dy)
{
  return MH_BOX (box->x0 + dx, box->y0 + dy, box->x1 - dx, box->y1 - dy);
}

/**
 * mh_box_scale:
 * @fractions: a box in fractions of a picture
 * @width: the picture's width
 * @height: its height
 *
 * Returns: the box in the units of @width and @height
 */
MhBox
mh_box_scale (const MhBox *fractions, double width, double height)
{
  return MH_BOX (fractions->x0 * width, fractions->y0 * height, fractions->x1 * width,
                 fractions->y1 * height);
}
