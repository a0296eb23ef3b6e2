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
#include "team/mh-json-value.h"

/* The first problem that is no note becomes the error. */
static void
set_first_error (GPtrArray *problems, guint start, GError **error)
{
  for (guint i = start; i < problems->len; i++)
    {
      const MhProblem *problem = problems->pdata[i];
      g_autofree char *words = NULL;

      if (problem->is_note)
        continue;
      words = mh_problem_to_string (problem);
      g_set_error_literal (error, MH_SURFACE_ERROR, MH_SURFACE_ERROR_INVALID, words);
      return;
    }
}

/* The pointers of another file would be taken for places in the team file: each problem names its
 * file. */
static void
name_file (GPtrArray *problems, guint start, const char *path)
{
  for (guint i = start; i < problems->len; i++)
    {
      MhProblem *problem = problems->pdata[i];
      g_autofree char *words = mh_problem_to_string (problem);

      g_clear_pointer (&problem->pointer, g_free);
      problem->line = problem->column = 0;
      g_free (problem->message);
      problem->message = g_strdup_printf ("%s: %s", path, words);
    }
}

/**
 * mh_surfaces_load_user_file:
 * @base: presets; not changed
 * @path: the user's own presets; need not exist
 * @problems: (element-type MhProblem): gets all that is wrong at once, and notes; their places are
 *   in @path
 * @error: return location for an error
 *
 * Errors: %MH_SURFACE_ERROR_INVALID, and %MH_FILE_ERROR when @path is there and cannot be read.
 *
 * Returns: (transfer full) (nullable): @base with the file laid over; itself without a file
 */
MhSurfaces *
mh_surfaces_load_user_file (MhSurfaces *base, const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) overrides = NULL;
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
    return mh_surfaces_override (base, overrides, problems, error);
  set_first_error (problems, n_before, error);
  return NULL;
}

/* The user's file on the way to a team file. */
static MhSurfaces *
add_user_file (MhSurfaces *base, const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint n_before = problems->len;
  MhSurfaces *surfaces = mh_surfaces_load_user_file (base, path, problems, &local_error);

  name_file (problems, n_before, path);
  if (surfaces == NULL && local_error->domain == MH_SURFACE_ERROR)
    set_first_error (problems, n_before, error);
  else if (surfaces == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return surfaces;
}

/**
 * mh_surfaces_add_team:
 * @base: presets; not changed
 * @team: the whole JSON of a team file, which need not be right elsewhere
 * @problems: (element-type MhProblem): gets all that is wrong at once, and notes; pointers lead
 *   into the team file
 * @error: return location for an error
 *
 * Errors: %MH_SURFACE_ERROR_INVALID; its message is the first problem.
 *
 * Returns: (transfer full) (nullable): @base with the team's own surfaces laid over
 */
MhSurfaces *
mh_surfaces_add_team (MhSurfaces *base, JsonNode *team, GPtrArray *problems, GError **error)
{
  guint n_before = problems->len;
  MhSurfaces *surfaces =
      mh_surfaces_override (base, mh_json_member (team, "surfaces"), problems, NULL);

  for (guint i = n_before; i < problems->len; i++)
    {
      MhProblem *problem = problems->pdata[i];
      g_autofree char *inner = g_steal_pointer (&problem->pointer);

      problem->pointer = g_strconcat ("/surfaces", inner, NULL);
    }
  if (surfaces == NULL)
    set_first_error (problems, n_before, error);
  return surfaces;
}

/**
 * mh_surfaces_check_targets:
 * @surfaces: the presets that count for a team
 * @team: the whole JSON of its file, which need not be right elsewhere
 * @problems: (element-type MhProblem): gets each target whose surface does not exist
 */
void
mh_surfaces_check_targets (MhSurfaces *surfaces, JsonNode *team, GPtrArray *problems)
{
  JsonNode *targets = mh_json_member (team, "targets");
  JsonArray *array =
      targets != NULL && JSON_NODE_HOLDS_ARRAY (targets) ? json_node_get_array (targets) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *target = json_array_get_element (array, i);
      const char *id = mh_json_text (mh_json_member (target, "surface"));
      g_autofree char *pointer = g_strdup_printf ("/targets/%u/surface", i);

      if (id != NULL && mh_surfaces_find (surfaces, id) == NULL)
        {
          g_autofree char *message = mh_surfaces_explain_missing (surfaces, id);

          g_ptr_array_add (problems, mh_problem_new (pointer, "%s", message));
        }
    }
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
  return mh_surfaces_add_team (users, mh_document_get (document, ""), problems, error);
}
