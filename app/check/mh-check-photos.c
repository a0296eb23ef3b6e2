/* mh-check-photos.c: pictures that are enlarged too much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/mh-paint.h"

/* Output pixels for one of the file's. */
#define ENLARGED_MOST 1.5

static MhPicture *
get_picture (const MhCheckJob *job, const MhSceneItem *item)
{
  if (item->kind != MH_ITEM_PICTURE || item->code != NULL || item->picture.file == NULL)
    return NULL;
  return mh_picture_store_get (job->checker->pictures, item->picture.file,
                               (int) ceil (mh_box_width (&item->box)),
                               (int) ceil (mh_box_height (&item->box)), NULL);
}

static void
report (MhCheckJob *job, const MhSceneItem *item, double enlargement)
{
  g_autofree char *name = g_path_get_basename (item->picture.file);
  g_autofree char *shown = g_filename_display_name (name);
  MhFinding *finding =
      mh_finding_new ("photo-small", MH_SEVERITY_WARNING, NULL,
                      /* Translators: a file, how many times it is enlarged, and the limit. */
                      _ ("“%s” is enlarged %.1f times; more than %.1f looks blurred"), shown,
                      ceil (enlargement * 10) / 10, ENLARGED_MOST);

  finding->value = enlargement;
  finding->limit = ENLARGED_MOST;
  finding->remedy = g_strdup (_ ("Use a larger picture."));
  mh_check_job_take_item (job, item, finding);
}

/**
 * mh_check_photos:
 * @job: a picture, painted, so that what it shows is decoded
 *
 * Code `photo-small`. A background that is blurred on purpose may be as small as it likes; a
 * drawing has no size of its own.
 */
void
mh_check_photos (MhCheckJob *job)
{
  double scale = job->target != NULL ? job->target->scale : 1.0;

  for (guint i = 0; job->checker->pictures != NULL && i < mh_scene_get_n_items (job->scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (job->scene, i);
      MhPicture *picture = item->picture.blur > 0 ? NULL : get_picture (job, item);
      double enlargement = 0;

      if (picture == NULL)
        continue;
      if (!picture->is_vector)
        enlargement = scale * mh_paint_get_enlargement (item, picture);
      if (enlargement > ENLARGED_MOST + 1e-6)
        report (job, item, enlargement);
      mh_picture_unref (picture);
    }
}
