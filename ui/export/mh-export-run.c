/* mh-export-run.c: checking and making several files off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export-run.h"

#include <glib/gi18n.h>

#include "base/mh-file.h"
#include "window/mh-session.h"

/* Who is told, from whichever thread: never kept alive by the work, or the last reference to a
 * widget could fall in the worker's thread. */
typedef struct
{
  GWeakRef object;
  MhExportChecked checked;
  MhExportReport report;
  MhExportDone done;
} Receiver;

/* A plan with references of its own. */
typedef struct
{
  MhExportPlan plan;
  char *team_path; /* (nullable) */
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
  mh_document_unref (run->plan.document);
  mh_surfaces_unref (run->plan.surfaces);
  g_free (run->team_path);
  g_ptr_array_unref (run->plan.jobs);
  mh_picture_store_unref (run->plan.pictures);
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
  report->result =
      mh_export_write (run->plan.document, run->plan.jobs->pdata[index], run->plan.date, fonts,
                       run->plan.pictures, cancellable, &report->error);
  /* Not g_main_context_invoke(), which calls in this thread whenever nobody runs the context. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, (GDestroyNotify) report_free);
  g_source_attach (source, run->context);
}

/* Nothing of the user's may be lost: neither the team file, nor the own surfaces, nor its
 * pictures, nor one of the files to another. */
static gboolean
check_paths (Run *run, GError **error)
{
  g_autofree char *surfaces = mh_session_dup_user_surfaces ();
  /* A team that was never saved has no path: the list ends where that would stand. */
  const char *const files[] = { surfaces, run->team_path, NULL };
  g_autoptr (GHashTable) kept = mh_export_key_files (files);

  return mh_export_check_paths (run->plan.document, run->plan.jobs, kept, error);
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
  for (guint i = 0; i < run->plan.jobs->len && !g_cancellable_is_cancelled (cancellable); i++)
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

/* (transfer full) */
static Run *
make_run (const MhExportPlan *plan, gpointer object)
{
  Run *run = g_new0 (Run, 1);

  run->plan = *plan;
  mh_document_ref (plan->document);
  mh_surfaces_ref (plan->surfaces);
  g_ptr_array_ref (plan->jobs);
  mh_picture_store_ref (plan->pictures);
  run->team_path = g_strdup (plan->team_path);
  run->receiver = g_atomic_rc_box_new0 (Receiver);
  g_weak_ref_init (&run->receiver->object, object);
  run->context = g_main_context_ref_thread_default ();
  return run;
}

static void
check (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  MhChecker checker = {
    .date = run->plan.date,
    .fonts = fonts,
    .pictures = run->plan.pictures,
    .depth = MH_CHECK_FINDINGS,
    .cancellable = cancellable,
  };
  GError *error = NULL;
  GPtrArray *findings = NULL;

  if (check_paths (run, &error))
    findings = mh_export_check (&checker, run->plan.document, run->plan.jobs, &error);
  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GObject) object = g_weak_ref_get (&run->receiver->object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), &error);

  if (object != NULL)
    run->receiver->checked (findings, error, object);
}

/**
 * mh_export_run_check:
 * @plan: the files to make; copied
 * @cancellable: to stop
 * @checked: called with what is wrong
 * @object: given to @checked; when it goes, that is not called any more
 *
 * Looks what is wrong with the files before they are made, off the main thread: that some would be
 * lost is an error, all else is a finding.
 */
void
mh_export_run_check (const MhExportPlan *plan,
                     GCancellable *cancellable,
                     MhExportChecked checked,
                     gpointer object)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, checked_cb, NULL);
  Run *run = make_run (plan, object);

  run->receiver->checked = checked;
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, check);
}

/**
 * mh_export_run_start:
 * @plan: the files to make; copied
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
mh_export_run_start (const MhExportPlan *plan,
                     GCancellable *cancellable,
                     MhExportReport report,
                     MhExportDone done,
                     gpointer object)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, worked_cb, NULL);
  Run *run = make_run (plan, object);

  run->receiver->report = report;
  run->receiver->done = done;
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, work);
}
