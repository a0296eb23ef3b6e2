/* mh-import-columns.h: what the columns of a roster mean, to be corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signals: mapped () when the user says that a column means something else. */
#define MH_TYPE_IMPORT_COLUMNS (mh_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (MhImportColumns, mh_import_columns, MH, IMPORT_COLUMNS, GtkWidget)

void mh_import_columns_show (MhImportColumns *self, GPtrArray *columns);
char **mh_import_columns_list_maps (MhImportColumns *self);
gboolean mh_import_columns_have_name (MhImportColumns *self);

G_END_DECLS
