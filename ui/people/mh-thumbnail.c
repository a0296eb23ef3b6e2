/* mh-thumbnail.c: small pictures, made beside the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-thumbnail.h"

/* Decoding is bounded by the processor; one thread leaves the others to the picture itself. */
#define MAX_THREADS 1

typedef struct
{
  MhPictureStore *pictures;
  char *path;
  int size_px;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  mh_picture_store_unref (request->pictures);
  g_free (request->path);
  g_free (request);
}

static GdkTexture *
make_texture (MhPicture *picture)
{
  g_autoptr (GBytes) pixels =
      g_bytes_new_with_free_func (picture->pixels, picture->stride * picture->height_px,
                                  (GDestroyNotify) mh_picture_unref, mh_picture_ref (picture));

  return gdk_memory_texture_new (picture->width_px, picture->height_px, GDK_MEMORY_DEFAULT, pixels,
                                 picture->stride);
}

static void
load (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (MhPicture) picture = NULL;
  GError *error = NULL;

  /* Rows that were scrolled away do not make the others wait. */
  if (g_task_return_error_if_cancelled (task))
    return;
  picture = mh_picture_store_get (request->pictures, request->path, request->size_px,
                                  request->size_px, &error);
  if (picture != NULL)
    g_task_return_pointer (task, make_texture (picture), g_object_unref);
  else
    g_task_return_error (task, error);
}

static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool = NULL;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (load, NULL, MAX_THREADS, FALSE, NULL));
  return pool;
}

/**
 * mh_thumbnail_load_async:
 * @pictures: where decoded pictures are kept
 * @path: an absolute path
 * @size_px: the least width and height that are needed, device pixels
 * @cancellable: (nullable): to give up
 * @callback: called in this thread when done
 * @data: for @callback
 *
 * Threads: reads and decodes in another one.
 */
void
mh_thumbnail_load_async (MhPictureStore *pictures,
                         const char *path,
                         int size_px,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  *request = (Request){ mh_picture_store_ref (pictures), g_strdup (path), size_px };
  g_task_set_source_tag (task, mh_thumbnail_load_async);
  g_task_set_task_data (task, request, free_request);
  g_thread_pool_push (get_pool (), task, NULL);
}

/**
 * mh_thumbnail_load_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors: those of mh_picture_store_get(), and %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
mh_thumbnail_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
