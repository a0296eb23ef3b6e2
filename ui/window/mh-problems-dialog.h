/* mh-problems-dialog.h: everything that is wrong in a file that was not opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MH_TYPE_PROBLEMS_DIALOG (mh_problems_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MhProblemsDialog, mh_problems_dialog, MH, PROBLEMS_DIALOG, AdwWindow)

/* problems: of MhProblem; notes are left out. note: (nullable): a sentence after their number. */
GtkWidget *mh_problems_dialog_new (GtkWindow *parent,
                                   const char *file_name,
                                   GPtrArray *problems,
                                   const char *note);

G_END_DECLS
