/* mh-fitting-find.c: the largest type at which everybody fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "mh-cell.h"
#include "mh-fitting-private.h"

#define MAX_COLUMNS 24

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

/* Where a signature stands, when it does not follow the name. */
typedef enum
{
  BESIDE, /* as the layout has it */
  PINNED, /* to the photo beside the words */
  APART,  /* on a line of its own above the name */
} Signature;

/* How a text may be broken, and how many steps of the scale that must be worth. What is won beyond
 * them is given to air, so that the size never falls when somebody leaves. For the same reason it
 * is their number that broken names are judged by, and not their share. */
typedef struct
{
  int name_lines;
  int other_lines;
  guint most_broken; /* names */
  gboolean stacked;  /* of a key */
  Signature signature;
  gboolean words; /* a word may be broken inside */
  int cost_steps;
} Breaking;

/* The same signature pinned to the photo leaves the name more room. */
static const Breaking breakings[] = {
  { 1, 1, 0, FALSE, BESIDE, FALSE, 0 },        { 1, 1, 0, TRUE, PINNED, FALSE, 4 },
  { 1, 2, 0, TRUE, BESIDE, FALSE, 1 },         { 1, 2, 0, TRUE, PINNED, FALSE, 4 },
  { 2, 1, 1, FALSE, BESIDE, FALSE, 1 },        { 2, 1, G_MAXUINT, FALSE, BESIDE, FALSE, 5 },
  { 2, 2, 1, TRUE, BESIDE, FALSE, 3 },         { 2, 2, 1, TRUE, PINNED, FALSE, 5 },
  { 2, 2, G_MAXUINT, TRUE, PINNED, FALSE, 5 }, { 2, 2, G_MAXUINT, TRUE, BESIDE, FALSE, 5 },
};

/* When people are left out otherwise, and texts are shortened: an extra line for each is better
 * than a broken word. */
static const Breaking narrow_breakings[] = {
  { 1, 1, 0, FALSE, BESIDE, FALSE, 0 },        { 1, 2, 0, TRUE, BESIDE, FALSE, 1 },
  { 2, 1, 1, FALSE, BESIDE, FALSE, 1 },        { 2, 1, G_MAXUINT, FALSE, BESIDE, FALSE, 5 },
  { 2, 2, G_MAXUINT, TRUE, BESIDE, FALSE, 5 }, { 4, 4, G_MAXUINT, TRUE, APART, FALSE, 5 },
  { 4, 4, G_MAXUINT, TRUE, APART, TRUE, 5 },
};

/* More than the breakings of any level. */
#define LEVEL_WEIGHT 16

static gboolean
has_key_columns (const MhFittingInput *input)
{
  return input->cell == MH_CELL_KEY;
}

/* Whether a breaking differs from the others for what is to be fitted. */
static gboolean
makes_sense (const MhFittingInput *input, const Level *level, const Breaking *breaking)
{
  gboolean rows = input->cell == MH_CELL_ROW || input->cell == MH_CELL_CARD;

  if (breaking->name_lines > 1 && !breaking->stacked)
    return has_key_columns (input);
  if (breaking->signature != PINNED)
    return TRUE;
  return rows && input->has_photos && level->photos;
}

/**
 * mh_fitting_get_floor_step:
 * @input: the people
 *
 * Returns: the least step of the scale whose size is at the floor or above
 */
int
mh_fitting_get_floor_step (const MhFittingInput *input)
{
  return (int) ceil (MH_TYPE_STEPS * log2 (input->floor_px / MH_TYPE_BASE_PX) - 1e-6);
}

static int
get_cap_step (const MhFittingInput *input)
{
  return (int) floor (MH_TYPE_STEPS * log2 (input->cap_px / MH_TYPE_BASE_PX) + 1e-6);
}

/* The largest step at which it fits, from one that is asked for on; found by halving, since what
 * fits at a size fits at every smaller one. */
static gboolean
find_largest_step (const MhFittingInput *input, MhFitting *fitting, int low)
{
  int high = MAX (get_cap_step (input), mh_fitting_get_floor_step (input));
  MhFitting trial = *fitting;

  if (low > high || !mh_fitting_try_step (input, &trial, low))
    return FALSE;
  *fitting = trial;
  while (low < high)
    {
      int middle = (low + high + 1) / 2;
      if (mh_fitting_try_step (input, &trial, middle))
        {
          *fitting = trial;
          low = middle;
        }
      else
        high = middle - 1;
    }
  return TRUE;
}

/* Four people in three columns would leave the third empty. */
static gboolean
fills_columns (const MhFittingInput *input, const MhFitting *fitting, int columns)
{
  int rows = ((int) fitting->n_people + columns - 1) / columns;

  return input->sections->len > 1 || input->columns > 0 || columns == 1 ||
         (columns - 1) * rows < (int) fitting->n_people;
}

/* The number of columns that allows the largest step, from one that is asked for on. */
static gboolean
find_columns (const MhFittingInput *input, MhFitting *fitting, int low)
{
  int least = input->columns > 0 ? input->columns : 1;
  int most = input->columns > 0 ? input->columns : (int) MIN (fitting->n_people, MAX_COLUMNS);
  MhFitting best = { 0 };
  MhFitting trial = *fitting;

  trial.by_group = FALSE;
  for (int columns = least; columns <= MAX (most, least); columns++)
    {
      trial.columns = columns;
      if (fills_columns (input, &trial, columns) && find_largest_step (input, &trial, low))
        {
          best = trial;
          low = best.step + 1;
        }
    }
  if (input->sections->len > 1 && input->columns == 0 && input->sections->len <= MAX_COLUMNS)
    {
      trial.columns = (int) input->sections->len;
      trial.by_group = TRUE;
      if (find_largest_step (input, &trial, low))
        best = trial;
    }

  if (best.rest_px <= 0)
    return FALSE;
  *fitting = best;
  return TRUE;
}

/* At the size that is drawn another number of columns may break fewer texts. */
static void
mend_breaks (const MhFittingInput *input, MhFitting *fitting)
{
  guint n_broken = mh_fitting_count_broken (input, fitting, NULL);

  for (int columns = 1; columns <= (int) MIN (fitting->n_people, MAX_COLUMNS) && n_broken > 0 &&
                        input->columns == 0 && !fitting->by_group;
       columns++)
    {
      MhFitting trial = *fitting;

      trial.columns = columns;
      if (mh_fitting_try_step (input, &trial, fitting->step) &&
          mh_fitting_count_broken (input, &trial, NULL) < n_broken)
        {
          n_broken = mh_fitting_count_broken (input, &trial, NULL);
          *fitting = trial;
        }
    }
}

static void
grow_photos (const MhFittingInput *input, MhFitting *fitting)
{
  for (double growth = 1.0; growth > 0 && fitting->photo_px > 0 && input->cell != MH_CELL_ROW;
       growth -= 0.125)
    {
      MhFitting trial = *fitting;

      trial.photo_growth = growth;
      if (mh_fitting_try_step (input, &trial, fitting->step))
        {
          *fitting = trial;
          return;
        }
    }
}

static void
allow (MhFitting *fitting, const Breaking *breaking)
{
  fitting->break_words = breaking->words;
  fitting->apart = breaking->signature == APART;
  fitting->pinned = breaking->signature == PINNED;
  fitting->stacked = breaking->stacked;
  fitting->name_lines = breaking->name_lines;
  fitting->other_lines = breaking->other_lines;
  fitting->most_broken = breaking->most_broken;
}

static const Breaking *
get_breakings (const Level *level, guint *n_breakings)
{
  *n_breakings = level->shorten ? G_N_ELEMENTS (narrow_breakings) : G_N_ELEMENTS (breakings);
  return level->shorten ? narrow_breakings : breakings;
}

static void
start_level (const MhFittingInput *input, const Level *level, MhFitting *fitting)
{
  fitting->with_bio = level->bio;
  fitting->with_photos = level->photos;
  fitting->shorten = level->shorten;
  mh_fitting_measure (input, fitting);
}

static gboolean
find_level (const MhFittingInput *input, const Level *level, MhFitting *fitting)
{
  int floor_step = mh_fitting_get_floor_step (input);
  guint n_breakings = 0;
  const Breaking *breaking = get_breakings (level, &n_breakings);
  MhFitting best = { 0 };

  start_level (input, level, fitting);
  for (guint i = 0; i < n_breakings; i++, breaking++)
    {
      MhFitting trial = *fitting;
      gboolean found = best.rest_px > 0;
      /* Of a key the fields may stand below each other at no cost. */
      int cost = has_key_columns (input) && breaking->name_lines == 1 ? 0 : breaking->cost_steps;

      trial.breaking = (guint) (level - levels) * LEVEL_WEIGHT + i;
      allow (&trial, breaking);
      if (!makes_sense (input, level, breaking) || (found && best.step >= input->most_step) ||
          !find_columns (input, &trial, found ? best.step + cost + 1 : floor_step))
        continue;
      if (mh_fitting_try_step (input, &trial,
                               MIN (MAX (trial.step - cost, floor_step), input->most_step)))
        best = trial;
    }

  if (best.rest_px <= 0)
    return FALSE;
  *fitting = best;
  mend_breaks (input, fitting);
  grow_photos (input, fitting);
  return TRUE;
}

static gboolean
find_for_count (const MhFittingInput *input, guint n_people, MhFitting *fitting)
{
  gboolean bio = mh_fitting_has_bio (input);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      MhFitting trial = { .n_people = n_people };

      if ((levels[i].bio && !bio) || (i == 2 && (!input->has_photos || has_key_columns (input))))
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
 * mh_fitting_holds:
 * @input: what is to be fitted, and where
 * @n_people: the first so many of its people
 *
 * Returns: whether they fit in any way: what fits at all does with everything given up
 */
gboolean
mh_fitting_holds (const MhFittingInput *input, guint n_people)
{
  const Level *last = &levels[G_N_ELEMENTS (levels) - 1];
  guint n_breakings = 0;
  const Breaking *breaking = get_breakings (last, &n_breakings);
  MhFitting start = { .n_people = n_people };

  start_level (input, last, &start);
  for (guint i = 0; i < n_breakings; i++, breaking++)
    {
      MhFitting trial = start;

      allow (&trial, breaking);
      if (find_columns (input, &trial, mh_fitting_get_floor_step (input)))
        return TRUE;
    }
  return FALSE;
}

static guint
count_those_who_fit (const MhFittingInput *input)
{
  guint low = 0;
  guint high = input->people->len;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (mh_fitting_holds (input, middle))
        low = middle;
      else
        high = middle - 1;
    }
  return low;
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
  if (mh_fitting_holds (input, input->people->len) &&
      find_for_count (input, input->people->len, fitting))
    return TRUE;

  *fitting = (MhFitting){ 0 };
  if (input->people->len > 0)
    find_for_count (input, count_those_who_fit (input), fitting);
  return FALSE;
}
