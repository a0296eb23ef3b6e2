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

void mh_export_run_async (MhDocument *document,
                          MhSurfaces *surfaces,
                          GPtrArray *jobs,
                          MhDate date,
                          MhPictureStore *pictures,
                          GCancellable *cancellable,
                          MhExportReport report,
                          GObject *report_object,
                          GAsyncReadyCallback callback,
                          gpointer data);
/* TRUE unless it was cancelled; files that failed were reported each. */
gboolean mh_export_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
