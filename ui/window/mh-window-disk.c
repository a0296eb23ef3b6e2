/* mh-window-disk.c: what happens to a window's file behind its back, and after a crash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-window-private.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "mh-compare-dialog.h"
#include "mh-file-task.h"

/* What is done with the file once it is read. */
typedef void (*TakeFunc) (MhWindow *self, MhDocument *document, const MhFileIdentity *identity);

typedef struct
{
  MhWindow *window;
  TakeFunc take;
} Reading;

/* the bar */

static void
show_bar (MhWindow *self, gboolean is_gone)
{
  GFile *file = mh_session_get_file (self->session);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = NULL;

  if (is_gone)
    /* Translators: %s is the name of a file */
    message = g_strdup_printf (_ ("“%s” is no longer in its folder. Save to keep it."), name);
  else
    /* Translators: %s is the name of a file */
    message = g_strdup_printf (_ ("Another program has changed “%s”."), name);
  gtk_label_set_label (self->disk_label, message);
  gtk_widget_set_visible (self->disk_buttons, !is_gone);
  gtk_info_bar_set_revealed (self->disk_bar, TRUE);
}

static void
hide_bar (MhWindow *self)
{
  gtk_info_bar_set_revealed (self->disk_bar, FALSE);
}

static void
file_changed_cb (MhWindow *self)
{
  GFile *file = mh_session_get_file (self->session);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  MhFileIdentity now = { 0 };
  gboolean is_gone = FALSE;

  /* What is written from here is told apart when it is done. */
  if (path == NULL || self->saving)
    return;
  is_gone = !mh_file_identify (path, &now, NULL);
  self->is_file_gone = is_gone;
  if (is_gone || !mh_file_identity_equal (&now, &self->identity))
    show_bar (self, is_gone);
  else
    hide_bar (self);
  mh_window_update_actions (self);
}

/* reading it again */

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (MhWindow) self = reading->window;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  MhFileIdentity identity = { 0 };
  g_autoptr (MhDocument) document = mh_file_task_load_finish (result, &identity, &problems, &error);

  if (self->session == NULL || !mh_window_shows_file (self, G_FILE (source)))
    return;
  if (document == NULL)
    mh_window_tell_load_failed (self, G_FILE (source), problems, error, NULL);
  else
    reading->take (self, document, &identity);
}

static void
read_again (MhWindow *self, TakeFunc take)
{
  GFile *file = mh_session_get_file (self->session);
  Reading *reading = NULL;

  if (file == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->window = g_object_ref (self);
  reading->take = take;
  mh_file_task_load (file, NULL, read_again_cb, reading);
}

static void
compare (MhWindow *self, MhDocument *document, const MhFileIdentity *identity)
{
  MhDocument *here = mh_session_get_document (self->session);

  gtk_window_present (GTK_WINDOW (mh_compare_dialog_new (GTK_WINDOW (self), here, document)));
}

/* A step like any other: undo brings back what was here. */
static void
take_over (MhWindow *self, MhDocument *document, const MhFileIdentity *identity)
{
  mh_session_seal (self->session);
  mh_session_commit (self->session, mh_document_ref (document), NULL, _ ("Reload"), NULL);
  mh_session_mark_saved (self->session, document, mh_session_get_file (self->session));
  mh_window_set_identity (self, identity);
  hide_bar (self);
  mh_window_toast (self, _ ("Reloaded"));
}

/* From now on the file that is there is the one that Save may write over. */
static void
keep (MhWindow *self, MhDocument *document, const MhFileIdentity *identity)
{
  mh_session_mark_saved (self->session, document, mh_session_get_file (self->session));
  mh_window_set_identity (self, identity);
  hide_bar (self);
}

void
mh_window_compare_with_disk (MhWindow *self)
{
  read_again (self, compare);
}

void
mh_window_reload (MhWindow *self)
{
  read_again (self, take_over);
}

void
mh_window_keep_mine (MhWindow *self)
{
  read_again (self, keep);
}

/* The file is replaced by rename, so that its folder counts too. */
static gboolean
may_write (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return faccessat (AT_FDCWD, g_file_peek_path (file), W_OK, AT_EACCESS) == 0 &&
         (folder == NULL || faccessat (AT_FDCWD, g_file_peek_path (folder), W_OK, AT_EACCESS) == 0);
}

/**
 * mh_window_set_identity:
 * @self: a window
 * @identity: the state in which its session's file was just read or written
 */
void
mh_window_set_identity (MhWindow *self, const MhFileIdentity *identity)
{
  GFile *file = mh_session_get_file (self->session);

  self->identity = *identity;
  self->is_file_gone = FALSE;
  self->is_read_only = file != NULL && !may_write (file);
  if (self->recovery != NULL)
    mh_recovery_set_identity (self->recovery, identity);
  hide_bar (self);
  mh_window_update_title (self);
}

static void
session_file_cb (MhWindow *self)
{
  mh_file_watch_set_file (self->watch, mh_session_get_file (self->session));
}

/**
 * mh_window_watch_disk:
 * @self: a window, once it belongs to its application
 *
 * Keeps a copy of what is not saved, and watches the file.
 */
void
mh_window_watch_disk (MhWindow *self)
{
  GtkApplication *owner = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  MhRecoveryFolder *folder = mh_application_get_recovery_folder (MH_APPLICATION (owner), &error);

  self->watch = mh_file_watch_new ();
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (file_changed_cb), self);
  g_signal_connect_object (self->session, "notify::file", G_CALLBACK (session_file_cb), self,
                           G_CONNECT_SWAPPED);
  if (folder == NULL)
    {
      mh_window_toast (self, error->message);
      return;
    }
  self->recovery = mh_recovery_new (self->session, folder);
  g_signal_connect_swapped (self->recovery, "failed", G_CALLBACK (mh_window_toast), self);
}

void
mh_window_stop_watching (MhWindow *self)
{
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  /* A copy that is just being written keeps the object alive, but must not stay. */
  if (self->recovery != NULL)
    g_object_run_dispose (G_OBJECT (self->recovery));
  g_clear_object (&self->recovery);
}

/* after a crash */

typedef struct
{
  MhWindow *window;
  MhLeftTeam *left;
} Recovering;

/* base: what stands in the file, or NULL when there is none that can be read: then saving asks for
 * a place. */
static void
recover (MhWindow *self, MhLeftTeam *left, MhDocument *base, GFile *file)
{
  g_autoptr (MhDocument) starter = NULL;

  if (base == NULL)
    starter = mh_document_new_starter (_ ("Your Organisation"), left->origin.folder);
  mh_session_load (self->session, base != NULL ? base : starter, base != NULL ? file : NULL);
  /* Of the file as it was when it was edited: Save asks when another was put in its place. */
  mh_window_set_identity (self, &left->origin.identity);
  mh_session_commit (self->session, mh_document_ref (left->document), NULL, _ ("Recover Changes"),
                     NULL);
  mh_session_seal (self->session);
  if (self->recovery != NULL)
    mh_recovery_adopt (self->recovery, left);
  mh_window_show_editor (self);
  mh_window_toast (self, mh_session_get_modified (self->session)
                             ? _ ("Changes recovered, not saved yet")
                             : _ ("Nothing was lost: all changes are in the file"));
}

static void
base_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Recovering *recovering = data;
  g_autoptr (MhWindow) self = recovering->window;
  g_autoptr (MhLeftTeam) left = recovering->left;
  g_autoptr (GPtrArray) problems = NULL;
  MhFileIdentity identity = { 0 };
  g_autoptr (MhDocument) base = mh_file_task_load_finish (result, &identity, &problems, NULL);

  if (self->session == NULL)
    return;
  mh_window_end_loading (self);
  recover (self, left, base, G_FILE (source));
  mh_window_take_waiting (self, self);
}

/**
 * mh_window_recover:
 * @self: a blank window
 * @left: (transfer full): what a program that ended too early left
 *
 * Shows it as one step after what stands in its file, so that undo leads back there.
 */
void
mh_window_recover (MhWindow *self, MhLeftTeam *left)
{
  g_autoptr (GFile) file = NULL;
  Recovering *recovering = NULL;

  if (left->origin.path == NULL)
    {
      recover (self, left, NULL, NULL);
      mh_left_team_free (left);
      return;
    }

  recovering = g_new0 (Recovering, 1);
  recovering->window = g_object_ref (self);
  recovering->left = left;
  file = g_file_new_for_path (left->origin.path);
  /* So that the window is not taken for another file meanwhile. */
  mh_window_begin_loading (self, file);
  mh_file_task_load (file, self->loading, base_loaded_cb, recovering);
}
