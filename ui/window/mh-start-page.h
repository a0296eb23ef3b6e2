/* mh-start-page.h: what a window shows before a file is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MH_TYPE_START_PAGE (mh_start_page_get_type ())
G_DECLARE_FINAL_TYPE (MhStartPage, mh_start_page, MH, START_PAGE, GtkWidget)

G_END_DECLS
