/* mh-svg-reader.c: SVG in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-svg-reader.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "base/mh-limits.h"
#include "picture/mh-gzip.h"
#include "picture/mh-picture-builder.h"
#include "picture/mh-picture-plan.h"

/* CSS: an inch is 96 px. */
#define DOTS_PER_INCH 96.0

/* CSS 2.1, 10.3.2: of a replaced element that does not know its size. */
#define DEFAULT_WIDTH  300.0
#define DEFAULT_HEIGHT 150.0

/**
 * mh_svg_prepare:
 *
 * Loads what libraries load at their first use, before the sandbox closes. Fonts are not among it:
 * only a drawing with text needs them, and looking for them takes longer than most drawings.
 */
void
mh_svg_prepare (void)
{
  g_type_ensure (RSVG_TYPE_HANDLE);
}

static gboolean
is_size (double width, double height)
{
  return isfinite (width) && isfinite (height) && width > 0 && height > 0;
}

/* The size that a drawing says it has: width and height, or else what its viewBox spans. */
static void
find_own_size (RsvgHandle *handle, double *width, double *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength length_x, length_y;
  RsvgRectangle box = { 0 };

  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height) && is_size (*width, *height))
    return;

  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &length_x, &has_height, &length_y,
                                        &has_box, &box);
  *width = has_box && is_size (box.width, box.height) ? box.width : DEFAULT_WIDTH;
  *height = has_box && is_size (box.width, box.height) ? box.height : DEFAULT_HEIGHT;
}

static MhPicture *
draw (RsvgHandle *handle, int width, int height)
{
  g_autoptr (MhPicture) picture = mh_picture_new (width, height, NULL);
  RsvgRectangle viewport = { 0, 0, width, height };
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean done;

  if (picture == NULL)
    return NULL;
  memset (picture->pixels, 0, picture->stride * (gsize) height);

  surface = cairo_image_surface_create_for_data (picture->pixels, CAIRO_FORMAT_ARGB32, width,
                                                 height, (int) picture->stride);
  cr = cairo_create (surface);
  done = rsvg_handle_render_document (handle, cr, &viewport, NULL) &&
         cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return done ? g_steal_pointer (&picture) : NULL;
}

/* The text of a drawing that may be packed (.svgz); librsvg would unpack it without a limit.
 * (transfer full) (nullable) */
static GBytes *
unpack (const guint8 *data, gsize size, MhDecoderExit *exit_status)
{
  g_autofree guint8 *room = NULL;
  gboolean is_whole = TRUE;
  gsize n_bytes = size;

  *exit_status = size > MH_LIMIT_SVG_BYTES ? MH_DECODER_EXIT_TOO_LARGE : MH_DECODER_EXIT_DAMAGED;
  if (size > MH_LIMIT_SVG_BYTES)
    return NULL;
  if (!mh_gzip_is (data, size))
    return g_bytes_new_static (data, size);
  room = g_malloc (MH_LIMIT_SVG_BYTES);
  n_bytes = mh_gzip_unpack (data, size, room, MH_LIMIT_SVG_BYTES, &is_whole);
  if (!is_whole && n_bytes == MH_LIMIT_SVG_BYTES)
    *exit_status = MH_DECODER_EXIT_TOO_LARGE;
  return is_whole ? g_bytes_new_take (g_steal_pointer (&room), n_bytes) : NULL;
}

/**
 * mh_svg_read:
 * @data: (array length=size): a whole file
 * @size: its length
 * @min_width_px: as in mh_picture_decode()
 * @min_height_px: as in mh_picture_decode()
 * @exit_status: (out): why there is no picture
 *
 * Draws an SVG so that it just covers the size that is needed. It is given to librsvg without an
 * address, which is why nothing that it refers to is ever opened.
 *
 * Pixels: as MhPicture says
 * Returns: (transfer full) (nullable): the picture
 */
MhPicture *
mh_svg_read (
    const guint8 *data, gsize size, int min_width_px, int min_height_px, MhDecoderExit *exit_status)
{
  GBytes *text = unpack (data, size, exit_status); /* both live as long as the process */
  RsvgHandle *handle;
  MhPicture *picture;
  double own_width, own_height;
  int width, height;

  if (text == NULL)
    return NULL;
  data = g_bytes_get_data (text, &size);
  handle = rsvg_handle_new_from_data (data, size, NULL);
  if (handle == NULL)
    return NULL;

  rsvg_handle_set_dpi (handle, DOTS_PER_INCH);
  find_own_size (handle, &own_width, &own_height);
  mh_picture_cover (own_width, own_height, min_width_px, min_height_px, &width, &height);
  picture = draw (handle, width, height);
  if (picture == NULL)
    return NULL;

  picture->source_width_px = (int) CLAMP (ceil (own_width), 1, MH_LIMIT_PICTURE_SIDE);
  picture->source_height_px = (int) CLAMP (ceil (own_height), 1, MH_LIMIT_PICTURE_SIDE);

  return picture;
}
