/* mh-cluster.h: what a reader takes for one letter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **mh_cluster_split (const char *text);
char *mh_cluster_to_upper (const char *cluster);
gboolean mh_cluster_is_ideographic (const char *cluster);
gboolean mh_cluster_is_joining (const char *cluster);

G_END_DECLS
