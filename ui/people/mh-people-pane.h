/* mh-people-pane.h: the list of people at the window's start side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_PEOPLE_PANE (mh_people_pane_get_type ())
G_DECLARE_FINAL_TYPE (MhPeoplePane, mh_people_pane, MH, PEOPLE_PANE, GtkWidget)

GtkWidget *mh_people_pane_new (void);
MhSession *mh_people_pane_get_session (MhPeoplePane *self);
void mh_people_pane_set_session (MhPeoplePane *self, MhSession *session);
/* Puts the keyboard focus into the search entry. */
void mh_people_pane_set_selecting (MhPeoplePane *pane, gboolean selecting);
GtkBitset *mh_people_pane_list_selected (MhPeoplePane *pane);
void mh_people_pane_start_search (MhPeoplePane *self);

G_END_DECLS
