/* mh-import-writing.c: writing the photos of a roster, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-writing.h"

#include "roster/mh-roster-photos.h"

struct _MhImportWriting
{
  GPtrArray *people; /* keeps those of photographed */
  GPtrArray *photographed;
  GCancellable *cancellable;
  int n_done; /* (atomic) */
};

static void
clear (gpointer data)
{
  MhImportWriting *self = data;

  g_ptr_array_unref (self->photographed);
  g_ptr_array_unref (self->people);
  g_object_unref (self->cancellable);
}

/**
 * mh_import_writing_new:
 * @people: (element-type MhRosterPerson): a roster, which keeps its people
 * @photographed: (element-type MhRosterPerson): those whose photos are to be written
 *
 * Returns: (transfer full): what can be started once
 */
MhImportWriting *
mh_import_writing_new (GPtrArray *people, GPtrArray *photographed)
{
  MhImportWriting *self = g_atomic_rc_box_new0 (MhImportWriting);

  self->people = g_ptr_array_ref (people);
  self->photographed = g_ptr_array_ref (photographed);
  self->cancellable = g_cancellable_new ();
  return self;
}

void
mh_import_writing_unref (MhImportWriting *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MhImportWriting *self = task_data;
  GError *error = NULL;

  if (mh_roster_write_photos (self->photographed, &self->n_done, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mh_import_writing_start:
 * @self: what is to be written
 * @callback: called when all is written, or nothing is
 * @data: for @callback
 *
 * Threads: writes in another one.
 */
void
mh_import_writing_start (MhImportWriting *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, callback, data);

  /* Whatever was asked for meanwhile, files that are there have to be known of. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self),
                        (GDestroyNotify) mh_import_writing_unref);
  g_task_run_in_thread (task, run);
}

/* How much is done, 0 to 1. */
double
mh_import_writing_get_fraction (MhImportWriting *self)
{
  return g_atomic_int_get (&self->n_done) / (double) MAX (1, self->photographed->len);
}

void
mh_import_writing_cancel (MhImportWriting *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * mh_import_writing_get_result:
 * @result: what the callback got
 *
 * Returns: (transfer none): what was started
 */
MhImportWriting *
mh_import_writing_get_result (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}

/**
 * mh_import_writing_finish:
 * @result: what the callback got
 * @error: what went wrong
 *
 * Errors: as mh_roster_write_photos(). What was written before it was cancelled is taken back.
 *
 * Returns: whether all photos are there; if not, none is
 */
gboolean
mh_import_writing_finish (GAsyncResult *result, GError **error)
{
  MhImportWriting *self = mh_import_writing_get_result (result);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (!g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return TRUE;
  mh_roster_remove_photos (self->photographed);
  return FALSE;
}
