/* mh-renderer.c: pictures for the screen, made off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-renderer.h"

#include "paint/mh-paint.h"

/* A request as it waits, with references of its own. */
typedef struct
{
  MhRenderRequest ask;
  GCancellable *cancellable;
} Job;

/* Shared by the owner and the thread. The thread may be in the middle of a slow picture when the
 * owner goes: nobody waits for it, it lets go of the last reference itself. */
struct _MhRenderer
{
  gatomicrefcount ref_count;

  GMutex lock;
  GCond wake;
  Job *waiting;          /* the newest request; an older one that waits is replaced */
  GCancellable *running; /* of the job in work, or NULL */
  gboolean quit;

  MhPictureStore *pictures;
  GMainContext *context;

  /* Touched in the owner's thread only; func is NULL once the owner has gone. */
  MhRenderFunc func;
  gpointer data;
};

typedef struct
{
  MhRenderer *renderer;
  MhRenderResult result;
} Delivery;

static void
release_renderer (MhRenderer *renderer)
{
  if (!g_atomic_ref_count_dec (&renderer->ref_count))
    return;

  g_clear_object (&renderer->running);
  g_mutex_clear (&renderer->lock);
  g_cond_clear (&renderer->wake);
  g_clear_pointer (&renderer->pictures, mh_picture_store_unref);
  g_clear_pointer (&renderer->context, g_main_context_unref);
  g_free (renderer);
}

static void
job_free (Job *job)
{
  mh_document_unref (job->ask.document);
  mh_surfaces_unref (job->ask.surfaces);
  g_clear_pointer (&job->ask.scene, mh_scene_unref);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
delivery_free (Delivery *delivery)
{
  g_clear_pointer (&delivery->result.scene, mh_scene_unref);
  g_clear_object (&delivery->result.texture);
  g_clear_error (&delivery->result.error);
  release_renderer (delivery->renderer);
  g_free (delivery);
}

static gboolean
deliver_cb (gpointer data)
{
  Delivery *delivery = data;

  if (delivery->renderer->func != NULL)
    delivery->renderer->func (&delivery->result, delivery->renderer->data);
  return G_SOURCE_REMOVE;
}

/* g_main_context_invoke() would call the function in this thread whenever nobody runs the context.
 */
static void
deliver (Delivery *delivery)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, delivery, (GDestroyNotify) delivery_free);
  g_source_attach (source, delivery->renderer->context);
  g_source_unref (source);
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

/* Wraps the pixels without copying them. Takes the surface. */
static GdkTexture *
wrap_surface (cairo_surface_t *surface)
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

static void
run_job (MhRenderer *renderer, Job *job, MhFonts *fonts)
{
  MhRenderRequest *ask = &job->ask;
  cairo_surface_t *surface = NULL;
  Delivery *delivery = g_new0 (Delivery, 1);

  g_atomic_ref_count_inc (&renderer->ref_count);
  delivery->renderer = renderer;
  delivery->result.generation = ask->generation;
  if (ask->scene != NULL)
    delivery->result.scene = mh_scene_ref (ask->scene);
  else
    delivery->result.scene = mh_layout_scene (ask->document, ask->surface, ask->target, ask->date,
                                              fonts, renderer->pictures);
  surface = mh_paint_scene (delivery->result.scene, ask->scale, fonts, renderer->pictures,
                            job->cancellable, &delivery->result.error);
  if (surface != NULL)
    delivery->result.texture = wrap_surface (surface);

  if (g_cancellable_is_cancelled (job->cancellable))
    delivery_free (delivery);
  else
    deliver (delivery);
}

/* Waits for the next request; NULL when there will be none. */
static Job *
take_job (MhRenderer *renderer)
{
  Job *job = NULL;

  g_mutex_lock (&renderer->lock);
  g_clear_object (&renderer->running);
  while (renderer->waiting == NULL && !renderer->quit)
    g_cond_wait (&renderer->wake, &renderer->lock);
  if (!renderer->quit)
    {
      job = g_steal_pointer (&renderer->waiting);
      renderer->running = g_object_ref (job->cancellable);
    }
  g_mutex_unlock (&renderer->lock);
  return job;
}

static gpointer
work (gpointer data)
{
  MhRenderer *renderer = data;
  /* Font maps are not thread-safe: this one lives and dies here. */
  MhFonts *fonts = mh_fonts_new ();
  Job *job = NULL;

  while ((job = take_job (renderer)) != NULL)
    {
      run_job (renderer, job, fonts);
      job_free (job);
    }

  mh_fonts_unref (fonts);
  release_renderer (renderer);
  return NULL;
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

  g_atomic_ref_count_init (&renderer->ref_count);
  g_mutex_init (&renderer->lock);
  g_cond_init (&renderer->wake);
  renderer->pictures = mh_picture_store_ref (pictures);
  renderer->context = g_main_context_ref_thread_default ();
  renderer->func = func;
  renderer->data = data;

  g_atomic_ref_count_inc (&renderer->ref_count);
  g_thread_unref (g_thread_new ("render", work, renderer));
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
  renderer->func = NULL;

  g_mutex_lock (&renderer->lock);
  renderer->quit = TRUE;
  g_clear_pointer (&renderer->waiting, job_free);
  if (renderer->running != NULL)
    g_cancellable_cancel (renderer->running);
  g_cond_signal (&renderer->wake);
  g_mutex_unlock (&renderer->lock);

  release_renderer (renderer);
}

/**
 * mh_renderer_request:
 * @renderer: a renderer
 * @request: what to paint; copied
 *
 * Asks for a picture. One that still waits is replaced. One in work is let finish: whoever drags or
 * types without a pause would otherwise see nothing until they stop. Use mh_renderer_cancel() first
 * where its result would be wrong and not merely old.
 */
void
mh_renderer_request (MhRenderer *renderer, const MhRenderRequest *request)
{
  Job *job = g_new0 (Job, 1);

  job->ask = *request;
  job->ask.document = mh_document_ref (request->document);
  job->ask.surfaces = mh_surfaces_ref (request->surfaces);
  if (request->scene != NULL)
    job->ask.scene = mh_scene_ref (request->scene);
  job->cancellable = g_cancellable_new ();

  g_mutex_lock (&renderer->lock);
  g_clear_pointer (&renderer->waiting, job_free);
  renderer->waiting = job;
  g_cond_signal (&renderer->wake);
  g_mutex_unlock (&renderer->lock);
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
  g_mutex_lock (&renderer->lock);
  g_clear_pointer (&renderer->waiting, job_free);
  if (renderer->running != NULL)
    g_cancellable_cancel (renderer->running);
  g_mutex_unlock (&renderer->lock);
}
