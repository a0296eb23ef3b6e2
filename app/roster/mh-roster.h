/* mh-roster.h: people as another program wrote them down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/mh-problem.h"

G_BEGIN_DECLS

/* One row, card or JSON object: a member as in a team file, with what the roster says and nothing
 * else. */
typedef struct
{
  JsonObject *member;
  GBytes *photo;    /* (nullable): a photo that the roster itself holds */
  char *photo_path; /* (nullable): where such a photo is to be written; absolute */
  gboolean is_photo_written;
  int line;           /* where it begins in the file, from 1; 0 in JSON */
  char *pointer;      /* (nullable): where it stands in JSON */
  GHashTable *places; /* where its fields stand, for mh_roster_person_complain() */
} MhRosterPerson;

GPtrArray *mh_roster_read (GBytes *bytes, const char *const *maps, GPtrArray *problems);
GPtrArray *mh_roster_read_text (const char *text, const char *const *maps, GPtrArray *problems);

void mh_roster_judge_handles (GPtrArray *people, GPtrArray *problems);

const char *mh_roster_person_get_name (const MhRosterPerson *person);
/* Adds a problem with the place of one of the person's fields, or of the person when key is NULL.
 */
void mh_roster_person_complain (const MhRosterPerson *person,
                                const char *key,
                                gboolean is_note,
                                GPtrArray *problems,
                                const char *format,
                                ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
