/* mh-session-folder.c: a session's document as it stands in another folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-session-private.h"

/* The files to make are named from the team file's own place, wherever that will be. */
static MhDocument *
keep_outputs (MhDocument *moved, MhDocument *document)
{
  for (guint i = 0; i < mh_document_get_n_targets (document); i++)
    {
      const char *file = mh_document_get_target (document, i)->file;
      g_autofree char *pointer = g_strdup_printf ("/targets/%u/file", i);
      MhDocument *edited = NULL;

      if (file == NULL)
        continue;
      edited = mh_document_set_string (moved, pointer, file, NULL);
      if (edited == NULL)
        continue;
      mh_document_unref (moved);
      moved = edited;
    }
  return moved;
}

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
  MhDocument *moved = NULL;

  if (folder == NULL || g_strcmp0 (folder, mh_document_get_folder (document)) == 0)
    return mh_document_ref (document);

  moved = mh_document_move (document, folder);
  return self->outputs_follow ? keep_outputs (moved, document) : moved;
}
