/* mh-several-page.h: what several people have in common, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_SEVERAL_PAGE (mh_several_page_get_type ())
G_DECLARE_FINAL_TYPE (MhSeveralPage, mh_several_page, MH, SEVERAL_PAGE, GtkWidget)

void mh_several_page_show (MhSeveralPage *page, MhSession *session, GtkBitset *members);

G_END_DECLS
