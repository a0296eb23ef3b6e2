/* mh-people-edit.h: what can be done with the people of a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

gboolean mh_people_add (MhSession *session, const char *name);
int mh_people_find_by_file (MhDocument *document, const char *path);
guint mh_people_take_photos (MhSession *session, const char *const *paths);
gboolean mh_people_remove (MhSession *session, int member);
gboolean mh_people_move (MhSession *session, int from, int to);
gboolean mh_people_set_photo (MhSession *session, int member, const char *path);
gboolean mh_people_set_photo_crop (
    MhSession *session, int member, double focus_x, double focus_y, double zoom);
char *mh_people_resolve_photo (MhSession *session, const MhMember *member);
char *mh_people_name_from_file (const char *path);

G_END_DECLS
