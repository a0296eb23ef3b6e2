/* mh-capacity.c: how many people a picture has room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "base/mh-limits.h"
#include "mh-layout-job.h"
#include "mh-layout.h"
#include "team/mh-people.h"

/* The largest number that is looked for: nobody reads more names than that in a picture. */
#define MOST 400

/* The same people again and again stand for those who are to come: a team knows how long its names
 * are. */
static gboolean
holds (MhLayoutJob *job, GPtrArray *people, guint n_people)
{
  MhSection section = { NULL, 0, n_people };
  g_autoptr (GPtrArray) crowd = g_ptr_array_sized_new (n_people);

  for (guint i = 0; i < n_people; i++)
    g_ptr_array_add (crowd, people->pdata[i % people->len]);
  job->input.people = crowd;
  g_array_set_size (job->input.sections, 0);
  g_array_append_val (job->input.sections, section);
  mh_layout_job_fit (job);
  return job->fitting.n_people == n_people && job->fitting.rest_px >= job->input.floor_px - 1e-6;
}

static guint
find_most (MhLayoutJob *job, GPtrArray *people, GCancellable *cancellable)
{
  guint low = 0;
  guint high = 1;

  while (high <= MOST && !g_cancellable_is_cancelled (cancellable) && holds (job, people, high))
    {
      low = high;
      high *= 2;
    }
  high = MIN (high, MOST + 1);
  while (high - low > 1 && !g_cancellable_is_cancelled (cancellable))
    {
      guint middle = (low + high) / 2;

      if (holds (job, people, middle))
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * mh_layout_capacity:
 * @document: a document
 * @surface: where the picture goes
 * @target: (nullable): the document's target there
 * @date: the day that the picture is for
 * @fonts: the fonts of this thread
 * @cancellable: (nullable): to give up, with any number
 *
 * Tells how many people like those of the document can be read on a phone: with all type at
 * `type.min_phone_px` or above at the surface's narrowest phone width. On a surface that phones do
 * not show it is how many fit at all.
 *
 * Returns: a number of people, up to 400; 0 when there is nobody to go by
 */
guint
mh_layout_capacity (MhDocument *document,
                    const MhSurface *surface,
                    const MhTarget *target,
                    MhDate date,
                    MhFonts *fonts,
                    GCancellable *cancellable)
{
  g_autoptr (MhDesign) design = mh_document_dup_design (document, target);
  g_autoptr (MhScene) scene = mh_scene_new (surface->id, surface->width_px, surface->height_px);
  MhLayoutJob job = { .scene = scene };
  int phone_px = mh_surface_get_phone_px (surface);
  GPtrArray *people = NULL;
  guint capacity = 0;

  job.maker =
      (MhPersonMaker){ document, surface, design, surface->platform, fonts, NULL, scene->findings };
  mh_layout_job_prepare (&job, date);
  people = job.input.people;
  if (phone_px > 0)
    job.input.floor_px =
        MAX (job.input.floor_px, design->type.min_phone_px * surface->width_px / phone_px);
  job.input.cap_px = MAX (job.input.cap_px, job.input.floor_px);
  if (!mh_people_is_notice (design, job.n_members))
    capacity = find_most (&job, people, cancellable);
  job.input.people = people;
  mh_layout_job_clear (&job);
  return capacity;
}
