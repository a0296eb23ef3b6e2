/* mh-import-task.c: reading a roster and comparing it, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-task.h"

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "roster/mh-roster-complete.h"

/* A request of its own. */
typedef struct
{
  GBytes *bytes; /* (nullable) */
  char *path;
  MhDocument *document;
  char *folder;
  char *photos;
  char *platform;
  MhDate date;
  char **maps;
} Work;

static Work *
work_new (const MhImportRequest *request)
{
  Work *work = g_new0 (Work, 1);

  work->bytes = request->bytes != NULL ? g_bytes_ref (request->bytes) : NULL;
  work->path = g_strdup (request->path);
  work->document = mh_document_ref (request->document);
  work->folder = g_strdup (request->folder);
  work->photos = g_strdup (request->photos);
  work->platform = g_strdup (request->platform);
  work->date = request->date;
  work->maps = g_strdupv ((char **) request->maps);
  return work;
}

static void
work_free (Work *work)
{
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_free (work->path);
  mh_document_unref (work->document);
  g_free (work->folder);
  g_free (work->photos);
  g_free (work->platform);
  g_strfreev (work->maps);
  g_free (work);
}

/* A team without a file has no folder that photos could be written to. */
static void
leave_photos_out (MhImport *import)
{
  for (guint i = 0; i < import->people->len; i++)
    {
      MhRosterPerson *person = import->people->pdata[i];

      import->n_left_out +=
          person->photo != NULL && !json_object_has_member (person->member, "photo");
      g_clear_pointer (&person->photo, g_bytes_unref);
    }
}

static void
find_photos (MhImport *import, const Work *work)
{
  g_autofree char *beside = work->path != NULL ? g_path_get_dirname (work->path) : NULL;
  MhRosterFolders folders = { beside, work->photos, work->folder };

  if (work->folder == NULL)
    leave_photos_out (import);
  mh_roster_find_photos (import->people, work->document, &folders, import->problems);
}

static gboolean
has_errors (const MhImport *import)
{
  for (guint i = 0; i < import->problems->len; i++)
    if (!((const MhProblem *) import->problems->pdata[i])->is_note)
      return TRUE;
  return FALSE;
}

static MhImport *
compare (GBytes *bytes, const Work *work)
{
  MhImport *import = g_new0 (MhImport, 1);
  const char *const *maps = (const char *const *) work->maps;

  import->bytes = g_bytes_ref (bytes);
  import->document = mh_document_ref (work->document);
  import->date = work->date;
  import->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  import->columns = mh_roster_list_columns (bytes, maps);
  import->people = mh_roster_read (bytes, maps, import->problems);
  if (import->people == NULL)
    return import;
  mh_roster_judge_handles (import->people, import->problems);
  find_photos (import, work);
  import->entries =
      mh_roster_compare (work->document, import->people, work->date, import->problems);
  if (has_errors (import))
    g_clear_pointer (&import->entries, g_ptr_array_unref);
  if (import->entries != NULL)
    mh_roster_complete (work->document, import->entries, work->platform, work->date);
  return import;
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Work *work = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (work->bytes != NULL)
    bytes = g_bytes_ref (work->bytes);
  else
    bytes = mh_file_read (work->path, MH_LIMIT_ROSTER_BYTES, NULL, &error);
  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, compare (bytes, work), (GDestroyNotify) mh_import_free);
}

void
mh_import_free (MhImport *import)
{
  g_clear_pointer (&import->entries, g_ptr_array_unref);
  g_clear_pointer (&import->people, g_ptr_array_unref);
  g_ptr_array_unref (import->problems);
  g_ptr_array_unref (import->columns);
  mh_document_unref (import->document);
  g_bytes_unref (import->bytes);
  g_free (import);
}

/**
 * mh_import_task_run:
 * @request: what is read and compared; copied
 * @cancellable: (nullable): to give up
 * @callback: gets the result
 * @data: for @callback
 *
 * Threads: reads and compares in another one.
 */
void
mh_import_task_run (const MhImportRequest *request,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, work_new (request), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run);
}

/**
 * mh_import_task_finish:
 * @result: what the callback got
 * @error: place for a GError
 *
 * Errors: MH_FILE_ERROR when the file cannot be read, %G_IO_ERROR_CANCELLED. What is wrong in it
 * is among the problems.
 *
 * Returns: (transfer full) (nullable): what the roster would change
 */
MhImport *
mh_import_task_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
