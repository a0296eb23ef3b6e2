/* mh-recovery-folder.h: where copies of what is not saved lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/mh-file.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

/* A folder that belongs to one running program, locked as long as that lives. */
typedef struct _MhRecoveryFolder MhRecoveryFolder;

MhRecoveryFolder *mh_recovery_folder_new (const char *parent, GError **error);
MhRecoveryFolder *mh_recovery_folder_ref (MhRecoveryFolder *folder);
void mh_recovery_folder_unref (MhRecoveryFolder *folder);
char *mh_recovery_folder_name_copy (MhRecoveryFolder *folder);
char *mh_recovery_folder_dup_parent (void);

/* Where an edited document comes from. */
typedef struct
{
  char *path;              /* (nullable): the team file; NULL when it was never saved */
  char *folder;            /* where the document's relative paths lead */
  MhFileIdentity identity; /* of the file as it was last read or written */
} MhRecoveryOrigin;

void mh_recovery_origin_clear (MhRecoveryOrigin *origin);

gboolean mh_recovery_copy_write (const char *stem,
                                 MhDocument *document,
                                 const MhRecoveryOrigin *origin,
                                 GError **error);
void mh_recovery_copy_delete (const char *stem);
gboolean mh_recovery_copy_move (const char *from, const char *to);

/* What a program that did not end well left of one team. */
typedef struct
{
  MhRecoveryFolder *owner; /* kept locked, so that no other program offers the same */
  char *stem;
  MhDocument *document;
  MhRecoveryOrigin origin;
  GDateTime *time; /* of the copy, local */
} MhLeftTeam;

void mh_left_team_free (MhLeftTeam *left);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhLeftTeam, mh_left_team_free)

GPtrArray *mh_recovery_list_left (const char *parent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhRecoveryFolder, mh_recovery_folder_unref)

G_END_DECLS
