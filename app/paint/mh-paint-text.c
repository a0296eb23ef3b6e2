/* mh-paint-text.c: painting one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-paint-text.h"

#include <cairo-ft.h>
#include <math.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "layout/mh-copy.h"
#include "layout/mh-text.h"
#include "mh-paint-outline.h"
#include "mh-paint-picture.h"

/* Bitmaps and layered colour glyphs have no outline of one colour. */
static gboolean
has_colors (PangoFont *font)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  FT_Face face = NULL;
  gboolean colors = FALSE;

  if (scaled == NULL || cairo_scaled_font_get_type (scaled) != CAIRO_FONT_TYPE_FT)
    return TRUE;
  face = cairo_ft_scaled_font_lock_face (scaled);
  colors = face == NULL || FT_HAS_COLOR (face) || !FT_IS_SCALABLE (face);
  cairo_ft_scaled_font_unlock_face (scaled);
  return colors;
}

/* Shows what has its own colours, and keeps the outlines that were gathered. */
static void
show_run (cairo_t *cr, PangoGlyphItem *run, double x, double y)
{
  cairo_path_t *gathered = cairo_copy_path (cr);

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  pango_cairo_show_glyph_string (cr, run->item->analysis.font, run->glyphs);
  cairo_new_path (cr);
  cairo_append_path (cr, gathered);
  cairo_path_destroy (gathered);
}

/* cairo 1.16 shows glyphs at whole pixels only, which spoils the spacing at small sizes; a filled
 * outline stands exactly where layout measured it. Outlines are gathered and filled together. */
static void
add_run (cairo_t *cr, PangoGlyphItem *run, double x, double y, gboolean only_outlines)
{
  PangoFont *font = run->item->analysis.font;

  if (font == NULL)
    return;
  y -= run->y_offset / (double) PANGO_SCALE;
  if (has_colors (font))
    {
      if (!only_outlines)
        show_run (cr, run, x, y);
      return;
    }
  cairo_move_to (cr, x, y);
  pango_cairo_glyph_string_path (cr, font, run->glyphs);
}

static void
add_line (cairo_t *cr, PangoLayoutLine *line, double x, double y, gboolean only_outlines)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      add_run (cr, run, x, y, only_outlines);
      x += pango_glyph_string_get_width (run->glyphs) / (double) PANGO_SCALE;
    }
}

/* What stands on one line was shaped when it was measured; its outlines are scaled to size. */
static void
paint_single_line (cairo_t *cr, const MhSceneText *text, MhFonts *fonts, gboolean only_outlines)
{
  g_autoptr (MhCopy) copy =
      mh_copy_get (fonts, text->text, text->family, text->weight, text->language);
  double scale = text->size_px / MH_COPY_SHAPE_PX;

  cairo_translate (cr, text->x, text->baseline);
  cairo_scale (cr, scale, scale);
  add_line (cr, pango_layout_get_line_readonly (copy->layout, 0), 0, 0, only_outlines);
  mh_paint_fill_outline (cr, mh_fonts_get_freetype (fonts));
}

/* Line by line, so that letters come from left to right. */
static void
paint_broken_lines (cairo_t *cr, const MhSceneText *text, MhFonts *fonts, gboolean only_outlines)
{
  g_autoptr (PangoLayout) layout = mh_text_create_layout (fonts, text);

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

      cairo_save (cr);
      add_line (cr, line, text->x + mh_text_get_line_x (text, line),
                text->baseline + i * text->leading, only_outlines);
      mh_paint_fill_outline (cr, mh_fonts_get_freetype (fonts));
      cairo_restore (cr);
    }
}

/* Clips to the text's own area, out to whole device pixels: a clip between them costs more than the
 * text. */
static void
clip_to_area (cairo_t *cr, const MhSceneItem *item)
{
  MhBox area = mh_text_get_clip (item);
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  cairo_user_to_device (cr, &area.x0, &area.y0);
  cairo_user_to_device (cr, &area.x1, &area.y1);
  cairo_identity_matrix (cr);
  cairo_rectangle (cr, floor (area.x0), floor (area.y0), ceil (area.x1) - floor (area.x0),
                   ceil (area.y1) - floor (area.y0));
  cairo_clip (cr);
  cairo_set_matrix (cr, &matrix);
}

static void
paint_lines (cairo_t *cr, const MhSceneItem *item, MhFonts *fonts, gboolean only_outlines)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();

  clip_to_area (cr, item);
  mh_paint_set_color (cr, &item->color, 1.0);
  if (item->text.measure > 0)
    paint_broken_lines (cr, &item->text, fonts, only_outlines);
  else
    paint_single_line (cr, &item->text, fonts, only_outlines);
}

/**
 * mh_paint_text:
 * @cr: where to paint; its unit is the scene's pixel
 * @item: a text of the scene
 * @fonts: the fonts of this thread
 *
 * Paints a text as layout measured it, and nothing outside the area that is its own.
 */
void
mh_paint_text (cairo_t *cr, const MhSceneItem *item, MhFonts *fonts)
{
  paint_lines (cr, item, fonts, FALSE);
}

/**
 * mh_paint_text_ink:
 * @cr: where to paint; its unit is the scene's pixel
 * @item: a text of the scene
 * @fonts: the fonts of this thread
 *
 * Paints what of a text has the text's colour: no emoji, which bring colours of their own.
 */
void
mh_paint_text_ink (cairo_t *cr, const MhSceneItem *item, MhFonts *fonts)
{
  paint_lines (cr, item, fonts, TRUE);
}
