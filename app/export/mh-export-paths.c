/* mh-export-paths.c: sees to it that no file is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export.h"

#include <glib/gi18n-lib.h>

#include "base/mh-file.h"
#include "team/mh-json-value.h"

static void
add_source (GPtrArray *sources, MhDocument *document, const char *file)
{
  char *path = file != NULL && file[0] != '\0' ? mh_document_resolve (document, file, NULL) : NULL;

  if (path != NULL)
    g_ptr_array_add (sources, path);
}

/**
 * mh_export_list_sources:
 * @document: the team
 * @jobs: (element-type MhExportJob): what is made of it
 *
 * Lists the files that the pictures are made of: theme, photos, backgrounds, logos. The team file
 * itself is not among them, since a document does not know its name.
 *
 * Returns: (transfer full) (element-type filename): absolute paths
 */
GPtrArray *
mh_export_list_sources (MhDocument *document, GPtrArray *jobs)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_free);

  add_source (sources, document, mh_json_text (mh_document_get (document, "/theme")));
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    add_source (sources, document, mh_document_get_member (document, i)->photo_file);
  for (guint i = 0; i < jobs->len; i++)
    {
      const MhExportJob *job = g_ptr_array_index (jobs, i);
      g_autoptr (MhDesign) design = mh_document_dup_design (document, job->target);

      add_source (sources, document, design->background.file);
      add_source (sources, document, design->logo.file);
    }
  return sources;
}

/* What is the same for every name of a file: device and inode. NULL when there is no file. */
static char *
make_key (const char *path)
{
  MhFileIdentity identity;

  if (!mh_file_identify (path, &identity, NULL))
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, identity.device,
                          identity.inode);
}

static void
add_keys (GHashTable *keys, const char *path)
{
  char *key = make_key (path);

  g_hash_table_add (keys, mh_file_find_goal (path));
  if (key != NULL)
    g_hash_table_add (keys, key);
}

static gboolean
has_key (GHashTable *keys, const char *path)
{
  g_autofree char *goal = mh_file_find_goal (path);
  g_autofree char *key = make_key (path);

  return g_hash_table_contains (keys, goal) || (key != NULL && g_hash_table_contains (keys, key));
}

/**
 * mh_export_key_files:
 * @files: (array zero-terminated=1): paths, also of files that are not there
 *
 * Asks the file system once for what many checks need to know.
 *
 * Returns: (transfer full): for mh_export_check_paths()
 */
GHashTable *
mh_export_key_files (const char *const *files)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; files[i] != NULL; i++)
    if (g_hash_table_add (seen, (gpointer) files[i]))
      add_keys (keys, files[i]);
  return keys;
}

/**
 * mh_export_check_paths:
 * @document: the team
 * @jobs: (element-type MhExportJob): all that is made of it in one go
 * @kept: (nullable): from mh_export_key_files(): files that must stay too and that @document does
 *   not know of: the team file itself, the user's own surfaces, a roster, and the sources of what
 *   else is made in one go
 * @error: which file
 *
 * Sees to it that no file is written twice and that none of those that the pictures are made of is
 * lost. Files are compared as such: a symbolic link is where it leads.
 *
 * Errors: %MH_EXPORT_ERROR_CLASH
 *
 * Returns: %TRUE if all may be written
 */
gboolean
mh_export_check_paths (MhDocument *document, GPtrArray *jobs, GHashTable *kept, GError **error)
{
  g_autoptr (GPtrArray) paths = mh_export_list_sources (document, jobs);
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) outputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < paths->len; i++)
    add_keys (sources, g_ptr_array_index (paths, i));
  for (guint i = 0; i < jobs->len; i++)
    {
      const MhExportJob *job = g_ptr_array_index (jobs, i);
      g_autofree char *shown = g_filename_display_name (job->path);

      if (has_key (sources, job->path) || (kept != NULL && has_key (kept, job->path)))
        {
          g_set_error (
              error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CLASH,
              /* Translators: %s is a file. */
              _ ("“%s” is one of the files that the pictures are made of; write to another file"),
              shown);
          return FALSE;
        }
      if (!g_hash_table_add (outputs, mh_file_find_goal (job->path)))
        {
          g_set_error (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CLASH,
                       /* Translators: %s is a file. */
                       _ ("“%s” would be written by two targets; give each its own file"), shown);
          return FALSE;
        }
    }
  return TRUE;
}
