/* mh-initials.h: the letters that a name begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *mh_initials_list_words (const char *name);
GPtrArray *mh_initials_split_name (const char *name);
char *mh_initials_take (char **word);
char *mh_initials_join (const char *head, const char *tail);
char *mh_initials_from_name (const char *name);

G_END_DECLS
