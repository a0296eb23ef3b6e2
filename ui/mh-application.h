/* mh-application.h: the designer as a program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MH_TYPE_APPLICATION (mh_application_get_type ())
G_DECLARE_FINAL_TYPE (MhApplication, mh_application, MH, APPLICATION, AdwApplication)

MhApplication *mh_application_new (GApplicationFlags flags);
/* (transfer none) (nullable): made when it is first asked for. */
struct _MhRecoveryFolder *mh_application_get_recovery_folder (MhApplication *self, GError **error);
void mh_application_open_file (MhApplication *application, GFile *file);

/* (transfer none) (nullable): the one that shows file, or is about to. */
struct _MhWindow *mh_application_find_window (MhApplication *self, GFile *file);

/* One that nobody has opened anything in yet, else a new one. */
struct _MhWindow *mh_application_take_blank_window (MhApplication *self);

G_END_DECLS
