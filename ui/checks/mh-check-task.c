/* mh-check-task.c: the checks of a whole document, as work for a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-task.h"

/* Files are not written here: what they would be called is of no interest. */
#define STEM "team"

MhCheckTask *
mh_check_task_copy (const MhCheckTask *task)
{
  MhCheckTask *copy = g_memdup2 (task, sizeof *task);

  mh_document_ref (copy->document);
  mh_surfaces_ref (copy->surfaces);
  mh_picture_store_ref (copy->pictures);
  return copy;
}

void
mh_check_task_free (MhCheckTask *task)
{
  mh_document_unref (task->document);
  mh_surfaces_unref (task->surfaces);
  mh_picture_store_unref (task->pictures);
  g_free (task);
}

void
mh_check_news_free (MhCheckNews *news)
{
  g_clear_pointer (&news->findings, g_ptr_array_unref);
  g_clear_error (&news->error);
  g_free (news);
}

/* Every target, and what is looked at without being one. */
static GPtrArray *
list_jobs (const MhCheckTask *task, GError **error)
{
  const char *const shown[] = { task->shown->id, NULL };
  gboolean has_targets = mh_document_get_n_targets (task->document) > 0;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GPtrArray) stranger = NULL;

  if (has_targets)
    jobs = mh_export_list_jobs (task->document, task->surfaces, NULL, STEM, error);
  if (has_targets && (jobs == NULL || task->target != NULL || task->is_lost))
    return g_steal_pointer (&jobs);

  stranger = mh_export_list_jobs (task->document, task->surfaces, shown, STEM, error);
  if (!has_targets || stranger == NULL)
    return g_steal_pointer (&stranger);
  g_ptr_array_extend_and_steal (jobs, g_steal_pointer (&stranger));
  return g_steal_pointer (&jobs);
}

static MhCheckNews *
make_news (const MhCheckTask *task, MhCheckNewsKind kind)
{
  MhCheckNews *news = g_new0 (MhCheckNews, 1);

  news->generation = task->generation;
  news->kind = kind;
  return news;
}

static MhCheckNews *
check (const MhCheckTask *task, MhCheckNewsKind kind, MhFonts *fonts, GCancellable *cancellable)
{
  MhCheckNews *news = make_news (task, kind);
  MhChecker checker = {
    .date = task->date,
    .fonts = fonts,
    .pictures = task->pictures,
    .depth = kind == MH_CHECK_NEWS_REMEDIES ? MH_CHECK_PATCHES : MH_CHECK_FINDINGS,
    .is_whole = TRUE,
    .surfaces = task->surfaces,
    .cancellable = cancellable,
  };
  g_autoptr (GPtrArray) jobs = list_jobs (task, &news->error);

  if (jobs != NULL)
    news->findings = mh_export_check (&checker, task->document, jobs, &news->error);
  return news;
}

static MhCheckNews *
measure_capacity (const MhCheckTask *task, MhFonts *fonts, GCancellable *cancellable)
{
  MhCheckNews *news = make_news (task, MH_CHECK_NEWS_CAPACITY);

  news->capacity = mh_layout_capacity (task->document, task->shown, task->target, task->date, fonts,
                                       cancellable);
  return news;
}

static gboolean
wants_remedies (const MhCheckNews *news)
{
  return news->findings != NULL && mh_check_count (news->findings, MH_SEVERITY_ERROR) +
                                           mh_check_count (news->findings, MH_SEVERITY_WARNING) +
                                           mh_check_count (news->findings, MH_SEVERITY_NOTE) >
                                       0;
}

/**
 * mh_check_task_run:
 * @worker: whose thread this is
 * @task: an #MhCheckTask
 * @fonts: the fonts of the thread
 * @cancellable: looked at all the time
 *
 * Delivers an #MhCheckNews as soon as each thing is known: what is wrong, how many people there is
 * room for, and, last since it takes longest, what would mend it.
 */
void
mh_check_task_run (MhWorker *worker, gpointer data, MhFonts *fonts, GCancellable *cancellable)
{
  const MhCheckTask *task = data;
  gboolean has_remedies = FALSE;

  if (!task->capacity_only)
    {
      MhCheckNews *news = check (task, MH_CHECK_NEWS_FINDINGS, fonts, cancellable);

      has_remedies = wants_remedies (news);
      mh_worker_deliver (worker, cancellable, news);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    mh_worker_deliver (worker, cancellable, measure_capacity (task, fonts, cancellable));
  if (has_remedies && !g_cancellable_is_cancelled (cancellable))
    mh_worker_deliver (worker, cancellable,
                       check (task, MH_CHECK_NEWS_REMEDIES, fonts, cancellable));
  mh_worker_deliver (worker, cancellable, make_news (task, MH_CHECK_NEWS_END));
}
