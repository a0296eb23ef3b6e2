/* mh-file-task.h: reading and writing team files off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/mh-file.h"
#include "base/mh-problem.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

typedef enum
{
  MH_FILE_TASK_ERROR_CHANGED, /* someone else wrote the file meanwhile */
  MH_FILE_TASK_ERROR_NOT_LOCAL,
} MhFileTaskError;

#define MH_FILE_TASK_ERROR (mh_file_task_error_quark ())
GQuark mh_file_task_error_quark (void);

void mh_file_task_load (GFile *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);
MhDocument *mh_file_task_load_finish (GAsyncResult *result,
                                      MhFileIdentity *identity,
                                      GPtrArray **problems,
                                      GError **error);
void mh_file_task_save (MhDocument *document,
                        GFile *file,
                        const MhFileIdentity *expected,
                        GAsyncReadyCallback callback,
                        gpointer data);
gboolean mh_file_task_save_finish (GAsyncResult *result, MhFileIdentity *identity, GError **error);

G_END_DECLS
