/* mh-check-size.c: whether texts can be read on a phone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What rounding to whole pixels may take away. */
#define SLACK_PX 0.01

/* The smallest text of a role; NULL when there is none. n counts those below the limit. */
static const MhSceneItem *
find_smallest (const MhCheckJob *job, MhRole role, double limit_px, guint *n)
{
  const MhSceneItem *smallest = NULL;

  *n = 0;
  for (guint i = 0; i < mh_scene_get_n_items (job->scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (job->scene, i);

      if (item->kind != MH_ITEM_TEXT || item->role != role)
        continue;
      if (item->text.size_px < limit_px)
        (*n)++;
      if (smallest == NULL || item->text.size_px < smallest->text.size_px)
        smallest = item;
    }
  return smallest;
}

static char *
describe_capacity (const MhCheckJob *job)
{
  guint capacity = mh_layout_capacity (job->document, job->surface, job->target, job->checker->date,
                                       job->fonts, job->checker->cancellable);

  if (job->scene->shown == 0 || capacity >= job->scene->shown)
    return g_strdup (_ ("Widen the panel, show fewer fields, or choose another layout."));
  if (capacity == 0)
    return g_strdup (_ ("Nobody is legible on a phone in this layout. Show fewer fields, widen the "
                        "panel, or take another surface."));
  return g_strdup_printf (
      /* Translators: both are numbers of people. */
      ngettext ("%u people; %u is legible on a phone in this layout. Show fewer people or fields, "
                "or widen the panel.",
                "%u people; %u are legible on a phone in this layout. Show fewer people or fields, "
                "or widen the panel.",
                capacity),
      job->scene->shown, capacity);
}

/**
 * mh_check_size:
 * @job: a picture, laid out
 *
 * Code `text-small`: once for each role, by its smallest text. Initials are left out, for the name
 * stands beside them.
 *
 * Units: CSS px = output px × display width ÷ picture width.
 */
void
mh_check_size (MhCheckJob *job)
{
  int phone_px = mh_surface_get_phone_px (job->surface);
  double scale = phone_px / (double) job->surface->width_px;
  g_autofree char *remedy = NULL;

  if (phone_px <= 0)
    return;
  for (int role = 0; role < MH_N_ROLES; role++)
    {
      double limit = job->design->type.min_phone_px;
      guint n = 0;
      const MhSceneItem *item = find_smallest (job, (MhRole) role, (limit - SLACK_PX) / scale, &n);
      MhFinding *finding = NULL;

      if (item == NULL || n == 0 || role == MH_ROLE_INITIALS)
        continue;
      if (remedy == NULL)
        remedy = job->is_trial ? NULL : describe_capacity (job);
      finding =
          mh_finding_new ("text-small", MH_SEVERITY_WARNING, NULL,
                          /* Translators: a text of the picture, and sizes in pixels. */
                          _ ("“%s” is %.1f px high on a phone; %.1f px is the least"),
                          item->text.text, floor (item->text.size_px * scale * 10) / 10, limit);
      finding->value = item->text.size_px * scale;
      finding->limit = limit;
      finding->remedy = g_strdup (remedy);
      mh_check_job_take_item (job, item, finding);
      /* The others of the role are as small. */
      if (n > 1)
        finding->member = -1;
    }
}
