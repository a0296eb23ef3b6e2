/* mh-lines.c: where the lines of a text end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filling line after line leaves the last one short, and a narrower measure makes others short in
 * its place. So all ways to break are weighed, and the one is taken whose lines are most alike; a
 * line that ends where a sentence does is worth a little unevenness. Pango is told by no-break
 * spaces everywhere else.
 */

#include "mh-lines.h"

#include <math.h>
#include <string.h>

/* As mh_copy_count_lines() leaves Pango a little room. */
#define SLACK_EM 0.02

/* What the end of a sentence is worth, as a share of the square of a line's width. */
#define SENTENCE_BONUS 0.08

#define NO_BREAK_SPACE "\u00a0"

typedef struct
{
  const MhCopy *copy;
  double measure_em;
  double wanted_em; /* of each line */
  guint n_lines;
  double *start_em; /* (array length=n_pieces): where each piece starts on one endless line */
  double *cost;     /* (array length=n_lines × n_pieces): of so many lines that end with a piece */
  guint *first;     /* (same): the first piece of the last of them */
} Setting;

static double
get_width (const Setting *setting, guint first, guint last)
{
  return setting->start_em[last] - setting->start_em[first] + setting->copy->pieces[last].ink_em;
}

static gboolean
ends_sentence (const MhCopy *copy, guint piece)
{
  const char *end = copy->text + copy->pieces[piece].end;
  gunichar c = 0;

  while (end > copy->text && end[-1] == ' ')
    end--;
  if (end == copy->text)
    return FALSE;
  c = g_utf8_get_char (g_utf8_prev_char (end));
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061f || c == 0x0964;
}

static double
get_cost (const Setting *setting, guint first, guint last)
{
  double off = get_width (setting, first, last) - setting->wanted_em;
  double cost = off * off;

  if (last + 1 < setting->copy->n_pieces && ends_sentence (setting->copy, last))
    cost -= SENTENCE_BONUS * setting->wanted_em * setting->wanted_em;
  return cost;
}

/* The best way to set all pieces up to @last on line @line and those before it. */
static void
weigh (Setting *setting, guint line, guint last)
{
  guint n_pieces = setting->copy->n_pieces;
  double *best = &setting->cost[line * n_pieces + last];

  *best = INFINITY;
  for (guint first = last + 1; first-- > 0;)
    {
      double cost = 0;

      if (get_width (setting, first, last) > setting->measure_em)
        break;
      if ((line == 0) != (first == 0))
        continue;
      cost = get_cost (setting, first, last) +
             (line > 0 ? setting->cost[(line - 1) * n_pieces + first - 1] : 0);
      if (cost < *best)
        {
          *best = cost;
          setting->first[line * n_pieces + last] = first;
        }
    }
}

/* Marks the pieces that end a line, and finds the widest line. Two lines that would fit on one are
 * none: Pango would set them so. */
static gboolean
trace (const Setting *setting, gboolean *ends, double *widest_em)
{
  guint n_pieces = setting->copy->n_pieces;
  guint last = n_pieces - 1;
  guint next = last;
  double joined_em = INFINITY;

  *widest_em = 0;
  for (guint line = setting->n_lines; line-- > 0;)
    {
      guint first = setting->first[line * n_pieces + last];

      ends[last] = TRUE;
      *widest_em = MAX (*widest_em, get_width (setting, first, last));
      if (last != n_pieces - 1)
        joined_em = MIN (joined_em, get_width (setting, first, next));
      next = last;
      last = first > 0 ? first - 1 : 0;
    }
  return joined_em > *widest_em + 2 * SLACK_EM;
}

static char *
join (const MhCopy *copy, const gboolean *ends)
{
  GString *text = g_string_new (NULL);
  gsize start = 0;

  for (guint i = 0; i < copy->n_pieces; i++)
    {
      gsize end = copy->pieces[i].end;
      gsize word = end;

      while (!ends[i] && word > start && copy->text[word - 1] == ' ')
        word--;
      g_string_append_len (text, copy->text + start, (gssize) (word - start));
      for (; word < end; word++)
        g_string_append (text, NO_BREAK_SPACE);
      start = end;
    }
  return g_string_free (text, FALSE);
}

/* Only words that stand apart by spaces can be held together by them. */
static gboolean
can_be_joined (const MhCopy *copy, double measure_em)
{
  for (guint i = 0; i < copy->n_pieces; i++)
    if (copy->pieces[i].ink_em > measure_em ||
        (i + 1 < copy->n_pieces && copy->text[copy->pieces[i].end - 1] != ' '))
      return FALSE;
  return copy->n_pieces > 1;
}

static gboolean
choose (Setting *setting, gboolean *ends, double *widest_em)
{
  const MhCopy *copy = setting->copy;
  double x = 0;

  for (guint i = 0; i < copy->n_pieces; i++)
    {
      setting->start_em[i] = x;
      x += copy->pieces[i].advance_em;
    }
  for (guint line = 0; line < setting->n_lines; line++)
    for (guint last = 0; last < copy->n_pieces; last++)
      weigh (setting, line, last);
  return isfinite (setting->cost[setting->n_lines * copy->n_pieces - 1]) &&
         trace (setting, ends, widest_em);
}

/**
 * mh_lines_choose:
 * @copy: a text
 * @size_px: at this size
 * @measure_px: the room there is
 * @joined: (out) (transfer full) (nullable): the text with spaces that hold together what stands on
 * a line; %NULL for the text as it is
 *
 * Breaks a text into as few lines as the room allows, all about equally long, so that no word
 * stands alone on the last one.
 *
 * Returns: the measure to set the text in, at most @measure_px
 */
double
mh_lines_choose (const MhCopy *copy, double size_px, double measure_px, char **joined)
{
  int n_lines = mh_copy_count_lines (copy, size_px, measure_px);
  double measure_em = measure_px / size_px - SLACK_EM;
  gsize n_cells = (gsize) MAX (n_lines, 1) * copy->n_pieces;
  g_autofree double *start_em = NULL;
  g_autofree double *cost = NULL;
  g_autofree guint *first = NULL;
  g_autofree gboolean *ends = NULL;
  double widest_em = 0;

  *joined = NULL;
  if (n_lines < 2 || n_lines == G_MAXINT16)
    return measure_px;
  if (!can_be_joined (copy, measure_em))
    return mh_copy_balance (copy, size_px, measure_px);

  start_em = g_new0 (double, copy->n_pieces);
  cost = g_new0 (double, n_cells);
  first = g_new0 (guint, n_cells);
  ends = g_new0 (gboolean, copy->n_pieces);
  if (!choose (&(Setting){ copy, measure_em, copy->width_em / n_lines, (guint) n_lines, start_em,
                           cost, first },
               ends, &widest_em))
    return mh_copy_balance (copy, size_px, measure_px);
  *joined = join (copy, ends);
  return MIN (ceil ((widest_em + SLACK_EM) * size_px), measure_px);
}
