/* mh-people-drop.h: photos and other files that are dropped on people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

char *mh_people_describe_photos (MhDocument *document, const char *const *paths);
gboolean
mh_people_take_drop (GtkWidget *widget, MhSession *session, int member, const GValue *value);

G_END_DECLS
