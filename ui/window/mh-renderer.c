/* mh-renderer.c: pictures for the screen, made off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-renderer.h"

#include "export/mh-export.h"
#include "export/mh-platform-view.h"
#include "mh-worker.h"
#include "paint/mh-painting.h"

/* What the worker painted last, to paint the next one from; of its thread alone. */
typedef struct
{
  MhPainting *painting; /* (nullable) */
} Last;

/* A request as it waits, with references of its own. */
typedef struct
{
  MhRenderRequest ask;
  MhRenderPage page;
  MhPictureStore *pictures;
  Last *last;
} Job;

struct _MhRenderer
{
  MhWorker *worker;
  MhPictureStore *pictures;
  Last *last; /* atomic box: a job in work outlives the renderer */
  MhRenderFunc func;
  gpointer data;
};

static void
clear_last (gpointer data)
{
  Last *last = data;

  g_clear_pointer (&last->painting, mh_painting_unref);
}

static void
job_free (Job *job)
{
  g_atomic_rc_box_release_full (job->last, clear_last);
  mh_document_unref (job->ask.document);
  mh_surfaces_unref (job->ask.surfaces);
  g_clear_pointer (&job->ask.scene, mh_scene_unref);
  mh_picture_store_unref (job->pictures);
  g_free (job);
}

static void
result_free (MhRenderResult *result)
{
  g_clear_pointer (&result->scene, mh_scene_unref);
  g_clear_object (&result->texture);
  g_clear_error (&result->error);
  g_free (result);
}

/* Makes each pixel opaque: cairo leaves the top byte of RGB24 undefined, GDK has no format that
 * ignores it. */
static void
fill_alpha (cairo_surface_t *surface)
{
  int width_px = cairo_image_surface_get_width (surface);
  int height_px = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint8 *pixels = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height_px; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (pixels + (gsize) y * stride);

      for (int x = 0; x < width_px; x++)
        row[x] |= 0xff000000u;
    }
}

/**
 * mh_renderer_wrap_surface:
 * @surface: (transfer full): what was painted, in %CAIRO_FORMAT_RGB24
 *
 * Wraps the pixels without copying them.
 *
 * Threads: any
 *
 * Returns: (transfer full): a texture
 */
GdkTexture *
mh_renderer_wrap_surface (cairo_surface_t *surface)
{
  g_autoptr (GBytes) bytes = NULL;
  int width_px = cairo_image_surface_get_width (surface);
  int height_px = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  fill_alpha (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) height_px,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width_px, height_px, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* What comes of the file that would be exported; (transfer full) (nullable). */
static cairo_surface_t *
paint_recompressed (const Job *job, MhFonts *fonts, GCancellable *cancellable, GError **error)
{
  const MhRenderRequest *ask = &job->ask;
  const char *path = ask->target != NULL && ask->target->file != NULL ? ask->target->file : "";
  g_autoptr (MhExportJob) file = mh_export_job_new (ask->surface, ask->target, path);
  g_autoptr (GBytes) bytes = mh_export_encode (ask->document, file, ask->date, fonts, job->pictures,
                                               cancellable, NULL, error);

  if (bytes == NULL)
    return NULL;
  return mh_platform_view (bytes, ask->surface,
                           mh_preview_get_picture_px (ask->surface, job->page.device,
                                                      job->page.window_px),
                           NULL, error);
}

/* The picture in its page; (transfer full) (nullable). */
static cairo_surface_t *
paint_page (
    const Job *job, MhScene *scene, MhFonts *fonts, GCancellable *cancellable, GError **error)
{
  const MhRenderRequest *ask = &job->ask;
  g_autoptr (cairo_surface_t) picture =
      job->page.recompressed
          ? paint_recompressed (job, fonts, cancellable, error)
          : mh_paint_scene (scene, 1.0, fonts, job->pictures, cancellable, error);

  if (picture == NULL)
    return NULL;
  return mh_preview_paint_picture (picture, scene, ask->surface,
                                   mh_document_get_account (ask->document), job->page.device,
                                   job->page.window_px);
}

/* What differs from the last one only. (transfer full) (nullable) */
static cairo_surface_t *
paint_picture (
    const Job *job, MhScene *scene, MhFonts *fonts, GCancellable *cancellable, GError **error)
{
  MhPainting *painting = mh_painting_new (scene, job->ask.scale, job->last->painting, fonts,
                                          job->pictures, cancellable, error);

  if (painting == NULL)
    return NULL;
  clear_last (job->last);
  job->last->painting = painting;
  return cairo_surface_reference (mh_painting_get_surface (painting));
}

/* (transfer full) (nullable) */
static cairo_surface_t *
paint (const Job *job, MhScene *scene, MhFonts *fonts, GCancellable *cancellable, GError **error)
{
  if (job->ask.page == NULL)
    return paint_picture (job, scene, fonts, cancellable, error);
  return paint_page (job, scene, fonts, cancellable, error);
}

static void
run_job (MhWorker *worker, gpointer data, MhFonts *fonts, GCancellable *cancellable)
{
  const Job *job = data;
  const MhRenderRequest *ask = &job->ask;
  MhRenderResult *result = g_new0 (MhRenderResult, 1);
  cairo_surface_t *surface = NULL;
  gint64 start_us = g_get_monotonic_time ();

  result->generation = ask->generation;
  if (ask->scene != NULL)
    result->scene = mh_scene_ref (ask->scene);
  else
    result->scene =
        mh_layout_scene (ask->document, ask->surface, ask->target, ask->date, fonts, job->pictures);
  surface = paint (job, result->scene, fonts, cancellable, &result->error);
  if (surface != NULL)
    result->texture = mh_renderer_wrap_surface (surface);
  result->taken_us = g_get_monotonic_time () - start_us;
  mh_worker_deliver (worker, cancellable, result);
}

static void
take_result (gpointer result, gpointer data)
{
  MhRenderer *renderer = data;

  renderer->func (result, renderer->data);
}

/**
 * mh_renderer_new:
 * @pictures: where decoded photos are kept
 * @func: called with each result
 * @data: for @func
 *
 * Starts the worker. @func is called in the main context that is the thread's default now, and
 * never after mh_renderer_free().
 *
 * Returns: (transfer full): the renderer
 */
MhRenderer *
mh_renderer_new (MhPictureStore *pictures, MhRenderFunc func, gpointer data)
{
  MhRenderer *renderer = g_new0 (MhRenderer, 1);

  renderer->pictures = mh_picture_store_ref (pictures);
  renderer->last = g_atomic_rc_box_new0 (Last);
  renderer->func = func;
  renderer->data = data;
  renderer->worker = mh_worker_new ("render", run_job, (GDestroyNotify) job_free, take_result,
                                    (GDestroyNotify) result_free, renderer);
  return renderer;
}

/**
 * mh_renderer_free:
 * @renderer: (transfer full): a renderer
 *
 * Ends the worker without waiting for it: what it has in hand is given up at the next item, and
 * nothing is delivered any more.
 */
void
mh_renderer_free (MhRenderer *renderer)
{
  mh_worker_free (renderer->worker);
  g_atomic_rc_box_release_full (renderer->last, clear_last);
  mh_picture_store_unref (renderer->pictures);
  g_free (renderer);
}

/**
 * mh_renderer_request:
 * @renderer: a renderer
 * @request: what to paint; copied
 *
 * Asks for a picture, as mh_worker_request() does.
 */
void
mh_renderer_request (MhRenderer *renderer, const MhRenderRequest *request)
{
  Job *job = g_new0 (Job, 1);

  job->ask = *request;
  if (request->page != NULL)
    {
      job->page = *request->page;
      job->ask.page = &job->page;
    }
  job->ask.document = mh_document_ref (request->document);
  job->ask.surfaces = mh_surfaces_ref (request->surfaces);
  if (request->scene != NULL)
    job->ask.scene = mh_scene_ref (request->scene);
  job->pictures = mh_picture_store_ref (renderer->pictures);
  job->last = g_atomic_rc_box_acquire (renderer->last);
  mh_worker_request (renderer->worker, job);
}

/**
 * mh_renderer_cancel:
 * @renderer: a renderer
 *
 * Gives up what waits and what is in work.
 */
void
mh_renderer_cancel (MhRenderer *renderer)
{
  mh_worker_cancel (renderer->worker);
}

/**
 * mh_renderer_wait:
 * @renderer: a renderer
 * @end_us: until when, g_get_monotonic_time()
 *
 * Waits for the newest picture, as mh_worker_wait() does.
 */
void
mh_renderer_wait (MhRenderer *renderer, gint64 end_us)
{
  mh_worker_wait (renderer->worker, end_us);
}
