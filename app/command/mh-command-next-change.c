/* mh-command-next-change.c: prints when the picture changes next, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>

#include "mh-team-input.h"
#include "team/mh-calendar.h"

static void
print_json (MhConsole *console, const char *date, GArray *changes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "date");
  if (date != NULL)
    json_builder_add_string_value (builder, date);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const MhChange *change = &g_array_index (changes, MhChange, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "member");
      json_builder_add_int_value (builder, change->member->index);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, change->member->name);
      json_builder_set_member_name (builder, "change");
      json_builder_add_string_value (builder, change->joins ? "joins" : "leaves");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  mh_console_print_json (console, root);
}

/* The date alone in the first line, for scripts. */
static void
print_text (MhConsole *console, const char *date, GArray *changes)
{
  if (date == NULL)
    {
      mh_console_print (console, "%s\n", _ ("Nobody joins or leaves after this day."));
      return;
    }
  mh_console_print (console, "%s\n", date);
  for (guint i = 0; i < changes->len; i++)
    {
      const MhChange *change = &g_array_index (changes, MhChange, i);
      g_autofree char *name = mh_console_escape (change->member->name);
      /* Translators: a person's name. */
      g_autofree char *line = change->joins ? g_strdup_printf (_ ("%s joins"), name)
                                            /* Translators: a person's name. */
                                            : g_strdup_printf (_ ("%s leaves"), name);

      mh_console_print (console, "%s\n", line);
    }
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  g_autoptr (MhSurfaces) surfaces = mh_team_input_load_surfaces (console);
  g_autoptr (MhTeamInput) input = NULL;
  g_autoptr (GArray) changes = NULL;
  g_autofree char *date = NULL;
  MhDate day = MH_DATE_NONE;

  if (surfaces == NULL)
    return MH_EXIT_INPUT;
  input = mh_team_input_open (mh_arguments_get_operand (arguments, 0), surfaces, console);
  if (input->document == NULL)
    return MH_EXIT_INPUT;
  changes =
      mh_calendar_find_next (input->document, mh_arguments_get_date (arguments, "date"), &day);
  date = mh_date_is_set (day) ? mh_date_to_string (day) : NULL;
  if (mh_arguments_has (arguments, "json"))
    print_json (console, date, changes);
  else
    print_text (console, date, changes);
  return MH_EXIT_DONE;
}

static const MhOption options[] = {
  { .name = "date",
    .kind = MH_OPTION_DATE,
    .value = N_ ("YYYY-MM-DD"),
    .help = N_ ("after this day (default: today)") },
  { .name = "json", .kind = MH_OPTION_FLAG, .help = N_ ("print a report as JSON") },
};

const MhCommand mh_command_next_change = {
  .name = "next-change",
  .operands = N_ ("FILE"),
  .summary = N_ ("Print on which day the picture changes next, and why"),
  .description = N_ ("The date, then a line for everybody who joins or leaves on that day."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = 1,
  .run = run,
};
