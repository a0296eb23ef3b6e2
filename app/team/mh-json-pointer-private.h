/* mh-json-pointer-private.h: what reading and changing at a pointer share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mh_json_pointer_read_index (const char *name, guint *index);

G_END_DECLS
