/* mh-sketches.c: small pictures of what a design could be, made off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-sketches.h"

#include "layout/mh-layout.h"
#include "paint/mh-paint.h"
#include "window/mh-renderer.h"

typedef struct
{
  GPtrArray *documents; /* of MhDocument, nullable elements */
  MhSurfaces *surfaces;
  char *surface_id;
  MhDate date;
  MhPictureStore *pictures;
  int width_px;
  int height_px;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_ptr_array_unref (request->documents);
  mh_surfaces_unref (request->surfaces);
  g_free (request->surface_id);
  mh_picture_store_unref (request->pictures);
  g_free (request);
}

/* The same way as the picture itself, only smaller. */
static GdkTexture *
draw (const Request *request, MhDocument *document, MhFonts *fonts, GCancellable *cancellable)
{
  const MhSurface *surface = mh_surfaces_find (request->surfaces, request->surface_id);
  const MhTarget *target = mh_document_find_target (document, surface->id);
  g_autoptr (MhScene) scene =
      mh_layout_scene (document, surface, target, request->date, fonts, request->pictures);
  double scale = MIN ((double) request->width_px / surface->width_px,
                      (double) request->height_px / surface->height_px);
  cairo_surface_t *pixels =
      mh_paint_scene (scene, scale, fonts, request->pictures, cancellable, NULL);

  return pixels != NULL ? mh_renderer_wrap_surface (pixels) : NULL;
}

static void
clear_texture (gpointer texture)
{
  g_clear_object (&texture);
}

static void
draw_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  g_autoptr (GPtrArray) textures = g_ptr_array_new_with_free_func (clear_texture);
  /* Font maps are not thread-safe: this one lives and dies here. */
  g_autoptr (MhFonts) fonts = mh_fonts_new ();

  for (guint i = 0; i < request->documents->len; i++)
    {
      MhDocument *document = request->documents->pdata[i];

      if (g_task_return_error_if_cancelled (task))
        return;
      g_ptr_array_add (textures,
                       document != NULL ? draw (request, document, fonts, cancellable) : NULL);
    }
  g_task_return_pointer (task, g_steal_pointer (&textures), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * mh_sketches_draw_async:
 * @session: whose surface and pictures are used
 * @documents: (element-type MhDocument): what to draw; %NULL elements are passed over
 * @width_px: the most that a sketch is wide, device pixels
 * @height_px: the most that it is high
 * @cancellable: (nullable): to give up
 * @callback: called in this thread when all are done
 * @data: for @callback
 *
 * Threads: draws in another one.
 */
void
mh_sketches_draw_async (MhSession *session,
                        GPtrArray *documents,
                        int width_px,
                        int height_px,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  *request = (Request){ .documents = g_ptr_array_ref (documents),
                        .surfaces = mh_surfaces_ref (mh_session_get_surfaces (session)),
                        .surface_id = g_strdup (mh_session_get_surface (session)->id),
                        .date = mh_session_get_date (session),
                        .pictures = mh_picture_store_ref (mh_session_get_pictures (session)),
                        .width_px = width_px,
                        .height_px = height_px };
  g_task_set_source_tag (task, mh_sketches_draw_async);
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, draw_all);
}

/**
 * mh_sketches_draw_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable) (element-type GdkTexture): a sketch for each document, %NULL
 * for what cannot be painted
 */
GPtrArray *
mh_sketches_draw_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
