/* mh-compare-dialog.h: what a file on disk says otherwise than the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "team/mh-document.h"

G_BEGIN_DECLS

#define MH_TYPE_COMPARE_DIALOG (mh_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MhCompareDialog, mh_compare_dialog, MH, COMPARE_DIALOG, AdwWindow)

/* Its buttons activate win.reload and win.keep-mine of the parent. */
GtkWidget *mh_compare_dialog_new (GtkWindow *parent, MhDocument *here, MhDocument *on_disk);

G_END_DECLS
