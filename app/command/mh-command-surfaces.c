/* mh-command-surfaces.c: lists where a picture can go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>

#include "mh-team-input.h"

enum
{
  COLUMN_ID,
  COLUMN_SIZE,
  COLUMN_LIMIT,
  COLUMN_PLATFORM,
  COLUMN_CHECKED,
  N_COLUMNS,
};

static void
free_row (char **row)
{
  g_strfreev (row);
}

/* Whole megabytes or kilobytes where the limit is a round number, as platforms state them. */
static char *
format_limit (gsize bytes)
{
  if (bytes == 0)
    return g_strdup ("–");
  if (bytes % (1024 * 1024) == 0)
    /* Translators: sizes of files: mebibytes, then megabytes, kibibytes, kilobytes, bytes. */
    return g_strdup_printf (_ ("%zu MiB"), bytes / (1024 * 1024));
  if (bytes % 1000000 == 0)
    return g_strdup_printf (_ ("%zu MB"), bytes / 1000000);
  if (bytes % 1024 == 0)
    return g_strdup_printf (_ ("%zu KiB"), bytes / 1024);
  if (bytes % 1000 == 0)
    return g_strdup_printf (_ ("%zu kB"), bytes / 1000);
  return g_strdup_printf (_ ("%zu B"), bytes);
}

static char **
make_row (const MhSurface *surface)
{
  char **row = g_new0 (char *, N_COLUMNS + 1);

  row[COLUMN_ID] = mh_console_escape (surface->id);
  row[COLUMN_SIZE] = g_strdup_printf ("%d×%d", surface->width_px, surface->height_px);
  row[COLUMN_LIMIT] = format_limit (surface->max_bytes);
  row[COLUMN_PLATFORM] = mh_console_escape (surface->platform);
  row[COLUMN_CHECKED] =
      mh_date_is_set (surface->checked) ? mh_date_to_string (surface->checked) : g_strdup ("–");
  return row;
}

static void
print_table (MhConsole *console, GPtrArray *rows)
{
  int widths[N_COLUMNS] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    for (int column = 0; column < N_COLUMNS; column++)
      {
        char **row = g_ptr_array_index (rows, i);

        widths[column] = MAX (widths[column], mh_console_measure (row[column]));
      }
  for (guint i = 0; i < rows->len; i++)
    for (int column = 0; column < N_COLUMNS; column++)
      {
        char **row = g_ptr_array_index (rows, i);
        gboolean is_last = column == N_COLUMNS - 1;
        int padding = is_last ? 0 : widths[column] - mh_console_measure (row[column]) + 2;

        mh_console_print (console, "%s%*s%s", row[column], padding, "", is_last ? "\n" : "");
      }
}

static void
print_list (MhConsole *console, MhSurfaces *surfaces)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  char **heading = g_new0 (char *, N_COLUMNS + 1);

  heading[COLUMN_ID] = g_strdup (_ ("surface"));
  heading[COLUMN_SIZE] = g_strdup (_ ("size"));
  heading[COLUMN_LIMIT] = g_strdup (_ ("limit"));
  heading[COLUMN_PLATFORM] = g_strdup (_ ("platform"));
  /* Translators: heading of a column of dates: when the facts were looked up. */
  heading[COLUMN_CHECKED] = g_strdup (_ ("checked"));
  g_ptr_array_add (rows, heading);
  for (guint i = 0; i < mh_surfaces_get_n (surfaces); i++)
    g_ptr_array_add (rows, make_row (mh_surfaces_get (surfaces, i)));
  print_table (console, rows);
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  g_autoptr (MhSurfaces) surfaces = mh_team_input_load_surfaces (console);
  g_autoptr (MhTeamInput) input = NULL;
  MhSurfaces *shown = NULL;

  if (surfaces == NULL)
    return MH_EXIT_INPUT;
  if (mh_arguments_get_n_operands (arguments) > 0)
    {
      input = mh_team_input_open (mh_arguments_get_operand (arguments, 0), surfaces, console);
      if (input->document == NULL)
        return MH_EXIT_INPUT;
    }
  shown = input != NULL ? input->surfaces : surfaces;
  if (mh_arguments_has (arguments, "json"))
    mh_console_print_json (console, mh_surfaces_get_node (shown));
  else
    print_list (console, shown);
  return MH_EXIT_DONE;
}

static const MhOption options[] = {
  { .name = "json",
    .kind = MH_OPTION_FLAG,
    .help = N_ ("print everything that is known, as JSON") },
};

const MhCommand mh_command_surfaces = {
  .name = "surfaces",
  .operands = N_ ("[FILE]"),
  .summary = N_ ("List where a picture can go: size, limit, platform, date of the facts"),
  .description = N_ ("With a team file, its own surfaces are listed too."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .max_operands = 1,
  .run = run,
};
