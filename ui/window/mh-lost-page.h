/* mh-lost-page.h: in place of a picture whose surface does not exist
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_LOST_PAGE (mh_lost_page_get_type ())
G_DECLARE_FINAL_TYPE (MhLostPage, mh_lost_page, MH, LOST_PAGE, GtkWidget)

void mh_lost_page_set_session (MhLostPage *self, MhSession *session);

G_END_DECLS
