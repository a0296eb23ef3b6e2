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

static void
add_box (JsonBuilder *builder, const MhBox *box)
{
  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, box->x0);
  json_builder_add_double_value (builder, box->y0);
  json_builder_add_double_value (builder, box->x1);
  json_builder_add_double_value (builder, box->y1);
  json_builder_end_array (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_covered (JsonBuilder *builder, const MhSurface *surface)
{
  json_builder_set_member_name (builder, "covered");
  json_builder_begin_array (builder);
  for (guint i = 0; i < surface->n_covered; i++)
    {
      json_builder_begin_object (builder);
      add_text (builder, "what", surface->covered[i].what);
      json_builder_set_member_name (builder, "rect");
      add_box (builder, &surface->covered[i].rect);
      add_text (builder, "device", surface->covered[i].device);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_display (JsonBuilder *builder, const MhSurface *surface)
{
  json_builder_set_member_name (builder, "display");
  json_builder_begin_object (builder);
  if (surface->desktop_px > 0)
    add_int (builder, "desktop", surface->desktop_px);
  json_builder_set_member_name (builder, "phone");
  json_builder_begin_array (builder);
  for (guint i = 0; i < surface->n_phone; i++)
    json_builder_add_int_value (builder, surface->phone_px[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_page (JsonBuilder *builder, const MhPage *page)
{
  json_builder_set_member_name (builder, "page");
  json_builder_begin_object (builder);
  add_int (builder, "column", page->column_px);
  add_text (builder, "anchor", page->anchor);
  add_int (builder, "content_top", page->content_top_px);
  json_builder_set_member_name (builder, "windows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < page->n_windows; i++)
    json_builder_add_int_value (builder, page->windows[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_surface (JsonBuilder *builder, const MhSurface *surface)
{
  g_autofree char *checked =
      mh_date_is_set (surface->checked) ? mh_date_to_string (surface->checked) : NULL;

  add_text (builder, "platform", surface->platform);
  add_text (builder, "title", surface->title);
  add_int (builder, "width", surface->width_px);
  add_int (builder, "height", surface->height_px);
  if (surface->max_bytes > 0)
    add_int (builder, "max_bytes", (gint64) surface->max_bytes);
  if (surface->alt_chars > 0)
    add_int (builder, "alt_chars", surface->alt_chars);
  json_builder_set_member_name (builder, "formats");
  json_builder_begin_array (builder);
  if (surface->takes_jpeg)
    json_builder_add_string_value (builder, "jpeg");
  if (surface->takes_png)
    json_builder_add_string_value (builder, "png");
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "safe");
  add_box (builder, &surface->safe);
  add_covered (builder, surface);
  add_display (builder, surface);
  if (surface->page != NULL)
    add_page (builder, surface->page);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; surface->sources != NULL && surface->sources[i] != NULL; i++)
    json_builder_add_string_value (builder, surface->sources[i]);
  json_builder_end_array (builder);
  add_text (builder, "checked", checked);
  add_text (builder, "confidence", surface->confidence);
}

/* The shape of assets/surfaces.json, so that a user can take a preset over and correct it. */
static void
print_json (MhConsole *console, MhSurfaces *surfaces)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < mh_surfaces_get_n (surfaces); i++)
    {
      json_builder_set_member_name (builder, mh_surfaces_get (surfaces, i)->id);
      json_builder_begin_object (builder);
      add_surface (builder, mh_surfaces_get (surfaces, i));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  mh_console_print_json (console, root);
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  g_autoptr (MhSurfaces) surfaces = mh_team_input_load_surfaces (console);
  g_autoptr (MhTeamInput) input = NULL;

  if (surfaces == NULL)
    return MH_EXIT_INPUT;
  if (mh_arguments_get_n_operands (arguments) > 0)
    {
      input = mh_team_input_open (mh_arguments_get_operand (arguments, 0), surfaces, console);
      if (input->document == NULL)
        return MH_EXIT_INPUT;
    }
  if (mh_arguments_has (arguments, "json"))
    print_json (console, input != NULL ? input->surfaces : surfaces);
  else
    print_list (console, input != NULL ? input->surfaces : surfaces);
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
