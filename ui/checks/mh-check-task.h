/* mh-check-task.h: the checks of a whole document, as work for a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/mh-export.h"
#include "window/mh-worker.h"

G_BEGIN_DECLS

/* What to check. The document, the surfaces and the store are held by reference. */
typedef struct
{
  guint64 generation; /* of the caller's counting; comes back with the news */
  MhDocument *document;
  MhSurfaces *surfaces;   /* owner of shown */
  const MhSurface *shown; /* checked too where it is no target; its capacity is measured */
  const MhTarget *target; /* (nullable): on shown */
  MhPictureStore *pictures;
  MhDate date;
  gboolean is_lost;       /* shown is not looked at, since there is nothing to show */
  gboolean capacity_only; /* all else is known */
} MhCheckTask;

typedef enum
{
  MH_CHECK_NEWS_FINDINGS,
  MH_CHECK_NEWS_CAPACITY,
  MH_CHECK_NEWS_REMEDIES, /* the same findings, with the patches that were found */
  MH_CHECK_NEWS_END,
} MhCheckNewsKind;

/* One thing that came of it. */
typedef struct
{
  guint64 generation;
  MhCheckNewsKind kind;
  GPtrArray *findings; /* (nullable): of MhFinding */
  GError *error;       /* (nullable): why there are no findings */
  guint capacity;
} MhCheckNews;

MhCheckTask *mh_check_task_copy (const MhCheckTask *task);
void mh_check_task_free (MhCheckTask *task);
void mh_check_news_free (MhCheckNews *news);
void mh_check_task_run (MhWorker *worker, gpointer task, MhFonts *fonts, GCancellable *cancellable);

G_END_DECLS
