/* mh-people-paste.h: people and photos from the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

void mh_people_paste (GtkWidget *widget, MhSession *session, int member);

G_END_DECLS
