/* mh-copy.c: a text to set, before its size is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-copy.h"

#include <math.h>
#include <string.h>

#include "mh-fonts-private.h"
#include "mh-text.h"

/* Pango breaks with its own arithmetic at the size that is drawn: leave it a little room, so that
 * it never needs a line more than was counted. */
#define SLACK_EM 0.02

/* A word that is broken inside leaves up to a wide letter free on each line. */
#define BROKEN_EM 0.95

/* The advance of each cluster, in em, at the byte where it starts. Summed in logical order, so that
 * it does not matter which way a run goes. */
static double *
measure_clusters (PangoLayout *layout, gsize n_bytes)
{
  double *advances = g_new0 (double, n_bytes + 1);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical = { 0 };
      int index = pango_layout_iter_get_index (iter);

      pango_layout_iter_get_cluster_extents (iter, NULL, &logical);
      if (index >= 0 && (gsize) index < n_bytes)
        advances[index] += ABS (logical.width) / (double) PANGO_SCALE / MH_COPY_SHAPE_PX;
    }
  while (pango_layout_iter_next_cluster (iter));

  pango_layout_iter_free (iter);
  return advances;
}

static void
add_piece (MhCopy *copy, const double *advances, gsize start, gsize end)
{
  MhPiece piece = { .end = end };

  for (gsize i = start; i < end; i++)
    {
      piece.advance_em += advances[i];
      if (copy->text[i] != ' ')
        piece.ink_em = piece.advance_em;
    }
  copy->longest_em = MAX (copy->longest_em, piece.ink_em);
  copy->pieces[copy->n_pieces++] = piece;
}

static void
cut_pieces (MhCopy *copy, PangoLayout *layout)
{
  gsize n_bytes = strlen (copy->text);
  g_autofree double *advances = measure_clusters (layout, n_bytes);
  int n_attrs = 0;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  const char *p = copy->text;
  gsize start = 0;

  copy->pieces = g_new0 (MhPiece, MAX (n_attrs, 1));
  for (int i = 1; i < n_attrs && *p != '\0'; i++)
    {
      p = g_utf8_next_char (p);
      if (attrs[i].is_line_break || *p == '\0')
        {
          add_piece (copy, advances, start, (gsize) (p - copy->text));
          start = (gsize) (p - copy->text);
        }
    }
}

static MhCopy *
shape_copy (MhFonts *fonts, const char *text, const char *family, int weight, const char *language)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  MhCopy *copy = g_new0 (MhCopy, 1);
  MhSceneText setting = { .text = (char *) text,
                          .family = (char *) family,
                          .weight = weight,
                          .size_px = MH_COPY_SHAPE_PX,
                          .language = (char *) language,
                          .max_lines = 1 };
  MhTextExtents extents = { 0 };

  g_ref_count_init (&copy->ref_count);
  copy->layout = mh_text_create_layout (fonts, &setting);
  mh_text_measure_layout (&setting, copy->layout, &extents);
  copy->text = g_strdup (text);
  copy->language = g_strdup (language);
  copy->family = g_strdup (family);
  copy->weight = weight;
  copy->width_em = extents.advance / MH_COPY_SHAPE_PX;
  copy->ink_em = mh_box_scale (&extents.ink, 1 / MH_COPY_SHAPE_PX, 1 / MH_COPY_SHAPE_PX);
  copy->n_missing = extents.n_missing;
  cut_pieces (copy, copy->layout);
  return copy;
}

/**
 * mh_copy_get:
 * @fonts: the fonts
 * @text: one line, UTF-8, cleaned by mh_text_clean()
 * @family: font family
 * @weight: 100 to 1000
 * @language: BCP 47, for shaping, Han forms and line breaks
 *
 * Threads: that of @fonts.
 *
 * Returns: (transfer full): the text with its widths, shaped now or remembered
 */
MhCopy *
mh_copy_get (MhFonts *fonts, const char *text, const char *family, int weight, const char *language)
{
  g_autofree char *key = g_strdup_printf ("%s\n%d\n%s\n%s", family, weight, language, text);
  MhCopy *copy = mh_fonts_find_copy (fonts, key);

  if (copy == NULL)
    {
      copy = shape_copy (fonts, text, family, weight, language);
      mh_fonts_keep_copy (fonts, g_steal_pointer (&key), copy);
    }
  g_ref_count_inc (&copy->ref_count);
  return copy;
}

/**
 * mh_copy_unref:
 * @copy: (nullable) (transfer full): a copy
 *
 * Threads: that of its fonts.
 */
void
mh_copy_unref (MhCopy *copy)
{
  g_autoptr (MhTextLock) locker = NULL;

  if (copy == NULL || !g_ref_count_dec (&copy->ref_count))
    return;

  locker = mh_fonts_lock ();
  g_object_unref (copy->layout);
  g_free (copy->text);
  g_free (copy->language);
  g_free (copy->family);
  g_free (copy->pieces);
  g_free (copy);
}

/**
 * mh_copy_count_lines:
 * @copy: a text
 * @size_px: at this size
 * @measure_px: in lines of this width
 *
 * Breaks greedily, as Pango does; a piece wider than the measure is broken inside.
 *
 * Returns: how many lines it takes, at least 1
 */
int
mh_copy_count_lines (const MhCopy *copy, double size_px, double measure_px)
{
  double measure = measure_px / size_px - SLACK_EM;
  double x = 0;
  int lines = 1;

  if (copy->width_em <= measure || measure <= 0)
    return measure <= 0 ? G_MAXINT16 : 1;

  for (guint i = 0; i < copy->n_pieces; i++)
    {
      const MhPiece *piece = &copy->pieces[i];

      if (x > 0 && x + piece->ink_em > measure)
        {
          lines++;
          x = 0;
        }
      if (piece->ink_em > measure)
        {
          double room = MAX (measure - BROKEN_EM, 0.1);
          int broken = (int) ceil (piece->ink_em / room) - 1;

          lines += broken;
          x = MIN (measure - piece->ink_em, 0);
        }
      x += piece->advance_em;
    }

  return lines;
}

/**
 * mh_copy_get_folded_width:
 * @copy: a text
 *
 * Returns: the width of the narrowest two lines that it can be set on, in em; that of its one line
 * when it has no place to break at
 */
double
mh_copy_get_folded_width (const MhCopy *copy)
{
  double narrowest = copy->width_em;
  double x = 0;

  for (guint i = 0; i + 1 < copy->n_pieces; i++)
    {
      double above = x + copy->pieces[i].ink_em;

      x += copy->pieces[i].advance_em;
      narrowest = MIN (narrowest, MAX (above, copy->width_em - x) + SLACK_EM);
    }
  return narrowest;
}

/**
 * mh_copy_balance:
 * @copy: a text
 * @size_px: at this size
 * @measure_px: the room there is
 *
 * Finds the narrowest measure that takes no more lines than @measure_px does, so that the lines
 * come out nearly equal and no word stands alone on the last one.
 *
 * Returns: a measure, at most @measure_px
 */
double
mh_copy_balance (const MhCopy *copy, double size_px, double measure_px)
{
  int lines = mh_copy_count_lines (copy, size_px, measure_px);
  double low = copy->width_em * size_px / lines;
  double high = measure_px;

  if (lines == 1 || lines == G_MAXINT16)
    return measure_px;

  for (int i = 0; i < 12 && high - low > 0.5; i++)
    {
      double middle = (low + high) / 2;

      if (mh_copy_count_lines (copy, size_px, middle) > lines)
        low = middle;
      else
        high = middle;
    }
  return ceil (high);
}
