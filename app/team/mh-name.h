/* mh-name.h: the parts of a person's name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mh_name_is_inverted (const char *name);
char *mh_name_put_first_first (const char *name);

G_END_DECLS
