/* mh-window-files.c: opening, saving and closing a window's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-window-private.h"

#include <glib/gi18n.h>

#include "mh-example.h"
#include "mh-file-task.h"
#include "mh-problems-dialog.h"
#include "mh-recent-files.h"

#define TEAM_SUFFIX ".team.json"

static void write_file (MhWindow *self, GFile *file, const MhFileIdentity *expected);

/* What is in hand while a file is written. */
typedef struct
{
  MhWindow *window;
  MhDocument *document; /* that was current when writing began */
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->window);
  mh_document_unref (saving->document);
  g_object_unref (saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* opening */

static void
remember_file (MhWindow *self, GFile *file)
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

static void
tell_load_failed (MhWindow *self, GFile *file, GPtrArray *problems, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *heading = NULL;

  if (error->domain == MH_DOCUMENT_ERROR && problems->len > 0)
    {
      gtk_window_present (GTK_WINDOW (mh_problems_dialog_new (GTK_WINDOW (self), name, problems)));
      return;
    }

  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_ ("“%s” Cannot Be Opened"), name);
  mh_window_show_error (self, heading, error->message);
}

static MhWindow *
take_blank_window (MhWindow *self)
{
  GtkApplication *owner = gtk_window_get_application (GTK_WINDOW (self));

  return mh_application_take_blank_window (MH_APPLICATION (owner));
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
  g_clear_object (&self->loading);
  if (document == NULL)
    {
      tell_load_failed (self, G_FILE (source), problems, error);
      return;
    }

  /* A team that is open stays where it is. */
  shown = mh_session_is_loaded (self->session) ? take_blank_window (self) : self;
  shown->identity = identity;
  mh_session_load (shown->session, document, G_FILE (source));
  mh_window_show_editor (shown);
  remember_file (shown, G_FILE (source));
  gtk_window_present (GTK_WINDOW (shown));
}

/* Gives up what is being read already. */
static void
load_file (MhWindow *self, GFile *file, GAsyncReadyCallback callback)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  mh_file_task_load (file, self->loading, callback, g_object_ref (self));
}

/**
 * mh_window_open_file:
 * @self: a window
 * @file: a team file
 *
 * Reads @file and shows it: here, or in another window when a team is open here. Where that fails,
 * what is wrong is told here and nothing else happens.
 */
void
mh_window_open_file (MhWindow *self, GFile *file)
{
  load_file (self, file, loaded_cb);
}

static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Team files"));
  gtk_file_filter_add_pattern (filter, "*" TEAM_SUFFIX);
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
static gboolean
make_chooser (MhWindow *self,
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
  if (make_chooser (self, _ ("Open Team"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"),
                    G_CALLBACK (opened_cb)))
    gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Opens the first team file that was dropped; anything else is for the widget under the pointer. */
gboolean
mh_window_take_drop (MhWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *name = g_file_get_basename (l->data);

      if (!g_str_has_suffix (name, ".json"))
        continue;
      mh_application_open_file (MH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                l->data);
      return TRUE;
    }
  mh_window_toast (self, _ ("Only team files can be dropped here"));
  return FALSE;
}

/* Where a new team looks for pictures until it is saved. */
static const char *
choose_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL ? documents : g_get_home_dir ();
}

void
mh_window_new_team (MhWindow *self)
{
  g_autoptr (MhDocument) starter =
      /* Translators: the organisation in a new, empty team file */
      mh_document_new_starter (_ ("Your Organisation"), choose_folder ());

  mh_session_load (self->session, starter, NULL);
  mh_window_show_editor (self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "toggle-design",
                                      g_variant_new_boolean (TRUE));
  gtk_stack_set_visible_child_name (self->side_stack, "account");
  mh_account_page_edit_organisation (self->account_page);
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
  g_clear_object (&self->loading);
  if (document == NULL)
    {
      mh_window_show_error (self, _ ("The Example Cannot Be Opened"), error->message);
      return;
    }
  mh_session_load (self->session, document, NULL);
  mh_window_show_editor (self);
}

void
mh_window_open_example (MhWindow *self)
{
  g_autofree char *path = mh_example_find ();
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file == NULL)
    mh_window_show_error (self, _ ("The Example Cannot Be Opened"), _ ("It is not installed."));
  else
    load_file (self, file, example_loaded_cb);
}

/* saving */

static void
save_failed_response_cb (MhWindow *self, const char *response)
{
  if (g_str_equal (response, "save-as"))
    mh_window_save_as (self);
}

static void
tell_save_failed (MhWindow *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Not Saved"), error->message);

  self->close_after_save = FALSE;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "save-as",
                                    _ ("_Save As…"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save-as");
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_failed_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
changed_response_cb (MhWindow *self, const char *response)
{
  GFile *file = mh_session_get_file (self->session);

  if (g_str_equal (response, "overwrite"))
    write_file (self, file, NULL);
  else if (g_str_equal (response, "save-as"))
    mh_window_save_as (self);
  else
    self->close_after_save = FALSE;
}

static void
ask_about_change (MhWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("File Changed on Disk"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: %s is the name of a file */
                                  _ ("Another program has changed “%s” since it was opened here. "
                                     "Overwriting loses what it wrote."),
                                  name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save-as",
                                    _ ("_Save As…"), "overwrite", _ ("_Overwrite"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save-as");
  g_signal_connect_object (dialog, "response", G_CALLBACK (changed_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  MhWindow *self = saving->window;
  MhFileIdentity identity = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean saved = mh_file_task_save_finish (result, &identity, &error);
  gboolean close = FALSE;

  self->saving = FALSE;
  if (self->session == NULL)
    return;
  mh_window_update_actions (self);
  if (g_error_matches (error, MH_FILE_TASK_ERROR, MH_FILE_TASK_ERROR_CHANGED))
    {
      ask_about_change (self, saving->file);
      return;
    }
  if (!saved)
    {
      tell_save_failed (self, error);
      return;
    }

  self->identity = identity;
  mh_session_mark_saved (self->session, saving->document, saving->file);
  remember_file (self, saving->file);
  mh_window_update_actions (self);
  /* Asks again when something was edited meanwhile: what is decided then counts from then on. */
  close = self->close_after_save;
  self->close_after_save = FALSE;
  if (close)
    gtk_window_close (GTK_WINDOW (self));
  else
    mh_window_toast (self, _ ("Saved"));
}

/* expected: the state the file must still be in, or NULL to write over any. */
static void
write_file (MhWindow *self, GFile *file, const MhFileIdentity *expected)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autoptr (MhDocument) document = mh_session_fit_document (self->session, file);

  mh_session_seal (self->session);
  self->saving = TRUE;
  mh_window_update_actions (self);
  saving->window = g_object_ref (self);
  saving->document = mh_document_ref (mh_session_get_document (self->session));
  saving->file = g_object_ref (file);
  mh_file_task_save (document, file, expected, saved_cb, saving);
}

void
mh_window_save (MhWindow *self)
{
  GFile *file = mh_session_get_file (self->session);

  if (self->saving)
    return;
  if (file == NULL)
    mh_window_save_as (self);
  else
    write_file (self, file, &self->identity);
}

/* "northwind-rail.team.json" for Northwind Rail. */
static char *
suggest_name (MhWindow *self)
{
  GFile *file = mh_session_get_file (self->session);
  g_autofree char *title = NULL;
  g_autofree char *plain = NULL;
  GString *name = NULL;

  if (file != NULL)
    return g_file_get_basename (file);

  g_object_get (self->session, "title", &title, NULL);
  plain = g_str_to_ascii (title, NULL);
  name = g_string_new (NULL);
  for (const char *c = plain; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (name, g_ascii_tolower (*c));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  if (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "team");
  g_string_append (name, TEAM_SUFFIX);
  return g_string_free (name, FALSE);
}

static void
replace_response_cb (MhWindow *self, const char *response, GtkWidget *dialog)
{
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");

  if (g_str_equal (response, "replace"))
    write_file (self, file, NULL);
  else
    self->close_after_save = FALSE;
}

/* The chooser asked about the name as it was typed, not about the one with the suffix. */
static void
ask_to_replace (MhWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);

  /* Translators: %s is the name of a file */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Replace “%s”?"), name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("A file of this name is there already."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_as_cb (MhWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) typed = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      self->close_after_save = FALSE;
      return;
    }

  typed = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  name = g_file_get_basename (typed);
  /* A team that has another name already may keep it. */
  if (g_str_has_suffix (name, TEAM_SUFFIX) || mh_window_shows_file (self, typed))
    {
      write_file (self, typed, NULL);
      return;
    }
  /* The chooser selects all up to the last dot: what is typed over it loses the half of ours. */
  if (g_str_has_suffix (name, ".json"))
    name[strlen (name) - strlen (".json")] = '\0';

  {
    g_autoptr (GFile) folder = g_file_get_parent (typed);
    g_autofree char *whole = g_strconcat (name, TEAM_SUFFIX, NULL);

    file = g_file_get_child (folder, whole);
  }
  if (g_file_query_exists (file, NULL))
    ask_to_replace (self, file);
  else
    write_file (self, file, NULL);
}

void
mh_window_save_as (MhWindow *self)
{
  g_autofree char *name = suggest_name (self);

  if (self->saving)
    return;
  if (!make_chooser (self, _ ("Save Team As"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                     G_CALLBACK (save_as_cb)))
    {
      self->close_after_save = FALSE;
      return;
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* closing */

static void
guard_response_cb (MhWindow *self, const char *response, GtkWindow *dialog)
{
  if (g_str_equal (response, "discard"))
    {
      /* The dialog is still in the middle of its answer and must not be left with a parent that is
       * gone: GTK looks at it once more when the dialog goes too. */
      gtk_window_set_transient_for (dialog, NULL);
      self->may_close = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      mh_window_save (self);
    }
  else
    self->close_after_save = FALSE;
}

/**
 * mh_window_guard_close:
 * @self: a window that is about to close
 *
 * Returns: %TRUE if it may. Else the user is asked what to do with what is not saved, and the
 * window closes by itself when they have decided so
 */
gboolean
mh_window_guard_close (MhWindow *self)
{
  g_autofree char *title = NULL;
  GtkWidget *dialog = NULL;

  if (self->saving)
    {
      self->close_after_save = TRUE;
      return FALSE;
    }
  if (self->may_close || !mh_session_get_modified (self->session))
    return TRUE;

  g_object_get (self->session, "title", &title, NULL);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save Changes?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: %s is the name of an organisation */
                                  _ ("What you changed in “%s” is lost if you don’t save it."),
                                  title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (guard_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}
