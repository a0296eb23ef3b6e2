/* mh-json-pointer.h: places in a JSON value, and values changed there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): the names on the way, unescaped; NULL for what is no pointer. */
char **mh_json_pointer_split (const char *pointer);
void mh_json_pointer_append (GString *pointer, const char *name);
/* (transfer none) (nullable): what stands there. */
JsonNode *mh_json_pointer_get (JsonNode *root, const char *pointer);

/* Each gives a new, sealed tree that shares what did not change with root, which is sealed. On
 * failure NULL and MH_DOCUMENT_ERROR_POINTER. value is (transfer full), taken also on failure. */
JsonNode *
mh_json_pointer_set (JsonNode *root, const char *pointer, JsonNode *value, GError **error);
JsonNode *
mh_json_pointer_insert (JsonNode *root, const char *pointer, JsonNode *value, GError **error);
JsonNode *mh_json_pointer_remove (JsonNode *root, const char *pointer, GError **error);
JsonNode *
mh_json_pointer_reorder (JsonNode *root, const char *pointer, guint from, guint to, GError **error);

G_END_DECLS
