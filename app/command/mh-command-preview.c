/* mh-command-preview.c: shows a picture in a mock-up of its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "export/mh-export.h"
#include "export/mh-platform-view.h"
#include "export/mh-preview.h"
#include "paint/mh-paint.h"
#include "mh-team-input.h"

#define COMMAND "preview"

static const char *const devices[] = { "desktop", "phone", NULL };

static MhExit
refuse (MhConsole *console, const char *text)
{
  mh_console_message (console, "masthead", COMMAND, "%s", text);
  return MH_EXIT_USAGE;
}

/* What must be said and is not, or does not go together. */
static MhExit
check_usage (MhArguments *arguments, MhConsole *console)
{
  const char *output = mh_arguments_get_text (arguments, "output");
  MhFormat format;

  if (output == NULL)
    return refuse (console, _ ("it is not said where to write; give “-o FILE”"));
  if (!g_str_equal (output, "-") && !mh_export_format_of_path (output, &format))
    return refuse (console, _ ("the file is neither JPEG nor PNG; let it end in “.jpg” or “.png”"));
  return MH_EXIT_DONE;
}

static MhExit
write_mockup (MhArguments *arguments, cairo_surface_t *mockup, MhConsole *console)
{
  const char *output = mh_arguments_get_text (arguments, "output");
  gboolean is_stdout = g_str_equal (output, "-");
  MhFormat format = MH_FORMAT_PNG;
  MhEncodeOptions options = { .quality = MH_ENCODE_DEFAULT_QUALITY };
  MhEncodeReport report = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_stdout)
    mh_export_format_of_path (output, &format);
  options.format = format == MH_FORMAT_PNG ? MH_FILE_FORMAT_PNG : MH_FILE_FORMAT_JPEG;
  bytes = mh_encode (cairo_image_surface_get_data (mockup), cairo_image_surface_get_width (mockup),
                     cairo_image_surface_get_height (mockup),
                     (gsize) cairo_image_surface_get_stride (mockup), &options, &report, &error);
  if (bytes != NULL && is_stdout)
    mh_console_print_bytes (console, bytes);
  else if (bytes != NULL)
    mh_file_write (output, bytes, &error);
  if (error == NULL)
    return MH_EXIT_DONE;
  mh_console_message (console, output, NULL, "%s", error->message);
  return MH_EXIT_OUTPUT;
}

/* (transfer full) (nullable): the picture as it leaves us, or as the platform makes it. */
static cairo_surface_t *
paint_picture (MhArguments *arguments,
               MhTeamInput *input,
               const MhScene *scene,
               const MhSurface *surface,
               MhPreviewDevice device,
               int window_px,
               MhFonts *fonts,
               MhPictureStore *pictures,
               GError **error)
{
  const MhTarget *target = mh_document_find_target (input->document, surface->id);
  const char *path = target != NULL && target->file != NULL ? target->file : "";
  g_autoptr (MhExportJob) job = NULL;
  g_autoptr (GBytes) file = NULL;

  if (!mh_arguments_has (arguments, "recompressed"))
    return mh_paint_scene (scene, 1.0, fonts, pictures, NULL, error);
  job = mh_export_job_new (surface, target, path);
  file = mh_export_encode (input->document, job, mh_arguments_get_date (arguments, "date"), fonts,
                           pictures, NULL, NULL, error);
  if (file == NULL)
    return NULL;
  return mh_platform_view (file, surface, mh_preview_get_picture_px (surface, device, window_px),
                           NULL, error);
}

static MhExit
make_mockup (MhArguments *arguments,
             MhTeamInput *input,
             const MhSurface *surface,
             MhConsole *console)
{
  MhPreviewDevice device = g_strcmp0 (mh_arguments_get_text (arguments, "device"), "phone") == 0
                               ? MH_PREVIEW_PHONE
                               : MH_PREVIEW_DESKTOP;
  int window_px = (int) mh_arguments_get_number (arguments, "window",
                                                 mh_preview_get_window_px (surface, device));
  g_autoptr (MhPictureStore) pictures = mh_picture_store_new_for_user (TRUE);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhScene) scene = NULL;
  g_autoptr (cairo_surface_t) picture = NULL;
  g_autoptr (cairo_surface_t) mockup = NULL;
  g_autoptr (GError) error = NULL;

  if (!mh_preview_has_device (surface, device))
    {
      g_autofree char *text =
          g_strdup_printf (device == MH_PREVIEW_PHONE
                               /* Translators: the title of a surface. */
                               ? _ ("phones do not show “%s”; leave “--device phone” out")
                               /* Translators: the title of a surface. */
                               : _ ("computers do not show “%s”; use “--device phone”"),
                           mh_surface_translate (surface->title));

      return refuse (console, text);
    }
  scene = mh_layout_scene (input->document, surface,
                           mh_document_find_target (input->document, surface->id),
                           mh_arguments_get_date (arguments, "date"), fonts, pictures);
  picture =
      paint_picture (arguments, input, scene, surface, device, window_px, fonts, pictures, &error);
  if (picture != NULL)
    mockup =
        mh_preview_paint_picture (picture, scene, surface,
                                  mh_document_get_account (input->document), device, window_px);
  if (mockup != NULL)
    return write_mockup (arguments, mockup, console);
  mh_console_message (console, input->name, surface->id, "%s", error->message);
  return MH_EXIT_OUTPUT;
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  g_autoptr (MhSurfaces) surfaces = NULL;
  g_autoptr (MhTeamInput) input = NULL;
  const MhSurface *surface = NULL;
  MhExit status = check_usage (arguments, console);

  if (status != MH_EXIT_DONE)
    return status;
  surfaces = mh_team_input_load_surfaces (console);
  if (surfaces == NULL)
    return MH_EXIT_INPUT;
  input = mh_team_input_open (mh_arguments_get_operand (arguments, 0), surfaces, console);
  if (input->document == NULL)
    return MH_EXIT_INPUT;
  surface = mh_team_input_choose_surface (input, mh_arguments_get_text (arguments, "surface"),
                                          COMMAND, console);
  if (surface == NULL)
    return MH_EXIT_USAGE;
  return make_mockup (arguments, input, surface, console);
}

static const MhOption options[] = {
  { .name = "surface",
    .kind = MH_OPTION_TEXT,
    .value = "ID",
    .help = N_ ("for this surface (default: the one that the file has a target on)") },
  { .name = "device",
    .kind = MH_OPTION_CHOICE,
    .value = N_ ("DEVICE"),
    .help = N_ ("desktop or phone (default: desktop)"),
    .choices = devices },
  { .name = "window",
    .kind = MH_OPTION_INTEGER,
    .value = N_ ("WIDTH"),
    .help = N_ ("width of the window, or of the phone, in CSS pixels"),
    .min = MH_PREVIEW_WINDOW_MIN,
    .max = MH_PREVIEW_WINDOW_MAX },
  { .name = "recompressed",
    .kind = MH_OPTION_FLAG,
    .help = N_ ("as the platform compresses it again, where that is known") },
  { .name = "output",
    .letter = 'o',
    .kind = MH_OPTION_TEXT,
    .value = N_ ("FILE"),
    .help = N_ ("write to this JPEG or PNG file; “-” is standard output") },
  { .name = "date",
    .kind = MH_OPTION_DATE,
    .value = N_ ("YYYY-MM-DD"),
    .help = N_ ("as on this day (default: today)") },
};

const MhCommand mh_command_preview = {
  .name = "preview",
  .operands = N_ ("FILE"),
  .summary = N_ ("Show a picture in a mock-up of its page"),
  .description = N_ (
      "Draws the page around the picture as large as it is seen there, with what is laid over it.\n"
      "What is cropped is hatched. A phone’s pixel is drawn as two."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = 1,
  .run = run,
};
