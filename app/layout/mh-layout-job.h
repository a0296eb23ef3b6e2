/* mh-layout-job.h: a scene on its way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-frame.h"
#include "mh-person.h"
#include "mh-scene-builder.h"

G_BEGIN_DECLS

/* Everything that one layout needs: first what is to be drawn, then where it fits. */
typedef struct
{
  MhPersonMaker maker;
  MhScene *scene;
  MhFittingInput input;
  guint n_members; /* who are drawn, or would be but for a layout without people */
  MhLayoutKind kind;
  MhFrame frame;
  MhFitting fitting;
  char *logo;    /* (nullable) (owned) */
  MhBox corner;  /* of a logo outside the panel; empty for none */
  int window_px; /* the least window of a page in which everybody would fit; 0 for none */
} MhLayoutJob;

void mh_layout_job_prepare (MhLayoutJob *job, MhDate date);
void mh_layout_job_report (MhLayoutJob *job, MhRole role, MhFinding *finding);
void mh_layout_job_fit (MhLayoutJob *job);
void mh_layout_job_find_window (MhLayoutJob *job);
void mh_layout_job_clear (MhLayoutJob *job);

G_END_DECLS
