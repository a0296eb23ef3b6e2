/* mh-cell.c: one person on the page: how wide, how high
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   row              column        face           key
 *   (o) Name ^AT     (o)              (o)         ^AT Name  expertise  @handle
 *       expertise    Name ^AT         ^AT         ^BO Name  expertise  @handle
 *       @handle      expertise        Name
 *                    @handle        expertise
 */

#include "mh-cell.h"

#include <math.h>
#include <string.h>

/* In em of the rest. */
#define PHOTO_LEAST  2.2
#define PINNED_LEAST 2.8
#define PHOTO_MOST   4.6
#define FACE_LEAST   4.4
#define COLUMN_LEAST 3.2
#define FACE_MOST    7.0
#define COLUMN_MOST  5.0
#define CARD_MOST    8.0
#define TEXT_LEAST   4.0
#define BIO_LEAST    6.0

/* Of the statement of a notice account. */
#define STATEMENT_LINES          6
#define STATEMENT_LINES_AT_WORST 14

/* A photo beside words takes at most this share of its column, as long as it stays PHOTO_LEAST
 * high. */
#define PHOTO_SHARE 0.2

/* A face takes this share of its column, and that of a card this one. */
#define FACE_SHARE 0.62
#define CARD_SHARE 0.3

/**
 * mh_cell_get_size:
 * @role: what a text is for
 * @rest_px: size of the rest, in pixels
 *
 * Returns: the size of a text of this role, in pixels
 */
double
mh_cell_get_size (MhRole role, double rest_px)
{
  if (role == MH_ROLE_HEADING)
    return rest_px * MH_TYPE_HEADING;
  return role == MH_ROLE_NAME || role == MH_ROLE_NOTICE ? rest_px * MH_TYPE_NAME : rest_px;
}

/**
 * mh_cell_get_leading:
 * @role: what a text is for
 *
 * Returns: from baseline to baseline, in em of the text's own size
 */
double
mh_cell_get_leading (MhRole role)
{
  if (role == MH_ROLE_HEADING)
    return MH_LEADING_HEADING;
  return role == MH_ROLE_NAME ? MH_LEADING_NAME : MH_LEADING_REST;
}

/**
 * mh_cell_get_signature_size:
 * @person: somebody who has a signature
 * @rest_px: size of the rest, in pixels
 *
 * Returns: the size of their signature: that of the rest, but what would stick out of its pill,
 * such as an emoji or stacked marks, is as high as that has room for
 */
double
mh_cell_get_signature_size (const MhPerson *person, double rest_px)
{
  double room_em = MH_PILL_HEIGHT - 2 * MH_PILL_ROOM;
  double ink_em = mh_box_height (&person->signature->ink_em);

  return ink_em > room_em ? rest_px * room_em / ink_em : rest_px;
}

/**
 * mh_cell_get_pill_width:
 * @person: somebody
 * @rest_px: size of the rest, in pixels
 *
 * Returns: the width of their signature on its pill, in pixels; 0 without one
 */
double
mh_cell_get_pill_width (const MhPerson *person, double rest_px)
{
  if (person->signature == NULL)
    return 0;
  return person->signature->width_em * mh_cell_get_signature_size (person, rest_px) +
         2 * MH_PILL_PADDING * rest_px;
}

static gboolean
is_drawn (const MhFitting *fitting, const MhLine *line)
{
  return fitting->with_bio || line->role != MH_ROLE_BIO;
}

static gboolean
is_tabular (const MhFittingInput *input, const MhFitting *fitting)
{
  return input->cell == MH_CELL_KEY && !fitting->stacked;
}

static gboolean
is_beside (const MhFittingInput *input)
{
  return input->cell == MH_CELL_ROW || input->cell == MH_CELL_CARD;
}

/* A large photo is a luxury: it starts small and takes what room is left when the type has its
 * size. */
static double
grow_photo (MhCell cell, const MhFitting *fitting, double column_em)
{
  double share = cell == MH_CELL_CARD ? CARD_SHARE : FACE_SHARE;
  double most_em = cell == MH_CELL_FACE   ? FACE_MOST
                   : cell == MH_CELL_CARD ? CARD_MOST
                                          : COLUMN_MOST;
  double least_em = cell == MH_CELL_COLUMN ? COLUMN_LEAST : FACE_LEAST;
  double wanted_em = CLAMP (share * column_em, least_em, most_em);

  return round ((least_em + (wanted_em - least_em) * fitting->photo_growth) * fitting->rest_px);
}

/* The same size for all: as high as the text of a person who has everything, on single lines, where
 * the column is wide enough for that. */
static double
choose_photo_size (const MhFittingInput *input, const MhFitting *fitting)
{
  double column_em = fitting->column_px / fitting->rest_px;
  double most_em = MIN (fitting->extremes.highest, PHOTO_SHARE * column_em);
  double least_em = PHOTO_LEAST;

  if (!input->has_photos || !fitting->with_photos || input->cell == MH_CELL_KEY)
    return 0;
  if (input->cell != MH_CELL_ROW)
    return grow_photo (input->cell, fitting, column_em);
  if (fitting->pinned)
    {
      most_em = fitting->extremes.highest - MH_BADGE_DROP * MH_PILL_HEIGHT;
      most_em = MIN (most_em, PHOTO_SHARE * column_em);
      least_em = PINNED_LEAST;
    }
  return round (CLAMP (most_em, least_em, PHOTO_MOST) * fitting->rest_px);
}

/**
 * mh_cell_find_field:
 * @input: the people
 * @role: what a line is for
 *
 * Returns: where lines of this role stand among those that the design names
 */
guint
mh_cell_find_field (const MhFittingInput *input, MhRole role)
{
  guint field = 0;

  while (field + 1 < input->n_roles && input->roles[field] != role)
    field++;
  return field;
}

/* One long name would leave a void beside all others: where names may take a second line, it is
 * they that make way. */
static double
get_tab_em (const MhFittingInput *input, const MhFitting *fitting, guint tab)
{
  const MhExtremes *extremes = &fitting->extremes;

  if (input->roles[tab] != MH_ROLE_NAME || fitting->name_lines == 1)
    return extremes->fields[tab];
  return fitting->most_broken == 1 ? MAX (extremes->second, extremes->folded)
                                   : extremes->all_folded;
}

/* A key's columns are as wide as their widest field, the signatures' own included. */
static gboolean
prepare_key (const MhFittingInput *input, MhFitting *fitting)
{
  double rest_px = fitting->rest_px;
  double tab_space = MH_SPACE_TAB * rest_px;
  double width = 0;

  fitting->pill_px = fitting->apart ? 0 : ceil (fitting->extremes.pill * rest_px);
  fitting->text_px = fitting->column_px;
  if (fitting->pill_px > 0)
    fitting->text_px -= fitting->pill_px + MH_SPACE_PHOTO * rest_px;
  if (fitting->stacked)
    return fitting->text_px > 2 * rest_px;

  for (guint tab = 0; tab < input->n_roles; tab++)
    {
      fitting->tabs_px[tab] = ceil (get_tab_em (input, fitting, tab) * rest_px);
      width += fitting->tabs_px[tab] > 0 ? fitting->tabs_px[tab] + tab_space : 0;
    }
  return width - tab_space <= fitting->text_px;
}

/**
 * mh_cell_prepare:
 * @input: the people
 * @fitting: size, columns and their width are set; gets sizes of photo and text
 *
 * Returns: %FALSE when the column is too narrow for anything
 */
gboolean
mh_cell_prepare (const MhFittingInput *input, MhFitting *fitting)
{
  double rest_px = fitting->rest_px;

  fitting->photo_px = choose_photo_size (input, fitting);
  if (input->cell == MH_CELL_KEY)
    return prepare_key (input, fitting);

  fitting->text_px = fitting->column_px;
  if (is_beside (input) && fitting->photo_px > 0)
    fitting->text_px -= fitting->photo_px + MH_SPACE_PHOTO * rest_px;
  return fitting->text_px > 2 * rest_px && fitting->photo_px <= fitting->column_px;
}

/* Whether a signature follows the first line. */
static gboolean
shares_first_line (const MhFittingInput *input, const MhFitting *fitting)
{
  if (input->cell == MH_CELL_KEY || fitting->apart)
    return FALSE;
  return fitting->photo_px <= 0 || (input->cell != MH_CELL_FACE && !fitting->pinned);
}

/**
 * mh_cell_get_measure:
 * @input: the people
 * @fitting: how they fit
 * @person: one of them
 * @line: index of one of their lines
 *
 * Returns: the width that the line may take; a signature behind the first line makes that shorter
 */
double
mh_cell_get_measure (const MhFittingInput *input,
                     const MhFitting *fitting,
                     const MhPerson *person,
                     guint line)
{
  gboolean shares_line = shares_first_line (input, fitting);

  if (is_tabular (input, fitting))
    return fitting->tabs_px[mh_cell_find_field (input, person->lines[line].role)];
  if (line > 0 || person->signature == NULL || !shares_line)
    return fitting->text_px;
  return fitting->text_px - mh_cell_get_pill_width (person, fitting->rest_px) -
         MH_SPACE_PILL * fitting->rest_px;
}

/**
 * mh_cell_count_lines:
 * @input: the people
 * @fitting: how they fit
 * @person: one of them
 * @line: index of one of their lines
 *
 * Returns: how many lines it is drawn on, 0 when it is dropped
 */
int
mh_cell_count_lines (const MhFittingInput *input,
                     const MhFitting *fitting,
                     const MhPerson *person,
                     guint line)
{
  const MhLine *text = &person->lines[line];

  if (!is_drawn (fitting, text))
    return 0;
  if ((is_tabular (input, fitting) && (text->role != MH_ROLE_NAME || fitting->name_lines == 1)) ||
      (fitting->shorten && text->may_shorten))
    return 1;
  return mh_copy_count_lines (text->copy, mh_cell_get_size (text->role, fitting->rest_px),
                              mh_cell_get_measure (input, fitting, person, line));
}

/**
 * mh_cell_get_apart_height:
 * @input: the people
 * @fitting: how they fit
 * @person: one of them
 *
 * Pixels: of the output.
 *
 * Returns: what the signature takes on a line of its own; 0 where it has none
 */
double
mh_cell_get_apart_height (const MhFittingInput *input,
                          const MhFitting *fitting,
                          const MhPerson *person)
{
  if (!fitting->apart || person->signature == NULL || is_tabular (input, fitting))
    return 0;
  return (MH_PILL_HEIGHT + MH_SPACE_UNIT / 2) * fitting->rest_px;
}

/**
 * mh_cell_get_text_height:
 * @input: the people
 * @fitting: how they fit
 * @person: one of them
 *
 * Returns: what their words take from top to bottom, in output pixels, the photo aside
 */
double
mh_cell_get_text_height (const MhFittingInput *input,
                         const MhFitting *fitting,
                         const MhPerson *person)
{
  double height = mh_cell_get_apart_height (input, fitting, person);

  for (guint i = 0; i < person->n_lines; i++)
    {
      MhRole role = person->lines[i].role;
      double line_px = mh_cell_count_lines (input, fitting, person, i) *
                       mh_cell_get_leading (role) * mh_cell_get_size (role, fitting->rest_px);

      height = is_tabular (input, fitting) ? MAX (height, line_px) : height + line_px;
    }
  return height;
}

/**
 * mh_cell_get_photo_height:
 * @fitting: how people fit
 *
 * Returns: the height of a photo beside words, with the signature that is pinned to it
 */
double
mh_cell_get_photo_height (const MhFitting *fitting)
{
  return fitting->photo_px +
         (fitting->pinned ? MH_BADGE_DROP * MH_PILL_HEIGHT * fitting->rest_px : 0);
}

/**
 * mh_cell_get_photo_top:
 * @input: the people
 * @fitting: how they fit
 *
 * Returns: how far below the top of their cell photos beside words stand, so that they are centred
 * to the words of somebody who has everything on single lines
 */
double
mh_cell_get_photo_top (const MhFittingInput *input, const MhFitting *fitting)
{
  double words_px = MIN (fitting->extremes.highest, PHOTO_MOST) * fitting->rest_px;

  if (!is_beside (input) || fitting->photo_px <= 0)
    return 0;
  return floor (MAX (words_px - mh_cell_get_photo_height (fitting), 0) / 2);
}

/* The height of a cell whose words are so high. */
static double
add_photo_height (const MhFittingInput *input,
                  const MhFitting *fitting,
                  double text_px,
                  gboolean has_signature)
{
  double pill_px = has_signature ? MH_PILL_HEIGHT * fitting->rest_px : 0;
  double photo_px = fitting->photo_px;

  if (input->cell == MH_CELL_KEY)
    return MAX (text_px, fitting->pill_px > 0 ? pill_px : 0);
  if (photo_px <= 0)
    return text_px;
  if (is_beside (input))
    return MAX (text_px,
                mh_cell_get_photo_top (input, fitting) + mh_cell_get_photo_height (fitting));
  if (input->cell == MH_CELL_FACE)
    photo_px += MH_BADGE_DROP * pill_px;
  return photo_px + MH_SPACE_UNIT * fitting->rest_px + text_px;
}

/**
 * mh_cell_get_height:
 * @input: the people
 * @fitting: how they fit
 * @person: one of them
 *
 * Returns: what they take from top to bottom, in output pixels
 */
double
mh_cell_get_height (const MhFittingInput *input, const MhFitting *fitting, const MhPerson *person)
{
  return add_photo_height (input, fitting, mh_cell_get_text_height (input, fitting, person),
                           person->signature != NULL);
}

/**
 * mh_cell_get_least_height:
 * @input: the people
 * @fitting: how they are to fit
 *
 * Returns: a height that nobody's cell is below, in output pixels
 */
double
mh_cell_get_least_height (const MhFittingInput *input, const MhFitting *fitting)
{
  double lowest = fitting->extremes.lowest;

  if (is_tabular (input, fitting))
    lowest = MIN (lowest, MH_LEADING_REST);
  return (1 - 1e-9) * add_photo_height (input, fitting, lowest * fitting->rest_px, FALSE);
}

static gboolean
fits_line (const MhFittingInput *input,
           const MhFitting *fitting,
           const MhPerson *person,
           guint index)
{
  const MhLine *line = &person->lines[index];
  double measure = mh_cell_get_measure (input, fitting, person, index);
  double size_px = mh_cell_get_size (line->role, fitting->rest_px);
  int lines = mh_cell_count_lines (input, fitting, person, index);
  gboolean cut = line->may_shorten && fitting->shorten;

  if (line->role == MH_ROLE_NOTICE)
    return lines <= (fitting->shorten ? STATEMENT_LINES_AT_WORST : STATEMENT_LINES);
  if (line->role == MH_ROLE_BIO)
    return measure >= BIO_LEAST * size_px && lines <= 3;
  if (lines > (line->role == MH_ROLE_NAME ? fitting->name_lines : fitting->other_lines))
    return FALSE;
  if (cut)
    return measure >= TEXT_LEAST * size_px;
  /* A word is broken only when nothing else is left. Half a handle is another one. */
  return fitting->break_words || (line->copy->longest_em * size_px <= measure + 0.5 &&
                                  (line->role != MH_ROLE_HANDLE || lines == 1));
}

static gboolean
fits_pill (const MhFittingInput *input, const MhFitting *fitting, double pill_px)
{
  if (input->cell == MH_CELL_KEY)
    return pill_px <= fitting->column_px;
  return pill_px <=
         (fitting->pinned && fitting->photo_px > 0 ? fitting->photo_px : fitting->text_px);
}

/* Whether a text of this role must keep to one line. */
static gboolean
is_single (const MhFitting *fitting, MhRole role)
{
  if (role == MH_ROLE_NAME)
    return fitting->name_lines == 1;
  if (role == MH_ROLE_EXPERTISE)
    return fitting->other_lines == 1 && !fitting->shorten;
  return role == MH_ROLE_HANDLE;
}

/**
 * mh_cell_may_fit:
 * @input: the people
 * @fitting: how they are to fit
 *
 * Judges by the extremes alone.
 *
 * Returns: %FALSE if somebody's lines cannot keep to the width
 */
gboolean
mh_cell_may_fit (const MhFittingInput *input, const MhFitting *fitting)
{
  const MhExtremes *extremes = &fitting->extremes;
  double room = fitting->text_px / fitting->rest_px;

  if (!fits_pill (input, fitting, extremes->pill * fitting->rest_px))
    return FALSE;
  if (is_tabular (input, fitting) || fitting->break_words)
    return TRUE;
  if (extremes->word > room + 0.5 / fitting->rest_px)
    return FALSE;
  for (guint i = 0; i < input->n_roles; i++)
    {
      gboolean first =
          i == 0 && input->roles[i] == MH_ROLE_NAME && shares_first_line (input, fitting);

      if (is_single (fitting, input->roles[i]) &&
          (first ? extremes->first : extremes->fields[i]) > room)
        return FALSE;
    }
  return TRUE;
}

/**
 * mh_cell_fits:
 * @input: the people
 * @fitting: how they are to fit
 * @person: one of them
 *
 * Returns: %TRUE if all their lines keep to the width and the number of lines that are allowed
 */
gboolean
mh_cell_fits (const MhFittingInput *input, const MhFitting *fitting, const MhPerson *person)
{
  if (!fits_pill (input, fitting, mh_cell_get_pill_width (person, fitting->rest_px)))
    return FALSE;
  if (is_tabular (input, fitting))
    return TRUE;
  for (guint i = 0; i < person->n_lines; i++)
    if (is_drawn (fitting, &person->lines[i]) && !fits_line (input, fitting, person, i))
      return FALSE;
  return TRUE;
}
