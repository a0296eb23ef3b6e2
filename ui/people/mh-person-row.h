/* mh-person-row.h: one person in the list of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-person-item.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_PERSON_ROW (mh_person_row_get_type ())
G_DECLARE_FINAL_TYPE (MhPersonRow, mh_person_row, MH, PERSON_ROW, GtkWidget)

GtkWidget *mh_person_row_new (void);
void mh_person_row_bind (MhPersonRow *self, MhSession *session, MhPersonItem *item);
MhPersonItem *mh_person_row_get_item (MhPersonRow *self);

gboolean mh_person_row_get_selected (MhPersonRow *self);
void mh_person_row_edit_name (MhPersonRow *self);

G_END_DECLS
