/* mh-team-input.c: a team file named on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-team-input.h"

#include <glib/gi18n-lib.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "export/mh-export.h"
#include "mh-arguments.h"
#include "team/mh-json-read.h"
#include "team/mh-json-value.h"

#define STDIN_STEM "team"

/* All problems of a file, or what kept it from being read at all. */
static void
print_problems (MhConsole *console,
                const char *name,
                GPtrArray *problems,
                gboolean with_notes,
                const GError *error)
{
  for (guint i = 0; i < problems->len; i++)
    if (with_notes || !((const MhProblem *) g_ptr_array_index (problems, i))->is_note)
      mh_console_problem (console, name, g_ptr_array_index (problems, i));
  if (error != NULL && problems->len == 0)
    mh_console_message (console, name, NULL, "%s", error->message);
}

/**
 * mh_team_input_get_user_surfaces:
 *
 * Returns: (transfer full): where the user's own surfaces are; the file need not exist
 */
char *
mh_team_input_get_user_surfaces (void)
{
  return g_build_filename (g_get_user_config_dir (), "masthead", "surfaces.json", NULL);
}

/**
 * mh_team_input_load_surfaces:
 *
 * Loads the presets that count for every team: the program's own and the user's.
 *
 * Returns: (transfer full) (nullable): %NULL after a message
 */
MhSurfaces *
mh_team_input_load_surfaces (MhConsole *console)
{
  g_autofree char *file = mh_team_input_get_user_surfaces ();
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhSurfaces) built_in = mh_surfaces_load (NULL, NULL, NULL, &error);
  MhSurfaces *surfaces = NULL;

  if (built_in != NULL)
    surfaces = mh_surfaces_load_user_file (built_in, file, problems, &error);
  print_problems (console, file, problems, TRUE, error);
  return surfaces;
}

static GBytes *
read_operand (const char *operand, GError **error)
{
  if (g_str_equal (operand, "-"))
    return mh_file_read_stdin (MH_LIMIT_JSON_BYTES, error);
  return mh_file_read (operand, MH_LIMIT_JSON_BYTES, NULL, error);
}

/* What else is wrong with a file that cannot be used, so that all of it can be mended at once. */
static void
check_rest (GBytes *bytes, MhSurfaces *surfaces, GPtrArray *problems)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (JsonNode) team = mh_json_read_bytes (bytes, known);
  JsonNode *own = team != NULL ? mh_json_member (team, "surfaces") : NULL;
  g_autoptr (MhSurfaces) all = NULL;

  /* What is no team file, or one of a newer format, has been told as such. */
  if (!mh_json_is_number (mh_json_member (team, "masthead")) ||
      mh_json_number (mh_json_member (team, "masthead")) != MH_DOCUMENT_FORMAT)
    return;
  if (own != NULL && !JSON_NODE_HOLDS_OBJECT (own))
    return;
  all = mh_surfaces_add_team (surfaces, team, problems, NULL);
  if (all != NULL)
    mh_surfaces_check_targets (all, team, problems);
}

static void
read_team (MhTeamInput *input, GBytes *bytes, MhSurfaces *surfaces, GError **error)
{
  g_autofree char *folder = input->path != NULL ? g_path_get_dirname (input->path) : NULL;

  input->document = mh_document_new_from_bytes (bytes, folder, input->problems, error);
  if (input->document == NULL)
    {
      check_rest (bytes, surfaces, input->problems);
      return;
    }
  input->surfaces = mh_surfaces_add_team (surfaces, mh_document_get (input->document, ""),
                                          input->problems, error);
  if (input->surfaces == NULL)
    g_clear_pointer (&input->document, mh_document_unref);
}

static MhTeamInput *
open_input (const char *operand, MhSurfaces *surfaces, gboolean with_notes, MhConsole *console)
{
  gboolean is_stdin = g_str_equal (operand, "-");
  MhTeamInput *input = g_new0 (MhTeamInput, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  input->name = is_stdin ? g_strdup (_ ("standard input")) : g_strdup (operand);
  input->path = is_stdin ? NULL : g_strdup (operand);
  input->stem = is_stdin ? g_strdup (STDIN_STEM) : mh_export_stem_of_path (operand);
  input->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  bytes = read_operand (operand, &error);
  if (bytes != NULL)
    read_team (input, bytes, surfaces, &error);
  if (error != NULL && input->problems->len == 0)
    g_ptr_array_add (input->problems, mh_problem_new (NULL, "%s", error->message));
  print_problems (console, input->name, input->problems, with_notes, error);
  return input;
}

/**
 * mh_team_input_open:
 * @operand: a path, or `-` for standard input
 * @surfaces: the presets that count for every team
 *
 * Reads a team file and prints all that is wrong with it, or its notes.
 *
 * Returns: (transfer full): its document is %NULL when it cannot be used
 */
MhTeamInput *
mh_team_input_open (const char *operand, MhSurfaces *surfaces, MhConsole *console)
{
  return open_input (operand, surfaces, TRUE, console);
}

/**
 * mh_team_input_open_for_check:
 *
 * Does what mh_team_input_open() does without the notes, which are among the findings.
 *
 * Returns: (transfer full):
 */
MhTeamInput *
mh_team_input_open_for_check (const char *operand, MhSurfaces *surfaces, MhConsole *console)
{
  return open_input (operand, surfaces, FALSE, console);
}

void
mh_team_input_free (MhTeamInput *input)
{
  g_clear_pointer (&input->document, mh_document_unref);
  g_clear_pointer (&input->surfaces, mh_surfaces_unref);
  g_clear_pointer (&input->problems, g_ptr_array_unref);
  g_free (input->name);
  g_free (input->path);
  g_free (input->stem);
  g_free (input);
}

/**
 * mh_team_input_check_surface:
 * @surface_id: what was given as `--surface`
 * @command: who was asked, for the message
 *
 * Returns: whether there is such a surface; %FALSE after a message
 */
gboolean
mh_team_input_check_surface (MhTeamInput *input,
                             const char *surface_id,
                             const char *command,
                             MhConsole *console)
{
  g_autofree char *message = NULL;

  if (mh_surfaces_find (input->surfaces, surface_id) != NULL)
    return TRUE;
  message = mh_surfaces_explain_missing (input->surfaces, surface_id);
  mh_console_message (console, "masthead", command, "%s", message);
  return FALSE;
}

/**
 * mh_team_input_check_targets:
 * @input: a team that can be used
 *
 * Returns: whether there is a surface for each target; %FALSE after a message for each without
 */
gboolean
mh_team_input_check_targets (MhTeamInput *input, MhConsole *console)
{
  guint n_before = input->problems->len;

  mh_surfaces_check_targets (input->surfaces, mh_document_get (input->document, ""),
                             input->problems);
  for (guint i = n_before; i < input->problems->len; i++)
    mh_console_problem (console, input->name, g_ptr_array_index (input->problems, i));
  return input->problems->len == n_before;
}

/* The ids of the team's targets, each once. (transfer container). */
static GPtrArray *
list_surfaces (MhDocument *document)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < mh_document_get_n_targets (document); i++)
    {
      const char *id = mh_document_get_target (document, i)->surface;

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }
  return ids;
}

/* Of all surfaces where the team has no target. */
static void
ask_for_surface (MhTeamInput *input, GPtrArray *ids, MhConsole *console)
{
  g_autofree char *choices = NULL;

  g_ptr_array_add (ids, NULL);
  choices = ids->len > 1 ? g_strjoinv (", ", (char **) ids->pdata)
                         : mh_surfaces_list_ids (input->surfaces);
  mh_console_message (console, input->name, NULL,
                      /* Translators: ids of surfaces, such as x-header. */
                      _ ("it is not said which picture; choose it with “--surface ID”: %s"),
                      choices);
}

/**
 * mh_team_input_choose_surface:
 * @surface_id: (nullable): what was given as `--surface`
 * @command: who was asked, for the message
 *
 * Without a word, it is the only surface that the team has a target on.
 *
 * Returns: (transfer none) (nullable): the surface; %NULL after a message
 */
const MhSurface *
mh_team_input_choose_surface (MhTeamInput *input,
                              const char *surface_id,
                              const char *command,
                              MhConsole *console)
{
  g_autoptr (GPtrArray) ids = list_surfaces (input->document);

  if (surface_id == NULL && ids->len == 1)
    surface_id = ids->pdata[0];
  if (surface_id == NULL)
    {
      ask_for_surface (input, ids, console);
      return NULL;
    }
  if (!mh_team_input_check_surface (input, surface_id, command, console))
    return NULL;
  return mh_surfaces_find (input->surfaces, surface_id);
}
