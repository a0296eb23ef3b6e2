/* mh-import-task.h: reading a roster and comparing it, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "roster/mh-roster-columns.h"
#include "roster/mh-roster-difference.h"
#include "roster/mh-roster-photos.h"

G_BEGIN_DECLS

/* What is read and compared. */
typedef struct
{
  GBytes *bytes;    /* (nullable): the roster; NULL to read path */
  const char *path; /* (nullable): the roster's file, absolute */
  MhDocument *document;
  const char *folder;   /* (nullable): that the team's file is in; NULL while it has none */
  const char *photos;   /* (nullable): a folder with files named after people */
  const char *platform; /* whose rule the handles of newcomers keep */
  MhDate date;
  const char *const *maps; /* (nullable): what columns mean, as for mh_roster_read() */
} MhImportRequest;

/* What a roster would change. Entries point into document and people: all live as long as this. */
typedef struct
{
  GBytes *bytes;
  MhDocument *document; /* that was compared */
  GPtrArray *columns;   /* of MhRosterColumn; empty when the roster is no table */
  GPtrArray *people;    /* (nullable) of MhRosterPerson */
  GPtrArray *entries;   /* (nullable) of MhRosterEntry; NULL when anything is wrong */
  GPtrArray *problems;  /* of MhProblem: errors and notes */
  MhDate date;          /* as of which it was compared */
  guint n_left_out;     /* photos of the roster that need a team with a file */
} MhImport;

void mh_import_free (MhImport *import);
void mh_import_task_run (const MhImportRequest *request,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
MhImport *mh_import_task_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhImport, mh_import_free)

G_END_DECLS
