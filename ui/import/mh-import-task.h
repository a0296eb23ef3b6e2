/* mh-import-task.h: reading a roster and comparing it, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "roster/mh-roster-columns.h"
#include "roster/mh-roster-difference.h"

G_BEGIN_DECLS

/* What a roster would change. Entries point into document and people: all live as long as this. */
typedef struct
{
  GBytes *bytes;
  MhDocument *document; /* that was compared */
  GPtrArray *columns;   /* of MhRosterColumn; empty when the roster is no table */
  GPtrArray *people;    /* (nullable) of MhRosterPerson */
  GPtrArray *entries;   /* (nullable) of MhRosterEntry; NULL when anything is wrong */
  GPtrArray *problems;  /* of MhProblem: errors and notes */
} MhImport;

void mh_import_free (MhImport *import);
void mh_import_task_run (GBytes *bytes,
                         const char *path,
                         MhDocument *document,
                         MhDate date,
                         const char *const *maps,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
MhImport *mh_import_task_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhImport, mh_import_free)

G_END_DECLS
