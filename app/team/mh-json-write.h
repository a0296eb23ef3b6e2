/* mh-json-write.h: a tree to JSON text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GBytes *mh_json_write (JsonNode *node);

G_END_DECLS
