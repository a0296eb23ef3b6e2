/* mh-export-row.h: one file to make, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "export/mh-export.h"

G_BEGIN_DECLS

#define MH_TYPE_EXPORT_ROW (mh_export_row_get_type ())
G_DECLARE_FINAL_TYPE (MhExportRow, mh_export_row, MH, EXPORT_ROW, AdwActionRow)

/* job belongs to the caller and outlives the row. */
GtkWidget *mh_export_row_new (const MhExportJob *job);
gboolean mh_export_row_is_chosen (MhExportRow *row);
/* Where the file would go now. */
void mh_export_row_show_path (MhExportRow *row, const char *path);
void mh_export_row_show_waiting (MhExportRow *row);
void
mh_export_row_show_result (MhExportRow *row, const MhExportResult *result, const GError *error);

G_END_DECLS
