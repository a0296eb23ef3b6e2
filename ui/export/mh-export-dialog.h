/* mh-export-dialog.h: the way from the window to picture files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_EXPORT_DIALOG (mh_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MhExportDialog, mh_export_dialog, MH, EXPORT_DIALOG, AdwWindow)

/* settings may be NULL. */
GtkWidget *mh_export_dialog_new (GtkWindow *parent, MhSession *session, GSettings *settings);
void mh_export_dialog_set_folder (MhExportDialog *dialog, const char *folder);

G_END_DECLS
