/* mh-team-thumbnail.c: small pictures of whole teams, made off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-team-thumbnail.h"

#include <glib/gstdio.h>

#include "base/mh-file.h"
#include "layout/mh-layout.h"
#include "mh-renderer.h"
#include "paint/mh-paint.h"

/* One, so that a start page does not take the processor from the picture of a team. */
#define MAX_THREADS 1
/* As many are kept for the next start: more than are ever shown. */
#define MAX_KEPT        40
#define MAX_CACHE_BYTES (4 * 1024 * 1024)

typedef struct
{
  MhDocument *document; /* (nullable): else path is read */
  char *path;
  int width_px;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->document, mh_document_unref);
  g_free (request->path);
  g_free (request);
}

/* what is kept */

static char *
find_folder (void)
{
  if (g_strcmp0 (g_getenv ("MASTHEAD_CACHE"), "off") == 0)
    return NULL;
  return g_build_filename (g_get_user_cache_dir (), "masthead", "thumbnails", NULL);
}

/* Where the thumbnail of this very state of a file is kept; NULL for nowhere. */
static char *
name_kept (const Request *request)
{
  g_autofree char *folder = find_folder ();
  MhFileIdentity identity = { 0 };
  g_autofree char *state = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;

  if (folder == NULL || request->path == NULL || !mh_file_identify (request->path, &identity, NULL))
    return NULL;
  state = g_strdup_printf ("%s %s %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %d", MH_VERSION,
                           request->path, identity.size, identity.mtime_ns, request->width_px);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1);
  name = g_strconcat (sum, ".png", NULL);
  return g_build_filename (folder, name, NULL);
}

static GdkTexture *
read_kept (const char *kept)
{
  g_autoptr (GBytes) bytes = mh_file_read (kept, MAX_CACHE_BYTES, NULL, NULL);

  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
}

typedef struct
{
  char *path;
  gint64 mtime_ns;
} Kept;

static void
free_kept (gpointer data)
{
  g_free (((Kept *) data)->path);
  g_free (data);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Kept *first = *(Kept *const *) a;
  const Kept *second = *(Kept *const *) b;

  return (first->mtime_ns < second->mtime_ns) - (first->mtime_ns > second->mtime_ns);
}

static void
drop_oldest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_kept);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept *kept = g_new0 (Kept, 1);
      MhFileIdentity identity = { 0 };

      kept->path = g_build_filename (folder, name, NULL);
      if (mh_file_identify (kept->path, &identity, NULL))
        kept->mtime_ns = identity.mtime_ns;
      g_ptr_array_add (all, kept);
    }
  g_ptr_array_sort (all, compare_newest_first);
  for (guint i = MAX_KEPT; i < all->len; i++)
    g_unlink (((Kept *) all->pdata[i])->path);
}

/* A thumbnail that cannot be kept is made anew the next time. */
static void
keep (const char *kept, GdkTexture *texture)
{
  g_autofree char *folder = g_path_get_dirname (kept);
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (texture);

  if (g_mkdir_with_parents (folder, 0700) == 0 && mh_file_write (kept, bytes, NULL))
    drop_oldest (folder);
}

/* making one */

static GdkTexture *
paint (MhDocument *document, int width_px, GError **error)
{
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, error);
  const MhTarget *target =
      mh_document_get_n_targets (document) > 0 ? mh_document_get_target (document, 0) : NULL;
  const MhSurface *surface = NULL;
  g_autoptr (MhFonts) fonts = NULL;
  g_autoptr (MhPictureStore) pictures = NULL;
  g_autoptr (MhScene) scene = NULL;
  cairo_surface_t *painted = NULL;

  if (surfaces == NULL)
    return NULL;
  if (target != NULL)
    surface = mh_surfaces_find (surfaces, target->surface);
  if (surface == NULL)
    surface = mh_surfaces_get (surfaces, 0);
  fonts = mh_fonts_new ();
  pictures = mh_picture_store_new_for_user (TRUE);
  scene = mh_layout_scene (document, surface, target, mh_date_today (), fonts, pictures);
  painted =
      mh_paint_scene (scene, (double) width_px / scene->width_px, fonts, pictures, NULL, error);
  return painted != NULL ? mh_renderer_wrap_surface (painted) : NULL;
}

static GdkTexture *
make (const Request *request, GError **error)
{
  g_autofree char *kept = name_kept (request);
  GdkTexture *texture = kept != NULL ? read_kept (kept) : NULL;
  g_autoptr (MhDocument) document = NULL;

  if (texture != NULL)
    return texture;
  document = request->document != NULL ? mh_document_ref (request->document)
                                       : mh_document_load (request->path, NULL, error);
  texture = document != NULL ? paint (document, request->width_px, error) : NULL;
  if (texture != NULL && kept != NULL)
    keep (kept, texture);
  return texture;
}

static void
run (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;
  GdkTexture *texture = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  texture = make (g_task_get_task_data (task), &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool = NULL;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (run, NULL, MAX_THREADS, FALSE, NULL));
  return pool;
}

/* request is (transfer full). */
static void
push (Request *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, request, free_request);
  g_thread_pool_push (get_pool (), task, NULL);
}

/**
 * mh_team_thumbnail_load_file:
 * @path: a team file, absolute
 * @width_px: how wide, in device pixels
 * @cancellable: (nullable): to give up
 * @callback: called in this thread when done
 * @data: for @callback
 *
 * Makes the picture of the team’s first target, small; or takes the one that was made of the same
 * state of the file before.
 *
 * Threads: works in another one.
 */
void
mh_team_thumbnail_load_file (const char *path,
                             int width_px,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->width_px = width_px;
  push (request, cancellable, callback, data);
}

/**
 * mh_team_thumbnail_load_document:
 * @document: a team
 * @width_px: how wide, in device pixels
 * @cancellable: (nullable): to give up
 * @callback: called in this thread when done
 * @data: for @callback
 *
 * The same of a team that is no file.
 */
void
mh_team_thumbnail_load_document (MhDocument *document,
                                 int width_px,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Request *request = g_new0 (Request, 1);

  request->document = mh_document_ref (document);
  request->width_px = width_px;
  push (request, cancellable, callback, data);
}

/**
 * mh_team_thumbnail_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors: those of mh_document_load(), mh_surfaces_load() and mh_paint_scene(), and
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
mh_team_thumbnail_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
