/* mh-roster-private.h: the steps from a file's bytes to people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-roster.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  int line;
  int column;
} MhCell;

char *mh_roster_decode (GBytes *bytes, GPtrArray *problems);
char *mh_roster_fold (const char *text);
/* (transfer full) (element-type GPtrArray of MhCell): rows that hold something. */
GPtrArray *mh_roster_split (const char *text, GPtrArray *problems);
/* (transfer full) (element-type char*): a key or NULL for each column. */
GPtrArray *mh_roster_map_columns (GPtrArray *header, const char *const *maps, GPtrArray *problems);

G_END_DECLS
