/* mh-worker.c: the newest of several jobs, done off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-worker.h"

#include "mh-turns.h"

/* A job as it waits. */
typedef struct
{
  gpointer job;
  GCancellable *cancellable;
} Task;

/* Shared by the owner and the thread. The thread may be in the middle of a slow job when the owner
 * goes: nobody waits for it, it lets go of the last reference itself. */
struct _MhWorker
{
  gatomicrefcount ref_count;

  GMutex lock;
  GCond wake;
  GCond done;
  Task *waiting;         /* the newest job; an older one that waits is replaced */
  GCancellable *running; /* of the job in work, or NULL */
  GQueue deliveries;     /* what the owner has not taken yet */
  gboolean quit;

  GMainContext *context;
  MhWorkerWork work;
  GDestroyNotify free_job;
  GDestroyNotify free_result;

  /* Touched in the owner's thread only; take is NULL once the owner has gone. */
  MhWorkerTake take;
  gpointer data;
};

typedef struct
{
  GCancellable *cancellable;
  gpointer result;
} Delivery;

static void
free_delivery (MhWorker *worker, Delivery *delivery)
{
  worker->free_result (delivery->result);
  g_object_unref (delivery->cancellable);
  g_free (delivery);
}

static void
release_worker (MhWorker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->ref_count))
    return;

  while (!g_queue_is_empty (&worker->deliveries))
    free_delivery (worker, g_queue_pop_head (&worker->deliveries));
  g_clear_object (&worker->running);
  g_mutex_clear (&worker->lock);
  g_cond_clear (&worker->wake);
  g_cond_clear (&worker->done);
  g_clear_pointer (&worker->context, g_main_context_unref);
  g_free (worker);
}

static void
free_task (MhWorker *worker, Task *task)
{
  worker->free_job (task->job);
  g_object_unref (task->cancellable);
  g_free (task);
}

static void
drop_waiting (MhWorker *worker)
{
  if (worker->waiting != NULL)
    free_task (worker, g_steal_pointer (&worker->waiting));
}

static Delivery *
pop_delivery (MhWorker *worker)
{
  Delivery *delivery = NULL;

  g_mutex_lock (&worker->lock);
  delivery = g_queue_pop_head (&worker->deliveries);
  g_mutex_unlock (&worker->lock);
  return delivery;
}

/* In the owner's thread. */
static void
take_deliveries (MhWorker *worker)
{
  Delivery *delivery = NULL;

  while ((delivery = pop_delivery (worker)) != NULL)
    {
      if (worker->take != NULL && !g_cancellable_is_cancelled (delivery->cancellable))
        worker->take (delivery->result, worker->data);
      free_delivery (worker, delivery);
    }
}

static gboolean
deliver_cb (gpointer worker)
{
  take_deliveries (worker);
  return G_SOURCE_REMOVE;
}

/* Waits for the next job; NULL when there will be none. */
static Task *
take_task (MhWorker *worker)
{
  Task *task = NULL;

  g_mutex_lock (&worker->lock);
  g_clear_object (&worker->running);
  g_cond_signal (&worker->done);
  while (worker->waiting == NULL && !worker->quit)
    g_cond_wait (&worker->wake, &worker->lock);
  if (!worker->quit)
    {
      task = g_steal_pointer (&worker->waiting);
      worker->running = g_object_ref (task->cancellable);
    }
  g_mutex_unlock (&worker->lock);
  return task;
}

static gpointer
work (gpointer data)
{
  MhWorker *worker = data;
  /* Font maps are not thread-safe: this one lives and dies here. Made when there is something to
   * do: a window that opens has others to wait for. */
  MhFonts *fonts = NULL;
  Task *task = NULL;

  while ((task = take_task (worker)) != NULL)
    {
      if (fonts == NULL)
        fonts = mh_fonts_new ();
      worker->work (worker, task->job, fonts, task->cancellable);
      free_task (worker, task);
    }

  g_clear_pointer (&fonts, mh_fonts_unref);
  release_worker (worker);
  return NULL;
}

/**
 * mh_worker_new:
 * @name: of the thread
 * @work: what is done with a job
 * @free_job: for jobs
 * @take: called with each result
 * @free_result: for results
 * @data: for @take
 *
 * Starts the worker. @take is called in the main context that is the thread's default now, and
 * never after mh_worker_free() or for a job that was cancelled. @free_job and @free_result may be
 * called in either thread.
 *
 * Returns: (transfer full): the worker
 */
MhWorker *
mh_worker_new (const char *name,
               MhWorkerWork work_func,
               GDestroyNotify free_job,
               MhWorkerTake take,
               GDestroyNotify free_result,
               gpointer data)
{
  MhWorker *worker = g_new0 (MhWorker, 1);

  g_atomic_ref_count_init (&worker->ref_count);
  g_mutex_init (&worker->lock);
  g_cond_init (&worker->wake);
  g_cond_init (&worker->done);
  g_queue_init (&worker->deliveries);
  worker->context = g_main_context_ref_thread_default ();
  worker->work = work_func;
  worker->free_job = free_job;
  worker->free_result = free_result;
  worker->take = take;
  worker->data = data;

  g_atomic_ref_count_inc (&worker->ref_count);
  g_thread_unref (g_thread_new (name, work, worker));
  return worker;
}

/**
 * mh_worker_free:
 * @worker: (transfer full): a worker
 *
 * Ends the worker without waiting for it: what it has in hand is cancelled, and nothing is
 * delivered any more.
 */
void
mh_worker_free (MhWorker *worker)
{
  worker->take = NULL;

  g_mutex_lock (&worker->lock);
  worker->quit = TRUE;
  drop_waiting (worker);
  if (worker->running != NULL)
    g_cancellable_cancel (worker->running);
  g_cond_signal (&worker->wake);
  g_mutex_unlock (&worker->lock);

  release_worker (worker);
}

/**
 * mh_worker_request:
 * @worker: a worker
 * @job: (transfer full): what to do
 *
 * Asks for a job to be done. One that still waits is replaced. One in work is let finish: whoever
 * drags or types without a pause would otherwise see nothing until they stop. Use
 * mh_worker_cancel() first where its result would be wrong and not merely old.
 */
void
mh_worker_request (MhWorker *worker, gpointer job)
{
  Task *task = g_new0 (Task, 1);

  task->job = job;
  task->cancellable = g_cancellable_new ();

  g_mutex_lock (&worker->lock);
  drop_waiting (worker);
  worker->waiting = task;
  g_cond_signal (&worker->wake);
  g_mutex_unlock (&worker->lock);
}

/**
 * mh_worker_cancel:
 * @worker: a worker
 *
 * Gives up what waits and what is in work.
 */
void
mh_worker_cancel (MhWorker *worker)
{
  g_mutex_lock (&worker->lock);
  drop_waiting (worker);
  if (worker->running != NULL)
    g_cancellable_cancel (worker->running);
  g_mutex_unlock (&worker->lock);
}

/**
 * mh_worker_wait:
 * @worker: a worker
 * @end_us: until when, g_get_monotonic_time()
 *
 * Waits until the newest job is done, and takes what has come of it: for what is wanted in the
 * frame that is about to be painted, and known to be quick.
 */
void
mh_worker_wait (MhWorker *worker, gint64 end_us)
{
  mh_turns_pause ();
  g_mutex_lock (&worker->lock);
  while ((worker->waiting != NULL || worker->running != NULL) &&
         g_cond_wait_until (&worker->done, &worker->lock, end_us))
    ;
  g_mutex_unlock (&worker->lock);
  mh_turns_resume ();

  /* Whoever takes a result may let go of the worker. */
  g_atomic_ref_count_inc (&worker->ref_count);
  take_deliveries (worker);
  release_worker (worker);
}

/**
 * mh_worker_deliver:
 * @worker: a worker
 * @cancellable: of the job
 * @result: (transfer full): what came of it
 *
 * Hands a result to the owner. For the worker's own thread.
 */
void
mh_worker_deliver (MhWorker *worker, GCancellable *cancellable, gpointer result)
{
  Delivery *delivery = NULL;
  g_autoptr (GSource) source = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    {
      worker->free_result (result);
      return;
    }
  delivery = g_new0 (Delivery, 1);
  delivery->cancellable = g_object_ref (cancellable);
  delivery->result = result;
  g_mutex_lock (&worker->lock);
  g_queue_push_tail (&worker->deliveries, delivery);
  g_mutex_unlock (&worker->lock);
  /* Not g_main_context_invoke(), which calls in this thread whenever nobody runs the context. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_atomic_ref_count_inc (&worker->ref_count);
  g_source_set_callback (source, deliver_cb, worker, (GDestroyNotify) release_worker);
  g_source_attach (source, worker->context);
}
