/* mh-export-dialog.c: the way from the window to picture files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mh-export-row.h"
#include "mh-export-run.h"
#include "mh-show-files.h"
#include "checks/mh-findings.h"

/* Of the format row. */
enum
{
  FORMAT_OWN,
  FORMAT_JPEG,
  FORMAT_PNG,
};

struct _MhExportDialog
{
  AdwWindow parent_instance;

  /* owned */
  MhSession *session;
  MhDocument *document; /* as it was when the dialog opened; the dialog is modal */
  MhSurfaces *surfaces;
  GSettings *settings;
  GPtrArray *jobs; /* of MhExportJob, one a row; as the document says */
  GPtrArray *rows; /* of MhExportRow, not owned */
  GPtrArray *made; /* of char *: paths of files that were written */
  GArray *running; /* of guint: the row of each file in work */
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  char *folder; /* NULL: where the document says */

  guint n_done;
  guint n_failed;
  guint n_flawed;       /* made, but not as the document wants */
  gboolean quality_set; /* by hand: counts for every file */

  /* template */
  AdwToastOverlay *toasts;
  GtkWidget *cancel_button;
  GtkWidget *export_button;
  GtkWidget *options;
  AdwPreferencesGroup *files;
  AdwComboRow *format;
  GtkWidget *quality_row;
  GtkSpinButton *quality;
  AdwActionRow *folder_row;
  GtkWidget *folder_reset;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress;
  GtkRevealer *done_revealer;
  GtkLabel *done_label;
};

G_DEFINE_FINAL_TYPE (MhExportDialog, mh_export_dialog, ADW_TYPE_WINDOW)

/* jobs */

static char *
replace_suffix (const char *path, MhFormat format)
{
  const char *slash = strrchr (path, '/');
  const char *dot = strrchr (path, '.');
  gsize length = dot != NULL && dot > slash ? (gsize) (dot - path) : strlen (path);
  g_autofree char *stem = g_strndup (path, length);

  return g_strconcat (stem, format == MH_FORMAT_PNG ? ".png" : ".jpg", NULL);
}

/* Where a file goes with what is chosen now. */
static char *
choose_path (MhExportDialog *self, const MhExportJob *job)
{
  guint format = adw_combo_row_get_selected (self->format);
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *path =
      self->folder != NULL ? g_build_filename (self->folder, name, NULL) : g_strdup (job->path);
  MhFormat chosen = format == FORMAT_PNG ? MH_FORMAT_PNG : MH_FORMAT_JPEG;

  if (format == FORMAT_OWN || chosen == job->format)
    return g_steal_pointer (&path);
  return replace_suffix (path, chosen);
}

static MhExportJob *
make_job (MhExportDialog *self, const MhExportJob *plain)
{
  guint format = adw_combo_row_get_selected (self->format);
  g_autofree char *path = choose_path (self, plain);
  MhExportJob *job = mh_export_job_new (plain->surface, plain->target, path);

  job->format = format == FORMAT_OWN   ? plain->format
                : format == FORMAT_PNG ? MH_FORMAT_PNG
                                       : MH_FORMAT_JPEG;
  job->quality =
      self->quality_set ? gtk_spin_button_get_value_as_int (self->quality) : plain->quality;
  job->max_bytes = plain->max_bytes;
  job->scale = plain->scale;
  return job;
}

static gboolean
has_targets (MhExportDialog *self)
{
  return mh_document_get_n_targets (self->document) > 0;
}

/* what is shown */

static gboolean
is_running (MhExportDialog *self)
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

/* Everything that depends on what is chosen. */
static void
options_changed_cb (MhExportDialog *self)
{
  if (is_running (self))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *path = choose_path (self, self->jobs->pdata[i]);

      mh_export_row_show_path (self->rows->pdata[i], path);
    }
  gtk_widget_set_sensitive (self->quality_row,
                            adw_combo_row_get_selected (self->format) != FORMAT_PNG);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start", count_chosen (self) > 0);
  update_folder_row (self);
  gtk_revealer_set_reveal_child (self->done_revealer, FALSE);
}

static void
chosen_cb (MhExportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start",
                                 !is_running (self) && count_chosen (self) > 0);
}

static void
quality_changed_cb (MhExportDialog *self)
{
  self->quality_set = TRUE;
}

static void
update_running (MhExportDialog *self)
{
  gboolean running = is_running (self);

  gtk_widget_set_sensitive (self->options, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->files), !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start",
                                 !running && count_chosen (self) > 0);
  gtk_revealer_set_reveal_child (self->progress_revealer, running);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button),
                        running || self->made->len == 0 ? _ ("_Cancel") : _ ("_Close"));
}

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

/* running */

static void
report_cb (guint index, const MhExportResult *result, const GError *error, gpointer data)
{
  MhExportDialog *self = data;
  guint row = 0;

  if (self->running == NULL)
    return;

  row = g_array_index (self->running, guint, index);
  if (g_error_matches (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CANCELLED))
    error = NULL;
  mh_export_row_show_result (self->rows->pdata[row], result, error);
  self->n_done++;
  if (result != NULL)
    {
      g_ptr_array_add (self->made, g_strdup (result->path));
      self->n_flawed += mh_findings_count (result->findings) > 0 ? 1 : 0;
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
                               NULL);
  g_clear_object (&self->cancellable);
  update_running (self);
  if (g_error_matches (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CLASH))
    tell_clash (self, error);
  if (self->made->len + self->n_failed == 0)
    return;

  sum = sum_up (self);
  gtk_label_set_label (self->done_label, sum);
  gtk_revealer_set_reveal_child (self->done_revealer, self->made->len > 0);
  if (error == NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (sum));
}

static void
remember_options (MhExportDialog *self, const MhExportJob *job)
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
  MhExportDialog *self = MH_EXPORT_DIALOG (widget);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_export_job_free);
  GFile *file = mh_session_get_file (self->session);

  gtk_spin_button_update (self->quality);
  g_array_set_size (self->running, 0);
  g_ptr_array_set_size (self->made, 0);
  self->n_done = 0;
  self->n_failed = 0;
  self->n_flawed = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!mh_export_row_is_chosen (self->rows->pdata[i]))
        continue;
      g_ptr_array_add (jobs, make_job (self, self->jobs->pdata[i]));
      g_array_append_val (self->running, i);
      mh_export_row_show_waiting (self->rows->pdata[i]);
    }

  remember_options (self, jobs->pdata[0]);
  self->cancellable = g_cancellable_new ();
  gtk_revealer_set_reveal_child (self->done_revealer, FALSE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  update_running (self);
  mh_export_run_start (self->document, self->surfaces,
                       file != NULL ? g_file_peek_path (file) : NULL, jobs,
                       mh_session_get_date (self->session), mh_session_get_pictures (self->session),
                       self->cancellable, report_cb, finished_cb, self);
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MhExportDialog *self = MH_EXPORT_DIALOG (widget);

  if (is_running (self))
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
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

  if (is_running (self))
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
  gtk_widget_init_template (GTK_WIDGET (self));
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

static void
fill (MhExportDialog *self)
{
  g_autoptr (GError) error = NULL;

  self->jobs = list_jobs (self, &error);
  if (self->jobs == NULL)
    {
      self->jobs = g_ptr_array_new ();
      adw_preferences_group_set_description (self->files, error->message);
    }
  for (guint i = 0; i < self->jobs->len; i++)
    {
      GtkWidget *row = mh_export_row_new (self->jobs->pdata[i]);

      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->files, row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->jobs->len > 0)
    gtk_spin_button_set_value (self->quality, ((MhExportJob *) self->jobs->pdata[0])->quality);
  g_signal_connect_object (self->quality, "value-changed", G_CALLBACK (quality_changed_cb), self,
                           G_CONNECT_SWAPPED);
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
    adw_combo_row_set_selected (self->format, FORMAT_PNG);
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
  fill (self);
  recall_options (self);
  options_changed_cb (self);
  update_running (self);
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
