/* mh-export-check.c: the checks of a picture, and whether its file is small enough
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export-private.h"

#include "encode/mh-encode.h"
#include "paint/mh-paint.h"

typedef struct
{
  const MhChecker *checker;
  GPtrArray *jobs; /* of MhExportJob */
  GMutex lock;
  GError *error; /* (nullable): the first that kept a file from being made */
} Sizes;

/* What a change of the document would make of a job. (transfer full). */
static MhExportJob *
renew_job (const MhExportJob *job, const MhCheckPicture *picture)
{
  MhExportJob *changed = mh_export_job_new (picture->surface, picture->target, job->path);

  changed->format = picture->format;
  return changed;
}

/* The pixels as they are written. (transfer full) (nullable). */
static cairo_surface_t *
paint (Sizes *sizes,
       const MhExportJob *job,
       const MhScene *scene,
       cairo_surface_t *ground,
       MhFonts *fonts,
       GError **error)
{
  const MhChecker *checker = sizes->checker;

  if (job->scale != 1.0)
    return mh_paint_scene (scene, job->scale, fonts, checker->pictures, checker->cancellable,
                           error);
  mh_paint_words (ground, scene, fonts);
  return cairo_surface_reference (ground);
}

/* How large the file gets at the least. 0 when it cannot be made. */
static gsize
measure (const MhExportJob *job, cairo_surface_t *pixels, GError **error)
{
  MhEncodeOptions options = {
    .format = job->format == MH_FORMAT_PNG ? MH_FILE_FORMAT_PNG : MH_FILE_FORMAT_JPEG,
    .quality = MIN (job->quality, MH_ENCODE_LEAST_QUALITY),
    .chroma_420 = job->chroma_420,
  };
  MhEncodeReport report = { 0 };
  g_autoptr (GBytes) bytes =
      mh_encode (cairo_image_surface_get_data (pixels), cairo_image_surface_get_width (pixels),
                 cairo_image_surface_get_height (pixels),
                 (gsize) cairo_image_surface_get_stride (pixels), &options, &report, error);

  return bytes != NULL ? g_bytes_get_size (bytes) : 0;
}

static void
keep_error (Sizes *sizes, GError *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&sizes->lock);

  if (sizes->error == NULL)
    sizes->error = error;
  else
    g_error_free (error);
}

/* The file is made once, as small as it gets: that it fits is all there is to know. */
static void
judge_size_cb (guint index,
               const MhCheckPicture *picture,
               const MhScene *scene,
               cairo_surface_t *ground,
               MhFonts *fonts,
               GPtrArray *findings,
               gpointer data)
{
  Sizes *sizes = data;
  const MhExportJob *listed = g_ptr_array_index (sizes->jobs, index);
  g_autoptr (MhExportJob) changed =
      picture->target != listed->target ? renew_job (listed, picture) : NULL;
  const MhExportJob *job = changed != NULL ? changed : listed;
  cairo_surface_t *pixels = NULL;
  GError *error = NULL;
  MhFinding *finding = NULL;

  if (job->max_bytes == 0)
    return;
  pixels = paint (sizes, job, scene, ground, fonts, &error);
  if (pixels != NULL)
    finding = mh_export_judge_size (job, measure (job, pixels, &error));
  if (finding != NULL)
    {
      finding->surface = g_strdup (job->surface->id);
      g_ptr_array_add (findings, finding);
    }
  if (error != NULL)
    keep_error (sizes, error);
  g_clear_pointer (&pixels, cairo_surface_destroy);
}

/**
 * mh_export_check:
 * @checker: what is wanted and what it takes; its `painted` is not used
 * @document: the team
 * @jobs: (element-type MhExportJob): the files to judge
 * @error: return location for an error
 *
 * All that mh_check_document() finds, and `over-byte-limit`. This is the one list that the window,
 * `check` and `render --strict` go by.
 *
 * Threads: any, with fonts of its own.
 * Errors: %MH_PAINT_ERROR, %MH_ENCODE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MhFinding): as mh_check_document()
 */
GPtrArray *
mh_export_check (const MhChecker *checker, MhDocument *document, GPtrArray *jobs, GError **error)
{
  MhChecker own = *checker;
  Sizes sizes = { .checker = checker, .jobs = jobs };
  g_autofree MhCheckPicture *pictures = g_new0 (MhCheckPicture, jobs->len + 1);
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < jobs->len; i++)
    {
      const MhExportJob *job = g_ptr_array_index (jobs, i);

      pictures[i] = (MhCheckPicture){ job->surface, job->target, job->format };
    }
  g_mutex_init (&sizes.lock);
  own.painted = judge_size_cb;
  own.painted_data = &sizes;
  findings = mh_check_document (&own, document, pictures, jobs->len, error);
  g_mutex_clear (&sizes.lock);
  if (sizes.error == NULL)
    return g_steal_pointer (&findings);
  if (findings != NULL)
    g_propagate_error (error, sizes.error);
  else
    g_error_free (sizes.error);
  return NULL;
}
