/* mh-roster-input.c: a roster named on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-input.h"

#include <glib/gi18n-lib.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"

/**
 * mh_roster_input_open:
 * @operand: a path, or `-` for standard input
 * @maps: (nullable): as for mh_roster_read()
 *
 * Reads a roster. A file that cannot be opened is told at once, all else is in the problems.
 *
 * Returns: (transfer full): its people are %NULL when it cannot be used
 */
MhRosterInput *
mh_roster_input_open (const char *operand, const char *const *maps, MhConsole *console)
{
  gboolean is_stdin = g_str_equal (operand, "-");
  MhRosterInput *input = g_new0 (MhRosterInput, 1);
  g_autoptr (GError) error = NULL;

  input->bytes = is_stdin ? mh_file_read_stdin (MH_LIMIT_ROSTER_BYTES, &error)
                          : mh_file_read (operand, MH_LIMIT_ROSTER_BYTES, NULL, &error);
  input->name = g_strdup (is_stdin ? _ ("standard input") : operand);
  input->folder = is_stdin ? NULL : g_path_get_dirname (operand);
  input->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  if (input->bytes == NULL)
    mh_console_message (console, input->name, NULL, "%s", error->message);
  else
    mh_roster_input_read (input, maps);
  return input;
}

/**
 * mh_roster_input_read:
 * @input: a roster that could be opened
 * @maps: (nullable): as for mh_roster_read()
 *
 * Reads the people anew from the same bytes, for another team.
 */
void
mh_roster_input_read (MhRosterInput *input, const char *const *maps)
{
  g_ptr_array_set_size (input->problems, 0);
  g_clear_pointer (&input->people, g_ptr_array_unref);
  input->people = mh_roster_read (input->bytes, maps, input->problems);
}

void
mh_roster_input_free (MhRosterInput *input)
{
  g_free (input->name);
  g_free (input->folder);
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_clear_pointer (&input->people, g_ptr_array_unref);
  g_ptr_array_unref (input->problems);
  g_free (input);
}

/**
 * mh_roster_input_find_photos:
 * @input: a roster that can be used
 * @document: the team that the people go into
 * @photos_folder: (nullable): where files named after them are
 * @new_folder: (nullable): where photos that the roster holds go; the team's folder
 *
 * Does what mh_roster_find_photos() does.
 */
void
mh_roster_input_find_photos (MhRosterInput *input,
                             MhDocument *document,
                             const char *photos_folder,
                             const char *new_folder)
{
  MhRosterFolders folders = { input->folder, photos_folder, new_folder };

  mh_roster_find_photos (input->people, document, &folders, input->problems);
}

/**
 * mh_roster_input_has_errors:
 * @input: a roster that was opened
 *
 * Returns: whether there is more to say of it than notes
 */
gboolean
mh_roster_input_has_errors (const MhRosterInput *input)
{
  for (guint i = 0; i < input->problems->len; i++)
    if (!((const MhProblem *) input->problems->pdata[i])->is_note)
      return TRUE;
  return FALSE;
}
