/* mh-surface-load.c: the presets that count for a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-surface.h"

#include <glib/gi18n-lib.h>

#include "base/mh-assets.h"
#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "base/mh-problem.h"
#include "team/mh-json-read.h"

/* The pointers of another file would be taken for places in the team file: each problem names its
 * file. Then error is what the first says. */
static void
name_file (GPtrArray *problems, guint start, const char *path, GError **error)
{
  gboolean failed = FALSE;

  for (guint i = start; i < problems->len; i++)
    {
      MhProblem *problem = problems->pdata[i];
      g_autofree char *words = mh_problem_to_string (problem);

      g_clear_pointer (&problem->pointer, g_free);
      problem->line = problem->column = 0;
      g_free (problem->message);
      problem->message = g_strdup_printf ("%s: %s", path, words);
      if (problem->is_note || failed)
        continue;
      failed = TRUE;
      g_set_error_literal (error, MH_SURFACE_ERROR, MH_SURFACE_ERROR_INVALID, problem->message);
    }
}

/* base with the user's own file, base itself when there is no such file. */
static MhSurfaces *
add_user_file (MhSurfaces *base, const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) overrides = NULL;
  MhSurfaces *surfaces = NULL;
  guint n_before = problems->len;

  bytes = mh_file_read (path, MH_LIMIT_JSON_BYTES, NULL, &local_error);
  if (g_error_matches (local_error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_FOUND))
    return mh_surfaces_ref (base);
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  overrides = mh_json_read_bytes (bytes, problems);
  if (overrides != NULL)
    surfaces = mh_surfaces_override (base, overrides, problems, NULL);
  name_file (problems, n_before, path, surfaces == NULL ? error : NULL);
  return surfaces;
}

/* base with what the team file says; pointers lead into the team file. */
static MhSurfaces *
add_document (MhSurfaces *base, MhDocument *document, GPtrArray *problems, GError **error)
{
  guint n_before = problems->len;
  MhSurfaces *surfaces = NULL;
  gboolean failed = FALSE;

  surfaces = mh_surfaces_override (base, mh_document_get_surfaces (document), problems, NULL);
  for (guint i = n_before; i < problems->len; i++)
    {
      MhProblem *problem = problems->pdata[i];
      g_autofree char *inner = g_steal_pointer (&problem->pointer);
      g_autofree char *words = NULL;

      problem->pointer = g_strconcat ("/surfaces", inner, NULL);
      if (problem->is_note || failed)
        continue;
      failed = TRUE;
      words = mh_problem_to_string (problem);
      g_set_error_literal (error, MH_SURFACE_ERROR, MH_SURFACE_ERROR_INVALID, words);
    }
  return surfaces;
}

/**
 * mh_surfaces_load:
 * @user_file: (nullable): path of the user's own presets; need not exist
 * @document: (nullable): a team file, whose `surfaces` count most
 * @problems: (element-type MhProblem) (nullable): gets all that is wrong at once, and notes
 * @error: return location for an error
 *
 * The program's own presets, with those of @user_file and of @document laid over.
 *
 * Threads: any.
 *
 * Errors: %MH_SURFACE_ERROR_INVALID, and %MH_FILE_ERROR when @user_file is there and cannot be
 * read.
 *
 * Returns: (transfer full) (nullable): the presets
 */
MhSurfaces *
mh_surfaces_load (const char *user_file, MhDocument *document, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) json = mh_assets_get ("surfaces.json");
  g_autoptr (MhSurfaces) built_in = mh_surfaces_new_from_bytes (json, NULL, error);
  g_autoptr (MhSurfaces) users = NULL;
  g_autoptr (GPtrArray) own_problems = NULL;

  if (built_in == NULL)
    return NULL;
  if (problems == NULL)
    problems = own_problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  users = user_file == NULL ? mh_surfaces_ref (built_in)
                            : add_user_file (built_in, user_file, problems, error);
  if (users == NULL)
    return NULL;
  if (document == NULL)
    return g_steal_pointer (&users);
  return add_document (users, document, problems, error);
}
