/* mh-export-verify.h: which files have changed since they were exported, as work for a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/mh-verify.h"
#include "window/mh-worker.h"

G_BEGIN_DECLS

/* Owns all that it holds. */
typedef struct
{
  guint64 generation; /* of the caller's counting; comes back with the news */
  MhDocument *document;
  MhSurfaces *surfaces; /* owner of what the jobs point to */
  MhPictureStore *pictures;
  GPtrArray *jobs; /* of MhExportJob */
  MhDate date;
} MhVerifyTask;

typedef struct
{
  guint64 generation;
  guint index; /* of the job */
  MhVerdict verdict;
  GError *error; /* (nullable): why there is no verdict */
} MhVerifyNews;

void mh_verify_task_free (MhVerifyTask *task);
void mh_verify_news_free (MhVerifyNews *news);
void
mh_verify_task_run (MhWorker *worker, gpointer task, MhFonts *fonts, GCancellable *cancellable);
char *mh_verify_describe (const MhVerdict *verdict);

G_END_DECLS
