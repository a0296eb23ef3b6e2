/* mh-window-files.c: opening, saving and closing a window's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-window-private.h"

#include <glib/gi18n.h>

#include "mh-example.h"
#include "mh-file-task.h"
#include "mh-first-frame.h"
#include "mh-problems-dialog.h"
#include "mh-recent-files.h"
#include "team/mh-template.h"

/* opening */

/**
 * mh_window_begin_loading:
 * @self: a window
 * @file: (nullable): what is read from now on, where it will be that of a window
 *
 * Gives up what is being read already.
 */
void
mh_window_begin_loading (MhWindow *self, GFile *file)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  g_set_object (&self->loading_file, file);
}

/**
 * mh_window_end_loading:
 * @self: a window that has read its file
 */
void
mh_window_end_loading (MhWindow *self)
{
  g_clear_object (&self->loading);
  g_clear_object (&self->loading_file);
}

void
mh_window_remember_file (MhWindow *self, GFile *file)
{
  g_autofree char *title = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GFile) parent = g_file_get_parent (file);

  g_object_get (self->session, "title", &title, NULL);
  mh_recent_files_add (file, title);
  folder = parent != NULL ? g_file_get_path (parent) : NULL;
  if (self->settings != NULL && folder != NULL)
    g_settings_set_string (self->settings, "last-folder", folder);
}

/* note: (nullable): a sentence more */
void
mh_window_tell_load_failed (
    MhWindow *self, GFile *file, GPtrArray *problems, const GError *error, const char *note)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (error->domain == MH_DOCUMENT_ERROR && problems->len > 0)
    {
      gtk_window_present (
          GTK_WINDOW (mh_problems_dialog_new (GTK_WINDOW (self), name, problems, note)));
      return;
    }

  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_ ("“%s” Cannot Be Opened"), name);
  body = note != NULL ? g_strjoin ("\n\n", error->message, note, NULL) : g_strdup (error->message);
  mh_window_show_error (self, heading, body);
}

static MhApplication *
get_application (MhWindow *self)
{
  return MH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* Where the team that was on its way does not come. */
static void
show_start (MhWindow *self)
{
  if (mh_session_is_loaded (self->session))
    return;
  gtk_stack_set_visible_child_name (self->pages, "start");
  mh_window_update_actions (self);
}

/* What to say of it: NULL where nothing waited. */
static const char *
forget_waiting (MhWindow *self)
{
  return mh_window_forget_waiting (self)
             ? _ ("What was to be added to this team was not added. Add it again once a team is "
                  "open.")
             : NULL;
}

/* Until now there was only the header bar to have it. */
static void
focus_editor (MhWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages)))
    gtk_widget_child_focus (GTK_WIDGET (self->surface_bar), GTK_DIR_TAB_FORWARD);
}

/* The list of recent files can be long to read. */
static void
remember_cb (GtkWidget *widget)
{
  MhWindow *self = MH_WINDOW (widget);
  GFile *file = self->session != NULL ? mh_session_get_file (self->session) : NULL;

  if (file != NULL)
    mh_window_remember_file (self, file);
}

/* A team that is open stays where it is, and a file has one window: another may have been saved
 * there meanwhile. */
static MhWindow *
show_loaded (MhWindow *self, MhDocument *document, GFile *file, const MhFileIdentity *identity)
{
  MhWindow *shown = mh_application_find_window (get_application (self), file);

  if (shown != NULL)
    {
      show_start (self);
      return shown;
    }
  shown = mh_session_is_loaded (self->session)
              ? mh_application_take_blank_window (get_application (self))
              : self;
  mh_session_load (shown->session, document, file);
  mh_window_set_identity (shown, identity);
  mh_window_show_editor (shown);
  return shown;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MhWindow) self = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (MhDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  MhFileIdentity identity = { 0 };
  MhWindow *shown = NULL;

  document = mh_file_task_load_finish (result, &identity, &problems, &error);
  /* Given up for another file, which may be on its way: not ours to clear. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  /* Closed meanwhile. */
  if (get_application (self) == NULL)
    return;
  mh_window_end_loading (self);
  if (document == NULL)
    {
      show_start (self);
      mh_window_tell_load_failed (self, G_FILE (source), problems, error, forget_waiting (self));
      return;
    }

  shown = show_loaded (self, document, G_FILE (source), &identity);
  mh_window_take_waiting (self, shown);
  gtk_window_present (GTK_WINDOW (shown));
  focus_editor (shown);
  mh_first_frame_wait (GTK_WIDGET (shown), G_PRIORITY_LOW, remember_cb);
}

/**
 * mh_window_open_file:
 * @self: a window
 * @file: a team file
 *
 * Reads @file and shows it: here, or in another window when a team is open here. Where that fails,
 * what is wrong is told here and nothing else happens. A window that nobody has seen yet begins as
 * that of a team.
 */
void
mh_window_open_file (MhWindow *self, GFile *file)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) && !mh_session_is_loaded (self->session))
    mh_window_show_editor (self);
  mh_window_begin_loading (self, file);
  mh_file_task_load (file, self->loading, loaded_cb, g_object_ref (self));
}

static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Team files"));
  gtk_file_filter_add_pattern (filter, "*" MH_TEAM_SUFFIX);
  gtk_file_filter_add_pattern (filter, "*.json");
  return filter;
}

/* The folder of the file, else the one used last. */
static void
set_folder (MhWindow *self, GtkFileChooser *chooser)
{
  GFile *file = mh_session_get_file (self->session);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *last = NULL;

  if (folder == NULL && self->settings != NULL)
    {
      last = g_settings_get_string (self->settings, "last-folder");
      if (last[0] != '\0' && g_file_test (last, G_FILE_TEST_IS_DIR))
        folder = g_file_new_for_path (last);
    }
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

/* FALSE when one is up already, which may be another one. */
gboolean
mh_window_make_chooser (MhWindow *self,
                        const char *title,
                        GtkFileChooserAction action,
                        const char *accept,
                        GCallback response_cb)
{
  g_autoptr (GtkFileFilter) filter = NULL;

  if (self->chooser != NULL)
    return FALSE;

  filter = make_filter ();

  self->chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  set_folder (self, GTK_FILE_CHOOSER (self->chooser));
  g_signal_connect_swapped (self->chooser, "response", response_cb, self);
  return TRUE;
}

static void
opened_cb (MhWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  mh_application_open_file (MH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file);
}

void
mh_window_choose_file (MhWindow *self)
{
  if (mh_window_make_chooser (self, _ ("Open Team"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"),
                              G_CALLBACK (opened_cb)))
    gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Where a new team looks for pictures until it is saved. */
static const char *
choose_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL ? documents : g_get_home_dir ();
}

/**
 * mh_window_new_team:
 * @self: a window without a team
 *
 * Begins an empty team.
 */
void
mh_window_new_team (MhWindow *self)
{
  mh_window_new_team_from (self, NULL);
}

/**
 * mh_window_new_team_from:
 * @self: a window without a team
 * @template_id: (nullable): one of mh_template_ids; %NULL for an empty team
 *
 * Begins a team. What it is called is asked first.
 */
void
mh_window_new_team_from (MhWindow *self, const char *template_id)
{
  /* Translators: the organisation in a new, empty team file */
  const char *organisation = _ ("Your Organisation");
  g_autoptr (MhDocument) starter =
      template_id != NULL ? mh_template_make (template_id, organisation, choose_folder ())
                          : mh_document_new_starter (organisation, choose_folder ());

  mh_session_load (self->session, starter, NULL);
  gtk_stack_set_visible_child_name (self->side_stack, "account");
  mh_window_show_editor (self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "toggle-design",
                                      g_variant_new_boolean (TRUE));
  mh_account_page_edit_organisation (mh_window_get_account_page (self));
}

/* The example is not the user's file: saving asks for a place. */
static void
example_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MhWindow) self = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  MhFileIdentity identity = { 0 };
  g_autoptr (MhDocument) document = mh_file_task_load_finish (result, &identity, &problems, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  mh_window_end_loading (self);
  if (document == NULL)
    {
      mh_window_forget_waiting (self);
      mh_window_show_error (self, _ ("The Example Cannot Be Opened"), error->message);
      return;
    }
  mh_session_load (self->session, document, NULL);
  mh_window_show_editor (self);
  mh_window_take_waiting (self, self);
}

void
mh_window_open_example (MhWindow *self)
{
  g_autofree char *path = mh_example_find ();
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file == NULL)
    {
      mh_window_show_error (self, _ ("The Example Cannot Be Opened"), _ ("It is not installed."));
      return;
    }
  mh_window_begin_loading (self, NULL);
  mh_file_task_load (file, self->loading, example_loaded_cb, g_object_ref (self));
}
