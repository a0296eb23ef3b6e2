/* mh-remedy-proposals.c: what would mend a picture that cannot be drawn, and a font that is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Other proposals are made where the finding is, since they take what is known there.
 */

#include "mh-check-remedies.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A background this soft shows no pixels of its own; a share of the picture's shorter side. */
#define SOFT_BLUR 0.01

/* patch is (transfer full), remedy (nullable): what stands there does otherwise. */
static void
propose (MhFinding *finding, MhPatch *patch, const char *remedy)
{
  finding->patch = mh_patch_to_node (patch);
  mh_patch_free (patch);
  if (remedy == NULL)
    return;
  g_free (finding->remedy);
  finding->remedy = g_strdup (remedy);
}

static gboolean
is_of_person (const MhFinding *finding)
{
  return finding->member >= 0 && finding->pointer != NULL &&
         g_str_has_suffix (finding->pointer, "/photo");
}

/* A photo that is not there is drawn as initials already: without its path the file says so. A
 * background or a logo goes with its path. */
static void
propose_leaving_out (const MhCheckRun *run, MhFinding *finding)
{
  MhPatch *patch = mh_patch_new (run->document);

  if (mh_patch_remove (patch, finding->pointer))
    propose (finding, patch,
             is_of_person (finding)
                 ? _ ("Give another file, or leave the photo out: initials stand in its place.")
                 : _ ("Give another file, or leave the picture out."));
  else
    {
      mh_patch_free (patch);
      g_free (finding->remedy);
      finding->remedy = g_strdup (_ ("Give another file."));
    }
}

static const MhCheckJob *
find_job (const MhCheckRun *run, const MhFinding *finding)
{
  for (guint i = 0; i < run->n_pictures; i++)
    if (g_strcmp0 (run->jobs[i].surface->id, finding->surface) == 0)
      return &run->jobs[i];
  return NULL;
}

/* Down to what is allowed, in hundredths. */
static double
lower (double factor, const MhFinding *finding)
{
  return floor (factor * finding->limit / finding->value * 100) / 100;
}

/* Enlarged because it was asked for: as much as is good. */
static gboolean
propose_lower_scale (const MhCheckRun *run, MhFinding *finding)
{
  const MhCheckJob *job = find_job (run, finding);
  MhPatch *patch = NULL;
  g_autofree char *pointer = NULL;
  double scale = 0;

  if (job == NULL || job->target == NULL || job->target->scale <= 1)
    return FALSE;
  scale = lower (job->target->scale, finding);
  pointer = g_strdup_printf ("/targets/%d/scale", job->target->index);
  patch = mh_patch_new (run->document);
  if (scale >= 1 && mh_patch_set_number (patch, pointer, scale))
    {
      propose (finding, patch, _ ("Use a larger picture, or write the file at a lower scale."));
      return TRUE;
    }
  mh_patch_free (patch);
  return FALSE;
}

static gboolean
propose_lower_zoom (const MhCheckRun *run, MhFinding *finding)
{
  const MhMember *member = mh_document_get_member (run->document, (guint) finding->member);
  double zoom = lower (member->photo_zoom, finding);
  g_autofree char *pointer = g_strconcat (finding->pointer, "/zoom", NULL);
  MhPatch *patch = mh_patch_new (run->document);

  if (zoom >= 1 && mh_patch_set_number (patch, pointer, zoom))
    {
      propose (finding, patch, _ ("Use a larger picture, or show more of this one."));
      return TRUE;
    }
  mh_patch_free (patch);
  return FALSE;
}

static void
propose_blur (const MhCheckRun *run, MhFinding *finding)
{
  MhPatch *patch = mh_patch_new (run->document);

  if (mh_patch_set_number (patch, "/design/background/picture/blur", SOFT_BLUR))
    propose (finding, patch, _ ("Use a larger picture, or blur it."));
  else
    mh_patch_free (patch);
}

static void
propose_for_small (const MhCheckRun *run, MhFinding *finding)
{
  MhPatch *patch = NULL;

  if (propose_lower_scale (run, finding))
    return;
  if (g_strcmp0 (finding->role, mh_role_get_id (MH_ROLE_BACKGROUND)) == 0)
    propose_blur (run, finding);
  if (!is_of_person (finding) || propose_lower_zoom (run, finding))
    return;
  patch = mh_patch_new (run->document);
  if (mh_patch_remove (patch, finding->pointer))
    propose (finding, patch,
             _ ("Use a larger picture, or leave the photo out: initials stand in its place."));
  else
    mh_patch_free (patch);
}

/* The family that is used all the same, by its name; where the design of the target or of the team
 * names the other. */
static void
propose_family (const MhCheckRun *run, MhFinding *finding)
{
  const MhCheckJob *job = find_job (run, finding);
  const char *family = NULL;
  const char *used = NULL;
  g_autofree char *own = NULL;
  g_autofree char *remedy = NULL;
  MhPatch *patch = NULL;

  if (job == NULL || finding->pointer == NULL)
    return;
  family = g_str_has_suffix (finding->pointer, "/heading_family") ? job->design->type.heading_family
                                                                  : job->design->type.family;
  used = mh_fonts_get_substitute (run->checker->fonts, family);
  if (job->target != NULL)
    own = g_strdup_printf ("/targets/%d%s", job->target->index, finding->pointer);
  patch = mh_patch_new (run->document);
  /* Translators: both are names of font families. */
  remedy = g_strdup_printf (_ ("Install “%s”, or name “%s” in the file."), family, used);
  if (mh_fonts_has_family (run->checker->fonts, used) &&
      mh_patch_set_string (patch,
                           own != NULL && mh_document_get (run->document, own) != NULL
                               ? own
                               : finding->pointer,
                           used))
    propose (finding, patch, remedy);
  else
    mh_patch_free (patch);
}

/**
 * mh_remedies_propose:
 * @run: what was checked; its findings get patches that are still to be tried
 *
 * For `photo-missing`, `picture-unreadable`, `photo-small` and `font-missing`.
 */
void
mh_remedies_propose (const MhCheckRun *run)
{
  for (guint i = 0; i < run->findings->len; i++)
    {
      MhFinding *finding = run->findings->pdata[i];

      if (finding->patch != NULL || finding->pointer == NULL)
        continue;
      if (g_str_equal (finding->code, "photo-missing") ||
          g_str_equal (finding->code, "picture-unreadable"))
        propose_leaving_out (run, finding);
      else if (g_str_equal (finding->code, "photo-small"))
        propose_for_small (run, finding);
      else if (g_str_equal (finding->code, "font-missing"))
        propose_family (run, finding);
    }
}
