/* mh-example.h: the team that comes with the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mh_example_find (void);

G_END_DECLS
