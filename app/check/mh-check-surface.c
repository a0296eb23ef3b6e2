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

/* The file says a surface's id, the window its title. */
static char *
advise (MhSurfaces *surfaces, const char *id)
{
  const MhSurface *nearest = mh_surfaces_find_nearest (surfaces, id);

  if (nearest == NULL)
    return g_strdup (_ ("Choose another surface, or remove the picture from the team."));
  /* Translators: the title of a surface, such as X header, and its id, such as x-header. */
  return g_strdup_printf (_ ("Choose “%s” (%s), or remove the picture from the team."),
                          mh_surface_translate (nearest->title), nearest->id);
}

/**
 * mh_check_targets:
 * @checker: what is wanted; nothing is found without its `surfaces`
 * @document: the team
 * @findings: gets what is found
 *
 * Code `surface-unknown`: targets that nothing can be made of.
 */
void
mh_check_targets (const MhChecker *checker, MhDocument *document, GPtrArray *findings)
{
  for (guint i = 0; checker->surfaces != NULL && i < mh_document_get_n_targets (document); i++)
    {
      const MhTarget *target = mh_document_get_target (document, i);
      g_autofree char *pointer = NULL;

      if (mh_surfaces_find (checker->surfaces, target->surface) != NULL)
        continue;
      pointer = g_strdup_printf ("/targets/%u/surface", i);
      g_ptr_array_add (
          findings,
          mh_finding_with_remedy (
              mh_finding_new ("surface-unknown", MH_SEVERITY_ERROR, pointer,
                              /* Translators: the id of a surface, such as x-haeder. */
                              _ ("There is no surface “%s”, so that nothing is made for it"),
                              target->surface),
              advise (checker->surfaces, target->surface)));
    }
}
