/* mh-file-task.c: reading and writing team files off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-file-task.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (mh_file_task_error, mh_file_task_error)

typedef struct
{
  char *path;
  GPtrArray *problems;
  MhDocument *document; /* to write */
  gboolean is_expected;
  MhFileIdentity identity; /* expected before writing; found after reading or writing */
} Work;

static void
work_free (Work *work)
{
  g_free (work->path);
  g_clear_pointer (&work->problems, g_ptr_array_unref);
  g_clear_pointer (&work->document, mh_document_unref);
  g_free (work);
}

/* The one door for files takes paths; what has none lies on a network and is not for us. */
static GTask *
make_task (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (file, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);
  g_autofree char *name = NULL;

  work->path = g_file_get_path (file);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  if (work->path != NULL)
    return task;

  name = g_file_get_parse_name (file);
  g_task_return_new_error (task, MH_FILE_TASK_ERROR, MH_FILE_TASK_ERROR_NOT_LOCAL,
                           /* Translators: %s is an address such as “sftp://host/team.json” */
                           _ ("“%s” is not on this computer. Copy it to a folder here first."),
                           name);
  g_object_unref (task);
  return NULL;
}

static void
load (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  MhDocument *document = NULL;
  GError *error = NULL;

  /* Before reading: a file that changes meanwhile is then taken for changed, not for read. */
  if (!mh_file_identify (work->path, &work->identity, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  document = mh_document_load (work->path, work->problems, &error);
  if (document == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, document, (GDestroyNotify) mh_document_unref);
}

/**
 * mh_file_task_load:
 * @file: a team file
 * @cancellable: (nullable): to give up
 * @callback: gets the result
 * @data: for @callback
 */
void
mh_file_task_load (GFile *file,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  g_autoptr (GTask) task = make_task (file, cancellable, callback, data);

  if (task == NULL)
    return;
  ((Work *) g_task_get_task_data (task))->problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_task_run_in_thread (task, load);
}

/**
 * mh_file_task_load_finish:
 * @result: of mh_file_task_load()
 * @identity: (out): the state of the file that was read
 * @problems: (out) (transfer full): of MhProblem; on failure too, and empty unless the content was
 * the reason
 * @error: place for a GError
 *
 * Returns: (transfer full) (nullable): the document
 */
MhDocument *
mh_file_task_load_finish (GAsyncResult *result,
                          MhFileIdentity *identity,
                          GPtrArray **problems,
                          GError **error)
{
  GTask *task = G_TASK (result);
  Work *work = g_task_get_task_data (task);

  *identity = work->identity;
  if (work->problems != NULL)
    *problems = g_ptr_array_ref (work->problems);
  else
    *problems = g_ptr_array_new ();
  return g_task_propagate_pointer (task, error);
}

/* Whether the file is there in another state than expected. One that is gone may be written. */
static gboolean
was_changed (Work *work)
{
  MhFileIdentity now = { 0 };

  return work->is_expected && mh_file_identify (work->path, &now, NULL) &&
         !mh_file_identity_equal (&now, &work->identity);
}

static void
save (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  if (was_changed (work))
    g_task_return_new_error (task, MH_FILE_TASK_ERROR, MH_FILE_TASK_ERROR_CHANGED,
                             _ ("“%s” was changed by another program."), work->path);
  else if (!mh_document_save (work->document, work->path, &error) ||
           !mh_file_identify (work->path, &work->identity, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * mh_file_task_save:
 * @document: what to write
 * @file: where to
 * @expected: (nullable): the state in which the file was last seen; %NULL to write over any
 * @callback: gets the result
 * @data: for @callback
 */
void
mh_file_task_save (MhDocument *document,
                   GFile *file,
                   const MhFileIdentity *expected,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  g_autoptr (GTask) task = make_task (file, NULL, callback, data);
  Work *work = NULL;

  if (task == NULL)
    return;

  work = g_task_get_task_data (task);
  work->document = mh_document_ref (document);
  work->is_expected = expected != NULL;
  if (expected != NULL)
    work->identity = *expected;
  g_task_run_in_thread (task, save);
}

/**
 * mh_file_task_save_finish:
 * @result: of mh_file_task_save()
 * @identity: (out): the state of the file that was written
 * @error: place for a GError
 *
 * Errors: MH_FILE_TASK_ERROR, MH_FILE_ERROR.
 *
 * Returns: %TRUE if the file was written
 */
gboolean
mh_file_task_save_finish (GAsyncResult *result, MhFileIdentity *identity, GError **error)
{
  GTask *task = G_TASK (result);

  *identity = ((Work *) g_task_get_task_data (task))->identity;
  return g_task_propagate_boolean (task, error);
}
