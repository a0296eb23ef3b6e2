/* mh-command-check.c: says what is wrong with the pictures of team files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>

#include "export/mh-export.h"
#include "mh-check-report.h"
#include "mh-team-input.h"

#define COMMAND "check"

/* One run. */
typedef struct
{
  MhArguments *arguments;
  MhConsole *console;
  MhSurfaces *surfaces;
  MhChecker checker;
  MhCheckTotals totals;
  JsonArray *report; /* (nullable): what --json prints */
} Run;

/* (transfer full) (nullable): the pictures to check, after a message when there are none. */
static GPtrArray *
list_jobs (Run *run, MhTeamInput *input, MhExit *status)
{
  const char *const *surface_ids = mh_arguments_get_texts (run->arguments, "surface");
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GError) error = NULL;

  *status = MH_EXIT_USAGE;
  for (guint i = 0; surface_ids != NULL && surface_ids[i] != NULL; i++)
    if (!mh_team_input_check_surface (input, surface_ids[i], COMMAND, run->console))
      return NULL;
  *status = MH_EXIT_INPUT;
  jobs = mh_export_list_jobs (input->document, input->surfaces, surface_ids, input->stem, &error);
  if (jobs == NULL)
    mh_console_message (run->console, input->name, NULL, "%s", error->message);
  else if (jobs->len == 0 && mh_team_input_check_targets (input, run->console))
    mh_console_message (run->console, input->name, "/targets",
                        _ ("there is no picture to check; add a target or use “--surface ID”"));
  else if (jobs->len > 0)
    return g_steal_pointer (&jobs);
  return NULL;
}

static gboolean
falls_short (Run *run, GPtrArray *findings)
{
  return mh_check_count (findings, MH_SEVERITY_ERROR) > 0 ||
         (mh_arguments_has (run->arguments, "strict") &&
          mh_check_count (findings, MH_SEVERITY_WARNING) > 0);
}

static MhExit
check_file (Run *run, const char *operand)
{
  g_autoptr (MhTeamInput) input =
      mh_team_input_open_for_check (operand, run->surfaces, run->console);
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  MhExit status = MH_EXIT_INPUT;

  if (input->document == NULL)
    return MH_EXIT_INPUT;
  jobs = list_jobs (run, input, &status);
  if (jobs == NULL)
    return status;
  run->checker.surfaces = run->checker.is_whole ? input->surfaces : NULL;
  findings = mh_export_check (&run->checker, input->document, jobs, &error);
  if (findings == NULL)
    {
      mh_console_message (run->console, input->name, NULL, "%s", error->message);
      return MH_EXIT_INPUT;
    }
  mh_check_report_count (&run->totals, findings);
  if (run->report != NULL)
    mh_check_report_add_json (run->report, input->name, findings);
  else if (findings->len > 0)
    mh_check_report_print (run->console, input->name, findings);
  return falls_short (run, findings) ? MH_EXIT_CONTENT : MH_EXIT_DONE;
}

static void
print_json (Run *run)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  json_object_set_array_member (object, "findings", json_array_ref (run->report));
  json_object_unref (object);
  mh_console_print_json (run->console, node);
}

/* One file answers for itself; of several, it counts only whether all went well. */
static MhExit
check_files (Run *run)
{
  guint n_files = mh_arguments_get_n_operands (run->arguments);
  MhExit status = MH_EXIT_DONE;

  for (guint i = 0; i < n_files; i++)
    {
      MhExit one = check_file (run, mh_arguments_get_operand (run->arguments, i));

      if (one == MH_EXIT_USAGE)
        return one;
      if (one != MH_EXIT_DONE)
        status = n_files == 1 ? one : MH_EXIT_CONTENT;
    }
  if (status == MH_EXIT_INPUT)
    return status;
  if (run->report != NULL)
    print_json (run);
  else
    mh_check_report_print_totals (run->console, &run->totals);
  return status;
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  g_autoptr (MhSurfaces) surfaces = mh_team_input_load_surfaces (console);
  g_autoptr (MhFonts) fonts = NULL;
  g_autoptr (MhPictureStore) pictures = NULL;
  Run run = { .arguments = arguments, .console = console, .surfaces = surfaces };
  MhExit status = MH_EXIT_INPUT;

  if (surfaces == NULL)
    return status;
  pictures = mh_picture_store_new_for_user (TRUE);
  fonts = mh_fonts_new ();
  run.checker = (MhChecker){
    .date = mh_arguments_get_date (arguments, "date"),
    .fonts = fonts,
    .pictures = pictures,
    /* Only JSON has a place for changes, which take long to find. */
    .depth = mh_arguments_has (arguments, "json") ? MH_CHECK_PATCHES : MH_CHECK_FINDINGS,
    .is_whole = mh_arguments_get_texts (arguments, "surface") == NULL,
  };
  if (mh_arguments_has (arguments, "json"))
    run.report = json_array_new ();
  status = check_files (&run);
  g_clear_pointer (&run.report, json_array_unref);
  return status;
}

static const MhOption options[] = {
  { .name = "surface",
    .kind = MH_OPTION_TEXTS,
    .value = "ID",
    .help = N_ ("only this surface; may be given more than once") },
  { .name = "strict", .kind = MH_OPTION_FLAG, .help = N_ ("count warnings as errors") },
  { .name = "date",
    .kind = MH_OPTION_DATE,
    .value = N_ ("YYYY-MM-DD"),
    .help = N_ ("as on this day (default: today)") },
  { .name = "json",
    .kind = MH_OPTION_FLAG,
    .help = N_ ("print the findings as JSON, with changes that mend them") },
};

const MhCommand mh_command_check = {
  .name = "check",
  .operands = N_ ("FILE…"),
  .summary = N_ ("Say what is wrong with the pictures of a team file"),
  .description = N_ (
      "Looks at every target of the file, or the surfaces that are named, as they would be drawn:\n"
      "who does not fit, what cannot be read, what the platform covers, whose handle is wrong.\n"
      "Ends with status 1 when there is an error. Writes no picture."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = -1,
  .run = run,
};
