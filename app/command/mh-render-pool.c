/* mh-render-pool.c: threads that make pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-render.h"

/* So many pieces for each thread may be made before anybody asks for them: a few in any case, more
 * while their files are small, so that a slow disk does not stop those who make them. */
#define AHEAD       2
#define AHEAD_MOST  16
#define AHEAD_BYTES (16 * 1024 * 1024)

/* Every thread takes the next piece that nobody has; whoever waits takes them in their order, so
 * what is printed and written does not depend on which thread was faster. */
struct _MhRenderPool
{
  GPtrArray *pieces; /* of MhRenderPiece, (transfer none) */
  GPtrArray *threads;
  MhPictureStore *pictures;
  MhFonts *fonts; /* (nullable): for the thread that takes them first; under lock */
  MhRenderWork work;
  MhDate date;
  GCancellable *cancellable;
  guint n_threads;
  guint n_spare; /* threads for each piece */
  GMutex lock;
  GCond changed;
  guint n_taken; /* under lock, as all below and the pieces' is_done */
  guint n_wanted;
  guint n_done;
  gsize n_waiting_bytes; /* of pieces that are done and were not asked for */
};

static gsize
count_bytes (const MhRenderPiece *piece)
{
  return piece->bytes != NULL ? g_bytes_get_size (piece->bytes) : 0;
}

static gboolean
may_go_on (const MhRenderPool *pool)
{
  guint n_ahead = pool->n_waiting_bytes < AHEAD_BYTES ? AHEAD_MOST : AHEAD;

  return pool->n_taken < pool->n_wanted + n_ahead * pool->n_threads;
}

static MhRenderPiece *
take_piece (MhRenderPool *pool)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pool->lock);

  while (pool->n_taken < pool->pieces->len && !may_go_on (pool))
    g_cond_wait (&pool->changed, &pool->lock);
  return pool->n_taken < pool->pieces->len ? g_ptr_array_index (pool->pieces, pool->n_taken++)
                                           : NULL;
}

/* (transfer full) */
static MhFonts *
take_fonts (MhRenderPool *pool)
{
  MhFonts *fonts = NULL;

  g_mutex_lock (&pool->lock);
  fonts = g_steal_pointer (&pool->fonts);
  g_mutex_unlock (&pool->lock);
  return fonts != NULL ? fonts : mh_fonts_new ();
}

static gpointer
work_cb (gpointer data)
{
  MhRenderPool *pool = data;
  g_autoptr (MhFonts) fonts = take_fonts (pool);
  MhRenderTools tools = { pool->date, fonts, pool->pictures, pool->cancellable, pool->n_spare };
  MhRenderPiece *piece = NULL;

  mh_fonts_set_takes_whole_turns (fonts);
  while ((piece = take_piece (pool)) != NULL)
    {
      pool->work (piece, &tools);
      g_mutex_lock (&pool->lock);
      piece->is_done = TRUE;
      pool->n_done++;
      pool->n_waiting_bytes += count_bytes (piece);
      g_cond_broadcast (&pool->changed);
      g_mutex_unlock (&pool->lock);
    }
  return NULL;
}

/**
 * mh_render_pool_start:
 * @plan: must outlive the pool
 * @fonts: (transfer full): for one of the threads
 * @work: what is to be done with each piece; in any thread
 * @n_threads: at most so many
 *
 * Returns: (transfer full): threads at work
 */
MhRenderPool *
mh_render_pool_start (
    MhRenderPlan *plan, MhFonts *fonts, MhRenderWork work, guint n_threads, MhDate date)
{
  MhRenderPool *pool = g_new0 (MhRenderPool, 1);

  g_mutex_init (&pool->lock);
  g_cond_init (&pool->changed);
  pool->fonts = fonts;
  pool->work = work;
  pool->date = date;
  pool->n_threads = n_threads;
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
  g_clear_pointer (&pool->fonts, mh_fonts_unref);
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
        break;
      g_cond_wait (&pool->changed, &pool->lock);
    }
  pool->n_waiting_bytes -= count_bytes (piece);
  g_cond_broadcast (&pool->changed);
}
