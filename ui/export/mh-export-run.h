/* mh-export-run.h: making several files off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "export/mh-export.h"

G_BEGIN_DECLS

/* Called in the main thread after each file: result when it was written, else error. */
typedef void (*MhExportReport) (guint index,
                                const MhExportResult *result,
                                const GError *error,
                                gpointer data);

/* Called in the main thread at the end. error is NULL unless the run was cancelled, or no file was
 * tried since some would have been lost; files that failed were reported each. */
typedef void (*MhExportDone) (const GError *error, gpointer data);

void mh_export_run_start (MhDocument *document,
                          MhSurfaces *surfaces,
                          const char *team_path,
                          GPtrArray *jobs,
                          MhDate date,
                          MhPictureStore *pictures,
                          GCancellable *cancellable,
                          MhExportReport report,
                          MhExportDone done,
                          gpointer object);

G_END_DECLS
