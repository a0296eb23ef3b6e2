/* mh-command-render.c: writes the pictures of team files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "base/mh-file.h"
#include "mh-check-report.h"
#include "mh-render-options.h"
#include "mh-render.h"

/* Room is each picture's own; a photo or a font is missing for all of them. */
static gboolean
is_of_one_surface (const MhFinding *finding)
{
  static const char *const codes[] = { "does-not-fit", "field-dropped", "text-shortened", NULL };

  return g_strv_contains (codes, finding->code);
}

static gboolean
is_known (GPtrArray *findings, const MhFinding *finding)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *known = g_ptr_array_index (findings, i);

      if (g_str_equal (known->code, finding->code) &&
          g_strcmp0 (known->pointer, finding->pointer) == 0 &&
          g_str_equal (known->message, finding->message) &&
          (!is_of_one_surface (finding) || g_strcmp0 (known->surface, finding->surface) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Prints what is new: every picture of a team misses the same photo. */
static void
take_findings (MhRenderFile *file, const MhExportResult *result, MhConsole *console)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = 0; i < result->findings->len; i++)
    {
      const MhFinding *finding = g_ptr_array_index (result->findings, i);

      if (is_known (file->findings, finding))
        continue;
      g_ptr_array_add (fresh, (gpointer) finding);
      g_ptr_array_add (file->findings, mh_finding_copy (finding));
    }
  mh_check_report_tell (console, file->input->name, fresh);
}

static void
fail_piece (MhRenderFile *file, MhRenderPiece *piece, MhConsole *console)
{
  mh_console_message (console, file->input->name, piece->job->surface->id, "%s",
                      piece->error->message);
  file->status = MH_EXIT_OUTPUT;
}

/* Puts off what would end the program; before is what was put off already. */
static void
hold_signals (sigset_t *before)
{
  sigset_t held;

  sigemptyset (&held);
  sigaddset (&held, SIGHUP);
  sigaddset (&held, SIGINT);
  sigaddset (&held, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &held, before);
}

/* Ctrl+C ends the program between two files, so that no temporary file is left. */
static gboolean
write_file (MhRenderPiece *piece)
{
  sigset_t before;
  gboolean is_written = FALSE;

  hold_signals (&before);
  is_written = mh_file_write (piece->job->path, piece->bytes, &piece->error);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return is_written;
}

static void
write_piece (MhRenderPlan *plan,
             MhRenderFile *file,
             MhRenderPiece *piece,
             gboolean is_quiet,
             MhConsole *console)
{
  g_autofree char *path = NULL;

  if (plan->to_stdout)
    {
      mh_console_print_bytes (console, piece->bytes);
      piece->is_written = TRUE;
      return;
    }
  if (!write_file (piece))
    {
      fail_piece (file, piece, console);
      return;
    }
  piece->is_written = TRUE;
  if (is_quiet)
    return;
  path = mh_render_piece_get_name (piece);
  mh_console_print (console, "%s\t%d×%d\t%" G_GSIZE_FORMAT " B\n", path, piece->result->width_px,
                    piece->result->height_px, piece->result->n_bytes);
}

/* All that `masthead check` would say of the same files; file->findings has it afterwards. FALSE
 * after a message. */
static gboolean
check_file (MhRenderFile *file, MhPictureStore *pictures, MhDate date, MhConsole *console)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  MhChecker checker = { .date = date,
                        .fonts = fonts,
                        .pictures = pictures,
                        .surfaces = file->lacks_surfaces ? file->input->surfaces : NULL };

  for (guint i = 0; i < file->pieces->len; i++)
    g_ptr_array_add (jobs, ((MhRenderPiece *) g_ptr_array_index (file->pieces, i))->job);
  findings = mh_export_check (&checker, file->document, jobs, &error);
  if (findings == NULL)
    {
      mh_console_message (console, file->input->name, NULL, "%s", error->message);
      file->status = MH_EXIT_OUTPUT;
      return FALSE;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      MhFinding *finding = g_ptr_array_index (findings, i);

      /* Notes on the file itself were told when it was read, and targets that lack a surface. */
      if (finding->waiver == NULL && finding->severity != MH_SEVERITY_NOTE &&
          !g_str_equal (finding->code, "surface-unknown"))
        g_ptr_array_add (told, finding);
    }
  mh_check_report_tell (console, file->input->name, told);
  g_ptr_array_unref (file->findings);
  file->findings = g_steal_pointer (&findings);
  return TRUE;
}

/* Strictly, none is written before all are known to be good. */
static void
write_if_good (MhRenderPlan *plan, MhRenderFile *file, MhArguments *arguments, MhConsole *console)
{
  gboolean is_quiet = mh_arguments_has (arguments, "json");

  if (file->status != MH_EXIT_DONE ||
      !check_file (file, plan->pictures, mh_arguments_get_date (arguments, "date"), console))
    return;
  if (mh_check_count (file->findings, MH_SEVERITY_ERROR) > 0)
    {
      mh_console_message (
          console, file->input->name, NULL,
          _ ("nothing is written, since there are errors; mend them or leave “--strict” "
             "out"));
      file->status = MH_EXIT_CONTENT;
      return;
    }
  for (guint i = 0; i < file->pieces->len; i++)
    write_piece (plan, file, g_ptr_array_index (file->pieces, i), is_quiet, console);
}

/* Takes the pictures of a team file as they get ready. */
static void
finish_file (MhRenderPlan *plan,
             MhRenderFile *file,
             MhRenderPool *pool,
             MhArguments *arguments,
             MhConsole *console)
{
  gboolean is_strict = mh_arguments_has (arguments, "strict");
  gboolean is_quiet = mh_arguments_has (arguments, "json");

  for (guint i = 0; i < file->pieces->len; i++)
    {
      MhRenderPiece *piece = g_ptr_array_index (file->pieces, i);

      mh_render_pool_wait (pool, piece, console);
      if (piece->result != NULL && !is_strict)
        take_findings (file, piece->result, console);
      if (piece->bytes == NULL)
        fail_piece (file, piece, console);
      else if (!is_strict)
        write_piece (plan, file, piece, is_quiet, console);
      if (!is_strict)
        mh_render_piece_drop (piece);
    }
  if (is_strict)
    write_if_good (plan, file, arguments, console);
  g_ptr_array_foreach (file->pieces, (GFunc) mh_render_piece_drop, NULL);
  mh_render_file_close (file);
}

static void
make_piece (MhRenderPiece *piece, const MhRenderTools *tools)
{
  piece->bytes = mh_export_recall (piece->document, piece->job, tools->date, tools->fonts,
                                   tools->pictures, &piece->result);
  if (piece->bytes != NULL)
    return;
  mh_export_fetch (piece->document, piece->job, tools->date, tools->fonts, tools->pictures,
                   tools->n_threads);
  piece->bytes =
      mh_export_encode (piece->document, piece->job, tools->date, tools->fonts, tools->pictures,
                        tools->cancellable, &piece->result, &piece->error);
}

/* A signal goes to any thread that does not hold it: those of fontconfig and the pool always do. */
static MhFonts *
start_fonts (void)
{
  MhFonts *fonts = NULL;
  sigset_t before;

  hold_signals (&before);
  fonts = mh_fonts_new ();
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return fonts;
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  /* First of all, since fontconfig reads its files while those of the team are read. */
  g_autoptr (MhFonts) fonts = start_fonts ();
  g_autoptr (MhSurfaces) surfaces = mh_team_input_load_surfaces (console);
  g_autoptr (MhRenderPlan) plan = NULL;
  g_autoptr (MhRenderPool) pool = NULL;
  guint n_threads = (guint) mh_arguments_get_number (arguments, "jobs", g_get_num_processors ());
  MhExit status = MH_EXIT_DONE;
  sigset_t before;

  if (surfaces == NULL)
    return MH_EXIT_INPUT;
  status = mh_render_plan_make ("render", arguments, surfaces, console, &plan);
  if (status != MH_EXIT_DONE)
    return status;
  hold_signals (&before);
  pool = mh_render_pool_start (plan, g_steal_pointer (&fonts), make_piece, n_threads,
                               mh_arguments_get_date (arguments, "date"));
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  for (guint i = 0; i < plan->files->len; i++)
    finish_file (plan, g_ptr_array_index (plan->files, i), pool, arguments, console);
  mh_console_end_progress (console);
  if (mh_arguments_has (arguments, "json"))
    {
      g_autoptr (JsonNode) report = mh_render_plan_report (plan);

      mh_console_print_json (console, report);
    }
  return mh_render_plan_sum_up (plan);
}

static const MhOption options[] = {
  { .name = "output",
    .letter = 'o',
    .kind = MH_OPTION_TEXT,
    .value = N_ ("PATH"),
    .help = N_ ("write to this file or folder; “-” is standard output") },
  { .name = "strict", .kind = MH_OPTION_FLAG, .help = N_ ("write nothing when there is an error") },
  { .name = "jobs",
    .letter = 'j',
    .kind = MH_OPTION_INTEGER,
    .value = "N",
    .help = N_ ("make so many pictures at a time (default: one a processor)"),
    .min = 1,
    .max = MH_RENDER_MOST_JOBS },
  MH_RENDER_OPTIONS,
};

const MhCommand mh_command_render = {
  .name = "render",
  .operands = N_ ("FILE…"),
  .summary = N_ ("Write the pictures of a team file"),
  .description = N_ (
      "Makes every target of the file, or the surfaces that are named; a surface without a target\n"
      "gets NAME-ID.jpg beside the file. Prints each picture’s path, size in pixels and bytes.\n"
      "“-” is standard input. A picture that fails leaves an older one as it was."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = -1,
  .run = run,
};
