/* mh-command-layout.c: prints what is drawn and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>

#include "layout/mh-layout.h"
#include "mh-team-input.h"

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  g_autoptr (MhSurfaces) surfaces = mh_team_input_load_surfaces (console);
  g_autoptr (MhTeamInput) input = NULL;
  g_autoptr (MhFonts) fonts = NULL;
  g_autoptr (MhPictureStore) pictures = NULL;
  g_autoptr (MhScene) scene = NULL;
  g_autoptr (JsonNode) report = NULL;
  const MhSurface *surface = NULL;

  if (surfaces == NULL)
    return MH_EXIT_INPUT;
  input = mh_team_input_open (mh_arguments_get_operand (arguments, 0), surfaces, console);
  if (input->document == NULL)
    return MH_EXIT_INPUT;
  surface = mh_team_input_choose_surface (input, mh_arguments_get_text (arguments, "surface"),
                                          "layout", console);
  if (surface == NULL)
    return MH_EXIT_USAGE;

  pictures = mh_picture_store_new_for_user (TRUE);
  fonts = mh_fonts_new ();
  scene = mh_layout_scene (input->document, surface,
                           mh_document_find_target (input->document, surface->id),
                           mh_arguments_get_date (arguments, "date"), fonts, pictures);
  for (guint i = 0; i < scene->findings->len; i++)
    mh_console_finding (console, input->name, g_ptr_array_index (scene->findings, i));
  report = mh_scene_to_json (scene);
  mh_console_print_json (console, report);
  return MH_EXIT_DONE;
}

static const MhOption options[] = {
  { .name = "surface",
    .kind = MH_OPTION_TEXT,
    .value = "ID",
    .help = N_ ("for this surface (default: the one that the file has a target on)") },
  { .name = "date",
    .kind = MH_OPTION_DATE,
    .value = N_ ("YYYY-MM-DD"),
    .help = N_ ("as on this day (default: today)") },
  { .name = "json", .kind = MH_OPTION_FLAG, .help = N_ ("as JSON, which it always is") },
};

const MhCommand mh_command_layout = {
  .name = "layout",
  .operands = N_ ("FILE"),
  .summary = N_ ("Print what is drawn and where, as JSON"),
  .description = N_ ("Boxes are left, top, right and bottom in pixels of the picture."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = 1,
  .run = run,
};
