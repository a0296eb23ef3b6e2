/* mh-command-words.c: prints what a picture shows, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mh-team-input.h"
#include "words/mh-words.h"

static char *
make_words (MhDocument *document, const MhSurface *surface, const char *format, MhDate date)
{
  const MhTarget *target = mh_document_find_target (document, surface->id);

  if (g_strcmp0 (format, "html") == 0)
    return mh_words_dup_html (document, surface, target, date);
  if (g_strcmp0 (format, "text") == 0)
    return mh_words_dup_text (document, surface, target, date);
  return mh_words_dup_alt (document, surface, target, date);
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  const char *format = mh_arguments_get_text (arguments, "format");
  g_autoptr (MhSurfaces) surfaces = mh_team_input_load_surfaces (console);
  g_autoptr (MhTeamInput) input = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const MhSurface *surface = NULL;
  char *words = NULL;

  if (surfaces == NULL)
    return MH_EXIT_INPUT;
  input = mh_team_input_open (mh_arguments_get_operand (arguments, 0), surfaces, console);
  if (input->document == NULL)
    return MH_EXIT_INPUT;
  surface = mh_team_input_choose_surface (input, mh_arguments_get_text (arguments, "surface"),
                                          "words", console);
  if (surface == NULL)
    return MH_EXIT_USAGE;
  words = make_words (input->document, surface, format, mh_arguments_get_date (arguments, "date"));
  bytes = g_bytes_new_take (words, strlen (words));
  mh_console_print_bytes (console, bytes);
  if (!g_str_has_suffix (words, "\n"))
    mh_console_print (console, "\n");
  return MH_EXIT_DONE;
}

static const char *const formats[] = { "alt", "text", "html", NULL };

static const MhOption options[] = {
  { .name = "surface",
    .kind = MH_OPTION_TEXT,
    .value = "ID",
    .help = N_ ("for this surface (default: the one that the file has a target on)") },
  { .name = "format",
    .kind = MH_OPTION_CHOICE,
    .value = "FORMAT",
    .help = N_ ("alt (the default), text or html"),
    .choices = formats },
  { .name = "date",
    .kind = MH_OPTION_DATE,
    .value = N_ ("YYYY-MM-DD"),
    .help = N_ ("as on this day (default: today)") },
};

const MhCommand mh_command_words = {
  .name = "words",
  .operands = N_ ("FILE"),
  .summary = N_ ("Print what the picture shows, in words"),
  .description =
      N_ ("“alt” stands in place of the picture for those who cannot see it, “text” is for "
          "a pinned\npost, “html” is a page to keep beside the team file."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = 1,
  .run = run,
};
