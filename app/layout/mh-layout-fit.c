/* mh-layout-fit.c: the layout, the panel and the type at which everybody fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "mh-layout-job.h"

/* An automatic panel leaves this much of the picture free when it can. */
#define PANEL_MOST  0.62
#define PANEL_LEAST 0.24
#define PANEL_STEP  0.02
#define PANEL_COST  3

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

static gboolean
fit_at (MhLayoutJob *job, MhSide side, double size)
{
  mh_frame_init (&job->frame, job->maker.surface, job->maker.design, side, size);
  job->input.width_px = mh_box_width (&job->frame.content);
  job->input.height_px = mh_box_height (&job->frame.content);
  job->input.code_beside = job->input.width_px > CODE_RATIO * job->input.height_px;
  return mh_fitting_find (&job->input, &job->fitting);
}

/* The step of the scale at which everybody fits, with their photo where that is asked for; or
 * G_MININT. */
static int
find_step (MhLayoutJob *job, MhSide side, double size, gboolean with_photos)
{
  if (!fit_at (job, side, size) || (with_photos && !job->fitting.with_photos))
    return G_MININT;
  return job->fitting.step;
}

/* The narrowest panel that holds everybody at a step of the scale, with no more broken lines. */
static void
narrow (MhLayoutJob *job, MhSide side, double size, int step, guint breaking, gboolean with_photos)
{
  job->input.most_step = step;
  while (job->maker.surface->page == NULL && size - PANEL_STEP >= PANEL_LEAST &&
         find_step (job, side, size - PANEL_STEP, with_photos) >= step &&
         job->fitting.breaking <= breaking)
    size -= PANEL_STEP;
  fit_at (job, side, size);
  job->input.most_step = G_MAXINT;
}

/* A panel wider than PANEL_MOST must be worth PANEL_COST steps of the scale; what is won beyond
 * them is given back to the picture. That keeps the type from ever getting smaller when somebody
 * leaves. */
static gboolean
fit_automatically (MhLayoutJob *job, MhSide side, gboolean with_photos)
{
  double largest = mh_frame_get_largest_size (job->maker.surface, side);
  double most = MIN (largest, PANEL_MOST);
  int step = find_step (job, side, most, with_photos);
  guint breaking = job->fitting.breaking;
  int wide_step = find_step (job, side, largest, with_photos);
  guint wide_breaking = job->fitting.breaking;

  if (wide_step != G_MININT)
    wide_step = MAX (wide_step - PANEL_COST, mh_fitting_get_floor_step (&job->input));
  if (step == G_MININT && wide_step == G_MININT)
    return FALSE;

  if (step > wide_step || (step == wide_step && breaking <= wide_breaking))
    narrow (job, side, most, step, breaking, with_photos);
  else
    narrow (job, side, largest, wide_step, wide_breaking, with_photos);
  return TRUE;
}

static gboolean
fit_manner (MhLayoutJob *job, const Manner *manner)
{
  const MhDesign *design = job->maker.design;
  MhSide side = mh_frame_choose_side (job->maker.surface, design, manner->across);
  gboolean with_photos = job->input.has_photos && manner->cell != MH_CELL_KEY;
  int columns = job->input.columns;

  job->kind = manner->kind;
  job->input.cell = manner->cell;
  if (manner->single)
    job->input.columns = 1;
  if (side == MH_SIDE_FULL)
    fit_at (job, side, 1.0);
  else if (design->panel.size > 0)
    fit_at (job, side, design->panel.size);
  else if (!fit_automatically (job, side, with_photos) && !fit_automatically (job, side, FALSE))
    fit_at (job, side, mh_frame_get_largest_size (job->maker.surface, side));
  job->input.columns = columns;
  return job->fitting.n_people == job->input.people->len &&
         (!job->input.has_photos || job->fitting.with_photos) && manner->cell != MH_CELL_KEY;
}

/* The layout whose smallest text is largest, with everybody and all that the design names; a key,
 * which has no faces, only where no other holds everybody. */
static void
fit_best (MhLayoutJob *job)
{
  const Manner *best = &manners[0];
  int best_step = G_MININT;

  for (guint i = 0; i < N_AUTOMATIC; i++)
    {
      gboolean complete = fit_manner (job, &manners[i]);
      gboolean whole = job->fitting.n_people == job->input.people->len;
      int step = 4 * job->fitting.step - (int) job->fitting.breaking + (complete ? 1000 : 0) +
                 (whole ? 1000 : 0);

      if (step > best_step)
        {
          best_step = step;
          best = &manners[i];
        }
    }
  fit_manner (job, best);
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
  MhLayoutKind kind = job->maker.design->layout;

  if (kind == MH_LAYOUT_AUTO)
    {
      fit_best (job);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    if (manners[i].kind == kind)
      fit_manner (job, &manners[i]);
}
