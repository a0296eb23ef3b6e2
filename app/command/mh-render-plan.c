/* mh-render-plan.c: from a command line to the pictures that are to be made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-render.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-file.h"
#include "mh-render-options.h"

const char *const mh_render_chromas[] = { "4:4:4", MH_CHROMA_420, NULL };
const char *const mh_render_formats[] = { "jpg", "jpeg", "png", NULL };

static void
free_piece (MhRenderPiece *piece)
{
  g_clear_pointer (&piece->document, mh_document_unref);
  g_clear_pointer (&piece->job, mh_export_job_free);
  g_clear_pointer (&piece->bytes, g_bytes_unref);
  g_clear_pointer (&piece->result, mh_export_result_free);
  g_clear_error (&piece->error);
  g_free (piece);
}

static void
free_file (MhRenderFile *file)
{
  g_ptr_array_unref (file->pieces);
  g_ptr_array_unref (file->findings);
  g_clear_pointer (&file->document, mh_document_unref);
  mh_team_input_free (file->input);
  g_free (file);
}

void
mh_render_plan_free (MhRenderPlan *plan)
{
  g_ptr_array_unref (plan->files);
  mh_picture_store_unref (plan->pictures);
  g_free (plan->roster);
  g_free (plan);
}

/**
 * mh_render_piece_get_name:
 * @piece: a picture to be made
 *
 * Returns: (transfer full): its path as a person in this folder would write it, safe to show
 */
char *
mh_render_piece_get_name (const MhRenderPiece *piece)
{
  const char *path = piece->job->path;
  g_autofree char *here = g_get_current_dir ();
  gsize length = strlen (here);

  if (strncmp (path, here, length) == 0 && path[length] == '/')
    return mh_console_escape (path + length + 1);
  return mh_console_escape (path);
}

/**
 * mh_render_piece_drop:
 *
 * Gives back what takes much memory, once the piece is done with. What the report says stays.
 */
void
mh_render_piece_drop (MhRenderPiece *piece)
{
  g_clear_pointer (&piece->document, mh_document_unref);
  g_clear_pointer (&piece->bytes, g_bytes_unref);
  if (piece->result != NULL)
    g_clear_pointer (&piece->result->scene, mh_scene_unref);
}

/**
 * mh_render_file_close:
 * @file: all of whose pieces are done with
 *
 * Gives back what takes memory. What the report says stays.
 */
void
mh_render_file_close (MhRenderFile *file)
{
  if (file->status == MH_EXIT_DONE && file->lacks_surfaces)
    file->status = MH_EXIT_CONTENT;
  g_clear_pointer (&file->input->document, mh_document_unref);
  g_clear_pointer (&file->document, mh_document_unref);
}

static MhRenderFile *
open_file (const char *operand, MhSurfaces *surfaces, MhConsole *console)
{
  MhRenderFile *file = g_new0 (MhRenderFile, 1);

  file->input = mh_team_input_open (operand, surfaces, console);
  file->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) free_piece);
  file->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
  file->status = file->input->document != NULL ? MH_EXIT_DONE : MH_EXIT_INPUT;
  if (file->input->document != NULL)
    file->document = mh_document_ref (file->input->document);
  return file;
}

static void
set_path (MhExportJob *job, char *path)
{
  g_free (job->path);
  job->path = path;
}

/* The options that hold for every picture, over what the targets say. */
static void
apply_options (MhExportJob *job, MhArguments *arguments)
{
  const char *format = mh_arguments_get_text (arguments, "format");

  job->quality = (int) mh_arguments_get_number (arguments, "quality", job->quality);
  if (mh_arguments_get_text (arguments, "chroma") != NULL)
    job->chroma_420 = g_str_equal (mh_arguments_get_text (arguments, "chroma"), MH_CHROMA_420);
  job->max_bytes =
      (gsize) mh_arguments_get_number (arguments, "max-bytes", (double) job->max_bytes);
  job->scale = mh_arguments_get_number (arguments, "scale", job->scale);
  if (format != NULL)
    {
      MhFormat wanted = g_str_equal (format, "png") ? MH_FORMAT_PNG : MH_FORMAT_JPEG;

      if (wanted != job->format)
        set_path (job, g_strdup_printf ("%.*s.%s", (int) (strrchr (job->path, '.') - job->path),
                                        job->path, format));
      job->format = wanted;
    }
}

/* Adds the pictures of one team file. FALSE after a message, with the file's status set. */
static gboolean
add_pieces (const char *command, MhRenderFile *file, MhArguments *arguments, MhConsole *console)
{
  MhTeamInput *input = file->input;
  const char *const *surface_ids = mh_arguments_get_texts (arguments, "surface");
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; surface_ids != NULL && surface_ids[i] != NULL; i++)
    if (!mh_team_input_check_surface (input, surface_ids[i], command, console))
      file->status = MH_EXIT_USAGE;
  if (surface_ids == NULL)
    file->lacks_surfaces = !mh_team_input_check_targets (input, console);
  if (file->status != MH_EXIT_DONE)
    return FALSE;
  jobs = mh_export_list_jobs (file->document, input->surfaces, surface_ids, input->stem, &error);
  if (jobs == NULL)
    {
      mh_console_message (console, input->name, NULL, "%s", error->message);
      file->status = MH_EXIT_INPUT;
      return FALSE;
    }
  if (jobs->len == 0)
    {
      if (!file->lacks_surfaces)
        mh_console_message (console, input->name, "/targets",
                            _ ("there is no picture to make; add a target or use “--surface ID”"));
      file->status = MH_EXIT_INPUT;
      return FALSE;
    }
  g_ptr_array_set_free_func (jobs, NULL);
  for (guint i = 0; i < jobs->len; i++)
    {
      MhRenderPiece *piece = g_new0 (MhRenderPiece, 1);

      piece->document = mh_document_ref (file->document);
      piece->job = g_ptr_array_index (jobs, i);
      apply_options (piece->job, arguments);
      g_ptr_array_add (file->pieces, piece);
    }
  return TRUE;
}

static guint
count_pieces (MhRenderPlan *plan)
{
  guint n_pieces = 0;

  for (guint i = 0; i < plan->files->len; i++)
    n_pieces += ((MhRenderFile *) g_ptr_array_index (plan->files, i))->pieces->len;
  return n_pieces;
}

static void
move_to_folder (MhRenderPlan *plan, const char *folder)
{
  for (guint i = 0; i < plan->files->len; i++)
    {
      MhRenderFile *file = g_ptr_array_index (plan->files, i);

      for (guint j = 0; j < file->pieces->len; j++)
        {
          MhRenderPiece *piece = g_ptr_array_index (file->pieces, j);
          g_autofree char *name = g_path_get_basename (piece->job->path);

          set_path (piece->job, g_build_filename (folder, name, NULL));
        }
    }
}

/* The one picture of the plan, if it has no other. */
static MhRenderPiece *
find_only_piece (MhRenderPlan *plan)
{
  for (guint i = 0; count_pieces (plan) == 1 && i < plan->files->len; i++)
    {
      MhRenderFile *file = g_ptr_array_index (plan->files, i);

      if (file->pieces->len == 1)
        return g_ptr_array_index (file->pieces, 0);
    }
  return NULL;
}

static MhExit
refuse_output (MhRenderPlan *plan, MhConsole *console, const char *text)
{
  mh_console_message (console, "masthead", plan->command, "%s", text);
  return MH_EXIT_USAGE;
}

/* `-o FILE`: its suffix and --format must agree, and one of them must say what to make. */
static MhExit
move_to_file (MhRenderPlan *plan,
              MhRenderPiece *piece,
              const char *output,
              const char *path,
              const char *format,
              MhConsole *console)
{
  MhFormat by_suffix;
  gboolean has_suffix = mh_export_format_of_path (output, &by_suffix);
  g_autofree char *text = NULL;

  if (!has_suffix && format == NULL)
    text = g_strdup_printf (
        _ ("“%s” is neither a JPEG nor a PNG file, nor a folder that exists; let it "
           "end in “.jpg” or “.png”, or give “--format”"),
        output);
  else if (has_suffix && format != NULL && by_suffix != piece->job->format)
    text = g_strdup_printf (_ ("“%s” does not fit “--format %s”; leave one of them out"), output,
                            format);
  if (text != NULL)
    return refuse_output (plan, console, text);
  if (has_suffix)
    piece->job->format = by_suffix;
  set_path (piece->job, g_strdup (path));
  return MH_EXIT_DONE;
}

/* Whether -o can only mean a folder. */
static gboolean
is_folder_name (const char *output, const char *path)
{
  return g_str_has_suffix (output, "/") || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static MhExit
apply_output (MhRenderPlan *plan, MhArguments *arguments, MhConsole *console)
{
  const char *output = mh_arguments_get_text (arguments, "output");
  const char *format = mh_arguments_get_text (arguments, "format");
  MhRenderPiece *only = find_only_piece (plan);
  g_autofree char *path = g_canonicalize_filename (output, NULL);
  g_autofree char *text = NULL;
  MhFormat by_suffix;

  if (is_folder_name (output, path) ||
      (only == NULL && !mh_export_format_of_path (output, &by_suffix)))
    {
      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          mh_console_message (console, output, NULL, _ ("there is no such folder; make it first"));
          return MH_EXIT_OUTPUT;
        }
      move_to_folder (plan, path);
      return MH_EXIT_DONE;
    }
  if (only != NULL)
    return move_to_file (plan, only, output, path, format, console);
  text = g_strdup_printf (
      _ ("“%s” is one file, but there are %u pictures to make; name a folder, or choose "
         "one with “--surface”"),
      output, count_pieces (plan));
  return refuse_output (plan, console, text);
}

static MhExit
apply_stdout (MhRenderPlan *plan, MhArguments *arguments, MhConsole *console)
{
  if (mh_arguments_has (arguments, "json"))
    return refuse_output (plan, console,
                          _ ("“--json” and “-o -” both want standard output; leave one out"));
  if (find_only_piece (plan) == NULL)
    return refuse_output (plan, console,
                          _ ("standard output takes one picture; choose it with “--surface”"));
  plan->to_stdout = TRUE;
  return MH_EXIT_DONE;
}

/* The jobs of a file; the array does not own them. */
static GPtrArray *
collect_jobs (const MhRenderFile *file)
{
  GPtrArray *jobs = g_ptr_array_new ();

  for (guint i = 0; i < file->pieces->len; i++)
    g_ptr_array_add (jobs, ((MhRenderPiece *) g_ptr_array_index (file->pieces, i))->job);
  return jobs;
}

/* What no picture may replace: all that the command line names, and what that is made of. */
static GHashTable *
collect_kept (MhRenderPlan *plan)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (kept, mh_team_input_get_user_surfaces ());
  if (plan->roster != NULL)
    g_ptr_array_add (kept, g_strdup (plan->roster));
  for (guint i = 0; i < plan->files->len; i++)
    {
      MhRenderFile *file = g_ptr_array_index (plan->files, i);
      g_autoptr (GPtrArray) jobs = collect_jobs (file);
      g_autoptr (GPtrArray) sources = NULL;

      if (file->input->path != NULL)
        g_ptr_array_add (kept, g_strdup (file->input->path));
      if (file->input->document == NULL)
        continue;
      sources = mh_export_list_sources (file->input->document, jobs);
      for (guint j = 0; j < sources->len; j++)
        g_ptr_array_add (kept, g_strdup (g_ptr_array_index (sources, j)));
    }
  g_ptr_array_add (kept, NULL);
  return mh_export_key_files ((const char *const *) kept->pdata);
}

/* Whether the jobs write what no earlier file does. */
static gboolean
take_paths (GHashTable *taken, GPtrArray *jobs, GError **error)
{
  for (guint i = 0; i < jobs->len; i++)
    {
      const MhExportJob *job = g_ptr_array_index (jobs, i);

      if (g_hash_table_add (taken, mh_file_find_goal (job->path)))
        continue;
      g_set_error (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CLASH,
                   _ ("“%s” is written by an earlier file too; give each its own folder"),
                   job->path);
      return FALSE;
    }
  return TRUE;
}

/* No file twice, over all team files too; no picture over one that it is made of. */
static void
check_paths (MhRenderPlan *plan, MhConsole *console)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kept = collect_kept (plan);

  for (guint i = 0; i < plan->files->len; i++)
    {
      MhRenderFile *file = g_ptr_array_index (plan->files, i);
      g_autoptr (GPtrArray) jobs = collect_jobs (file);
      g_autoptr (GError) error = NULL;

      if (jobs->len == 0 || (mh_export_check_paths (file->document, jobs, kept, &error) &&
                             take_paths (taken, jobs, &error)))
        continue;
      mh_console_message (console, file->input->name, NULL, "%s", error->message);
      file->status = MH_EXIT_OUTPUT;
      g_ptr_array_set_size (file->pieces, 0);
    }
}

/* Whether no team file has two pictures, which may show different parts of its background. */
static gboolean
paints_each_once (const MhRenderPlan *plan)
{
  for (guint i = 0; i < plan->files->len; i++)
    if (((MhRenderFile *) g_ptr_array_index (plan->files, i))->pieces->len > 1)
      return FALSE;
  return TRUE;
}

/**
 * mh_render_plan_make:
 * @command: who was asked, for messages
 * @plan: (out) (transfer full) (nullable): what to make; also with files that cannot be used, whose
 *   status says so
 *
 * Reads the team files and finds out which pictures are wanted.
 *
 * Returns: %MH_EXIT_DONE, or what makes the whole command line useless, after a message
 */
MhExit
mh_render_plan_make (const char *command,
                     MhArguments *arguments,
                     MhSurfaces *surfaces,
                     MhConsole *console,
                     MhRenderPlan **plan)
{
  g_autoptr (MhRenderPlan) made = g_new0 (MhRenderPlan, 1);
  const char *output = mh_arguments_get_text (arguments, "output");
  MhExit status = MH_EXIT_DONE;
  g_autoptr (MhRosterInput) roster = NULL;

  *plan = NULL;
  made->command = command;
  made->pictures = mh_picture_store_new_for_user (!mh_arguments_has (arguments, "no-cache"));
  made->files = g_ptr_array_new_with_free_func ((GDestroyNotify) free_file);
  if (!mh_render_plan_open_roster (made, arguments, console, &roster, &status))
    return status;
  for (guint i = 0; i < mh_arguments_get_n_operands (arguments); i++)
    g_ptr_array_add (made->files,
                     open_file (mh_arguments_get_operand (arguments, i), surfaces, console));
  if (roster != NULL)
    mh_render_plan_put_roster (made, roster, console);
  for (guint i = 0; i < made->files->len; i++)
    {
      MhRenderFile *file = g_ptr_array_index (made->files, i);

      if (file->status == MH_EXIT_DONE && !add_pieces (command, file, arguments, console) &&
          file->status == MH_EXIT_USAGE)
        return MH_EXIT_USAGE;
    }
  if (output != NULL && count_pieces (made) > 0)
    status = g_str_equal (output, "-") ? apply_stdout (made, arguments, console)
                                       : apply_output (made, arguments, console);
  if (status != MH_EXIT_DONE)
    return status;
  check_paths (made, console);
  mh_picture_store_set_keeps_products (made->pictures);
  if (paints_each_once (made))
    mh_picture_store_set_keeps_parts (made->pictures);
  *plan = g_steal_pointer (&made);
  return MH_EXIT_DONE;
}

/**
 * mh_render_plan_sum_up:
 *
 * One file answers for itself; of several, it counts only whether all went well.
 *
 * Returns: how the program ends
 */
MhExit
mh_render_plan_sum_up (MhRenderPlan *plan)
{
  for (guint i = 0; i < plan->files->len; i++)
    {
      MhRenderFile *file = g_ptr_array_index (plan->files, i);

      if (file->status != MH_EXIT_DONE)
        return plan->files->len == 1 ? file->status : MH_EXIT_CONTENT;
    }
  return MH_EXIT_DONE;
}
