/* mh-layout-fit.c: the layout, the panel and the type at which everybody fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "mh-fitting-private.h"
#include "mh-layout-job.h"
#include "team/mh-people.h"

/* An automatic panel leaves this much of the picture free when it can. */
#define PANEL_MOST  0.62
#define PANEL_LEAST 0.24
#define PANEL_STEP  0.02
#define PANEL_COST  2

/* From this ratio of width to height on, a QR code stands beside the people and not below them. */
#define CODE_RATIO 1.3

/* How each layout sets people, and where its panel stands when the design leaves that open. */
typedef struct
{
  MhLayoutKind kind;
  MhCell cell;
  gboolean across; /* along the surface's width, at its bottom or top */
  gboolean single; /* in one column */
} Manner;

static const Manner manners[] = {
  { MH_LAYOUT_SIDEBAR, MH_CELL_ROW, FALSE, FALSE },
  { MH_LAYOUT_STRIP, MH_CELL_COLUMN, TRUE, FALSE },
  { MH_LAYOUT_GRID, MH_CELL_FACE, FALSE, FALSE },
  { MH_LAYOUT_LEGEND, MH_CELL_KEY, FALSE, FALSE },
  { MH_LAYOUT_NOTICE, MH_CELL_ROW, FALSE, TRUE },
  { MH_LAYOUT_CARD, MH_CELL_CARD, FALSE, FALSE },
};

/* What the automatic layout chooses from. */
#define N_AUTOMATIC 4

/* In its rating, that everybody is there, or has everything, outweighs any size of type; broken
 * names count one each up to a limit, and too large a share of them looks like a mistake. */
#define COMPLETE     1000
#define MOST_BROKEN  8
#define BROKEN_SHARE 4

/* A layout in a panel of some size, with the step of the scale that is to be drawn there; what is
 * beyond it is given back to the picture. */
typedef struct
{
  const Manner *manner;
  MhCell cell;
  MhFrame frame;
  MhFitting fitting;
  int step;
} Attempt;

static void
apply (MhLayoutJob *job, const Attempt *attempt)
{
  job->kind = attempt->manner->kind;
  job->frame = attempt->frame;
  job->fitting = attempt->fitting;
  job->input.cell = attempt->cell;
  job->input.width_px = mh_box_width (&job->frame.content);
  job->input.height_px = mh_box_height (&job->frame.content);
  job->input.code_beside = job->input.width_px > CODE_RATIO * job->input.height_px;
}

/* Fits everybody in a panel, at most at a step of the scale. Returns whether they do fit. */
static gboolean
fit_at (MhLayoutJob *job, Attempt *attempt, MhSide side, double size, int most_step)
{
  int columns = job->input.columns;
  gboolean whole = FALSE;

  mh_frame_init (&attempt->frame, job->maker.surface, job->maker.design, side, size);
  apply (job, attempt);
  job->input.most_step = most_step;
  if (attempt->manner->single)
    job->input.columns = 1;
  if (!mh_fitting_holds (&job->input, job->input.people->len))
    {
      attempt->frame.content = attempt->frame.tight;
      apply (job, attempt);
    }
  whole = mh_fitting_find (&job->input, &attempt->fitting);
  job->input.columns = columns;
  job->input.most_step = G_MAXINT;
  attempt->step = attempt->fitting.step;
  return whole;
}

static gboolean
is_whole (const MhLayoutJob *job, const Attempt *attempt)
{
  return attempt->fitting.n_people == job->input.people->len;
}

/* The narrowest panel that holds everybody at the step that is to be drawn, with no more broken
 * lines; found by halving. */
static void
narrow (MhLayoutJob *job, Attempt *attempt)
{
  MhSide side = attempt->frame.side;
  double size = attempt->frame.size;
  gboolean with_photos = attempt->fitting.with_photos;
  guint breaking = attempt->fitting.breaking;
  int low = 0;
  int high = (int) floor ((size - PANEL_LEAST) / PANEL_STEP + 1e-6);

  if (job->maker.surface->page != NULL || !is_whole (job, attempt))
    return;
  while (low < high)
    {
      int middle = (low + high + 1) / 2;
      Attempt trial = *attempt;

      if (fit_at (job, &trial, side, size - middle * PANEL_STEP, attempt->step) &&
          trial.step >= attempt->step && trial.fitting.breaking <= breaking &&
          (trial.fitting.with_photos || !with_photos))
        {
          *attempt = trial;
          low = middle;
        }
      else
        high = middle - 1;
    }
}

/* A panel wider than PANEL_MOST must be worth PANEL_COST steps of the scale; what is won beyond
 * them is given back to the picture. That keeps the type from ever getting smaller when somebody
 * leaves. */
static void
choose_panel (MhLayoutJob *job, Attempt *attempt, MhSide side)
{
  double largest = mh_frame_get_largest_size (job->maker.surface, side);
  Attempt slim = *attempt;
  int step = 0;

  if (!fit_at (job, attempt, side, largest, G_MAXINT))
    return;
  step = MAX (attempt->step - (largest > PANEL_MOST ? PANEL_COST : 0),
              mh_fitting_get_floor_step (&job->input));
  if (largest > PANEL_MOST && fit_at (job, &slim, side, PANEL_MOST, G_MAXINT) &&
      slim.fitting.with_photos >= attempt->fitting.with_photos &&
      (slim.step > step ||
       (slim.step == step && slim.fitting.breaking <= attempt->fitting.breaking)))
    *attempt = slim;
  else if (step < attempt->step)
    fit_at (job, attempt, side, largest, step);
}

/* One person needs no columns and no grid: where there is room beside the photo, the words stand
 * there. Where there is none, those of a card stand below it. */
static MhCell
choose_cell (MhLayoutJob *job, const Manner *manner)
{
  MhBox clear = mh_surface_get_clear_area (job->maker.surface);

  gboolean wide = mh_box_width (&clear) > mh_box_height (&clear);

  if (manner->cell == MH_CELL_CARD)
    return wide ? MH_CELL_CARD : MH_CELL_FACE;
  if ((manner->cell == MH_CELL_FACE || manner->cell == MH_CELL_COLUMN) &&
      job->input.people->len == 1 && wide)
    return MH_CELL_CARD;
  return manner->cell;
}

/* Where the panel's size is open, it is still to be narrowed. */
static void
fit_manner (MhLayoutJob *job, const Manner *manner, Attempt *attempt)
{
  const MhDesign *design = job->maker.design;
  MhSide side = mh_frame_choose_side (job->maker.surface, design, manner->across);

  *attempt = (Attempt){ .manner = manner, .cell = choose_cell (job, manner) };
  if (side == MH_SIDE_FULL)
    fit_at (job, attempt, side, 1.0, G_MAXINT);
  else if (design->panel.size > 0)
    fit_at (job, attempt, side, design->panel.size, G_MAXINT);
  else
    choose_panel (job, attempt, side);
}

static void
finish (MhLayoutJob *job, Attempt *attempt)
{
  if (attempt->frame.side != MH_SIDE_FULL && job->maker.design->panel.size <= 0)
    narrow (job, attempt);
  apply (job, attempt);
}

/* How good a layout is: that everybody is there counts first, then that they have all that the
 * design names, with few names broken; then the type. */
static int
rate (MhLayoutJob *job, const Attempt *attempt)
{
  const MhFitting *fitting = &attempt->fitting;
  guint n_names = 0;
  int score = 4 * attempt->step - (int) fitting->breaking;

  apply (job, attempt);
  mh_fitting_count_broken (&job->input, fitting, &n_names);
  score -= (int) MIN (n_names, MOST_BROKEN);
  if (!is_whole (job, attempt))
    return score;
  if (attempt->cell != MH_CELL_KEY && (!job->input.has_photos || fitting->with_photos) &&
      n_names <= MAX (fitting->n_people / BROKEN_SHARE, 1))
    score += COMPLETE;
  return score + COMPLETE;
}

/* The layout whose smallest text is largest, with everybody and all that the design names; a key,
 * which has no faces, only where no other holds everybody. */
static void
fit_best (MhLayoutJob *job)
{
  Attempt best = { 0 };
  int most = 0;

  for (guint i = 0; i < N_AUTOMATIC; i++)
    {
      Attempt attempt;
      int score = 0;

      if (manners[i].cell == MH_CELL_KEY && most > COMPLETE + COMPLETE / 2)
        continue;
      fit_manner (job, &manners[i], &attempt);
      score = rate (job, &attempt);
      if (i == 0 || score > most)
        {
          best = attempt;
          most = score;
        }
    }
  finish (job, &best);
}

/**
 * mh_layout_job_fit:
 * @job: a prepared job
 *
 * Finds the layout, the panel and the type at which everybody fits; see mh_fitting_find() for what
 * gives way first.
 */
void
mh_layout_job_fit (MhLayoutJob *job)
{
  MhLayoutKind kind = mh_people_is_notice (job->maker.design, job->n_members)
                          ? MH_LAYOUT_NOTICE
                          : job->maker.design->layout;

  if (kind == MH_LAYOUT_AUTO)
    {
      fit_best (job);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    if (manners[i].kind == kind)
      {
        Attempt attempt;

        fit_manner (job, &manners[i], &attempt);
        finish (job, &attempt);
      }
}

/**
 * mh_layout_job_find_window:
 * @job: a job in which not everybody fits
 *
 * Finds the narrowest of a page's usual windows beside whose column there is room for everybody.
 */
void
mh_layout_job_find_window (MhLayoutJob *job)
{
  const MhPage *page = job->maker.surface->page;
  guint n_people = job->input.people->len;

  job->window_px = 0;
  for (guint i = 0; page != NULL && i < page->n_windows; i++)
    {
      MhPage wider = *page;
      MhSurface surface = *job->maker.surface;
      MhLayoutJob trial = *job;

      if (page->windows[i] <= page->serve_px ||
          (job->window_px > 0 && page->windows[i] >= job->window_px))
        continue;
      wider.serve_px = page->windows[i];
      surface.page = &wider;
      trial.maker.surface = &surface;
      mh_layout_job_fit (&trial);
      if (trial.fitting.n_people == n_people)
        job->window_px = page->windows[i];
    }
}
