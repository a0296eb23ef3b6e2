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

/* How far a signature hangs below the face it is pinned to, as a share of its own height. */
#define BADGE_DROP 0.6

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
  return (person->signature->width_em + 2 * MH_PILL_PADDING) * rest_px;
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
  double most_em = 0;
  double column_em = fitting->column_px / fitting->rest_px;

  if (!input->has_photos || !fitting->with_photos || input->cell == MH_CELL_KEY)
    return 0;
  if (input->cell != MH_CELL_ROW)
    return grow_photo (input->cell, fitting, column_em);

  for (guint i = 0; i < input->people->len; i++)
    {
      const MhPerson *person = input->people->pdata[i];
      double height_em = 0;

      for (guint j = 0; j < person->n_lines; j++)
        if (is_drawn (fitting, &person->lines[j]))
          height_em += mh_cell_get_leading (person->lines[j].role) *
                       mh_cell_get_size (person->lines[j].role, 1.0);
      most_em = MAX (most_em, height_em);
    }
  most_em = MIN (most_em, PHOTO_SHARE * column_em);
  return round (CLAMP (most_em, PHOTO_LEAST, PHOTO_MOST) * fitting->rest_px);
}

/* Where a line of some role stands among the columns of a key. */
static guint
find_tab (const MhFittingInput *input, MhRole role)
{
  guint tab = 0;

  while (tab < input->n_roles - 1 && input->roles[tab] != role)
    tab++;
  return tab;
}

static void
measure_tabs (const MhFittingInput *input, MhFitting *fitting)
{
  memset (fitting->tabs_px, 0, sizeof fitting->tabs_px);
  for (guint i = 0; i < fitting->n_people; i++)
    {
      const MhPerson *person = input->people->pdata[i];

      for (guint j = 0; j < person->n_lines; j++)
        {
          const MhLine *line = &person->lines[j];
          double *tab_px = &fitting->tabs_px[find_tab (input, line->role)];

          if (is_drawn (fitting, line))
            *tab_px = MAX (*tab_px, ceil (line->copy->width_em *
                                          mh_cell_get_size (line->role, fitting->rest_px)));
        }
    }
}

/* A key's columns are as wide as their widest field, the signatures' own included. */
static gboolean
prepare_key (const MhFittingInput *input, MhFitting *fitting)
{
  double tab_space = MH_SPACE_TAB * fitting->rest_px;
  double width = 0;

  fitting->pill_px = 0;
  for (guint i = 0; i < fitting->n_people; i++)
    fitting->pill_px =
        MAX (fitting->pill_px,
             ceil (mh_cell_get_pill_width (input->people->pdata[i], fitting->rest_px)));
  fitting->text_px = fitting->column_px;
  if (fitting->pill_px > 0)
    fitting->text_px -= fitting->pill_px + MH_SPACE_PHOTO * fitting->rest_px;
  if (fitting->stacked)
    return fitting->text_px > 2 * fitting->rest_px;

  measure_tabs (input, fitting);
  for (guint tab = 0; tab < input->n_roles; tab++)
    width += fitting->tabs_px[tab] > 0 ? fitting->tabs_px[tab] + tab_space : 0;
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
  gboolean shares_line = input->cell != MH_CELL_KEY && !fitting->apart &&
                         (input->cell != MH_CELL_FACE || fitting->photo_px <= 0);

  if (is_tabular (input, fitting))
    return fitting->tabs_px[find_tab (input, person->lines[line].role)];
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
  if (is_tabular (input, fitting) || (fitting->shorten && text->may_shorten))
    return 1;
  return mh_copy_count_lines (text->copy, mh_cell_get_size (text->role, fitting->rest_px),
                              mh_cell_get_measure (input, fitting, person, line));
}

/* What a signature on a line of its own takes. */
double
mh_cell_get_apart_height (const MhFittingInput *input,
                          const MhFitting *fitting,
                          const MhPerson *person)
{
  if (!fitting->apart || person->signature == NULL || input->cell == MH_CELL_KEY)
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
  double text_px = mh_cell_get_text_height (input, fitting, person);
  double pill_px = MH_PILL_HEIGHT * fitting->rest_px;
  double photo_px = fitting->photo_px;

  switch (input->cell)
    {
    case MH_CELL_ROW:
    case MH_CELL_CARD:
      return MAX (photo_px, text_px);
    case MH_CELL_KEY:
      return MAX (text_px, fitting->pill_px > 0 ? pill_px : 0);
    case MH_CELL_FACE:
      if (photo_px > 0 && person->signature != NULL)
        photo_px += BADGE_DROP * pill_px;
      break;
    default:
      break;
    }
  return photo_px > 0 ? photo_px + MH_SPACE_UNIT * fitting->rest_px + text_px : text_px;
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

  if (line->role == MH_ROLE_NOTICE)
    return lines <= (fitting->shorten ? STATEMENT_LINES_AT_WORST : STATEMENT_LINES);
  if (line->role == MH_ROLE_BIO)
    return measure >= BIO_LEAST * size_px && lines <= 3;
  /* Half a handle is another one. */
  if (line->role == MH_ROLE_HANDLE && lines > 1 && !fitting->shorten)
    return FALSE;
  if (lines > (line->role == MH_ROLE_NAME ? fitting->name_lines : fitting->other_lines))
    return FALSE;
  /* A word is broken only when nothing else is left. */
  if (line->copy->longest_em * size_px > measure + 0.5 && !fitting->shorten)
    return FALSE;
  return !line->may_shorten || !fitting->shorten || measure >= TEXT_LEAST * size_px;
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
  double pill_room = input->cell == MH_CELL_KEY ? fitting->column_px : fitting->text_px;

  if (mh_cell_get_pill_width (person, fitting->rest_px) > pill_room)
    return FALSE;
  if (is_tabular (input, fitting))
    return TRUE;
  for (guint i = 0; i < person->n_lines; i++)
    if (is_drawn (fitting, &person->lines[i]) && !fits_line (input, fitting, person, i))
      return FALSE;
  return TRUE;
}
