/* mh-people-several.h: what can be done with several people at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

JsonNode *
mh_people_get_common (MhDocument *document, GtkBitset *members, const char *key, gboolean *differs);
gboolean mh_people_set_each (MhSession *session,
                             GtkBitset *members,
                             const char *key,
                             JsonNode *value,
                             const char *label,
                             const char *merge_key);
gboolean mh_people_remove_each (MhSession *session, GtkBitset *members);
gboolean mh_people_move_each (MhSession *session, GtkBitset *members, guint before);

G_END_DECLS
