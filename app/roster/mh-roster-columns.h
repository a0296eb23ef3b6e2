/* mh-roster-columns.h: the columns of a table, for who wants to say what they mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *header; /* as the first line has it */
  char *key;    /* (nullable): what it is taken for; NULL when it is not used */
  char *sample; /* the first text below it, or "" */
} MhRosterColumn;

GPtrArray *mh_roster_list_columns (GBytes *bytes, const char *const *maps);
const char *const *mh_roster_list_keys (void);
const char *mh_roster_get_key_title (const char *key);

G_END_DECLS
