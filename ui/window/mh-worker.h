/* mh-worker.h: the newest of several jobs, done off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "layout/mh-fonts.h"

G_BEGIN_DECLS

typedef struct _MhWorker MhWorker;

/* Does a job in the worker's thread, with the fonts of that thread, and gives what comes of it to
 * mh_worker_deliver(), as often as there is something to tell. */
typedef void (*MhWorkerWork) (MhWorker *worker,
                              gpointer job,
                              MhFonts *fonts,
                              GCancellable *cancellable);
/* Takes a result in the owner's thread; result is (transfer none). */
typedef void (*MhWorkerTake) (gpointer result, gpointer data);

MhWorker *mh_worker_new (const char *name,
                         MhWorkerWork work,
                         GDestroyNotify free_job,
                         MhWorkerTake take,
                         GDestroyNotify free_result,
                         gpointer data);
void mh_worker_free (MhWorker *worker);
void mh_worker_request (MhWorker *worker, gpointer job);
void mh_worker_cancel (MhWorker *worker);
void mh_worker_wait (MhWorker *worker, gint64 end_us);
void mh_worker_deliver (MhWorker *worker, GCancellable *cancellable, gpointer result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhWorker, mh_worker_free)

G_END_DECLS
