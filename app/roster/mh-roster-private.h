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

/* A place in a file, both from 1. */
typedef struct
{
  int line;
  int column;
} MhTextPlace;

MhTextPlace mh_roster_locate (const char *start, const char *at);
void mh_roster_complain (GPtrArray *problems, MhTextPlace place, const char *message);
void mh_roster_note (GPtrArray *problems, MhTextPlace place, const char *message);
char *mh_roster_decode (GBytes *bytes, GPtrArray *problems);
char *mh_roster_fold (const char *text);
char *mh_roster_fold_name (const char *name);

MhRosterPerson *mh_roster_person_new (int line, int column);
void mh_roster_person_free (MhRosterPerson *person);
/* Whether key is one that a roster can give. */
gboolean mh_roster_is_key (const char *key);
void mh_roster_person_set (MhRosterPerson *person,
                           const char *key,
                           const char *text,
                           MhTextPlace place,
                           GPtrArray *problems);
gboolean mh_roster_person_finish (MhRosterPerson *person, MhTextPlace place, GPtrArray *problems);

/* "https://x.com/ann" to "x" and "@ann". */
gboolean
mh_roster_read_profile (const char *address, const char *expected, char **platform, char **handle);

/* (transfer full) (element-type GPtrArray of MhCell): rows that hold something. */
GPtrArray *mh_roster_split (const char *text, GPtrArray *problems);
/* (transfer full) (element-type char*): a key or NULL for each column. */
GPtrArray *mh_roster_map_columns (GPtrArray *rows,
                                  const char *const *maps,
                                  gboolean *has_header,
                                  GPtrArray *problems);
void mh_roster_guess_columns (GPtrArray *rows, guint first, GPtrArray *keys);
void mh_roster_settle_dates (GPtrArray *rows, guint first, GPtrArray *keys);
char *mh_roster_read_date (const char *text, MhTextPlace place, GPtrArray *problems);
gboolean mh_roster_is_like (const char *text, const char *key);

GPtrArray *mh_roster_read_table (GBytes *bytes, const char *const *maps, GPtrArray *problems);
gboolean mh_roster_is_table (GBytes *bytes);
gboolean mh_roster_is_vcard (const char *data, gsize n_bytes);
GPtrArray *mh_roster_read_vcard (GBytes *bytes, const char *const *maps, GPtrArray *problems);
GPtrArray *mh_roster_read_json (const char *text, gsize n_bytes, GPtrArray *problems);

G_END_DECLS
