/* mh-import-row.h: shows one line of what a roster would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mh-import-item.h"

G_BEGIN_DECLS

#define MH_TYPE_IMPORT_ROW (mh_import_row_get_type ())
G_DECLARE_FINAL_TYPE (MhImportRow, mh_import_row, MH, IMPORT_ROW, GtkWidget)

GtkWidget *mh_import_row_new (void);
void mh_import_row_bind (MhImportRow *row, MhImportItem *item);

G_END_DECLS
