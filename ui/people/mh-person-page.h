/* mh-person-page.h: everything about the selected person, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_PERSON_PAGE (mh_person_page_get_type ())
G_DECLARE_FINAL_TYPE (MhPersonPage, mh_person_page, MH, PERSON_PAGE, GtkWidget)

GtkWidget *mh_person_page_new (void);
MhSession *mh_person_page_get_session (MhPersonPage *self);
void mh_person_page_set_session (MhPersonPage *self, MhSession *session);
/* Puts the keyboard focus into the name, all of it selected. */
void mh_person_page_set_several (MhPersonPage *page, GtkBitset *members);
void mh_person_page_edit_name (MhPersonPage *self);
/* Puts the keyboard focus on the row of a member's key; FALSE when there is none. */
gboolean mh_person_page_show_row (MhPersonPage *self, const char *key);

G_END_DECLS
