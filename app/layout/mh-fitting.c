/* mh-fitting.c: the largest type at which everybody fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-fitting.h"

#include <math.h>

#define SCALE_BASE_PX 16.0
#define SCALE_STEPS   12.0
#define MAX_COLUMNS   24

/* In em of the rest. */
#define PHOTO_LEAST 2.2
#define PHOTO_MOST  4.6

/* A photo takes at most this share of its column, as long as it stays PHOTO_LEAST high. */
#define PHOTO_SHARE 0.2

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

void
mh_person_free (MhPerson *person)
{
  for (guint i = 0; i < person->n_lines; i++)
    mh_copy_unref (person->lines[i].copy);
  mh_copy_unref (person->signature);
  mh_copy_unref (person->initials);
  g_free (person);
}

double
mh_fitting_get_line_size (MhRole role,
                          double rest_px)
{
  return role == MH_ROLE_NAME ? rest_px * MH_TYPE_NAME : rest_px;
}

double
mh_fitting_get_line_leading (MhRole role)
{
  if (role == MH_ROLE_HEADING)
    return MH_LEADING_HEADING;
  return role == MH_ROLE_NAME ? MH_LEADING_NAME : MH_LEADING_REST;
}

double
mh_fitting_get_pill_width (const MhPerson *person,
                           double rest_px)
{
  if (person->signature == NULL)
    return 0;
  return (person->signature->width_em + 2 * MH_PILL_PADDING) * rest_px;
}

static gboolean
is_drawn (const MhFitting *fitting,
          const MhLine *line)
{
  return fitting->with_bio || line->role != MH_ROLE_BIO;
}

/* The signature stands behind the first line, so that line is shorter. */
double
mh_fitting_get_line_measure (const MhFitting *fitting,
                             const MhPerson *person,
                             guint line)
{
  if (line > 0 || person->signature == NULL)
    return fitting->text_px;
  return fitting->text_px - mh_fitting_get_pill_width (person, fitting->rest_px) -
         MH_SPACE_PILL * fitting->rest_px;
}

/**
 * mh_fitting_count_lines:
 * @fitting: sizes and widths
 * @person: a person
 * @line: index of one of their lines
 *
 * Returns: how many lines it is drawn on, 0 when it is dropped
 */
int
mh_fitting_count_lines (const MhFitting *fitting,
                        const MhPerson *person,
                        guint line)
{
  const MhLine *text = &person->lines[line];
  double size_px = mh_fitting_get_line_size (text->role, fitting->rest_px);
  int lines = 0;

  if (!is_drawn (fitting, text))
    return 0;
  lines = mh_copy_count_lines (text->copy, size_px,
                               mh_fitting_get_line_measure (fitting, person, line));
  if (fitting->shorten && text->may_shorten)
    return 1;
  return lines;
}

double
mh_fitting_get_text_height (const MhFitting *fitting,
                            const MhPerson *person)
{
  double height = 0;

  for (guint i = 0; i < person->n_lines; i++)
    {
      MhRole role = person->lines[i].role;

      height += mh_fitting_count_lines (fitting, person, i) * mh_fitting_get_line_leading (role) *
                mh_fitting_get_line_size (role, fitting->rest_px);
    }
  return height;
}

/**
 * mh_fitting_get_row_height:
 * @input: the people
 * @fitting: how they fit
 * @row: a row, from 0; people run down the columns
 *
 * Returns: the height of its tallest cell, in output pixels
 */
double
mh_fitting_get_row_height (const MhFittingInput *input,
                           const MhFitting *fitting,
                           int row)
{
  double height = fitting->photo_px;

  for (guint i = (guint) row; i < fitting->n_people; i += (guint) fitting->rows)
    height = MAX (height, mh_fitting_get_text_height (fitting, input->people->pdata[i]));
  return height;
}

double
mh_fitting_get_logo_height (const MhFitting *fitting)
{
  return fitting->logo_above ? 3.2 * fitting->rest_px : 1.5 * MH_TYPE_HEADING * fitting->rest_px;
}

/* Heading, and what stands beside or above it. */
static void
fit_heading (const MhFittingInput *input,
             MhFitting *fitting)
{
  double rest_px = fitting->rest_px;
  double size_px = MH_TYPE_HEADING * rest_px;
  double logo_px = input->logo_aspect * 1.5 * size_px;
  double heading_px = input->heading != NULL ? input->heading->width_em * size_px : 0;
  double gap_px = MH_SPACE_GUTTER * rest_px;
  double aside_px =
      input->organisation != NULL ? input->organisation->width_em * rest_px + gap_px : 0;

  fitting->logo_above = logo_px > 0 && heading_px + gap_px + logo_px > input->width_px;
  fitting->with_organisation =
      input->organisation != NULL && logo_px <= 0 && heading_px + aside_px <= input->width_px;
  fitting->heading_lines =
      input->heading != NULL ? mh_copy_count_lines (input->heading, size_px, input->width_px) : 0;
  fitting->block_px = fitting->heading_lines * MH_LEADING_HEADING * size_px;
  if (logo_px > 0 && !fitting->logo_above)
    fitting->block_px = MAX (fitting->block_px, mh_fitting_get_logo_height (fitting));
  if (fitting->logo_above)
    fitting->block_px += mh_fitting_get_logo_height (fitting) + MH_SPACE_RULE * rest_px;
  if (fitting->block_px > 0)
    fitting->block_px += 2 * MH_SPACE_RULE * rest_px;
}

static void
fit_notice (const MhFittingInput *input,
            MhFitting *fitting)
{
  double rest_px = fitting->rest_px;

  fitting->notice_lines = 0;
  fitting->foot_px = 0;
  if (input->notice == NULL)
    return;

  fitting->notice_lines = mh_copy_count_lines (input->notice, rest_px, input->width_px);
  fitting->foot_px =
      fitting->notice_lines * MH_LEADING_REST * rest_px + 2 * MH_SPACE_RULE * rest_px;
}

/* The same size for all: as high as the text of a person who has everything, on single lines, where the
 * column is wide enough for that. */
static double
choose_photo_size (const MhFittingInput *input,
                   const MhFitting *fitting)
{
  double most_em = 0;

  if (!input->has_photos || !fitting->with_photos)
    return 0;

  for (guint i = 0; i < input->people->len; i++)
    {
      const MhPerson *person = input->people->pdata[i];
      double height_em = 0;

      for (guint j = 0; j < person->n_lines; j++)
        if (is_drawn (fitting, &person->lines[j]))
          height_em += mh_fitting_get_line_leading (person->lines[j].role) *
                       mh_fitting_get_line_size (person->lines[j].role, 1.0);
      most_em = MAX (most_em, height_em);
    }
  most_em = MIN (most_em, PHOTO_SHARE * fitting->column_px / fitting->rest_px);
  return round (CLAMP (most_em, PHOTO_LEAST, PHOTO_MOST) * fitting->rest_px);
}

static gboolean
fits_lines (const MhFitting *fitting,
            const MhPerson *person)
{
  for (guint i = 0; i < person->n_lines; i++)
    {
      const MhLine *line = &person->lines[i];
      double measure = mh_fitting_get_line_measure (fitting, person, i);
      double size_px = mh_fitting_get_line_size (line->role, fitting->rest_px);

      if (!is_drawn (fitting, line))
        continue;
      if (line->role == MH_ROLE_BIO)
        {
          if (measure < 6 * size_px || mh_fitting_count_lines (fitting, person, i) > 3)
            return FALSE;
          continue;
        }
      if (mh_fitting_count_lines (fitting, person, i) >
          (line->role == MH_ROLE_NAME ? fitting->name_lines : fitting->other_lines))
        return FALSE;
      /* A word of a name is broken only when nothing else is left. */
      if (line->copy->longest_em * size_px > measure && !fitting->shorten)
        return FALSE;
      if (line->may_shorten && measure < 4 * size_px)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fits_columns (const MhFittingInput *input,
              MhFitting *fitting)
{
  double rest_px = fitting->rest_px;
  double photo_px = fitting->photo_px > 0 ? fitting->photo_px + MH_SPACE_PHOTO * rest_px : 0;

  fitting->text_px = fitting->column_px - photo_px;
  if (fitting->text_px <= 2 * rest_px)
    return FALSE;

  for (guint i = 0; i < fitting->n_people; i++)
    if (!fits_lines (fitting, input->people->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
fits_height (const MhFittingInput *input,
             MhFitting *fitting)
{
  double gaps = MAX (fitting->rows - 1, 0) * MH_SPACE_ROW * fitting->rest_px;

  fitting->people_px = gaps;
  for (int row = 0; row < fitting->rows; row++)
    {
      fitting->people_px += mh_fitting_get_row_height (input, fitting, row);
      if (fitting->people_px + fitting->block_px + fitting->foot_px > input->height_px)
        return FALSE;
    }
  return fitting->people_px + fitting->block_px + fitting->foot_px <= input->height_px;
}

/* Whether everything fits at one step of the scale, in a number of columns. */
static gboolean
try_step (const MhFittingInput *input,
          MhFitting *fitting,
          int step)
{
  fitting->step = step;
  fitting->rest_px = SCALE_BASE_PX * exp2 (step / SCALE_STEPS);
  fitting->rows = (int) ceil (fitting->n_people / (double) fitting->columns);
  fitting->column_px = (input->width_px - (fitting->columns - 1) * MH_SPACE_GUTTER *
                                            fitting->rest_px) / fitting->columns;
  fit_heading (input, fitting);
  fit_notice (input, fitting);
  fitting->photo_px = choose_photo_size (input, fitting);
  return fits_columns (input, fitting) && fits_height (input, fitting);
}

static int
get_floor_step (const MhFittingInput *input)
{
  return (int) ceil (SCALE_STEPS * log2 (input->floor_px / SCALE_BASE_PX) - 1e-6);
}

/* The largest step at which it fits, found by halving: what fits at a size fits at every smaller one. */
static gboolean
find_largest_step (const MhFittingInput *input,
                   MhFitting *fitting)
{
  int low = get_floor_step (input);
  int high = (int) floor (SCALE_STEPS * log2 (input->cap_px / SCALE_BASE_PX) + 1e-6);
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

static gboolean
find_columns (const MhFittingInput *input,
              MhFitting *fitting)
{
  int least = input->columns > 0 ? input->columns : 1;
  int most = input->columns > 0 ? input->columns : (int) MIN (fitting->n_people, MAX_COLUMNS);
  MhFitting best = { 0 };

  for (int columns = least; columns <= MAX (most, least); columns++)
    {
      MhFitting trial = *fitting;
      int rows = (int) ceil (fitting->n_people / (double) columns);

      trial.columns = columns;
      /* Four people in three columns would leave the third empty. */
      if (input->columns == 0 && columns > 1 && (columns - 1) * rows >= (int) fitting->n_people)
        continue;
      if (find_largest_step (input, &trial) && (best.rest_px <= 0 || trial.step > best.step))
        best = trial;
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
  int cost_steps;
} Breaking;

static const Breaking breakings[] = {
  { 1, 1, 0 },
  { 1, 2, 1 },
  { 2, 2, 3 },
};

static gboolean
find_level (const MhFittingInput *input,
            const Level *level,
            MhFitting *fitting)
{
  MhFitting best = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (breakings); i++)
    {
      MhFitting trial = *fitting;
      int step = 0;

      trial.with_bio = level->bio;
      trial.with_photos = level->photos;
      trial.shorten = level->shorten;
      trial.name_lines = level->shorten && i > 1 ? 4 : breakings[i].name_lines;
      trial.other_lines = level->shorten && i > 1 ? 4 : breakings[i].other_lines;
      if (!find_columns (input, &trial))
        continue;
      step = MAX (trial.step - breakings[i].cost_steps, get_floor_step (input));
      if ((best.rest_px <= 0 || step > best.step) && try_step (input, &trial, step))
        best = trial;
    }

  if (best.rest_px <= 0)
    return FALSE;
  *fitting = best;
  return TRUE;
}

static gboolean
has_bio (const MhFittingInput *input)
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
find_for_count (const MhFittingInput *input,
                guint n_people,
                MhFitting *fitting)
{
  gboolean bio = has_bio (input);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      MhFitting trial = { .n_people = n_people };

      if ((levels[i].bio && !bio) || (i == 2 && !input->has_photos))
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
mh_fitting_find (const MhFittingInput *input,
                 MhFitting *fitting)
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
