/* mh-contrast.c: how readable one colour is on another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-contrast.h"

#include <math.h>

/* One sRGB channel to linear light (IEC 61966-2-1), both 0 to 1. */
static double
linearize (double encoded)
{
  return encoded <= 0.04045 ? encoded / 12.92 : pow ((encoded + 0.055) / 1.055, 2.4);
}

/* Relative luminance, 0 for black to 1 for white. */
static double
luminance (const MhColor *color)
{
  return 0.2126 * linearize (color->r) + 0.7152 * linearize (color->g) +
         0.0722 * linearize (color->b);
}

/**
 * mh_contrast_ratio:
 * @ink: the colour of the text
 * @paper: the colour behind it
 *
 * Measures how far @ink stands out from @paper. Alpha is not looked at: lay translucent colours on
 * what is behind them first, with mh_color_over().
 *
 * Source: WCAG 2.2, "contrast ratio" and "relative luminance".
 *
 * Returns: 1.0 (cannot be seen) to 21.0 (black on white)
 */
double
mh_contrast_ratio (const MhColor *ink, const MhColor *paper)
{
  double a = luminance (ink);
  double b = luminance (paper);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}
