/* mh-json-value.h: JSON values compared, copied, merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean mh_json_equal (JsonNode *a, JsonNode *b);
JsonNode *mh_json_copy (JsonNode *node);
/* (transfer full): the same node when it is sealed, else a copy. */
JsonNode *mh_json_share (JsonNode *node);
/* An object, not sealed, that shares its members with object, which is sealed. */
JsonObject *mh_json_share_members (JsonObject *object);
JsonNode *mh_json_take_object (JsonObject *object);
JsonNode *mh_json_take_array (JsonArray *array);
JsonNode *mh_json_merge (JsonNode *target, JsonNode *patch);
/* Whether node can be written and read again, depth levels below the root. */
gboolean mh_json_is_sound (JsonNode *node, guint depth);
/* (nullable): the member of node, NULL also when node is NULL or no object. */
JsonNode *mh_json_member (JsonNode *node, const char *name);
/* (nullable): the text that node holds, NULL when it is NULL or holds something else. */
const char *mh_json_text (JsonNode *node);
gboolean mh_json_is_text (JsonNode *node);
gboolean mh_json_is_number (JsonNode *node);
gboolean mh_json_is_boolean (JsonNode *node);
double mh_json_number (JsonNode *node);

G_END_DECLS
