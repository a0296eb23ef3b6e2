/* mh-direction.h: which way a language is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mh_direction_is_rtl (const char *language);

G_END_DECLS
