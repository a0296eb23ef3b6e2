/* mh-test-tool.h: other people's programs, to make and to judge files with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <string.h>

/* Runs a command line in which single blanks part the words; what it prints is (out) (transfer
 * full) (optional). FALSE when the program is not installed, after which the test is skipped; that
 * it fails is a failure of the test. */
static inline gboolean
mh_test_tool_run (const char *line, char **output)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char *program = g_find_program_in_path (words[0]);
  g_autofree char *printed = NULL;
  g_autofree char *complaints = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (program == NULL)
    {
      g_autofree char *why = g_strdup_printf ("%s is not installed", words[0]);

      g_test_skip (why);
      return FALSE;
    }
  g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &printed, &complaints, &status,
                &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s: %s", line, complaints);
  if (output != NULL)
    *output = g_steal_pointer (&printed);

  return TRUE;
}
