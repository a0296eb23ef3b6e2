/* mh-export-dialog-run.c: what the export dialog does while files are made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-export-dialog-private.h"

#include <glib/gi18n.h>

#include "checks/mh-findings.h"
#include "mh-export-ask.h"
#include "mh-export-row.h"
#include "mh-export-run.h"

/* “5 files exported, 2 with problems, 1 failed” */
static char *
sum_up (MhExportDialog *self)
{
  GString *sum = g_string_new (NULL);

  g_string_append_printf (sum, ngettext ("%u file exported", "%u files exported", self->made->len),
                          self->made->len);
  if (self->n_flawed > 0)
    {
      g_string_append (sum, ", ");
      g_string_append_printf (sum,
                              ngettext ("%u with problems", "%u with problems", self->n_flawed),
                              self->n_flawed);
    }
  if (self->n_failed > 0)
    {
      g_string_append (sum, ", ");
      g_string_append_printf (sum, ngettext ("%u failed", "%u failed", self->n_failed),
                              self->n_failed);
    }
  return g_string_free (sum, FALSE);
}

/* What is wrong with one of the pictures. */
static GPtrArray *
list_findings (MhExportDialog *self, const char *surface_id)
{
  GPtrArray *findings = g_ptr_array_new ();

  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    if (g_strcmp0 (((MhFinding *) self->findings->pdata[i])->surface, surface_id) == 0)
      g_ptr_array_add (findings, self->findings->pdata[i]);
  return findings;
}

static void
report_cb (guint index, const MhExportResult *result, const GError *error, gpointer data)
{
  MhExportDialog *self = data;
  g_autoptr (GPtrArray) findings = NULL;
  guint row = 0;

  if (self->running == NULL)
    return;

  row = g_array_index (self->running, guint, index);
  findings = list_findings (self, ((MhExportJob *) self->jobs->pdata[row])->surface->id);
  if (g_error_matches (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CANCELLED))
    error = NULL;
  mh_export_row_show_result (self->rows->pdata[row], result, findings, error);
  self->n_done++;
  if (result != NULL)
    {
      g_ptr_array_add (self->made, g_strdup (result->path));
      self->n_flawed += mh_findings_count (findings) > 0 ? 1 : 0;
    }
  else if (error != NULL)
    self->n_failed++;
  gtk_progress_bar_set_fraction (self->progress, (double) self->n_done / self->running->len);
}

static void
tell_clash (MhExportDialog *self, const GError *error)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self), _ ("Nothing Exported"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
finished_cb (const GError *error, gpointer data)
{
  MhExportDialog *self = data;
  g_autofree char *sum = NULL;

  if (self->running == NULL)
    return;

  for (guint i = self->n_done; i < self->running->len; i++)
    mh_export_row_show_result (self->rows->pdata[g_array_index (self->running, guint, i)], NULL,
                               NULL, NULL);
  g_clear_object (&self->cancellable);
  mh_export_dialog_update_running (self);
  if (g_error_matches (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CLASH))
    tell_clash (self, error);
  if (self->made->len + self->n_failed == 0)
    return;

  sum = sum_up (self);
  gtk_label_set_label (self->done_label, sum);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.show", self->made->len > 0);
  gtk_revealer_set_reveal_child (self->done_revealer, TRUE);
}

/* Nothing was made, and nothing will be. */
static void
give_up (MhExportDialog *self)
{
  for (guint i = 0; i < self->running->len; i++)
    mh_export_row_show_result (self->rows->pdata[g_array_index (self->running, guint, i)], NULL,
                               NULL, NULL);
  g_clear_object (&self->cancellable);
  mh_export_dialog_update_running (self);
}

static void
fill_plan (MhExportDialog *self, MhExportPlan *plan, GPtrArray *jobs)
{
  GFile *file = mh_session_get_file (self->session);

  *plan = (MhExportPlan){
    .document = self->document,
    .surfaces = self->surfaces,
    .team_path = file != NULL ? g_file_peek_path (file) : NULL,
    .jobs = jobs,
    .date = mh_session_get_date (self->session),
    .pictures = mh_session_get_pictures (self->session),
  };
}

static void
write_files (MhExportDialog *self)
{
  MhExportPlan plan = { 0 };
  g_autoptr (GPtrArray) jobs = NULL;

  g_array_set_size (self->running, 0);
  jobs = mh_export_dialog_make_jobs (self, self->running);
  fill_plan (self, &plan, jobs);
  mh_export_run_start (&plan, self->cancellable, report_cb, finished_cb, self);
}

static gboolean
show_problems_cb (gpointer data)
{
  GtkWindow *self = data;
  GtkWindow *parent = gtk_window_get_transient_for (self);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-checks", NULL);
  gtk_window_close (self);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (MhExportDialog *self, const char *answer)
{
  if (self->running == NULL || !mh_export_dialog_is_running (self))
    return;
  if (g_str_equal (answer, "export"))
    {
      self->is_heedless = TRUE;
      write_files (self);
      return;
    }
  give_up (self);
  /* Not before the question has gone, which stands over this window. */
  if (g_str_equal (answer, "show"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_problems_cb, g_object_ref (self),
                     g_object_unref);
}

/* Errors are asked about once, before anything is written. Where the check itself fails, so will
 * the writing, which says for which file. */
static void
checked_cb (GPtrArray *findings, const GError *error, gpointer data)
{
  MhExportDialog *self = data;
  GtkWidget *question = NULL;

  if (self->running == NULL || !mh_export_dialog_is_running (self))
    return;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      give_up (self);
      return;
    }
  if (g_error_matches (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CLASH))
    {
      give_up (self);
      tell_clash (self, error);
      return;
    }
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (findings != NULL)
    self->findings = g_ptr_array_ref (findings);
  if (findings == NULL || self->is_heedless || mh_check_count (findings, MH_SEVERITY_ERROR) == 0)
    {
      write_files (self);
      return;
    }
  question = mh_export_ask_new (GTK_WINDOW (self), findings);
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/* Checks what is chosen, asks where there are errors, and makes the files. */
void
mh_export_dialog_start (MhExportDialog *self)
{
  MhExportPlan plan = { 0 };
  g_autoptr (GPtrArray) jobs = NULL;

  gtk_spin_button_update (self->quality);
  mh_worker_cancel (self->verifier);
  self->verify_generation++;
  g_array_set_size (self->running, 0);
  g_ptr_array_set_size (self->made, 0);
  self->n_done = 0;
  self->n_failed = 0;
  self->n_flawed = 0;
  jobs = mh_export_dialog_make_jobs (self, self->running);
  for (guint i = 0; i < self->running->len; i++)
    mh_export_row_show_waiting (self->rows->pdata[g_array_index (self->running, guint, i)]);

  mh_export_dialog_remember (self, jobs->pdata[0]);
  self->cancellable = g_cancellable_new ();
  gtk_revealer_set_reveal_child (self->done_revealer, FALSE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  mh_export_dialog_update_running (self);
  fill_plan (self, &plan, jobs);
  mh_export_run_check (&plan, self->cancellable, checked_cb, self);
}

/* Stops what is in work; closes the dialog when nothing is. */
void
mh_export_dialog_cancel (MhExportDialog *self)
{
  if (mh_export_dialog_is_running (self))
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}
