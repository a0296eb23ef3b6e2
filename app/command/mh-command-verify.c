/* mh-command-verify.c: says which pictures are not what render would write now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>

#include "mh-render-options.h"
#include "mh-render.h"

static void
judge_piece (MhRenderPiece *piece, const MhRenderTools *tools)
{
  mh_verify (piece->document, piece->job, tools->date, tools->fonts, tools->pictures,
             &piece->verdict, &piece->error);
}

/* (transfer full): all reasons in a line. */
static char *
join_reasons (guint found)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < MH_N_STALE; i++)
    if (found & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                              mh_stale_reason_get_text (i));
  return g_string_free (text, FALSE);
}

static void
print_verdict (const MhRenderPiece *piece, MhConsole *console)
{
  g_autofree char *name = mh_render_piece_get_name (piece);
  g_autofree char *why = join_reasons (piece->verdict.reasons);

  mh_console_print (console, "%s\t%s%s%s\n", name, mh_file_state_get_id (piece->verdict.state),
                    *why != '\0' ? "\t" : "", why);
}

static void
finish_file (MhRenderFile *file, MhRenderPool *pool, gboolean is_quiet, MhConsole *console)
{
  for (guint i = 0; i < file->pieces->len; i++)
    {
      MhRenderPiece *piece = g_ptr_array_index (file->pieces, i);

      mh_render_pool_wait (pool, piece, console);
      if (piece->error != NULL)
        {
          mh_console_message (console, file->input->name, piece->job->surface->id, "%s",
                              piece->error->message);
          file->status = MH_EXIT_INPUT;
        }
      else if (!is_quiet)
        {
          print_verdict (piece, console);
        }
      if (piece->verdict.state != MH_FILE_CURRENT && file->status == MH_EXIT_DONE)
        file->status = MH_EXIT_CONTENT;
      mh_render_piece_drop (piece);
    }
  mh_render_file_close (file);
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhSurfaces) surfaces = mh_team_input_load_surfaces (console);
  g_autoptr (MhRenderPlan) plan = NULL;
  g_autoptr (MhRenderPool) pool = NULL;
  guint n_threads = (guint) mh_arguments_get_number (arguments, "jobs", g_get_num_processors ());
  gboolean is_json = mh_arguments_has (arguments, "json");
  MhExit status = MH_EXIT_DONE;

  if (surfaces == NULL)
    return MH_EXIT_INPUT;
  if (g_strcmp0 (mh_arguments_get_text (arguments, "output"), "-") == 0)
    {
      mh_console_message (console, "masthead", "verify",
                          _ ("standard output is no file to look at; name a file or a folder"));
      return MH_EXIT_USAGE;
    }
  status = mh_render_plan_make ("verify", arguments, surfaces, console, &plan);
  if (status != MH_EXIT_DONE)
    return status;
  pool = mh_render_pool_start (plan, g_steal_pointer (&fonts), judge_piece, n_threads,
                               mh_arguments_get_date (arguments, "date"));
  for (guint i = 0; i < plan->files->len; i++)
    finish_file (g_ptr_array_index (plan->files, i), pool, is_json, console);
  mh_console_end_progress (console);
  if (is_json)
    {
      g_autoptr (JsonNode) report = mh_render_plan_report_verdicts (plan);

      mh_console_print_json (console, report);
    }
  return mh_render_plan_sum_up (plan);
}

static const MhOption options[] = {
  { .name = "output",
    .letter = 'o',
    .kind = MH_OPTION_TEXT,
    .value = N_ ("PATH"),
    .help = N_ ("look at this file, or into this folder") },
  { .name = "jobs",
    .letter = 'j',
    .kind = MH_OPTION_INTEGER,
    .value = "N",
    .help = N_ ("look at so many files at a time (default: one a processor)"),
    .min = 1,
    .max = MH_RENDER_MOST_JOBS },
  MH_RENDER_OPTIONS,
};

const MhCommand mh_command_verify = {
  .name = "verify",
  .operands = N_ ("FILE…"),
  .summary = N_ ("Say which pictures are not what render would write now"),
  .description = N_ (
      "Prints of every target whether its file is current, stale or missing, and why it is stale.\n"
      "Nothing is drawn for that, and nothing written: a file knows what it was made from.\n"
      "The exit status is 1 when a file is stale or missing."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = -1,
  .run = run,
};
