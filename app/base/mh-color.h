/* mh-color.h: a colour in sRGB
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gamma-encoded sRGB and straight (not premultiplied) alpha, each 0 to 1. */
typedef struct
{
  double r;
  double g;
  double b;
  double a;
} MhColor;

gboolean mh_color_parse (const char *text, MhColor *color);
char *mh_color_to_string (const MhColor *color);
gboolean mh_color_equal (const MhColor *a, const MhColor *b);
MhColor mh_color_mix (const MhColor *a, const MhColor *b, double share);
MhColor mh_color_over (const MhColor *ink, const MhColor *paper);

G_END_DECLS
