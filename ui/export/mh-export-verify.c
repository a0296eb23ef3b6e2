/* mh-export-verify.c: which files have changed since they were exported, as work for a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-export-verify.h"

#include <glib/gi18n.h>

void
mh_verify_task_free (MhVerifyTask *task)
{
  mh_document_unref (task->document);
  mh_surfaces_unref (task->surfaces);
  mh_picture_store_unref (task->pictures);
  g_ptr_array_unref (task->jobs);
  g_free (task);
}

void
mh_verify_news_free (MhVerifyNews *news)
{
  g_clear_error (&news->error);
  g_free (news);
}

/**
 * mh_verify_task_run:
 * @worker: whose thread this is
 * @task: an #MhVerifyTask
 * @fonts: the fonts of the thread
 * @cancellable: looked at between files
 *
 * Delivers an #MhVerifyNews for each file.
 */
void
mh_verify_task_run (MhWorker *worker, gpointer data, MhFonts *fonts, GCancellable *cancellable)
{
  const MhVerifyTask *task = data;

  for (guint i = 0; i < task->jobs->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      MhVerifyNews *news = g_new0 (MhVerifyNews, 1);

      news->generation = task->generation;
      news->index = i;
      mh_verify (task->document, task->jobs->pdata[i], task->date, fonts, task->pictures,
                 &news->verdict, &news->error);
      mh_worker_deliver (worker, cancellable, news);
    }
}

/* “Out of date: other people are drawn now” */
static char *
describe_reasons (guint reasons)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (reasons & (1u << MH_STALE_FOREIGN))
    return g_strdup (_ ("Replaces another file"));
  for (guint i = 0; i < MH_N_STALE; i++)
    if (reasons & (1u << i))
      g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "",
                              mh_stale_reason_get_text ((MhStaleReason) i));
  /* Translators: %s is why a file is no longer what would be exported, half a sentence */
  return g_strdup_printf (_ ("Out of date: %s"), list->str);
}

/**
 * mh_verify_describe:
 * @verdict: of a file
 *
 * Returns: (transfer full): what has become of the file since it was exported
 */
char *
mh_verify_describe (const MhVerdict *verdict)
{
  switch (verdict->state)
    {
    case MH_FILE_CURRENT:
      return g_strdup (_ ("Up to date"));
    case MH_FILE_MISSING:
      return g_strdup (_ ("Not exported yet"));
    case MH_FILE_STALE:
    default:
      return describe_reasons (verdict->reasons);
    }
}
