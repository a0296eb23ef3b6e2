/* mh-render-pool.c: threads that make pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-render.h"

/* Every thread takes the next piece that nobody has; whoever waits takes them in their order, so
 * what is printed and written does not depend on which thread was faster. */
struct _MhRenderPool
{
  GPtrArray *pieces; /* of MhRenderPiece, (transfer none) */
  GPtrArray *threads;
  MhPictureStore *pictures;
  MhRenderWork work;
  MhDate date;
  GCancellable *cancellable;
  guint
      n_ahead; /* pieces that may be made before anybody asks for them: what they take is memory */
  guint n_spare; /* threads for each piece */
  GMutex lock;
  GCond changed;
  guint n_taken; /* under lock, as all below and the pieces' is_done */
  guint n_wanted;
  guint n_done;
};

static MhRenderPiece *
take_piece (MhRenderPool *pool)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pool->lock);

  while (pool->n_taken < pool->pieces->len && pool->n_taken >= pool->n_wanted + pool->n_ahead)
    g_cond_wait (&pool->changed, &pool->lock);
  return pool->n_taken < pool->pieces->len ? g_ptr_array_index (pool->pieces, pool->n_taken++)
                                           : NULL;
}

static gpointer
work_cb (gpointer data)
{
  MhRenderPool *pool = data;
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  MhRenderTools tools = { pool->date, fonts, pool->pictures, pool->cancellable, pool->n_spare };
  MhRenderPiece *piece = NULL;

  mh_fonts_set_takes_whole_turns (fonts);
  while ((piece = take_piece (pool)) != NULL)
    {
      pool->work (piece, &tools);
      g_mutex_lock (&pool->lock);
      piece->is_done = TRUE;
      pool->n_done++;
      g_cond_broadcast (&pool->changed);
      g_mutex_unlock (&pool->lock);
    }
  return NULL;
}

/**
 * mh_render_pool_start:
 * @plan: must outlive the pool
 * @work: what is to be done with each piece; in any thread
 * @n_threads: at most so many
 *
 * Returns: (transfer full): threads at work
 */
MhRenderPool *
mh_render_pool_start (MhRenderPlan *plan, MhRenderWork work, guint n_threads, MhDate date)
{
  MhRenderPool *pool = g_new0 (MhRenderPool, 1);

  g_mutex_init (&pool->lock);
  g_cond_init (&pool->changed);
  pool->work = work;
  pool->date = date;
  pool->n_ahead = 2 * n_threads;
  pool->cancellable = g_cancellable_new ();
  pool->pictures = mh_picture_store_ref (plan->pictures);
  pool->pieces = g_ptr_array_new ();
  pool->threads = g_ptr_array_new ();
  for (guint i = 0; i < plan->files->len; i++)
    {
      MhRenderFile *file = g_ptr_array_index (plan->files, i);

      g_ptr_array_extend (pool->pieces, file->pieces, NULL, NULL);
    }
  pool->n_spare = n_threads / MAX (pool->pieces->len, 1);
  for (guint i = 0; i < MIN (n_threads, pool->pieces->len); i++)
    g_ptr_array_add (pool->threads, g_thread_new ("render", work_cb, pool));
  return pool;
}

void
mh_render_pool_free (MhRenderPool *pool)
{
  g_cancellable_cancel (pool->cancellable);
  g_mutex_lock (&pool->lock);
  pool->n_taken = pool->pieces->len;
  g_cond_broadcast (&pool->changed);
  g_mutex_unlock (&pool->lock);
  for (guint i = 0; i < pool->threads->len; i++)
    g_thread_join (g_ptr_array_index (pool->threads, i));
  g_ptr_array_unref (pool->threads);
  g_ptr_array_unref (pool->pieces);
  mh_picture_store_unref (pool->pictures);
  g_object_unref (pool->cancellable);
  g_cond_clear (&pool->changed);
  g_mutex_clear (&pool->lock);
  g_free (pool);
}

/**
 * mh_render_pool_wait:
 *
 * Waits until @piece is made, and shows the progress of all meanwhile when there are several.
 * Pieces are to be waited for in their order.
 */
void
mh_render_pool_wait (MhRenderPool *pool, MhRenderPiece *piece, MhConsole *console)
{
  g_autofree char *name = mh_render_piece_get_name (piece);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pool->lock);

  pool->n_wanted++;
  g_cond_broadcast (&pool->changed);
  for (;;)
    {
      if (pool->pieces->len > 1)
        mh_console_progress (console, pool->n_done, pool->pieces->len, name);
      if (piece->is_done)
        return;
      g_cond_wait (&pool->changed, &pool->lock);
    }
}
