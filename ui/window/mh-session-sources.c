/* mh-session-sources.c: files that a session's pictures depend on, read again when they change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The user’s own surfaces and the theme’s file are read off the main thread. What is damaged is
 * told, and the last that was right stays.
 */

#include "mh-session-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/mh-file.h"
#include "team/mh-json-value.h"

/* What is read. The session may go meanwhile. */
typedef struct
{
  GWeakRef session;
  char *path;
  MhDocument *document; /* (nullable): whose theme it is */
  gboolean is_news;     /* it was read before */
  guint number;         /* among those of the same source */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_weak_ref_clear (&reading->session);
  g_clear_pointer (&reading->document, mh_document_unref);
  g_free (reading->path);
  g_free (reading);
}

static void
read_in_thread (MhSession *self,
                const char *path,
                MhDocument *document,
                gboolean is_news,
                guint *n_readings,
                GTaskThreadFunc func,
                GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, NULL);
  Reading *reading = g_new0 (Reading, 1);

  g_weak_ref_init (&reading->session, self);
  reading->path = g_strdup (path);
  reading->document = document != NULL ? mh_document_ref (document) : NULL;
  reading->is_news = is_news;
  reading->number = ++*n_readings;
  g_task_set_source_tag (task, read_in_thread);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, func);
}

static void
tell_change (MhSession *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file */
  g_autofree char *message = g_strdup_printf (_ ("“%s” has changed; the pictures follow"), name);

  g_signal_emit_by_name (self, "source-changed", message);
}

/* Takes over a message about a file; NULL for a file that is right. */
static void
set_problem (MhSession *self, char **problem, const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = NULL;

  if (error != NULL && strstr (error->message, name) != NULL)
    /* Translators: %s is what is wrong with a file, its name included */
    message = g_strdup_printf (_ ("%s. What was there before stays."), error->message);
  else if (error != NULL)
    /* Translators: the first %s is the name of a file, the second what is wrong with it */
    message = g_strdup_printf (_ ("“%s” cannot be used, and what it said before stays: %s"), name,
                               error->message);
  if (g_strcmp0 (*problem, message) == 0)
    return;
  g_free (*problem);
  *problem = g_steal_pointer (&message);
  g_object_notify (G_OBJECT (self), "error");
}

/* surfaces */

char *
mh_session_dup_user_surfaces (void)
{
  return g_build_filename (g_get_user_config_dir (), "masthead", "surfaces.json", NULL);
}

static void
load_surfaces (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  MhSurfaces *surfaces = mh_surfaces_load (reading->path, NULL, NULL, &error);

  if (surfaces != NULL)
    g_task_return_pointer (task, surfaces, (GDestroyNotify) mh_surfaces_unref);
  else
    g_task_return_error (task, error);
}

static void
surfaces_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (MhSession) self = g_weak_ref_get (&reading->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhSurfaces) surfaces = g_task_propagate_pointer (G_TASK (result), &error);

  /* Readings may overtake each other: only what was begun last is true. */
  if (self == NULL || reading->number != self->n_surfaces_readings)
    return;
  set_problem (self, &self->presets_problem, reading->path, error);
  if (surfaces == NULL ||
      mh_json_equal (mh_surfaces_get_node (surfaces), mh_surfaces_get_node (self->presets)))
    return;
  mh_session_set_presets (self, surfaces);
  if (reading->is_news)
    tell_change (self, reading->path);
}

static void
read_surfaces (MhSession *self, gboolean is_news)
{
  g_autofree char *path = mh_session_dup_user_surfaces ();

  read_in_thread (self, path, NULL, is_news, &self->n_surfaces_readings, load_surfaces,
                  surfaces_loaded_cb);
}

static void
surfaces_changed_cb (MhSession *self)
{
  read_surfaces (self, TRUE);
}

/* the theme */

static void
load_theme (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  MhDocument *document = mh_document_reload_theme (reading->document, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) mh_document_unref);
  else
    g_task_return_error (task, error);
}

static MhDocument *
take_theme (MhDocument *document, gpointer renewed)
{
  return mh_document_take_theme (document, renewed);
}

static void
theme_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (MhSession) self = g_weak_ref_get (&reading->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) renewed = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *path = NULL;

  if (self != NULL)
    path = mh_document_dup_theme_path (mh_history_get_document (self->history));
  /* Another theme was chosen meanwhile, or it was read again. */
  if (self == NULL || g_strcmp0 (path, reading->path) != 0 ||
      reading->number != self->n_theme_readings)
    return;
  set_problem (self, &self->theme_problem, path, error);
  if (renewed == NULL || renewed == reading->document)
    return;
  mh_history_renew (self->history, take_theme, renewed);
  tell_change (self, path);
}

static void
theme_changed_cb (MhSession *self)
{
  MhDocument *document = mh_history_get_document (self->history);
  g_autofree char *path = mh_document_dup_theme_path (document);

  if (path != NULL)
    read_in_thread (self, path, document, TRUE, &self->n_theme_readings, load_theme,
                    theme_loaded_cb);
}

/* Follows the theme that the document names now. */
void
mh_session_follow_theme (MhSession *self)
{
  g_autofree char *path = mh_document_dup_theme_path (mh_history_get_document (self->history));
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (mh_file_watch_set_file (self->theme_watch, file))
    set_problem (self, &self->theme_problem, path != NULL ? path : "", NULL);
}

/* Reads what is not in the team file, and begins to watch it. */
void
mh_session_watch_sources (MhSession *self)
{
  g_autofree char *path = mh_session_dup_user_surfaces ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->surfaces_watch = mh_file_watch_new ();
  g_signal_connect_swapped (self->surfaces_watch, "changed", G_CALLBACK (surfaces_changed_cb),
                            self);
  mh_file_watch_set_file (self->surfaces_watch, file);
  self->theme_watch = mh_file_watch_new ();
  g_signal_connect_swapped (self->theme_watch, "changed", G_CALLBACK (theme_changed_cb), self);
  read_surfaces (self, FALSE);
}

void
mh_session_stop_watching (MhSession *self)
{
  g_clear_object (&self->surfaces_watch);
  g_clear_object (&self->theme_watch);
}
