/* mh-window-save.c: saving and closing a window's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-window-private.h"

#include <glib/gi18n.h>

#include "mh-file-task.h"

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

/* saving */

static void
save_failed_response_cb (MhWindow *self, const char *response)
{
  if (g_str_equal (response, "save-as"))
    {
      if (self->is_copy)
        mh_window_save_copy (self);
      else
        mh_window_save_as (self);
    }
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

  if (self->is_copy)
    {
      g_autofree char *name = g_file_get_basename (saving->file);
      g_autofree char *message = NULL;

      /* Translators: %s is the name of a file */
      message = g_strdup_printf (_ ("Saved a copy as “%s”"), name);
      mh_window_toast (self, message);
      return;
    }

  mh_session_mark_saved (self->session, saving->document, saving->file);
  mh_window_set_identity (self, &identity);
  mh_window_remember_file (self, saving->file);
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
  /* A file that cannot be written over is kept by saving somewhere else. */
  if (file == NULL || self->is_read_only)
    mh_window_save_as (self);
  else
    {
      self->is_copy = FALSE;
      write_file (self, file, &self->identity);
    }
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
  g_string_append (name, MH_TEAM_SUFFIX);
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
  if (mh_window_shows_file (self, typed))
    self->is_copy = FALSE;
  /* A team that has another name already may keep it. */
  if (g_str_has_suffix (name, MH_TEAM_SUFFIX) || mh_window_shows_file (self, typed))
    {
      write_file (self, typed, NULL);
      return;
    }
  /* The chooser selects all up to the last dot: what is typed over it loses the half of ours. */
  if (g_str_has_suffix (name, ".json"))
    name[strlen (name) - strlen (".json")] = '\0';

  {
    g_autoptr (GFile) folder = g_file_get_parent (typed);
    g_autofree char *whole = g_strconcat (name, MH_TEAM_SUFFIX, NULL);

    file = g_file_get_child (folder, whole);
  }
  if (g_file_query_exists (file, NULL))
    ask_to_replace (self, file);
  else
    write_file (self, file, NULL);
}

/* The name of a new file beside the one that is open: nobody means to write over that. */
static char *
suggest_copy_name (MhWindow *self)
{
  g_autofree char *name = suggest_name (self);
  g_autofree char *stem = NULL;
  g_autofree char *copy = NULL;

  if (mh_session_get_file (self->session) == NULL)
    return g_steal_pointer (&name);
  if (g_str_has_suffix (name, MH_TEAM_SUFFIX))
    stem = g_strndup (name, strlen (name) - strlen (MH_TEAM_SUFFIX));
  else
    stem = g_strdup (name);
  /* Translators: %s is the name of a file without its suffix */
  copy = g_strdup_printf (_ ("%s (copy)"), stem);
  return g_strconcat (copy, MH_TEAM_SUFFIX, NULL);
}

static void
choose_place (MhWindow *self, gboolean is_copy)
{
  g_autofree char *name = is_copy ? suggest_copy_name (self) : suggest_name (self);

  if (self->saving)
    return;
  if (!mh_window_make_chooser (self, is_copy ? _ ("Save a Copy") : _ ("Save Team As"),
                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), G_CALLBACK (save_as_cb)))
    {
      self->close_after_save = FALSE;
      return;
    }
  self->is_copy = is_copy;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
mh_window_save_as (MhWindow *self)
{
  choose_place (self, FALSE);
}

/* The window goes on with its own file, and with what is not saved in it. */
void
mh_window_save_copy (MhWindow *self)
{
  choose_place (self, TRUE);
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
