/* mh-roster-photos.h: the photos of people in a roster
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mh-roster.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

/* Where photos may be; all are (nullable). */
typedef struct
{
  const char *roster_folder; /* relative paths in the roster start here, if something is there */
  const char *photos_folder; /* files named after people, by handle or by name */
  const char *new_folder; /* photos that the roster itself holds go here; the document's folder */
} MhRosterFolders;

void mh_roster_find_photos (GPtrArray *people,
                            MhDocument *document,
                            const MhRosterFolders *folders,
                            GPtrArray *problems);
/* All of the photos that the roster holds, or none; never over a file. */
gboolean
mh_roster_write_photos (GPtrArray *people, int *n_done, GCancellable *cancellable, GError **error);
/* Takes back what mh_roster_write_photos() wrote. */
void mh_roster_remove_photos (GPtrArray *people);

G_END_DECLS
