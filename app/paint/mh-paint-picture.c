/* mh-paint-picture.c: painting one picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-paint-picture.h"

#include <math.h>

#include "mh-blur.h"
#include "base/mh-digest.h"
#include "picture/mh-picture-product.h"
#include "picture/mh-picture-scale.h"
#include "mh-paint.h"

/* A surface over the picture's own pixels; the picture must outlive it. */
static cairo_surface_t *
wrap_picture (MhPicture *picture)
{
  return cairo_image_surface_create_for_data (picture->pixels,
                                              picture->has_alpha ? CAIRO_FORMAT_ARGB32
                                                                 : CAIRO_FORMAT_RGB24,
                                              picture->width_px, picture->height_px,
                                              (int) picture->stride);
}

/* Where the left (or top) edge of a picture of some length goes, so that its focus comes as near
 * the middle of the box as it can without leaving a gap. */
static double
place_edge (double box_start, double box_length, double length, double focus)
{
  double start = box_start + box_length / 2 - focus * length;

  if (length <= box_length)
    return box_start + (box_length - length) / 2;
  return CLAMP (start, box_start + box_length - length, box_start);
}

/* Where the whole picture lies when it fills the box as its fit says. */
static MhBox
place_picture (const MhSceneItem *item, const MhPicture *picture)
{
  const MhScenePicture *setting = &item->picture;
  double width = mh_box_width (&item->box);
  double height = mh_box_height (&item->box);
  double kx = width / picture->source_width_px;
  double ky = height / picture->source_height_px;
  MhBox placed = item->box;

  if (setting->fit == MH_FIT_COVER)
    kx = ky = MAX (kx, ky) * MAX (setting->zoom, 1.0);
  else if (setting->fit == MH_FIT_CONTAIN)
    kx = ky = MIN (kx, ky) * MAX (setting->zoom, 1.0);
  else if (setting->fit == MH_FIT_TILE)
    kx = ky = MAX (setting->zoom, 1.0);

  placed.x0 = place_edge (item->box.x0, width, picture->source_width_px * kx, setting->focus_x);
  placed.y0 = place_edge (item->box.y0, height, picture->source_height_px * ky, setting->focus_y);
  if (setting->fit == MH_FIT_TILE)
    placed.x0 = item->box.x0, placed.y0 = item->box.y0;
  placed.x1 = placed.x0 + picture->source_width_px * kx;
  placed.y1 = placed.y0 + picture->source_height_px * ky;
  return placed;
}

/**
 * mh_paint_get_enlargement:
 * @item: a picture of the scene
 * @picture: what it shows, decoded at any size
 *
 * Returns: output pixels for one of the file's, along the side that is enlarged more
 */
double
mh_paint_get_enlargement (const MhSceneItem *item, const MhPicture *picture)
{
  MhBox placed = place_picture (item, picture);

  return MAX (mh_box_width (&placed) / picture->source_width_px,
              mh_box_height (&placed) / picture->source_height_px);
}

/* Whole device pixels keep a picture that was decoded at its very size as sharp as it is. */
static void
snap_to_pixels (MhBox *box, double scale)
{
  double dx = round (box->x0 * scale) / scale - box->x0;
  double dy = round (box->y0 * scale) / scale - box->y0;

  *box = MH_BOX (box->x0 + dx, box->y0 + dy, box->x1 + dx, box->y1 + dy);
}

/* The device pixels that a box touches; FALSE where they are not simply scaled and moved. */
static gboolean
find_device_box (const cairo_matrix_t *matrix, const MhBox *box, MhBox *device)
{
  *device =
      MH_BOX (floor (matrix->x0 + box->x0 * matrix->xx), floor (matrix->y0 + box->y0 * matrix->yy),
              ceil (matrix->x0 + box->x1 * matrix->xx), ceil (matrix->y0 + box->y1 * matrix->yy));
  return matrix->xy == 0 && matrix->yx == 0 && matrix->xx > 0 && matrix->yy > 0;
}

/* How a picture is painted: all that decides about its pixels, but for the file. */
typedef struct
{
  const MhSceneItem *item;
  double scale;             /* device pixels for one of the scene's */
  cairo_matrix_t to_device; /* from the scene */
} Painting;

/* From the scene to the pixels of the whole picture. */
static void
find_picture_matrix (const Painting *painting, const MhPicture *picture, cairo_matrix_t *matrix)
{
  MhBox placed = place_picture (painting->item, picture);

  snap_to_pixels (&placed, painting->scale);
  cairo_matrix_init (matrix, picture->width_px / mh_box_width (&placed), 0, 0,
                     picture->whole_height_px / mh_box_height (&placed), 0, 0);
  cairo_matrix_translate (matrix, -placed.x0, -placed.y0);
}

/* The part of a picture that shows, made smaller to device pixels; NULL where it is not to be made
 * smaller. cairo does the same for each pixel anew, which takes several times as long. (transfer
 * full) (nullable) */
static MhPicture *
reduce_picture (const MhPicture *picture, gpointer data)
{
  const Painting *painting = data;
  MhFit fit = painting->item->picture.fit;
  cairo_matrix_t matrix = painting->to_device;
  cairo_matrix_t to_picture;
  MhBox device;
  double x0, y0, x1, y1;

  if ((fit != MH_FIT_COVER && fit != MH_FIT_STRETCH) ||
      !find_device_box (&painting->to_device, &painting->item->box, &device) ||
      mh_box_is_empty (&device))
    return NULL;
  find_picture_matrix (painting, picture, &to_picture);
  cairo_matrix_invert (&matrix);
  cairo_matrix_multiply (&matrix, &matrix, &to_picture);
  x0 = device.x0, y0 = device.y0, x1 = device.x1, y1 = device.y1;
  cairo_matrix_transform_point (&matrix, &x0, &y0);
  cairo_matrix_transform_point (&matrix, &x1, &y1);
  if (x1 - x0 <= mh_box_width (&device) || y1 - y0 <= mh_box_height (&device))
    return NULL;
  return mh_picture_scale (picture, x0, y0, x1, y1, (int) mh_box_width (&device),
                           (int) mh_box_height (&device), NULL);
}

/* The pattern of a picture that was made for the device pixels of a box. */
static cairo_pattern_t *
create_device_pattern (const Painting *painting, cairo_surface_t *surface)
{
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (surface);
  cairo_matrix_t matrix;
  MhBox device;

  find_device_box (&painting->to_device, &painting->item->box, &device);
  cairo_matrix_multiply (&matrix, &painting->to_device,
                         &(cairo_matrix_t){ .xx = 1, .yy = 1, .x0 = -device.x0, .y0 = -device.y0 });
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  return pattern;
}

static cairo_pattern_t *
create_pattern (const Painting *painting, const MhPicture *picture, cairo_surface_t *surface)
{
  const MhSceneItem *item = painting->item;
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (surface);
  cairo_matrix_t matrix;

  find_picture_matrix (painting, picture, &matrix);
  matrix.y0 -= picture->first_row;
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_GOOD);
  if (item->picture.fit == MH_FIT_TILE)
    cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  else if (item->picture.fit != MH_FIT_CONTAIN)
    cairo_pattern_set_extend (pattern, CAIRO_EXTEND_PAD);
  return pattern;
}

/* Either one of the two: reduced was made for these device pixels. */
static void
fill_with_picture (cairo_t *cr, const Painting *painting, MhPicture *picture, MhPicture *reduced)
{
  const MhSceneItem *item = painting->item;
  cairo_surface_t *surface = wrap_picture (reduced != NULL ? reduced : picture);
  cairo_pattern_t *pattern = reduced != NULL ? create_device_pattern (painting, surface)
                                             : create_pattern (painting, picture, surface);

  mh_paint_add_outline (cr, &item->box, item->radius);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (surface);
}

static void
fill_decoded (cairo_t *cr, const MhSceneItem *item, MhPicture *picture, double scale)
{
  Painting painting = { item, scale };
  g_autoptr (MhPicture) reduced = NULL;

  cairo_get_matrix (cr, &painting.to_device);
  reduced = reduce_picture (picture, &painting);
  fill_with_picture (cr, &painting, picture, reduced);
}

static void
fill_blurred (cairo_t *cr, const MhSceneItem *item, MhPicture *picture, double scale)
{
  int width = (int) ceil (mh_box_width (&item->box) * scale);
  int height = (int) ceil (mh_box_height (&item->box) * scale);
  cairo_surface_t *layer = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *layer_cr = cairo_create (layer);

  cairo_scale (layer_cr, scale, scale);
  cairo_translate (layer_cr, -item->box.x0, -item->box.y0);
  fill_decoded (layer_cr, item, picture, scale);
  cairo_destroy (layer_cr);
  mh_blur_surface (layer, item->picture.blur * scale);
  cairo_save (cr);
  cairo_translate (cr, item->box.x0, item->box.y0);
  cairo_scale (cr, mh_box_width (&item->box) / width, mh_box_height (&item->box) / height);
  cairo_set_source_surface (cr, layer, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (layer);
}

/* The colour comes in along a smooth curve, so that no edge is seen where it starts. */
static void
lay_fade (cairo_t *cr, const MhSceneItem *item, cairo_pattern_t *pattern)
{
  for (int i = 0; i <= 16; i++)
    {
      double t = i / 16.0;
      const MhColor *color = &item->color;

      cairo_pattern_add_color_stop_rgba (pattern, t, color->r, color->g, color->b,
                                         t * t * (3 - 2 * t));
    }
  mh_paint_add_outline (cr, &item->box, item->radius);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

static void
fade_edges (cairo_t *cr, const MhSceneItem *item)
{
  double x = item->box.x1 - item->picture.fade * mh_box_width (&item->box);
  double y = item->box.y1 - item->picture.fade * mh_box_height (&item->box);

  lay_fade (cr, item, cairo_pattern_create_linear (x, 0, item->box.x1, 0));
  lay_fade (cr, item, cairo_pattern_create_linear (0, y, 0, item->box.y1));
}

/**
 * mh_paint_get_request:
 * @item: a picture of a scene
 * @scale: device pixels for one of the scene's
 *
 * Returns: what of the picture painting it needs, and at which size
 */
MhPictureRequest
mh_paint_get_request (const MhSceneItem *item, double scale)
{
  double width = mh_box_width (&item->box);
  double height = mh_box_height (&item->box);
  MhPictureRequest request = { .zoom = MAX (item->picture.zoom, 1.0),
                               .focus_y = item->picture.focus_y };

  if (item->picture.fit == MH_FIT_TILE)
    return request;
  request.min_width_px = (int) ceil (ceil (width * request.zoom) * scale);
  request.min_height_px = (int) ceil (ceil (height * request.zoom) * scale);
  if (item->picture.fit == MH_FIT_COVER && height > 0)
    request.box_aspect = width / height;
  return request;
}

/* At the size that is painted; where that fails, at the size that it was looked at when it was laid
 * out. */
static MhPicture *
get_picture (const MhSceneItem *item, double scale, MhPictureStore *pictures, GError **error)
{
  MhPictureRequest request = mh_paint_get_request (item, scale);
  MhPicture *picture = mh_picture_store_get_request (pictures, item->picture.file, &request, NULL);

  if (picture != NULL)
    return picture;
  request = mh_paint_get_request (item, 1.0);
  return mh_picture_store_get_request (pictures, item->picture.file, &request, error);
}

/* What is painted smaller than this is made smaller as fast as it is found. */
#define LEAST_PRODUCT_PIXELS (256 * 256)

static MhPictureProduct
identify_product (const Painting *painting, const MhPictureRequest *request)
{
  const MhScenePicture *setting = &painting->item->picture;
  const MhBox *box = &painting->item->box;
  const cairo_matrix_t *matrix = &painting->to_device;
  const double numbers[] = {
    setting->focus_x, setting->focus_y, setting->zoom, box->x0,    box->y0,    box->x1,
    box->y1,          matrix->xx,       matrix->yy,    matrix->x0, matrix->y0, painting->scale,
  };
  MhDigest digest = MH_DIGEST_INIT;
  MhBox device;

  find_device_box (matrix, box, &device);
  mh_digest_add_int (&digest, setting->fit);
  mh_digest_add_int (&digest, request->min_width_px);
  mh_digest_add_int (&digest, request->min_height_px);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    mh_digest_add_double (&digest, numbers[i]);
  return (MhPictureProduct){ MAX (digest.value, 1), (int) mh_box_width (&device),
                             (int) mh_box_height (&device) };
}

/* A large picture as it is painted, kept for the next time; NULL for others and where that fails.
 * (transfer full) (nullable) */
static MhPicture *
get_reduced (const Painting *painting, MhPictureStore *pictures)
{
  const MhSceneItem *item = painting->item;
  MhPictureRequest request = mh_paint_get_request (item, painting->scale);
  MhBox device;

  if (item->picture.blur > 0 || !find_device_box (&painting->to_device, &item->box, &device) ||
      mh_box_is_empty (&device) ||
      mh_box_width (&device) * mh_box_height (&device) < LEAST_PRODUCT_PIXELS)
    return NULL;
  request.product = identify_product (painting, &request);
  return mh_picture_product_get (pictures, item->picture.file, &request, reduce_picture,
                                 (gpointer) painting);
}

/**
 * mh_paint_fetch_picture:
 * @item: a picture of a scene
 * @width_px: the scene's
 * @height_px: the scene's
 * @scale: device pixels for one of the scene's, before the whole is rounded to pixels
 * @pictures: where pictures come from
 *
 * Has a picture ready for mh_paint_picture(). What cannot be read is told there.
 *
 * Threads: any
 */
void
mh_paint_fetch_picture (
    const MhSceneItem *item, int width_px, int height_px, double scale, MhPictureStore *pictures)
{
  Painting painting = { item, scale };
  MhPictureRequest request = mh_paint_get_request (item, scale);
  g_autoptr (MhPicture) picture = NULL;

  cairo_matrix_init_scale (&painting.to_device, round (width_px * scale) / width_px,
                           round (height_px * scale) / height_px);
  picture = get_reduced (&painting, pictures);
  if (picture == NULL)
    picture = mh_picture_store_get_request (pictures, item->picture.file, &request, NULL);
}

/* FALSE when the picture cannot be read. */
static gboolean
fill (cairo_t *cr, const MhSceneItem *item, double scale, MhPictureStore *pictures, GError **error)
{
  Painting painting = { item, scale };
  g_autoptr (MhPicture) reduced = NULL;
  g_autoptr (MhPicture) picture = NULL;

  cairo_get_matrix (cr, &painting.to_device);
  reduced = get_reduced (&painting, pictures);
  if (reduced != NULL)
    {
      fill_with_picture (cr, &painting, NULL, reduced);
      return TRUE;
    }
  picture = get_picture (item, scale, pictures, error);
  if (picture == NULL)
    return FALSE;
  if (item->picture.blur > 0)
    fill_blurred (cr, item, picture, scale);
  else
    fill_decoded (cr, item, picture, scale);
  return TRUE;
}

/**
 * mh_paint_picture:
 * @cr: where to paint; its unit is the scene's pixel
 * @item: a picture of the scene
 * @scale: device pixels for one of the scene's
 * @pictures: where pictures come from
 * @error: return location for an error
 *
 * Paints a picture into its box.
 *
 * Errors: as mh_picture_store_get(): one that could be read when the scene was laid out no longer
 * can
 *
 * Returns: %TRUE if it was painted
 */
gboolean
mh_paint_picture (
    cairo_t *cr, const MhSceneItem *item, double scale, MhPictureStore *pictures, GError **error)
{
  if (!fill (cr, item, scale, pictures, error))
    return FALSE;
  if (item->picture.dim > 0)
    {
      mh_paint_add_outline (cr, &item->box, item->radius);
      mh_paint_set_color (cr, &item->color, item->picture.dim);
      cairo_fill (cr);
    }
  if (item->picture.fade > 0)
    fade_edges (cr, item);
  return TRUE;
}
