/* mh-export-fetch.c: the pictures of a file, several at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export.h"

#include <math.h>

#include "paint/mh-paint-picture.h"

/* Whoever has nothing to do takes the next want, until the list is complete and empty. */
typedef struct
{
  const MhExportJob *job;
  MhPictureStore *pictures;
  GMutex lock;
  GCond changed;
  GQueue wants; /* of MhSceneItem, with what decides about its pixels */
  gboolean is_complete;
} Fetch;

static void
want_free (MhSceneItem *want)
{
  g_free (want->picture.file);
  g_free (want);
}

static void
add_want (Fetch *fetch, const MhSceneItem *item)
{
  MhSceneItem *want = g_new0 (MhSceneItem, 1);

  want->box = item->box;
  want->picture = item->picture;
  want->picture.file = g_strdup (item->picture.file);
  g_mutex_lock (&fetch->lock);
  g_queue_push_tail (&fetch->wants, want);
  g_cond_signal (&fetch->changed);
  g_mutex_unlock (&fetch->lock);
}

static MhSceneItem *
take_want (Fetch *fetch)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fetch->lock);

  while (g_queue_is_empty (&fetch->wants) && !fetch->is_complete)
    g_cond_wait (&fetch->changed, &fetch->lock);
  return g_queue_pop_head (&fetch->wants);
}

/* What cannot be read is reported when it is laid out. */
static gpointer
work_cb (gpointer data)
{
  Fetch *fetch = data;
  const MhSurface *surface = fetch->job->surface;
  MhSceneItem *want = NULL;

  while ((want = take_want (fetch)) != NULL)
    {
      mh_paint_fetch_picture (want, surface->width_px, surface->height_px, fetch->job->scale,
                              fetch->pictures);
      want_free (want);
    }
  return NULL;
}

/* The largest of all is known before anything is laid out. */
static void
add_background (Fetch *fetch, MhDocument *document)
{
  const MhSurface *surface = fetch->job->surface;
  g_autoptr (MhDesign) design = mh_document_dup_design (document, fetch->job->target);
  g_autofree char *path = design->background.file != NULL
                              ? mh_document_resolve (document, design->background.file, NULL)
                              : NULL;
  MhSceneItem item = {
    .box = { 0, 0, surface->width_px, surface->height_px },
    .picture = { .file = path,
                 .fit = design->background.fit,
                 .zoom = design->background.zoom,
                 .focus_x = design->background.focus_x,
                 .focus_y = design->background.focus_y,
                 .blur = design->background.blur },
  };

  if (path != NULL)
    add_want (fetch, &item);
}

/* The rest is known from the scene. */
static void
add_all (Fetch *fetch, const MhScene *scene)
{
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->kind == MH_ITEM_PICTURE && item->code == NULL && item->role != MH_ROLE_BACKGROUND)
        add_want (fetch, item);
    }
  g_mutex_lock (&fetch->lock);
  fetch->is_complete = TRUE;
  g_cond_broadcast (&fetch->changed);
  g_mutex_unlock (&fetch->lock);
}

/* A scene whose pictures nobody has looked at, so that nobody waits for them either. */
static MhScene *
lay_out (MhDocument *document, const MhExportJob *job, MhDate date, MhFonts *fonts)
{
  g_autoptr (MhTextLock) turn = mh_fonts_lock_turn (fonts);

  return mh_layout_scene (document, job->surface, job->target, date, fonts, NULL);
}

/**
 * mh_export_fetch:
 * @document: the team
 * @job: what is to be made
 * @date: on which day
 * @fonts: those of this thread
 * @pictures: where pictures come from
 * @n_threads: how many may work at it, this one included
 *
 * Has all the pictures of a file decoded, at the sizes at which they are painted, so that laying it
 * out and painting it find them ready. Nothing depends on it but time.
 *
 * Threads: any, with fonts of its own
 */
void
mh_export_fetch (MhDocument *document,
                 const MhExportJob *job,
                 MhDate date,
                 MhFonts *fonts,
                 MhPictureStore *pictures,
                 guint n_threads)
{
  Fetch fetch = { .job = job, .pictures = pictures, .wants = G_QUEUE_INIT };
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  g_autoptr (MhScene) scene = NULL;

  g_mutex_init (&fetch.lock);
  g_cond_init (&fetch.changed);
  add_background (&fetch, document);
  for (guint i = 1; i < n_threads; i++)
    g_ptr_array_add (threads, g_thread_new ("fetch", work_cb, &fetch));
  scene = lay_out (document, job, date, fonts);
  add_all (&fetch, scene);
  work_cb (&fetch);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
  g_cond_clear (&fetch.changed);
  g_mutex_clear (&fetch.lock);
}
