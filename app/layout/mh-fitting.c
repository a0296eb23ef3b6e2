/* mh-fitting.c: the largest type at which everybody fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-fitting.h"

#include <math.h>

#include "mh-cell.h"
#include "mh-fitting-private.h"

/* A logo's height in em of the rest, above the heading and beside it. */
#define LOGO_ABOVE  3.2
#define LOGO_BESIDE 2.7

/* A QR code's side in em of the rest, with its quiet zone. */
#define QR_SIDE 6.0

/* The narrowest that a notice may be set beside it, in em of the rest. */
#define NOTICE_LEAST 13.0

/**
 * mh_person_free:
 * @person: (transfer full): a person
 */
void
mh_person_free (MhPerson *person)
{
  for (guint i = 0; i < person->n_lines; i++)
    mh_copy_unref (person->lines[i].copy);
  mh_copy_unref (person->signature);
  mh_copy_unref (person->initials);
  g_free (person);
}

static const MhSection *
get_section (const MhFittingInput *input, guint index)
{
  return &g_array_index (input->sections, MhSection, index);
}

/**
 * mh_fitting_count_bands:
 * @input: the people
 * @fitting: how they fit
 *
 * Returns: how many bands there are; rows run across one at a time
 */
guint
mh_fitting_count_bands (const MhFittingInput *input, const MhFitting *fitting)
{
  return fitting->by_group ? 1 : input->sections->len;
}

/**
 * mh_fitting_has_headings:
 * @input: the people
 * @fitting: how they fit
 * @band: a band
 *
 * Returns: %TRUE if headings of groups stand above it
 */
gboolean
mh_fitting_has_headings (const MhFittingInput *input, const MhFitting *fitting, guint band)
{
  if (!fitting->by_group)
    return get_section (input, band)->heading != NULL;
  for (guint i = 0; i < input->sections->len; i++)
    if (get_section (input, i)->heading != NULL)
      return TRUE;
  return FALSE;
}

/* How many of a section's people are among those that fit. */
static int
count_people (const MhFitting *fitting, const MhSection *section)
{
  if (section->first >= fitting->n_people)
    return 0;
  return (int) MIN (section->n_people, fitting->n_people - section->first);
}

/**
 * mh_fitting_count_rows:
 * @input: the people
 * @fitting: how they fit
 * @band: a band
 *
 * Returns: its rows, only the people who fit counted
 */
int
mh_fitting_count_rows (const MhFittingInput *input, const MhFitting *fitting, guint band)
{
  int n_rows = 0;

  if (!fitting->by_group)
    return (count_people (fitting, get_section (input, band)) + fitting->columns - 1) /
           fitting->columns;
  for (guint i = 0; i < input->sections->len; i++)
    n_rows = MAX (n_rows, count_people (fitting, get_section (input, i)));
  return n_rows;
}

/**
 * mh_fitting_get_row_height:
 * @input: the people
 * @fitting: how they fit
 * @band: a band
 * @row: a row of it, from 0
 *
 * Returns: the height of its tallest cell, in output pixels
 */
double
mh_fitting_get_row_height (const MhFittingInput *input,
                           const MhFitting *fitting,
                           guint band,
                           int row)
{
  double height = 0;

  for (int column = 0; column < fitting->columns; column++)
    {
      int index = mh_fitting_get_index (input, fitting, band, row, column);

      if (index >= 0)
        height = MAX (height, mh_cell_get_height (input, fitting, input->people->pdata[index]));
    }
  return height;
}

/**
 * mh_fitting_get_index:
 * @input: the people
 * @fitting: how they fit
 * @band: a band
 * @row: a row of it, from 0
 * @column: a column, from 0
 *
 * Names are read down the columns; faces and a strip along the rows.
 *
 * Returns: who stands there, an index in people; -1 for nobody
 */
int
mh_fitting_get_index (
    const MhFittingInput *input, const MhFitting *fitting, guint band, int row, int column)
{
  gboolean by_rows = input->cell == MH_CELL_FACE || input->cell == MH_CELL_COLUMN;
  const MhSection *section = get_section (input, fitting->by_group ? (guint) column : band);
  int n_people = count_people (fitting, section);
  int least = n_people / fitting->columns;
  int n_longer = n_people % fitting->columns;
  int index = row;

  if (fitting->by_group)
    return index < n_people ? (int) section->first + index : -1;
  if (by_rows)
    index = row * fitting->columns + column;
  else if (row < least + (column < n_longer ? 1 : 0))
    index = column * least + MIN (column, n_longer) + row;
  else
    return -1;
  return index < n_people ? (int) section->first + index : -1;
}

/**
 * mh_fitting_get_row_space:
 * @input: the people
 * @fitting: how they fit
 *
 * A photo above words needs more to stay with them, the single lines of a key need less; so has
 * what is short of room anyway.
 *
 * Returns: the least space between rows, in em of the rest
 */
double
mh_fitting_get_row_space (const MhFittingInput *input, const MhFitting *fitting)
{
  if ((input->cell == MH_CELL_COLUMN || input->cell == MH_CELL_FACE) && fitting->photo_px > 0)
    return MH_SPACE_FACE;
  if (fitting->shorten || (input->cell == MH_CELL_KEY && !fitting->stacked))
    return MH_SPACE_LINE;
  return MH_SPACE_ROW;
}

/**
 * mh_fitting_get_group_height:
 * @fitting: how people fit
 *
 * Returns: what the heading of a group takes, in output pixels
 */
double
mh_fitting_get_group_height (const MhFitting *fitting)
{
  return MH_LEADING_REST * fitting->rest_px + MH_SPACE_UNIT * fitting->rest_px;
}

/**
 * mh_fitting_get_logo_height:
 * @input: what is fitted
 * @fitting: how it fits
 *
 * Returns: the height of the logo in the panel: as the design says, else with the heading beside it
 * or below
 */
double
mh_fitting_get_logo_height (const MhFittingInput *input, const MhFitting *fitting)
{
  if (input->logo_px > 0)
    return input->logo_px;
  return (fitting->logo_above ? LOGO_ABOVE : LOGO_BESIDE) * fitting->rest_px;
}

/* In a narrow panel the heading gives way before one of its words is broken. */
static double
choose_heading_size (const MhFittingInput *input, double rest_px)
{
  double size_px = MH_TYPE_HEADING * rest_px;

  if (input->heading == NULL || input->heading->longest_em * size_px <= input->width_px)
    return size_px;
  return MAX (floor (input->width_px / (input->heading->longest_em + 0.05)), rest_px);
}

/* Heading, and what stands beside or above it. */
static void
fit_heading (const MhFittingInput *input, MhFitting *fitting)
{
  double rest_px = fitting->rest_px;
  double size_px = choose_heading_size (input, rest_px);
  double logo_px =
      input->logo_aspect * (input->logo_px > 0 ? input->logo_px : LOGO_BESIDE * rest_px);
  double heading_px = input->heading != NULL ? input->heading->width_em * size_px : 0;
  double gap_px = MH_SPACE_GUTTER * rest_px;
  double aside_px =
      input->organisation != NULL ? input->organisation->width_em * rest_px + gap_px : 0;

  fitting->heading_px = size_px;
  fitting->logo_above = logo_px > 0 && heading_px + gap_px + logo_px > input->width_px;
  fitting->with_organisation =
      input->organisation != NULL && logo_px <= 0 && heading_px + aside_px <= input->width_px;
  fitting->heading_lines =
      input->heading != NULL ? mh_copy_count_lines (input->heading, size_px, input->width_px) : 0;
  fitting->block_px = fitting->heading_lines * MH_LEADING_HEADING * size_px;
  if (logo_px > 0 && !fitting->logo_above)
    fitting->block_px = MAX (fitting->block_px, mh_fitting_get_logo_height (input, fitting));
  if (fitting->logo_above)
    fitting->block_px += mh_fitting_get_logo_height (input, fitting) + MH_SPACE_RULE * rest_px;
  if (fitting->block_px > 0)
    fitting->block_px += 2 * MH_SPACE_RULE * rest_px;
}

static void
fit_foot (const MhFittingInput *input, MhFitting *fitting)
{
  double rest_px = fitting->rest_px;
  double gap_px = MH_SPACE_GUTTER * rest_px;
  double notice_px = 0;

  fitting->qr_px =
      input->code != NULL ? mh_code_get_side (input->code, QR_SIDE * rest_px, input->module_px) : 0;
  fitting->inner_px = input->width_px;
  if (fitting->qr_px > 0 && input->code_beside)
    fitting->inner_px -= fitting->qr_px + gap_px;
  fitting->notice_px = fitting->inner_px;
  fitting->code_below = FALSE;
  if (fitting->qr_px > 0 && !input->code_beside)
    {
      fitting->notice_px -= fitting->qr_px + gap_px;
      fitting->code_below = input->notice != NULL && fitting->notice_px < NOTICE_LEAST * rest_px;
    }
  if (fitting->code_below)
    fitting->notice_px = fitting->inner_px;
  fitting->notice_lines = 0;
  fitting->foot_px = 0;
  if (input->notice != NULL)
    {
      fitting->notice_lines = mh_copy_count_lines (input->notice, rest_px, fitting->notice_px);
      notice_px = fitting->notice_lines * MH_LEADING_REST * rest_px;
    }
  if (fitting->code_below)
    notice_px += fitting->qr_px + MH_SPACE_RULE * rest_px;
  else if (!input->code_beside)
    notice_px = MAX (notice_px, fitting->qr_px);
  if (notice_px > 0)
    fitting->foot_px = notice_px + 2 * MH_SPACE_RULE * rest_px;
}

/* How wide a key's column of names must be when names may take a second line. */
static void
measure_name (MhExtremes *extremes, const MhCopy *copy, double widest)
{
  double width = copy->width_em * MH_TYPE_NAME;
  double folded = mh_copy_get_folded_width (copy) * MH_TYPE_NAME;

  extremes->all_folded = MAX (extremes->all_folded, folded);
  extremes->second = MAX (extremes->second, MIN (width, widest));
  if (width > widest)
    extremes->folded = folded;
}

static void
measure_person (const MhFittingInput *input, MhFitting *fitting, const MhPerson *person)
{
  MhExtremes *extremes = &fitting->extremes;
  double pill = mh_cell_get_pill_width (person, 1.0);
  double height = 0;

  for (guint i = 0; i < person->n_lines; i++)
    {
      const MhLine *line = &person->lines[i];
      double em = mh_cell_get_size (line->role, 1.0);
      double width = line->copy->width_em * em;
      double *widest = &extremes->fields[mh_cell_find_field (input, line->role)];

      if (line->role == MH_ROLE_BIO && !fitting->with_bio)
        continue;
      height += mh_cell_get_leading (line->role) * em;
      if (line->role == MH_ROLE_NOTICE)
        continue;
      if (line->role == MH_ROLE_NAME && input->cell == MH_CELL_KEY)
        measure_name (extremes, line->copy, *widest);
      *widest = MAX (*widest, width);
      if (line->role != MH_ROLE_BIO && (!fitting->shorten || !line->may_shorten))
        extremes->word = MAX (extremes->word, line->copy->longest_em * em);
      if (i == 0)
        extremes->first = MAX (extremes->first, width + (pill > 0 ? pill + MH_SPACE_PILL : 0));
    }
  extremes->pill = MAX (extremes->pill, pill);
  extremes->highest = MAX (extremes->highest, height);
  extremes->lowest = MIN (extremes->lowest, height);
}

/**
 * mh_fitting_measure:
 * @input: the people
 * @fitting: who and what of them is to be tried; gets the extremes of it
 */
void
mh_fitting_measure (const MhFittingInput *input, MhFitting *fitting)
{
  fitting->extremes = (MhExtremes){ .lowest = fitting->n_people > 0 ? G_MAXDOUBLE : 0 };
  for (guint i = 0; i < fitting->n_people; i++)
    measure_person (input, fitting, input->people->pdata[i]);
}

/**
 * mh_fitting_count_broken:
 * @input: the people
 * @fitting: how they fit
 * @names: (out) (optional): how many of them are names
 *
 * Returns: how many short texts stand on more than one line
 */
guint
mh_fitting_count_broken (const MhFittingInput *input, const MhFitting *fitting, guint *names)
{
  guint n_broken = 0;

  if (names != NULL)
    *names = 0;
  for (guint i = 0; i < fitting->n_people; i++)
    {
      const MhPerson *person = input->people->pdata[i];

      for (guint j = 0; j < person->n_lines; j++)
        {
          MhRole role = person->lines[j].role;
          gboolean broken = role != MH_ROLE_BIO && role != MH_ROLE_NOTICE &&
                            mh_cell_count_lines (input, fitting, person, j) > 1;

          n_broken += broken;
          if (names != NULL)
            *names += broken && role == MH_ROLE_NAME;
        }
    }
  return n_broken;
}

/* Broken names are counted only where their number counts. */
static gboolean
fits_cells (const MhFittingInput *input, MhFitting *fitting)
{
  guint n_names = 0;

  for (guint i = 0; i < fitting->n_people; i++)
    if (!mh_cell_fits (input, fitting, input->people->pdata[i]))
      return FALSE;
  if (fitting->name_lines > 1 && fitting->most_broken < fitting->n_people)
    mh_fitting_count_broken (input, fitting, &n_names);
  return n_names <= fitting->most_broken;
}

static double
get_people_room (const MhFittingInput *input, const MhFitting *fitting)
{
  return input->height_px - fitting->block_px - fitting->foot_px;
}

/* Rows, each as high as get_height() says, with the least space between them, and the headings of
 * groups; adds up until that is more than the room there is. */
static gboolean
stack_rows (const MhFittingInput *input, MhFitting *fitting, double each_px)
{
  double room = get_people_room (input, fitting);
  double rest_px = fitting->rest_px;

  fitting->people_px = 0;
  fitting->n_rows = 0;
  for (guint band = 0; band < mh_fitting_count_bands (input, fitting); band++)
    {
      int n_rows = mh_fitting_count_rows (input, fitting, band);

      if (n_rows <= 0)
        break;
      if (band > 0)
        fitting->people_px += MH_SPACE_GROUP * rest_px;
      if (mh_fitting_has_headings (input, fitting, band))
        fitting->people_px += mh_fitting_get_group_height (fitting);
      if (each_px > 0)
        fitting->people_px += n_rows * each_px;
      for (int row = 0; each_px <= 0 && row < n_rows && fitting->people_px <= room; row++)
        fitting->people_px += mh_fitting_get_row_height (input, fitting, band, row);
      fitting->n_rows += n_rows;
    }
  fitting->people_px +=
      MAX (fitting->n_rows - 1, 0) * mh_fitting_get_row_space (input, fitting) * rest_px;
  return fitting->people_px <= room;
}

static gboolean
fits_height (const MhFittingInput *input, MhFitting *fitting)
{
  if (input->code_beside && fitting->qr_px > get_people_room (input, fitting) + fitting->foot_px)
    return FALSE;
  return stack_rows (input, fitting, 0);
}

/**
 * mh_fitting_try_step:
 * @input: what is to be fitted, and where
 * @fitting: (inout): who, in how many columns, and what may give way
 * @step: a step of the modular scale
 *
 * Looks whether everything fits at one size. What cannot fit by its extremes alone is refused
 * first: a search tries hundreds of sizes.
 *
 * Returns: %TRUE if it fits; @fitting then says how
 */
gboolean
mh_fitting_try_step (const MhFittingInput *input, MhFitting *fitting, int step)
{
  double gutters = 0;

  fitting->step = step;
  fitting->rest_px = MH_TYPE_STEP_PX (step);
  gutters = (fitting->columns - 1) * MH_SPACE_GUTTER * fitting->rest_px;
  fit_heading (input, fitting);
  fit_foot (input, fitting);
  fitting->column_px = (fitting->inner_px - gutters) / fitting->columns;
  if (fitting->column_px <= 0 || !mh_cell_prepare (input, fitting) ||
      !mh_cell_may_fit (input, fitting) ||
      !stack_rows (input, fitting, mh_cell_get_least_height (input, fitting)))
    return FALSE;
  return fits_cells (input, fitting) && fits_height (input, fitting);
}

/**
 * mh_fitting_has_bio:
 * @input: the people
 *
 * Returns: %TRUE if anybody has a bio that the design names
 */
gboolean
mh_fitting_has_bio (const MhFittingInput *input)
{
  for (guint i = 0; i < input->people->len; i++)
    {
      const MhPerson *person = input->people->pdata[i];

      for (guint j = 0; j < person->n_lines; j++)
        if (person->lines[j].role == MH_ROLE_BIO)
          return TRUE;
    }
  return FALSE;
}
