/* mh-export-run.c: making several files off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export-run.h"

#include <glib/gi18n.h>

#include "base/mh-file.h"

/* Who is told, from whichever thread: never kept alive by the work, or the last reference to a
 * widget could fall in the worker's thread. */
typedef struct
{
  GWeakRef object;
  MhExportReport report;
  MhExportDone done;
} Receiver;

typedef struct
{
  MhDocument *document;
  MhSurfaces *surfaces; /* owner of what the jobs point to */
  char *team_path;      /* (nullable) */
  GPtrArray *jobs;
  MhDate date;
  MhPictureStore *pictures;
  Receiver *receiver;
  GMainContext *context;
} Run;

typedef struct
{
  Receiver *receiver;
  guint index;
  MhExportResult *result;
  GError *error;
} Report;

static void
receiver_clear (gpointer data)
{
  Receiver *receiver = data;

  g_weak_ref_clear (&receiver->object);
}

static void
receiver_unref (Receiver *receiver)
{
  g_atomic_rc_box_release_full (receiver, receiver_clear);
}

static void
run_free (Run *run)
{
  mh_document_unref (run->document);
  mh_surfaces_unref (run->surfaces);
  g_free (run->team_path);
  g_ptr_array_unref (run->jobs);
  mh_picture_store_unref (run->pictures);
  receiver_unref (run->receiver);
  g_main_context_unref (run->context);
  g_free (run);
}

static void
report_free (Report *report)
{
  g_clear_pointer (&report->result, mh_export_result_free);
  g_clear_error (&report->error);
  receiver_unref (report->receiver);
  g_free (report);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  g_autoptr (GObject) object = g_weak_ref_get (&report->receiver->object);

  if (object != NULL)
    report->receiver->report (report->index, report->result, report->error, object);
  return G_SOURCE_REMOVE;
}

static void
run_job (Run *run, guint index, MhFonts *fonts, GCancellable *cancellable)
{
  Report *report = g_new0 (Report, 1);
  g_autoptr (GSource) source = NULL;

  report->receiver = g_atomic_rc_box_acquire (run->receiver);
  report->index = index;
  report->result = mh_export_write (run->document, run->jobs->pdata[index], run->date, fonts,
                                    run->pictures, cancellable, &report->error);
  /* Not g_main_context_invoke(), which calls in this thread whenever nobody runs the context. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, (GDestroyNotify) report_free);
  g_source_attach (source, run->context);
}

/* Nothing of the user's may be lost: neither the team file, nor its pictures, nor one of the files
 * to another. */
static gboolean
check_paths (Run *run, GError **error)
{
  const char *const kept[] = { run->team_path, NULL };

  return mh_export_check_paths (run->document, run->jobs, kept, error);
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (MhFonts) fonts = NULL;
  GError *error = NULL;

  if (!check_paths (run, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  fonts = mh_fonts_new ();
  for (guint i = 0; i < run->jobs->len && !g_cancellable_is_cancelled (cancellable); i++)
    run_job (run, i, fonts, cancellable);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GObject) object = g_weak_ref_get (&run->receiver->object);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (object != NULL)
    run->receiver->done (error, object);
}

/**
 * mh_export_run_start:
 * @document: what is shown
 * @surfaces: owner of the surfaces that @jobs point to
 * @team_path: (nullable): where @document was read
 * @jobs: (element-type MhExportJob): the files to make
 * @date: the day to make them for
 * @pictures: where decoded photos are kept
 * @cancellable: to stop; files that are written stay
 * @report: called after each file
 * @done: called when all is done
 * @object: given to both; when it goes, they are not called any more
 *
 * Makes the files one after another, off the main thread. One that fails does not keep the others
 * from being made; but none is made when one would take the place of another or of a file that the
 * team is made of.
 */
void
mh_export_run_start (MhDocument *document,
                     MhSurfaces *surfaces,
                     const char *team_path,
                     GPtrArray *jobs,
                     MhDate date,
                     MhPictureStore *pictures,
                     GCancellable *cancellable,
                     MhExportReport report,
                     MhExportDone done,
                     gpointer object)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, worked_cb, NULL);
  Run *run = g_new0 (Run, 1);

  run->document = mh_document_ref (document);
  run->surfaces = mh_surfaces_ref (surfaces);
  run->team_path = g_strdup (team_path);
  run->jobs = g_ptr_array_ref (jobs);
  run->date = date;
  run->pictures = mh_picture_store_ref (pictures);
  run->receiver = g_atomic_rc_box_new0 (Receiver);
  g_weak_ref_init (&run->receiver->object, object);
  run->receiver->report = report;
  run->receiver->done = done;
  run->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, work);
}
