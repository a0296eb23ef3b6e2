/* mh-import-task.c: reading a roster and comparing it, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-task.h"

#include "base/mh-file.h"
#include "base/mh-limits.h"

typedef struct
{
  GBytes *bytes; /* (nullable): else path is read */
  char *path;
  MhDocument *document;
  MhDate date;
  char **maps;
} Work;

static void
work_free (Work *work)
{
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_free (work->path);
  mh_document_unref (work->document);
  g_strfreev (work->maps);
  g_free (work);
}

static MhImport *
compare (GBytes *bytes, const Work *work)
{
  MhImport *import = g_new0 (MhImport, 1);
  const char *const *maps = (const char *const *) work->maps;

  import->bytes = g_bytes_ref (bytes);
  import->document = mh_document_ref (work->document);
  import->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  import->columns = mh_roster_list_columns (bytes, maps);
  import->people = mh_roster_read (bytes, maps, import->problems);
  if (import->people != NULL)
    import->entries =
        mh_roster_compare (work->document, import->people, work->date, import->problems);
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
    bytes = mh_file_read (work->path, MH_LIMIT_JSON_BYTES, NULL, &error);
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
 * @bytes: (nullable): the roster; %NULL to read @path
 * @path: (nullable): the roster's file, absolute
 * @document: what it is compared with
 * @date: today
 * @maps: (nullable) (array zero-terminated=1): what columns mean, as for mh_roster_read()
 * @cancellable: (nullable): to give up
 * @callback: gets the result
 * @data: for @callback
 *
 * Threads: reads and compares in another one.
 */
void
mh_import_task_run (GBytes *bytes,
                    const char *path,
                    MhDocument *document,
                    MhDate date,
                    const char *const *maps,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  work->path = g_strdup (path);
  work->document = mh_document_ref (document);
  work->date = date;
  work->maps = g_strdupv ((char **) maps);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
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
