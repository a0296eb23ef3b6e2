/* mh-export-row.h: one file to make, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "export/mh-export.h"
#include "export/mh-verify.h"

G_BEGIN_DECLS

/* Uses the dialog's actions `export.copy-words`, `export.copy-picture` and `export.show-file`, each
 * with the row's index. A file that is as it would be exported can be dragged out of the row. */
#define MH_TYPE_EXPORT_ROW (mh_export_row_get_type ())
G_DECLARE_FINAL_TYPE (MhExportRow, mh_export_row, MH, EXPORT_ROW, AdwActionRow)

GtkWidget *mh_export_row_new (const MhExportJob *job, guint index);
gboolean mh_export_row_is_chosen (MhExportRow *row);
void mh_export_row_set_editable (MhExportRow *row, gboolean editable);
/* Where the file would go now. */
void mh_export_row_show_path (MhExportRow *row, const char *path);
/* What has become of the file there; (nullable) error: why that cannot be told. */
void mh_export_row_show_verdict (MhExportRow *row, const MhVerdict *verdict, const GError *error);
void mh_export_row_show_waiting (MhExportRow *row);
/* findings: what was wrong with the picture, or NULL. result is NULL when the file was not made;
 * error is NULL too when it was not tried. */
void mh_export_row_show_result (MhExportRow *row,
                                const MhExportResult *result,
                                GPtrArray *findings,
                                const GError *error);
/* The file that can be dragged out now, or NULL. */
const char *mh_export_row_get_file (MhExportRow *row);

G_END_DECLS
