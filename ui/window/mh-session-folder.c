/* mh-session-folder.c: a session's document as it stands in another folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/mh-export.h"
#include "mh-session-private.h"

/**
 * mh_session_fit_document:
 * @self: a session
 * @file: (nullable): a team file
 *
 * The document as it must stand in @file: its relative paths lead to the same pictures from there.
 * The files that it makes stay where they were, except those of a team that had no file of its own
 * when it was begun: they go beside @file.
 *
 * The documents in the history stay in the folder they were read in, so that undo after Save As
 * needs no care.
 *
 * Returns: (transfer full): the document
 */
MhDocument *
mh_session_fit_document (MhSession *self, GFile *file)
{
  MhDocument *document = mh_session_get_document (self);
  g_autoptr (GFile) parent = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *folder = parent != NULL ? g_file_get_path (parent) : NULL;

  if (folder == NULL || g_strcmp0 (folder, mh_document_get_folder (document)) == 0)
    return mh_document_ref (document);

  return mh_document_move (document, folder);
}

/**
 * mh_session_dup_stem:
 * @self: a session
 *
 * Returns: (transfer full): what files are named after that have no name of their own: the team
 * file's name without suffixes, as the command line does
 */
char *
mh_session_dup_stem (MhSession *self)
{
  GFile *file = mh_session_get_file (self);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  return name != NULL ? mh_export_stem_of_path (name) : g_strdup ("team");
}
