/* mh-date-button.h: the day that the picture is made for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-session.h"

G_BEGIN_DECLS

/* Uses the window's actions `win.today` and `win.next-change`. */
#define MH_TYPE_DATE_BUTTON (mh_date_button_get_type ())
G_DECLARE_FINAL_TYPE (MhDateButton, mh_date_button, MH, DATE_BUTTON, GtkWidget)

void mh_date_button_set_session (MhDateButton *self, MhSession *session);
/* Whether it is an icon alone. */
void mh_date_button_set_short (MhDateButton *self, gboolean is_short);
void mh_date_button_popup (MhDateButton *self);

G_END_DECLS
