/* mh-fitting.c: the largest type at which everybody fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-fitting.h"

#include <math.h>

#include "mh-cell.h"

#define MAX_COLUMNS 24

/* A logo's height in em of the rest, above the heading and beside it. */
#define LOGO_ABOVE  3.2
#define LOGO_BESIDE 2.7

/* A QR code's side in em of the rest, with its quiet zone. */
#define QR_SIDE 6.0

/* The ways to fit, tried in this order; the first that holds at the floor or above is taken. */
typedef struct
{
  gboolean bio;
  gboolean photos;
  gboolean shorten;
} Level;

static const Level levels[] = {
  { TRUE, TRUE, FALSE },
  { FALSE, TRUE, FALSE },
  { FALSE, FALSE, FALSE },
  { FALSE, FALSE, TRUE },
};

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

/* The least space between rows, in em of the rest: a photo above words needs more to stay with
 * them. */
double
mh_fitting_get_row_space (const MhFittingInput *input)
{
  return input->cell == MH_CELL_COLUMN || input->cell == MH_CELL_FACE ? MH_SPACE_FACE
                                                                      : MH_SPACE_ROW;
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
  if (fitting->qr_px > 0 && !input->code_beside)
    fitting->notice_px -= fitting->qr_px + gap_px;
  fitting->notice_lines = 0;
  fitting->foot_px = 0;
  if (input->notice != NULL)
    {
      fitting->notice_lines = mh_copy_count_lines (input->notice, rest_px, fitting->notice_px);
      notice_px = fitting->notice_lines * MH_LEADING_REST * rest_px;
    }
  if (!input->code_beside)
    notice_px = MAX (notice_px, fitting->qr_px);
  if (notice_px > 0)
    fitting->foot_px = notice_px + 2 * MH_SPACE_RULE * rest_px;
}

static gboolean
fits_cells (const MhFittingInput *input, MhFitting *fitting)
{
  if (fitting->column_px <= 0 || !mh_cell_prepare (input, fitting))
    return FALSE;
  for (guint i = 0; i < fitting->n_people; i++)
    if (!mh_cell_fits (input, fitting, input->people->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Rows with the least space between them, and the headings of groups. */
static gboolean
fits_height (const MhFittingInput *input, MhFitting *fitting)
{
  double room = input->height_px - fitting->block_px - fitting->foot_px;
  double rest_px = fitting->rest_px;

  fitting->people_px = 0;
  fitting->n_rows = 0;
  for (guint band = 0; band < mh_fitting_count_bands (input, fitting); band++)
    {
      int n_rows = mh_fitting_count_rows (input, fitting, band);

      if (n_rows <= 0)
        break;
      if (mh_fitting_has_headings (input, fitting, band))
        fitting->people_px +=
            mh_fitting_get_group_height (fitting) + (band > 0 ? MH_SPACE_GROUP * rest_px : 0);
      for (int row = 0; row < n_rows && fitting->people_px <= room; row++)
        fitting->people_px += mh_fitting_get_row_height (input, fitting, band, row);
      fitting->n_rows += n_rows;
    }
  fitting->people_px += MAX (fitting->n_rows - 1, 0) * mh_fitting_get_row_space (input) * rest_px;
  return fitting->people_px <= room &&
         (!input->code_beside || fitting->qr_px <= room + fitting->foot_px);
}

/* Whether everything fits at one step of the scale, in a number of columns. */
static gboolean
try_step (const MhFittingInput *input, MhFitting *fitting, int step)
{
  double gutters = 0;

  fitting->step = step;
  fitting->rest_px = MH_TYPE_STEP_PX (step);
  gutters = (fitting->columns - 1) * MH_SPACE_GUTTER * fitting->rest_px;
  fit_heading (input, fitting);
  fit_foot (input, fitting);
  fitting->column_px = (fitting->inner_px - gutters) / fitting->columns;
  return fits_cells (input, fitting) && fits_height (input, fitting);
}

/* The least step of the scale whose size is at the floor or above. */
int
mh_fitting_get_floor_step (const MhFittingInput *input)
{
  return (int) ceil (MH_TYPE_STEPS * log2 (input->floor_px / MH_TYPE_BASE_PX) - 1e-6);
}

/* The largest step at which it fits, found by halving: what fits at a size fits at every smaller
 * one. */
static gboolean
find_largest_step (const MhFittingInput *input, MhFitting *fitting)
{
  int low = mh_fitting_get_floor_step (input);
  int high = (int) floor (MH_TYPE_STEPS * log2 (input->cap_px / MH_TYPE_BASE_PX) + 1e-6);
  MhFitting trial = *fitting;

  if (!try_step (input, &trial, low))
    return FALSE;
  *fitting = trial;
  while (low < high)
    {
      int middle = (low + high + 1) / 2;
      if (try_step (input, &trial, middle))
        {
          *fitting = trial;
          low = middle;
        }
      else
        high = middle - 1;
    }
  return TRUE;
}

static void
take_better (const MhFittingInput *input, MhFitting *trial, MhFitting *best)
{
  if (find_largest_step (input, trial) && (best->rest_px <= 0 || trial->step > best->step))
    *best = *trial;
}

static gboolean
find_columns (const MhFittingInput *input, MhFitting *fitting)
{
  int least = input->columns > 0 ? input->columns : 1;
  int most = input->columns > 0 ? input->columns : (int) MIN (fitting->n_people, MAX_COLUMNS);
  gboolean single = input->sections->len <= 1;
  MhFitting best = { 0 };

  for (int columns = least; columns <= MAX (most, least); columns++)
    {
      MhFitting trial = *fitting;
      int rows = (int) ceil (fitting->n_people / (double) columns);

      trial.columns = columns;
      trial.by_group = FALSE;
      /* Four people in three columns would leave the third empty. */
      if (!single || input->columns > 0 || columns == 1 ||
          (columns - 1) * rows < (int) fitting->n_people)
        take_better (input, &trial, &best);
    }
  if (!single && input->columns == 0 && input->sections->len <= MAX_COLUMNS)
    {
      MhFitting trial = *fitting;

      trial.columns = (int) input->sections->len;
      trial.by_group = TRUE;
      take_better (input, &trial, &best);
    }

  if (best.rest_px <= 0)
    return FALSE;
  *fitting = best;
  return TRUE;
}

/* How a text may be broken, and how many steps of the scale that must be worth. What is won beyond
 * them is given to air, so that the size never falls when somebody leaves. */
typedef struct
{
  int name_lines;
  int other_lines;
  gboolean stacked; /* of a key */
  int cost_steps;
} Breaking;

static const Breaking breakings[] = {
  { 1, 1, FALSE, 0 },
  { 1, 1, TRUE, 0 },
  { 1, 2, TRUE, 1 },
  { 2, 2, TRUE, 5 },
};

static int
count_broken (const MhFittingInput *input, const MhFitting *fitting)
{
  int n_broken = 0;

  for (guint i = 0; i < fitting->n_people; i++)
    {
      const MhPerson *person = input->people->pdata[i];

      for (guint j = 0; j < person->n_lines; j++)
        if (person->lines[j].role != MH_ROLE_BIO && person->lines[j].role != MH_ROLE_NOTICE)
          n_broken += mh_cell_count_lines (input, fitting, person, j) > 1;
    }
  return n_broken;
}

/* At the size that is drawn another number of columns may break fewer texts. */
static void
mend_breaks (const MhFittingInput *input, MhFitting *fitting)
{
  int n_broken = count_broken (input, fitting);

  for (int columns = 1; columns <= (int) MIN (fitting->n_people, MAX_COLUMNS) && n_broken > 0 &&
                        input->columns == 0 && !fitting->by_group;
       columns++)
    {
      MhFitting trial = *fitting;

      trial.columns = columns;
      if (try_step (input, &trial, fitting->step) && count_broken (input, &trial) < n_broken)
        {
          n_broken = count_broken (input, &trial);
          *fitting = trial;
        }
    }
}

static void
grow_photos (const MhFittingInput *input, MhFitting *fitting)
{
  for (double growth = 1.0; growth > 0 && fitting->photo_px > 0; growth -= 0.125)
    {
      MhFitting trial = *fitting;

      trial.photo_growth = growth;
      if (try_step (input, &trial, fitting->step))
        {
          *fitting = trial;
          return;
        }
    }
}

static gboolean
find_level (const MhFittingInput *input, const Level *level, MhFitting *fitting)
{
  MhFitting best = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (breakings); i++)
    {
      MhFitting trial = *fitting;
      int step = 0;

      trial.with_bio = level->bio;
      trial.with_photos = level->photos;
      trial.shorten = level->shorten;
      trial.breaking = (guint) (level - levels) * G_N_ELEMENTS (breakings) + i;
      trial.apart = level->shorten && i == G_N_ELEMENTS (breakings) - 1;
      trial.stacked = breakings[i].stacked;
      trial.name_lines = level->shorten && i > 2 ? 4 : breakings[i].name_lines;
      trial.other_lines = level->shorten && i > 2 ? 4 : breakings[i].other_lines;
      if ((i == 1 && input->cell != MH_CELL_KEY) || !find_columns (input, &trial))
        continue;
      step = MAX (trial.step - breakings[i].cost_steps, mh_fitting_get_floor_step (input));
      step = MIN (step, input->most_step);
      if ((best.rest_px <= 0 || step > best.step) && try_step (input, &trial, step))
        best = trial;
    }

  if (best.rest_px <= 0)
    return FALSE;
  *fitting = best;
  mend_breaks (input, fitting);
  grow_photos (input, fitting);
  return TRUE;
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

static gboolean
find_for_count (const MhFittingInput *input, guint n_people, MhFitting *fitting)
{
  gboolean bio = mh_fitting_has_bio (input);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      MhFitting trial = { .n_people = n_people };

      if ((levels[i].bio && !bio) || (i == 2 && (!input->has_photos || input->cell == MH_CELL_KEY)))
        continue;
      if (find_level (input, &levels[i], &trial))
        {
          *fitting = trial;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * mh_fitting_find:
 * @input: what is to be fitted, and where
 * @fitting: (out): how it fits best
 *
 * Tries, in this order: more columns, smaller type down to the floor, two lines, no bio, no photos,
 * shortened expertise. A name is never cut. When even the last does not hold everybody, the first
 * people that it does hold are taken.
 *
 * Returns: %TRUE if everybody fits; @fitting says in `n_people` how many do
 */
gboolean
mh_fitting_find (const MhFittingInput *input, MhFitting *fitting)
{
  guint low = 0;
  guint high = input->people->len;

  if (find_for_count (input, high, fitting))
    return TRUE;

  *fitting = (MhFitting){ 0 };
  if (high == 0)
    return FALSE;
  high--;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;
      MhFitting trial = { 0 };

      if (find_for_count (input, middle, &trial))
        {
          *fitting = trial;
          low = middle;
        }
      else
        high = middle - 1;
    }
  return FALSE;
}
