/* mh-export-dialog.c: the way from the window to picture files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-export-dialog-private.h"

#include <glib/gi18n.h>

#include "base/mh-problem.h"
#include "design/mh-value-row.h"
#include "mh-copy-picture.h"
#include "mh-export-choice.h"
#include "mh-export-row.h"
#include "mh-export-verify.h"
#include "mh-show-files.h"
#include "window/mh-day.h"

G_DEFINE_FINAL_TYPE (MhExportDialog, mh_export_dialog, ADW_TYPE_WINDOW)

/* jobs */

static MhExportChoice
get_choice (MhExportDialog *self)
{
  return (MhExportChoice){
    .folder = self->folder,
    .format = (MhExportFormat) adw_combo_row_get_selected (self->format),
    .quality = self->quality_set ? gtk_spin_button_get_value_as_int (self->quality) : 0,
  };
}

/* The chosen files, or all; their rows go into rows when it is not NULL. */
GPtrArray *
mh_export_dialog_make_jobs (MhExportDialog *self, GArray *rows)
{
  MhExportChoice choice = get_choice (self);
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_export_job_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (rows != NULL && !mh_export_row_is_chosen (self->rows->pdata[i]))
        continue;
      g_ptr_array_add (jobs, mh_export_choice_make_job (&choice, self->jobs->pdata[i]));
      if (rows != NULL)
        g_array_append_val (rows, i);
    }
  return jobs;
}

static gboolean
has_targets (MhExportDialog *self)
{
  return mh_document_get_n_targets (self->document) > 0;
}

/* what is shown */

gboolean
mh_export_dialog_is_running (MhExportDialog *self)
{
  return self->cancellable != NULL;
}

static guint
count_chosen (MhExportDialog *self)
{
  guint count = 0;

  for (guint i = 0; i < self->rows->len; i++)
    count += mh_export_row_is_chosen (self->rows->pdata[i]) ? 1 : 0;
  return count;
}

static void
update_folder_row (MhExportDialog *self)
{
  g_autofree char *escaped =
      g_markup_escape_text (self->folder != NULL ? self->folder : _ ("Where the team file says"),
                            -1);

  adw_action_row_set_subtitle (self->folder_row, escaped);
  gtk_widget_set_visible (self->folder_reset,
                          self->folder != NULL && mh_session_get_file (self->session) != NULL);
}

/* Which files are not what would be exported now. */
static void
verify_files (MhExportDialog *self)
{
  MhVerifyTask *task = g_new0 (MhVerifyTask, 1);

  task->generation = ++self->verify_generation;
  task->document = mh_document_ref (self->document);
  task->surfaces = mh_surfaces_ref (self->surfaces);
  task->pictures = mh_picture_store_ref (mh_session_get_pictures (self->session));
  task->jobs = mh_export_dialog_make_jobs (self, NULL);
  task->date = mh_session_get_date (self->session);
  mh_worker_cancel (self->verifier);
  mh_worker_request (self->verifier, task);
}

static void
verified_cb (gpointer result, gpointer data)
{
  const MhVerifyNews *news = result;
  MhExportDialog *self = data;

  if (news->generation == self->verify_generation)
    mh_export_row_show_verdict (self->rows->pdata[news->index], &news->verdict, news->error);
}

/* Everything that depends on what is chosen. */
static void
options_changed_cb (MhExportDialog *self)
{
  MhExportChoice choice = get_choice (self);

  if (mh_export_dialog_is_running (self))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *path = mh_export_choice_make_path (&choice, self->jobs->pdata[i]);

      mh_export_row_show_path (self->rows->pdata[i], path);
    }
  verify_files (self);
  gtk_widget_set_sensitive (self->quality_row, choice.format != MH_EXPORT_AS_PNG);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start", count_chosen (self) > 0);
  update_folder_row (self);
  gtk_revealer_set_reveal_child (self->done_revealer, FALSE);
}

static void
chosen_cb (MhExportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start",
                                 !mh_export_dialog_is_running (self) && count_chosen (self) > 0);
}

static void
quality_changed_cb (MhExportDialog *self)
{
  self->quality_set = TRUE;
  options_changed_cb (self);
}

void
mh_export_dialog_update_running (MhExportDialog *self)
{
  gboolean running = mh_export_dialog_is_running (self);

  gtk_widget_set_sensitive (self->options, !running);
  for (guint i = 0; i < self->rows->len; i++)
    mh_export_row_set_editable (self->rows->pdata[i], !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start",
                                 !running && count_chosen (self) > 0);
  gtk_revealer_set_reveal_child (self->progress_revealer, running);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button),
                        running || self->made->len == 0 ? _ ("_Cancel") : _ ("_Close"));
}

void
mh_export_dialog_remember (MhExportDialog *self, const MhExportJob *job)
{
  if (self->settings == NULL)
    return;
  g_settings_set_string (self->settings, "export-folder", self->folder != NULL ? self->folder : "");
  /* What the team file says of its targets is no habit of the user's. */
  if (has_targets (self))
    return;
  g_settings_set_string (self->settings, "export-format",
                         job->format == MH_FORMAT_PNG ? "png" : "jpeg");
  if (self->quality_set)
    g_settings_set_int (self->settings, "export-quality", job->quality);
}

static void
start_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mh_export_dialog_start (MH_EXPORT_DIALOG (widget));
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mh_export_dialog_cancel (MH_EXPORT_DIALOG (widget));
}

static void
show_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (widget);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < self->made->len; i++)
    g_ptr_array_add (paths, self->made->pdata[i]);
  g_ptr_array_add (paths, NULL);
  if (self->made->len > 0)
    mh_show_files (GTK_WINDOW (self), (const char *const *) paths->pdata);
}

/* taking along */

static const MhTarget *
find_target (MhExportDialog *self, const MhExportJob *job)
{
  if (job->target == NULL)
    return NULL;
  return mh_document_get_target (mh_session_get_document (self->session),
                                 (guint) job->target->index);
}

static void
copied_cb (const GError *error, gpointer data)
{
  MhExportDialog *self = data;
  g_autofree char *escaped = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  adw_toast_overlay_add_toast (self->toasts,
                               adw_toast_new (escaped != NULL ? escaped : _ ("Picture copied")));
}

static void
copy_picture_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (widget);
  const MhExportJob *job = self->jobs->pdata[g_variant_get_int32 (parameter)];

  mh_copy_picture (self->session, job->surface, find_target (self, job),
                   gtk_widget_get_clipboard (widget), copied_cb, self);
}

static void
copy_words_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (widget);
  const MhExportJob *job = self->jobs->pdata[g_variant_get_int32 (parameter)];

  mh_copy_words (self->session, job->surface, find_target (self, job),
                 gtk_widget_get_clipboard (widget));
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Alt text copied")));
}

static void
show_file_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (widget);
  MhExportChoice choice = get_choice (self);
  g_autofree char *path =
      mh_export_choice_make_path (&choice, self->jobs->pdata[g_variant_get_int32 (parameter)]);
  const char *paths[] = { path, NULL };

  mh_show_files (GTK_WINDOW (self), paths);
}

/* folder */

static void
folder_chosen_cb (MhExportDialog *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (file);
  if (path != NULL)
    mh_export_dialog_set_folder (self, path);
}

static void
choose_folder_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Export To"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Select"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (self->folder != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
    }
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (folder_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
reset_folder_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mh_export_dialog_set_folder (MH_EXPORT_DIALOG (widget), NULL);
}

/* object */

static gboolean
mh_export_dialog_close_request (GtkWindow *window)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (window);

  if (mh_export_dialog_is_running (self))
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (mh_export_dialog_parent_class)->close_request (window);
}

static void
mh_export_dialog_dispose (GObject *object)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->running, g_array_unref);
  g_clear_pointer (&self->verifier, mh_worker_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mh_export_dialog_parent_class)->dispose (object);
}

static void
mh_export_dialog_finalize (GObject *object)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (object);

  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->document, mh_document_unref);
  g_clear_pointer (&self->surfaces, mh_surfaces_unref);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (mh_export_dialog_parent_class)->finalize (object);
}

static void
mh_export_dialog_class_init (MhExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mh_export_dialog_dispose;
  object_class->finalize = mh_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = mh_export_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/export/mh-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, files);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, quality_row);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, quality);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, folder_reset);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, done_revealer);
  gtk_widget_class_bind_template_child (widget_class, MhExportDialog, done_label);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);

  gtk_widget_class_install_action (widget_class, "export.start", NULL, start_cb);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "export.show", NULL, show_cb);
  gtk_widget_class_install_action (widget_class, "export.copy-words", "i", copy_words_cb);
  gtk_widget_class_install_action (widget_class, "export.copy-picture", "i", copy_picture_cb);
  gtk_widget_class_install_action (widget_class, "export.show-file", "i", show_file_cb);
  gtk_widget_class_install_action (widget_class, "export.choose-folder", NULL, choose_folder_cb);
  gtk_widget_class_install_action (widget_class, "export.reset-folder", NULL, reset_folder_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "export.cancel", NULL);
}

static void
mh_export_dialog_init (MhExportDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->running = g_array_new (FALSE, FALSE, sizeof (guint));
  self->verifier =
      mh_worker_new ("verify", mh_verify_task_run, (GDestroyNotify) mh_verify_task_free,
                     verified_cb, (GDestroyNotify) mh_verify_news_free, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  mh_value_row_ignore_scrolling (GTK_WIDGET (self->quality));
}

/* Every target of the document; the surface that is shown when it has none. */
static GPtrArray *
list_jobs (MhExportDialog *self, GError **error)
{
  const char *shown[] = { mh_session_get_surface (self->session)->id, NULL };
  g_autofree char *stem = mh_session_dup_stem (self->session);

  return mh_export_list_jobs (self->document, self->surfaces, has_targets (self) ? NULL : shown,
                              stem, error);
}

/* Those that nothing can be made for. */
static void
tell_left_out (MhExportDialog *self)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autofree char *text = NULL;

  mh_surfaces_check_targets (self->surfaces, mh_document_get (self->document, ""), problems);
  if (problems->len == 0)
    return;
  /* Translators: how many pictures. */
  text = g_strdup_printf (ngettext ("%u picture is left out, since there is no surface for it.",
                                    "%u pictures are left out, since there is no surface for them.",
                                    problems->len),
                          problems->len);
  adw_preferences_group_set_description (self->files, text);
}

static void
fill (MhExportDialog *self)
{
  g_autoptr (GError) error = NULL;

  tell_left_out (self);
  self->jobs = list_jobs (self, &error);
  if (self->jobs == NULL)
    {
      self->jobs = g_ptr_array_new ();
      adw_preferences_group_set_description (self->files, error->message);
    }
  for (guint i = 0; i < self->jobs->len; i++)
    {
      GtkWidget *row = mh_export_row_new (self->jobs->pdata[i], i);

      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->files, row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->jobs->len > 0)
    gtk_spin_button_set_value (self->quality, ((MhExportJob *) self->jobs->pdata[0])->quality);
  g_signal_connect_object (self->quality, "value-changed", G_CALLBACK (quality_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Files of another day than today are nothing to be surprised by later. */
static void
tell_date (MhExportDialog *self)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (mh_session_is_today (self->session))
    return;
  day = mh_day_format (mh_session_get_date (self->session), mh_date_today ());
  /* Translators: %s is a day, “1 December” */
  text = g_strdup_printf (_ ("The pictures are made as of %s, not today."), day);
  adw_preferences_group_set_description (self->files, text);
}

/* Where the document says nothing, it is as the last time. */
static void
recall_options (MhExportDialog *self)
{
  g_autofree char *format = NULL;

  if (self->settings == NULL || has_targets (self))
    return;
  format = g_settings_get_string (self->settings, "export-format");
  if (g_str_equal (format, "png"))
    adw_combo_row_set_selected (self->format, MH_EXPORT_AS_PNG);
  gtk_spin_button_set_value (self->quality, g_settings_get_int (self->settings, "export-quality"));
}

/* A document without a file has no place of its own: Pictures, or what was chosen the last time. */
static void
choose_first_folder (MhExportDialog *self)
{
  const char *pictures = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);
  g_autofree char *last = NULL;

  if (self->settings != NULL)
    last = g_settings_get_string (self->settings, "export-folder");
  if (mh_session_get_file (self->session) != NULL)
    return;
  if (last != NULL && last[0] != '\0' && g_file_test (last, G_FILE_TEST_IS_DIR))
    self->folder = g_steal_pointer (&last);
  else
    self->folder = g_strdup (pictures != NULL ? pictures : g_get_home_dir ());
}

/**
 * mh_export_dialog_new:
 * @parent: the window of @session
 * @session: what is shown
 * @settings: (nullable): where choices are remembered
 *
 * Returns: a modal dialog, not yet presented
 */
GtkWidget *
mh_export_dialog_new (GtkWindow *parent, MhSession *session, GSettings *settings)
{
  MhExportDialog *self = g_object_new (MH_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->document = mh_session_fit_document (session, mh_session_get_file (session));
  self->surfaces = mh_surfaces_ref (mh_session_get_surfaces (session));
  if (settings != NULL)
    self->settings = g_object_ref (settings);
  choose_first_folder (self);
  tell_date (self);
  fill (self);
  recall_options (self);
  options_changed_cb (self);
  mh_export_dialog_update_running (self);
  /* Return exports. In the template the button could not take the focus yet. */
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
  return GTK_WIDGET (self);
}

/**
 * mh_export_dialog_set_folder:
 * @self: a dialog
 * @folder: (nullable): where all files go; %NULL for where the document says
 */
void
mh_export_dialog_set_folder (MhExportDialog *self, const char *folder)
{
  g_free (self->folder);
  self->folder = g_strdup (folder);
  options_changed_cb (self);
}
