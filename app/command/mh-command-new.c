/* mh-command-new.c: makes a team file to start from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-file.h"
#include "export/mh-export.h"
#include "team/mh-template.h"

/* "crew" of crew.team.json as a name to start from: "Crew". */
static char *
guess_organisation (const char *path)
{
  g_autofree char *stem = mh_export_stem_of_path (path);
  g_autofree char *valid = g_utf8_make_valid (stem, -1);
  g_autofree char *first = g_utf8_substring (valid, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, valid + strlen (first), NULL);
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  const char *path = mh_arguments_get_operand (arguments, 0);
  const char *template = mh_arguments_get_text (arguments, "template");
  const char *given = mh_arguments_get_text (arguments, "organisation");
  g_autofree char *guessed = guess_organisation (path);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *organisation = g_utf8_make_valid (given != NULL ? given : guessed, -1);
  g_autofree char *shown = NULL;
  g_autoptr (MhDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_has_suffix (path, ".json"))
    {
      mh_console_message (console, "masthead", "new",
                          /* Translators: a file's name, twice. */
                          _ ("“%s” is not the name of a team file; call it “%s.team.json”"), path,
                          path);
      return MH_EXIT_USAGE;
    }
  document =
      mh_template_make (template != NULL ? template : mh_template_ids[0], organisation, folder);
  bytes = mh_document_to_bytes (document);
  if (!mh_file_write_new (path, bytes, &error))
    {
      mh_console_message (console, path, NULL, "%s", error->message);
      return MH_EXIT_OUTPUT;
    }
  shown = mh_console_escape (path);
  mh_console_print (console, "%s\n", shown);
  return MH_EXIT_DONE;
}

static const MhOption options[] = {
  { .name = "organisation",
    .letter = 'o',
    .kind = MH_OPTION_TEXT,
    .value = N_ ("NAME"),
    .help = N_ ("whose team it is (default: taken from FILE)") },
  { .name = "template",
    .kind = MH_OPTION_CHOICE,
    .value = N_ ("NAME"),
    .help = N_ ("what to start from: team (the default), notice, pattern or person"),
    .choices = mh_template_ids },
};

const MhCommand mh_command_new = {
  .name = "new",
  .operands = N_ ("FILE.team.json"),
  .summary = N_ ("Make a team file to start from"),
  .description = N_ ("A file that exists is never changed."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = 1,
  .run = run,
};
