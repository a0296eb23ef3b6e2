/* mh-command-schema.c: prints the JSON Schema of the team file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>

#include "base/mh-assets.h"

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  g_autoptr (GBytes) schema = mh_assets_get ("schema/team.schema.json");

  mh_console_print_bytes (console, schema);
  return MH_EXIT_DONE;
}

const MhCommand mh_command_schema = {
  .name = "schema",
  .operands = "",
  .summary = N_ ("Print the JSON Schema of the team file"),
  .max_operands = 0,
  .run = run,
};
