/* mh-initials.h: the letters that stand in for a face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mh_initials_from_name (const char *name);

G_END_DECLS
