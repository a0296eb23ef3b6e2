/* mh-account-page.h: whose account the picture is for, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_ACCOUNT_PAGE (mh_account_page_get_type ())
G_DECLARE_FINAL_TYPE (MhAccountPage, mh_account_page, MH, ACCOUNT_PAGE, GtkWidget)

void mh_account_page_set_session (MhAccountPage *self, MhSession *session);
void mh_account_page_edit_organisation (MhAccountPage *self);
gboolean mh_account_page_show_row (MhAccountPage *self, const char *pointer);

G_END_DECLS
