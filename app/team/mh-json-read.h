/* mh-json-read.h: JSON text to a tree, strictly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/mh-problem.h"

G_BEGIN_DECLS

JsonNode *mh_json_read (const char *text, gsize n_bytes, GPtrArray *problems);
JsonNode *mh_json_read_bytes (GBytes *bytes, GPtrArray *problems);

G_END_DECLS
