/* mh-text.h: setting one text, and how large it gets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-fonts.h"

G_BEGIN_DECLS

/* All in the unit of the text's size, usually output pixels. */
typedef struct
{
  double advance; /* of the widest line */
  MhBox ink;      /* relative to the left edge of the measure and the first baseline */
  int lines;
  gboolean shortened;
  guint n_missing; /* characters that no font has */
} MhTextExtents;

char *mh_text_clean (const char *text, glong limit_chars);
PangoLayout *mh_text_create_layout (MhFonts *fonts, const MhSceneText *text);
double mh_text_get_line_x (const MhSceneText *text, PangoLayoutLine *line);
void mh_text_measure_layout (const MhSceneText *text, PangoLayout *layout, MhTextExtents *extents);
void mh_text_measure (MhFonts *fonts, const MhSceneText *text, MhTextExtents *extents);
MhBox mh_text_get_clip (const MhSceneItem *item);

G_END_DECLS
