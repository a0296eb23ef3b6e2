/* mh-roster-input.h: a roster named on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-console.h"
#include "roster/mh-roster-photos.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;          /* as messages call it */
  char *folder;        /* (nullable): that the file is in; NULL for standard input */
  GBytes *bytes;       /* (nullable) */
  GPtrArray *people;   /* (nullable): of MhRosterPerson; NULL when it cannot be used */
  GPtrArray *problems; /* of MhProblem: what is wrong, and notes; not printed */
} MhRosterInput;

MhRosterInput *
mh_roster_input_open (const char *operand, const char *const *maps, MhConsole *console);
void mh_roster_input_read (MhRosterInput *input, const char *const *maps);
void mh_roster_input_free (MhRosterInput *input);
void mh_roster_input_find_photos (MhRosterInput *input,
                                  MhDocument *document,
                                  const char *photos_folder,
                                  const char *new_folder);
gboolean mh_roster_input_has_errors (const MhRosterInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhRosterInput, mh_roster_input_free)

G_END_DECLS
