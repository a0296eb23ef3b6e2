/* mh-color-task.c: how well a picture can be read, as work for a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-color-task.h"

MhColorTask *
mh_color_task_copy (const MhColorTask *task)
{
  MhColorTask *copy = g_memdup2 (task, sizeof *task);

  mh_document_ref (copy->document);
  mh_surfaces_ref (copy->surfaces);
  mh_picture_store_ref (copy->pictures);
  return copy;
}

void
mh_color_task_free (MhColorTask *task)
{
  mh_document_unref (task->document);
  mh_surfaces_unref (task->surfaces);
  mh_picture_store_unref (task->pictures);
  g_free (task);
}

void
mh_color_news_free (MhColorNews *news)
{
  g_clear_pointer (&news->offers, g_array_unref);
  g_free (news);
}

static MhColorNews *
make_news (const MhColorTask *task, MhColorNewsKind kind)
{
  MhColorNews *news = g_new0 (MhColorNews, 1);

  news->generation = task->generation;
  news->kind = kind;
  return news;
}

static MhColorTrial *
begin (const MhColorTask *task, MhFonts *fonts, GCancellable *cancellable)
{
  MhChecker checker = {
    .date = task->date, .fonts = fonts, .pictures = task->pictures, .cancellable = cancellable
  };
  MhCheckPicture picture = { .surface = task->surface, .target = task->target };

  return mh_color_trial_new (&checker, task->document, &picture, NULL);
}

static MhColorNews *
look_for_offers (const MhColorTask *task, MhColorTrial *trial)
{
  MhColorNews *news = make_news (task, MH_COLOR_NEWS_OFFERS);

  news->which = task->which;
  if (trial != NULL)
    news->offers = mh_color_trial_list_offers (trial, task->which, NULL);
  if (news->offers == NULL)
    news->offers = g_array_new (FALSE, FALSE, sizeof (MhColorOffer));
  return news;
}

static MhColorNews *
measure (const MhColorTask *task, MhColorTrial *trial)
{
  MhColorNews *news = make_news (task, MH_COLOR_NEWS_LEGIBILITY);

  for (int i = 0; i < MH_N_DESIGN_COLORS; i++)
    news->legibilities[i] = mh_color_trial_measure (trial, (MhDesignColor) i);
  return news;
}

/**
 * mh_color_task_run:
 * @worker: whose thread this is
 * @data: an #MhColorTask
 * @fonts: the fonts of the thread
 * @cancellable: looked at all the time
 *
 * Delivers an #MhColorNews as soon as each thing is known. A picture that cannot be painted has no
 * news but that there are no offers; that it cannot is told by others.
 */
void
mh_color_task_run (MhWorker *worker, gpointer data, MhFonts *fonts, GCancellable *cancellable)
{
  const MhColorTask *task = data;
  g_autoptr (MhColorTrial) trial = begin (task, fonts, cancellable);
  MhColorNews *news = NULL;

  if (task->wants_offers)
    mh_worker_deliver (worker, cancellable, look_for_offers (task, trial));
  if (trial == NULL || task->offers_only)
    return;
  mh_worker_deliver (worker, cancellable, measure (task, trial));
  news = make_news (task, MH_COLOR_NEWS_OPACITY);
  if (mh_color_trial_find_opacity (trial, &news->percent, NULL))
    mh_worker_deliver (worker, cancellable, news);
  else
    mh_color_news_free (news);
}
