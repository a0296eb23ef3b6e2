/* mh-text.c: setting one text, and how large it gets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-text.h"

#include "base/mh-limits.h"
#include "mh-fonts-private.h"

#define PX(units) ((units) / (double) PANGO_SCALE)

/* How far ink may stand out of a line, in em: stacked marks of honest Vietnamese, Thai and Arabic
 * stay inside, sixty marks on one letter do not. */
#define CLIP_ABOVE_EM 1.35
#define CLIP_BELOW_EM 0.60
#define CLIP_SIDE_EM  0.35

/* Characters of a Korean text from which on it is running text, and syllables of a word that is not
 * broken there. */
#define KOREAN_TEXT 20
#define KOREAN_WORD 6

/* Explicit embeddings, overrides and isolates could turn the rest of a line; the fields are
 * isolated from each other anyway, each being a paragraph of its own. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_line_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
}

/**
 * mh_text_clean:
 * @text: valid UTF-8
 * @limit_chars: characters to keep, at most
 *
 * Makes a one-line text of what a file holds: control characters and line ends become a space,
 * explicit bidi formatting goes, spaces at the ends go.
 *
 * Returns: (transfer full): the text as it is drawn
 */
char *
mh_text_clean (const char *text, glong limit_chars)
{
  GString *clean = g_string_new (NULL);
  glong n_chars = 0;

  for (const char *p = text; *p != '\0' && n_chars < limit_chars;
       p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_line_control (c))
        g_string_append_c (clean, ' ');
      else if (!is_bidi_control (c))
        g_string_append_unichar (clean, c);
    }

  return g_strstrip (g_string_free (clean, FALSE));
}

/* Korean breaks between words, as Latin does; Pango would between any two syllables. In running
 * text that is forbidden, but for words that are long for a narrow panel. Names are short texts,
 * and may have to be broken anywhere. */
static void
keep_korean_words (PangoAttrList *attributes, const char *text)
{
  const char *start = NULL;
  int n_syllables = 0;

  if (g_utf8_strlen (text, -1) <= KOREAN_TEXT)
    return;
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HANGUL)
        {
          start = start != NULL ? start : p;
          n_syllables++;
          continue;
        }
      if (n_syllables > 1 && n_syllables <= KOREAN_WORD)
        {
          PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

          attribute->start_index = (guint) (start - text);
          attribute->end_index = (guint) (p - text);
          pango_attr_list_insert (attributes, attribute);
        }
      start = NULL;
      n_syllables = 0;
      if (*p == '\0')
        return;
    }
}

static PangoAttrList *
create_attributes (const MhSceneText *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_language_new (pango_language_from_string (text->language)));
  /* A word that must be broken gets no hyphen: it is not part of anybody's name or handle. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  keep_korean_words (attributes, text->joined != NULL ? text->joined : text->text);
  return attributes;
}

/**
 * mh_text_create_layout:
 * @fonts: the fonts
 * @text: what to set and how
 *
 * Sets a text, always as plain text. Where its lines stand is said by mh_text_get_line_x() and the
 * text's baseline and leading, not by the layout.
 *
 * Returns: (transfer full): the shaped lines
 */
PangoLayout *
mh_text_create_layout (MhFonts *fonts, const MhSceneText *text)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  PangoLayout *layout = pango_layout_new (mh_fonts_get_context (fonts));
  PangoFontDescription *description = pango_font_description_new ();
  PangoAttrList *attributes = create_attributes (text);
  double size_px = CLAMP (text->size_px, MH_LIMIT_TYPE_PX_MIN, MH_LIMIT_TYPE_PX_MAX);

  pango_font_description_set_family (description, text->family);
  pango_font_description_set_weight (description, (PangoWeight) text->weight);
  pango_font_description_set_absolute_size (description, size_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (text->measure > 0)
    {
      pango_layout_set_width (layout, (int) (text->measure * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -MAX (text->max_lines, 1));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_text (layout, text->joined != NULL ? text->joined : text->text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (description);
  return layout;
}

/**
 * mh_text_get_line_x:
 * @text: the text
 * @line: one of its lines
 *
 * Returns: where the line's origin is, relative to the left edge of the measure
 */
double
mh_text_get_line_x (const MhSceneText *text, PangoLayoutLine *line)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  PangoRectangle logical = { 0 };
  double room = 0;

  if (text->measure <= 0)
    return 0;

  pango_layout_line_get_extents (line, NULL, &logical);
  room = text->measure - PX (logical.width);
  if (text->align_center)
    return room / 2;
  return text->rtl ? room : 0;
}

static void
add_line (const MhSceneText *text, PangoLayoutLine *line, int index, MhTextExtents *extents)
{
  PangoRectangle ink = { 0 };
  PangoRectangle logical = { 0 };
  double x = mh_text_get_line_x (text, line);
  double y = index * text->leading;
  MhBox box = { 0 };

  pango_layout_line_get_extents (line, &ink, &logical);
  box = MH_BOX (x + PX (ink.x), y + PX (ink.y), x + PX (ink.x + ink.width),
                y + PX (ink.y + ink.height));
  extents->ink = mh_box_union (&extents->ink, &box);
  extents->advance = MAX (extents->advance, PX (logical.width));
}

/**
 * mh_text_measure_layout:
 * @text: what is set
 * @layout: its lines, from mh_text_create_layout()
 * @extents: (out): how large they are
 */
void
mh_text_measure_layout (const MhSceneText *text, PangoLayout *layout, MhTextExtents *extents)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  *extents = (MhTextExtents){ 0 };
  extents->lines = pango_layout_get_line_count (layout);
  extents->shortened = pango_layout_is_ellipsized (layout);
  extents->n_missing = (guint) pango_layout_get_unknown_glyphs_count (layout);
  for (int i = 0; i < extents->lines; i++)
    add_line (text, pango_layout_get_line_readonly (layout, i), i, extents);
}

/**
 * mh_text_measure:
 * @fonts: the fonts
 * @text: what to set and how
 * @extents: (out): how large it is
 */
void
mh_text_measure (MhFonts *fonts, const MhSceneText *text, MhTextExtents *extents)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  g_autoptr (PangoLayout) layout = mh_text_create_layout (fonts, text);

  mh_text_measure_layout (text, layout, extents);
}

/**
 * mh_text_get_clip:
 * @item: a text of a scene
 *
 * Returns: the area that its ink may not leave, in output pixels
 */
MhBox
mh_text_get_clip (const MhSceneItem *item)
{
  const MhSceneText *text = &item->text;
  double last = text->baseline + (MAX (text->lines, 1) - 1) * text->leading;

  return MH_BOX (item->box.x0 - CLIP_SIDE_EM * text->size_px,
                 text->baseline - CLIP_ABOVE_EM * text->size_px,
                 item->box.x1 + CLIP_SIDE_EM * text->size_px, last + CLIP_BELOW_EM * text->size_px);
}
