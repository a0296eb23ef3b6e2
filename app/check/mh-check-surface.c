/* mh-check-surface.c: what is known of a surface, and whether it takes the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "team/mh-patch.h"

static void
check_age (MhCheckJob *job)
{
  const MhSurface *surface = job->surface;
  MhDate limit = surface->checked;
  g_autofree char *day = NULL;
  MhFinding *finding = NULL;

  if (!mh_date_is_set (surface->checked))
    return;
  limit.year++;
  if (mh_date_compare (job->checker->date, limit) <= 0)
    return;
  day = mh_date_to_string (surface->checked);
  finding = mh_finding_new ("surface-stale", MH_SEVERITY_NOTE, NULL,
                            /* Translators: the title of a surface, and a date. */
                            _ ("What is known of “%s” was looked up on %s, more than a year ago"),
                            mh_surface_translate (surface->title), day);
  finding->remedy = g_strdup (_ ("Look whether the platform still shows pictures this way."));
  mh_check_job_take (job, finding);
}

/* The same file name with the other suffix. */
static void
propose_format (const MhCheckJob *job, MhFinding *finding, const char *suffix)
{
  const char *file = job->target != NULL ? job->target->file : NULL;
  const char *dot = file != NULL ? strrchr (file, '.') : NULL;
  g_autoptr (MhPatch) patch = mh_patch_new (job->document);
  g_autofree char *other = NULL;

  if (dot == NULL)
    return;
  other = g_strdup_printf ("%.*s.%s", (int) (dot - file), file, suffix);
  if (mh_patch_set_string (patch, finding->pointer, other))
    finding->patch = mh_patch_to_node (patch);
}

static void
check_format (MhCheckJob *job)
{
  gboolean is_png = job->format == MH_FORMAT_PNG;
  g_autofree char *pointer = NULL;
  MhFinding *finding = NULL;

  if (is_png ? job->surface->takes_png : job->surface->takes_jpeg)
    return;
  if (job->target != NULL)
    pointer = g_strdup_printf ("/targets/%d/file", job->target->index);
  finding = mh_finding_new ("format-unsupported", MH_SEVERITY_ERROR, pointer,
                            /* Translators: the title of a surface, and JPEG or PNG. */
                            _ ("“%s” does not take %s files"),
                            mh_surface_translate (job->surface->title), is_png ? "PNG" : "JPEG");
  if (is_png ? job->surface->takes_jpeg : job->surface->takes_png)
    {
      /* Translators: JPEG or PNG. */
      finding->remedy = g_strdup_printf (_ ("Write a %s file."), is_png ? "JPEG" : "PNG");
      propose_format (job, finding, is_png ? "jpg" : "png");
    }
  mh_check_job_take (job, finding);
}

/**
 * mh_check_surface:
 * @job: a picture
 *
 * Codes `surface-stale` and `format-unsupported`.
 */
void
mh_check_surface (MhCheckJob *job)
{
  check_age (job);
  check_format (job);
}
