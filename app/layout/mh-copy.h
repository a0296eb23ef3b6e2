/* mh-copy.h: a text to set, before its size is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-fonts.h"

G_BEGIN_DECLS

/* What stands between two places where a line may break. */
typedef struct
{
  double ink_em;     /* width without the space behind it */
  double advance_em; /* with it */
  gsize end;         /* byte of the text at which the next one starts */
} MhPiece;

/* The size at which a text is shaped once, in pixels: large enough that Pango's units (1/1024 px)
 * do not show in the widths. */
#define MH_COPY_SHAPE_PX 64.0

/* Widths are in em, so that any size can be tried, and painted, without shaping the text again.
 * Shared and remembered by the fonts; plain refcount. */
typedef struct
{
  grefcount ref_count;
  PangoLayout *layout; /* one line at MH_COPY_SHAPE_PX */
  char *text;
  char *language;
  char *family;
  int weight;
  double width_em;   /* on one line */
  MhBox ink_em;      /* of that line, relative to its start and its baseline */
  double longest_em; /* the widest piece */
  guint n_missing;   /* characters that no font has */
  MhPiece *pieces;   /* (array length=n_pieces) */
  guint n_pieces;
} MhCopy;

MhCopy *mh_copy_get (
    MhFonts *fonts, const char *text, const char *family, int weight, const char *language);
void mh_copy_unref (MhCopy *copy);
int mh_copy_count_lines (const MhCopy *copy, double size_px, double measure_px);
double mh_copy_get_folded_width (const MhCopy *copy);
double mh_copy_balance (const MhCopy *copy, double size_px, double measure_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhCopy, mh_copy_unref)

G_END_DECLS
