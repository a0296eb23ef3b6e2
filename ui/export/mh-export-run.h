/* mh-export-run.h: checking and making several files off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "export/mh-export.h"

G_BEGIN_DECLS

/* What to make. */
typedef struct
{
  MhDocument *document;
  MhSurfaces *surfaces;  /* owner of what the jobs point to */
  const char *team_path; /* (nullable): where the document was read */
  GPtrArray *jobs;       /* of MhExportJob */
  MhDate date;
  MhPictureStore *pictures;
} MhExportPlan;

/* Called in the main thread: findings, of MhFinding, unless there is an error. */
typedef void (*MhExportChecked) (GPtrArray *findings, const GError *error, gpointer data);

/* Called in the main thread after each file: result when it was written, else error. */
typedef void (*MhExportReport) (guint index,
                                const MhExportResult *result,
                                const GError *error,
                                gpointer data);

/* Called in the main thread at the end. error is NULL unless the run was cancelled, or no file was
 * tried since some would have been lost; files that failed were reported each. */
typedef void (*MhExportDone) (const GError *error, gpointer data);

void mh_export_run_check (const MhExportPlan *plan,
                          GCancellable *cancellable,
                          MhExportChecked checked,
                          gpointer object);
void mh_export_run_start (const MhExportPlan *plan,
                          GCancellable *cancellable,
                          MhExportReport report,
                          MhExportDone done,
                          gpointer object);

G_END_DECLS
