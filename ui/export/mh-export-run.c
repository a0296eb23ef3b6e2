/* mh-export-run.c: making several files off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export-run.h"

typedef struct
{
  MhDocument *document;
  MhSurfaces *surfaces; /* owner of what the jobs point to */
  GPtrArray *jobs;
  MhDate date;
  MhPictureStore *pictures;
  MhExportReport report;
  GObject *report_object;
  GMainContext *context;
} Run;

typedef struct
{
  MhExportReport func;
  GObject *object;
  guint index;
  MhExportResult *result;
  GError *error;
} Report;

static void
run_free (Run *run)
{
  mh_document_unref (run->document);
  mh_surfaces_unref (run->surfaces);
  g_ptr_array_unref (run->jobs);
  mh_picture_store_unref (run->pictures);
  g_object_unref (run->report_object);
  g_main_context_unref (run->context);
  g_free (run);
}

static void
report_free (Report *report)
{
  g_clear_pointer (&report->result, mh_export_result_free);
  g_clear_error (&report->error);
  g_object_unref (report->object);
  g_free (report);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;

  report->func (report->index, report->result, report->error, report->object);
  return G_SOURCE_REMOVE;
}

static void
run_job (Run *run, guint index, MhFonts *fonts, GCancellable *cancellable)
{
  Report *report = g_new0 (Report, 1);
  g_autoptr (GSource) source = NULL;

  report->func = run->report;
  report->object = g_object_ref (run->report_object);
  report->index = index;
  report->result = mh_export_write (run->document, run->jobs->pdata[index], run->date, fonts,
                                    run->pictures, cancellable, &report->error);
  /* Not g_main_context_invoke(), which calls in this thread whenever nobody runs the context. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, (GDestroyNotify)report_free);
  g_source_attach (source, run->context);
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (MhFonts) fonts = mh_fonts_new ();

  for (guint i = 0; i < run->jobs->len && !g_cancellable_is_cancelled (cancellable); i++)
    run_job (run, i, fonts, cancellable);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/**
 * mh_export_run_async:
 * @document: what is shown
 * @surfaces: owner of the surfaces that @jobs point to
 * @jobs: (element-type MhExportJob): the files to make
 * @date: the day to make them for
 * @pictures: where decoded photos are kept
 * @cancellable: to stop; files that are written stay
 * @report: called after each file
 * @report_object: kept alive meanwhile, and given to @report
 * @callback: called when all is done
 * @data: for @callback
 *
 * Makes the files one after another. One that fails does not keep the others from being made.
 */
void
mh_export_run_async (MhDocument *document,
                     MhSurfaces *surfaces,
                     GPtrArray *jobs,
                     MhDate date,
                     MhPictureStore *pictures,
                     GCancellable *cancellable,
                     MhExportReport report,
                     GObject *report_object,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (report_object, cancellable, callback, data);
  Run *run = g_new0 (Run, 1);

  run->document = mh_document_ref (document);
  run->surfaces = mh_surfaces_ref (surfaces);
  run->jobs = g_ptr_array_ref (jobs);
  run->date = date;
  run->pictures = mh_picture_store_ref (pictures);
  run->report = report;
  run->report_object = g_object_ref (report_object);
  run->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, run, (GDestroyNotify)run_free);
  g_task_run_in_thread (task, work);
}

gboolean
mh_export_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
