/* mh-check-run.c: the pictures of a document, looked at in steps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most of what is found takes a scene only; pixels take ten times as long. Where a change of the
 * document is tried, a picture that comes out as it was is not painted again, nor is what lies
 * behind its texts when only these are others.
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "paint/mh-paint.h"

/* Pixels that may wait for a change to be tried: 256 MiB. */
#define KEPT_MOST_PX (64 * 1024 * 1024)

/* A step of a run. */
typedef struct
{
  MhCheckRun *run;
  const char *surface; /* (nullable): the only one that is looked at */
} Step;

static void
clear_job (MhCheckJob *job)
{
  g_clear_pointer (&job->design, mh_design_free);
  g_clear_pointer (&job->scene, mh_scene_unref);
  g_clear_pointer (&job->ground, cairo_surface_destroy);
  g_clear_pointer (&job->findings, g_ptr_array_unref);
  g_clear_error (&job->error);
}

static gboolean
is_looked_at (const Step *step, const MhCheckJob *job)
{
  return step->surface == NULL || g_str_equal (job->surface->id, step->surface);
}

static void
lay_out_cb (guint index, MhFonts *fonts, gpointer data)
{
  const Step *step = data;
  MhCheckJob *job = &step->run->jobs[index];
  const MhChecker *checker = step->run->checker;

  if (job->scene != NULL || !is_looked_at (step, job) ||
      g_cancellable_is_cancelled (checker->cancellable))
    return;
  job->fonts = fonts;
  job->design = mh_document_dup_design (job->document, job->target);
  job->scene = mh_layout_scene (job->document, job->surface, job->target, checker->date, fonts,
                                checker->pictures);
  for (guint i = 0; i < job->scene->findings->len; i++)
    mh_check_job_take (job, mh_finding_copy (g_ptr_array_index (job->scene->findings, i)));
  mh_check_size (job);
  mh_check_safe_area (job);
  mh_check_surface (job);
  job->n_scene_findings = job->findings->len;
}

static gboolean
is_same_file (const MhCheckJob *a, const MhCheckJob *b)
{
  if (a->format != b->format || (a->target == NULL) != (b->target == NULL))
    return FALSE;
  return a->target == NULL ||
         (a->target->scale == b->target->scale && a->target->quality == b->target->quality &&
          a->target->max_bytes == b->target->max_bytes);
}

/* (transfer full): what may be painted over. */
static cairo_surface_t *
copy_pixels (cairo_surface_t *from)
{
  int height_px = cairo_image_surface_get_height (from);
  gsize stride = (gsize) cairo_image_surface_get_stride (from);
  cairo_surface_t *copy =
      cairo_image_surface_create (cairo_image_surface_get_format (from),
                                  cairo_image_surface_get_width (from), height_px);

  if (cairo_surface_status (copy) == CAIRO_STATUS_SUCCESS)
    {
      memcpy (cairo_image_surface_get_data (copy), cairo_image_surface_get_data (from),
              stride * (gsize) height_px);
      cairo_surface_mark_dirty (copy);
    }
  return copy;
}

/* Whether there is room to keep a picture's pixels for later. */
static gboolean
may_keep (MhCheckRun *run, const MhCheckJob *job)
{
  int n_px = job->scene->width_px * job->scene->height_px;

  return run->keeps_grounds &&
         g_atomic_int_add (&run->n_kept_px, n_px) <= KEPT_MOST_PX - MIN (n_px, KEPT_MOST_PX);
}

static void
call_painted (MhCheckRun *run, MhCheckJob *job, guint index, gboolean is_kept)
{
  cairo_surface_t *pixels =
      is_kept ? copy_pixels (job->ground) : cairo_surface_reference (job->ground);

  run->checker->painted (index, &run->pictures[index], job->scene, pixels, job->fonts,
                         job->findings, run->checker->painted_data);
  cairo_surface_destroy (pixels);
}

static void
look_at_pixels (MhCheckRun *run, MhCheckJob *job, guint index, const MhCheckJob *known)
{
  gboolean is_kept = FALSE;

  if (known != NULL && known->ground != NULL &&
      mh_scene_looks_like (known->scene, job->scene, FALSE))
    {
      job->ground = cairo_surface_reference (known->ground);
      is_kept = TRUE;
    }
  else
    {
      job->ground = mh_paint_ground (job->scene, 1.0, job->fonts, run->checker->pictures,
                                     run->checker->cancellable, &job->error);
      is_kept = job->ground != NULL && may_keep (run, job);
    }
  if (job->ground == NULL)
    return;
  g_atomic_int_inc (&run->n_painted);
  mh_check_contrast (job);
  mh_check_photos (job);
  if (run->checker->painted != NULL)
    call_painted (run, job, index, is_kept);
  if (!is_kept)
    g_clear_pointer (&job->ground, cairo_surface_destroy);
}

static void
paint_cb (guint index, MhFonts *fonts, gpointer data)
{
  const Step *step = data;
  MhCheckRun *run = step->run;
  MhCheckJob *job = &run->jobs[index];
  const MhCheckJob *known = run->known != NULL ? &run->known->jobs[index] : NULL;

  if (job->is_painted || job->scene == NULL || !is_looked_at (step, job))
    return;
  job->fonts = fonts;
  job->is_painted = TRUE;
  if (known == NULL || !is_same_file (known, job) ||
      !mh_scene_looks_like (known->scene, job->scene, TRUE))
    {
      look_at_pixels (run, job, index, known);
      return;
    }
  for (guint i = known->n_scene_findings; i < known->findings->len; i++)
    mh_check_job_take (job, mh_finding_copy (known->findings->pdata[i]));
}

/* What is found in scenes and pixels, those of a surface with two targets once. */
static void
collect_pictures (MhCheckRun *run, GPtrArray *jobs)
{
  for (guint i = 0; i < run->n_pictures; i++)
    {
      MhCheckJob *job = &run->jobs[i];

      if (job->scene == NULL)
        continue;
      g_ptr_array_add (jobs, job);
      for (guint j = 0; j < job->findings->len; j++)
        g_ptr_array_add (run->findings, mh_finding_copy (job->findings->pdata[j]));
    }
}

/* Each platform's handles are judged once, for the first picture that shows them. */
static void
collect_handles (MhCheckRun *run, GPtrArray *jobs)
{
  g_autoptr (GHashTable) platforms = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < jobs->len; i++)
    {
      MhCheckJob job = *(MhCheckJob *) jobs->pdata[i];

      job.findings = run->findings;
      if (mh_check_job_shows (&job, MH_FIELD_HANDLE) && job.platform != NULL &&
          g_hash_table_add (platforms, (gpointer) job.platform))
        mh_check_handles (&job);
    }
}

/* A surface with two targets has most of its findings twice. */
static void
drop_repeated (GPtrArray *findings)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < findings->len;)
    {
      const MhFinding *finding = findings->pdata[i];
      char *key =
          g_strdup_printf ("%s\n%s\n%d\n%s\n%s\n%s", finding->code,
                           finding->surface != NULL ? finding->surface : "", finding->member,
                           finding->role != NULL ? finding->role : "",
                           finding->pointer != NULL ? finding->pointer : "", finding->message);

      if (g_hash_table_add (known, key))
        i++;
      else
        g_ptr_array_remove_index (findings, i);
    }
}

/**
 * mh_check_run_new:
 * @checker: what is wanted
 * @crew: who looks
 * @document: the team
 * @pictures: (array length=n_pictures): its pictures
 * @known: (nullable): a run over the same pictures before a change, which must be done and outlive
 * this one
 *
 * Returns: (transfer full): a run in which nothing was looked at yet
 */
MhCheckRun *
mh_check_run_new (const MhChecker *checker,
                  MhCheckCrew *crew,
                  MhDocument *document,
                  const MhCheckPicture *pictures,
                  guint n_pictures,
                  const MhCheckRun *known)
{
  MhCheckRun *run = g_new0 (MhCheckRun, 1);

  run->checker = checker;
  run->crew = crew;
  run->document = mh_document_ref (document);
  run->pictures = g_memdup2 (pictures, n_pictures * sizeof (MhCheckPicture));
  run->jobs = g_new0 (MhCheckJob, n_pictures + 1);
  run->n_pictures = n_pictures;
  run->known = known;
  for (guint i = 0; i < n_pictures; i++)
    {
      MhCheckJob *job = &run->jobs[i];

      job->checker = checker;
      job->document = document;
      job->surface = pictures[i].surface;
      job->target = pictures[i].target;
      job->format = pictures[i].format;
      job->platform = pictures[i].surface->platform;
      if (job->target != NULL && job->target->platform != NULL)
        job->platform = job->target->platform;
      job->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
      job->is_trial = known != NULL;
    }
  return run;
}

void
mh_check_run_free (MhCheckRun *run)
{
  for (guint i = 0; i < run->n_pictures; i++)
    clear_job (&run->jobs[i]);
  g_clear_pointer (&run->findings, g_ptr_array_unref);
  g_free (run->jobs);
  g_free (run->pictures);
  mh_document_unref (run->document);
  g_free (run);
}

/**
 * mh_check_run_lay_out:
 * @run: a run
 * @surface: (nullable): only the pictures of this one
 *
 * Lays out the pictures, and looks for what scenes tell.
 */
void
mh_check_run_lay_out (MhCheckRun *run, const char *surface)
{
  Step step = { run, surface };

  mh_check_crew_run (run->crew, run->n_pictures, lay_out_cb, &step);
}

/**
 * mh_check_run_paint:
 * @run: a run, laid out
 * @surface: (nullable): only the pictures of this one
 *
 * Paints pictures, and looks for what pixels tell.
 *
 * Errors: #MhPaintError
 *
 * Returns: %FALSE when a picture cannot be painted
 */
gboolean
mh_check_run_paint (MhCheckRun *run, const char *surface, GError **error)
{
  Step step = { run, surface };

  if (!g_cancellable_is_cancelled (run->checker->cancellable))
    mh_check_crew_run (run->crew, run->n_pictures, paint_cb, &step);
  for (guint i = 0; i < run->n_pictures; i++)
    if (run->jobs[i].error != NULL)
      {
        g_propagate_error (error, g_steal_pointer (&run->jobs[i].error));
        return FALSE;
      }
  /* What was not looked at any more is not known to be in order. */
  if (g_cancellable_is_cancelled (run->checker->cancellable))
    {
      g_set_error (error, MH_PAINT_ERROR, MH_PAINT_ERROR_CANCELLED, _ ("Cancelled"));
      return FALSE;
    }
  return TRUE;
}

/**
 * mh_check_run_collect:
 * @run: a run
 *
 * Puts together what was found in the pictures that were looked at, and what is told once for all.
 */
void
mh_check_run_collect (MhCheckRun *run)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();

  g_clear_pointer (&run->findings, g_ptr_array_unref);
  run->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
  collect_pictures (run, jobs);
  collect_handles (run, jobs);
  if (jobs->len > 0)
    {
      mh_check_account (jobs, run->findings);
      mh_check_people (jobs, run->findings);
    }
  mh_check_targets (run->checker, run->document, run->findings);
  mh_check_notes (run->document, run->findings);
  drop_repeated (run->findings);
}
