/* mh-paint.c: scene → pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mh-limits.h"
#include "layout/mh-text.h"
#include "mh-paint-gradient.h"
#include "mh-paint-picture.h"
#include "mh-paint-text.h"

G_DEFINE_QUARK (mh_paint_error, mh_paint_error)

/**
 * mh_paint_add_outline:
 * @cr: gets the path in place of its own
 * @box: where it goes
 * @radius: of the corners; half the side makes a circle, 0 a plain rectangle
 *
 * Makes the path of a rounded rectangle.
 */
void
mh_paint_add_outline (cairo_t *cr, const MhBox *box, double radius)
{
  double r = MIN (radius, MIN (mh_box_width (box), mh_box_height (box)) / 2);

  cairo_new_path (cr);
  if (r <= 0)
    {
      cairo_rectangle (cr, box->x0, box->y0, mh_box_width (box), mh_box_height (box));
      return;
    }
  cairo_arc (cr, box->x1 - r, box->y0 + r, r, -G_PI / 2, 0);
  cairo_arc (cr, box->x1 - r, box->y1 - r, r, 0, G_PI / 2);
  cairo_arc (cr, box->x0 + r, box->y1 - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, box->x0 + r, box->y0 + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/**
 * mh_paint_set_color:
 * @cr: where to paint
 * @color: a colour, its alpha counts
 * @alpha: 0 to 1, multiplied into it
 */
void
mh_paint_set_color (cairo_t *cr, const MhColor *color, double alpha)
{
  cairo_set_source_rgba (cr, color->r, color->g, color->b, color->a * alpha);
}

static void
paint_shape (cairo_t *cr, const MhSceneItem *item)
{
  mh_paint_add_outline (cr, &item->box, item->radius);
  mh_paint_set_color (cr, &item->color, 1.0);
  if (item->n_stops == 0)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  mh_paint_gradient (cr, item);
}

/* Black on white whatever the design's colours are: not every reader takes others. */
static void
paint_code (cairo_t *cr, const MhSceneItem *item)
{
  const MhCode *code = item->code;
  double module = mh_box_width (&item->box) / (code->n_modules + 2 * MH_CODE_QUIET);

  cairo_set_source_rgb (cr, 1, 1, 1);
  mh_paint_add_outline (cr, &item->box, 0);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int row = 0; row < code->n_modules; row++)
    for (int column = 0; column < code->n_modules; column++)
      if (code->dark[row * code->n_modules + column])
        cairo_rectangle (cr, item->box.x0 + (column + MH_CODE_QUIET) * module,
                         item->box.y0 + (row + MH_CODE_QUIET) * module, module, module);
  cairo_fill (cr);
}

/**
 * mh_paint_measure:
 * @scene: a scene
 * @scale: output pixels for one of the scene's
 * @width_px: (out): whole output pixels
 * @height_px: (out): whole output pixels
 *
 * Tells how large mh_paint_scene() makes a picture.
 */
void
mh_paint_measure (const MhScene *scene, double scale, int *width_px, int *height_px)
{
  *width_px = (int) round (scene->width_px * scale);
  *height_px = (int) round (scene->height_px * scale);
}

/**
 * mh_paint_create_surface:
 * @scene: a scene
 * @scale: output pixels for one of the scene's, up to %MH_LIMIT_SCALE
 * @error: return location for an error
 *
 * Makes room for the pixels of a scene, rounded to whole ones.
 *
 * Pixels: %CAIRO_FORMAT_RGB24, black
 *
 * Errors: %MH_PAINT_ERROR
 *
 * Returns: (transfer full): an image surface
 */
cairo_surface_t *
mh_paint_create_surface (const MhScene *scene, double scale, GError **error)
{
  double width = round (scene->width_px * scale);
  double height = round (scene->height_px * scale);
  cairo_surface_t *surface = NULL;

  if (width < 1 || height < 1 || width > MH_LIMIT_OUTPUT_SIDE || height > MH_LIMIT_OUTPUT_SIDE ||
      width * height > MH_LIMIT_OUTPUT_PIXELS)
    {
      g_set_error (error, MH_PAINT_ERROR, MH_PAINT_ERROR_TOO_LARGE,
                   _ ("A picture of %.0f × %.0f pixels cannot be made; choose a smaller scale"),
                   width, height);
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_destroy (surface);
  g_set_error (error, MH_PAINT_ERROR, MH_PAINT_ERROR_MEMORY,
               _ ("There is not enough memory for a picture of %.0f × %.0f pixels"), width, height);
  return NULL;
}

static gboolean
paint_item (cairo_t *cr,
            const MhSceneItem *item,
            double scale,
            MhFonts *fonts,
            MhPictureStore *pictures,
            GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (item->kind == MH_ITEM_TEXT)
    mh_paint_text (cr, item, fonts);
  else if (item->code != NULL)
    paint_code (cr, item);
  else if (item->kind == MH_ITEM_SHAPE)
    paint_shape (cr, item);
  else if (pictures != NULL && !mh_paint_picture (cr, item, scale, pictures, &fault))
    {
      g_set_error (error, MH_PAINT_ERROR, MH_PAINT_ERROR_PICTURE, "%s", fault->message);
      return FALSE;
    }
  return TRUE;
}

/* Whether an item has pixels where @cr may paint; a text keeps to an area of its own. */
static gboolean
is_in_clip (cairo_t *cr, const MhSceneItem *item, double scale)
{
  double margin = 1 / MIN (scale, 1);
  MhBox box = item->kind == MH_ITEM_TEXT ? mh_text_get_clip (item) : item->box;
  MhBox clip;

  cairo_clip_extents (cr, &clip.x0, &clip.y0, &clip.x1, &clip.y1);
  box = mh_box_inset (&box, -margin, -margin);
  return mh_box_intersect (&box, &clip, &clip);
}

/* All texts, or all else. */
static gboolean
paint_items (cairo_t *cr,
             const MhScene *scene,
             double scale,
             gboolean are_texts,
             MhFonts *fonts,
             MhPictureStore *pictures,
             GCancellable *cancellable,
             GError **error)
{
  gboolean painted = TRUE;

  for (guint i = 0; i < mh_scene_get_n_items (scene) && painted; i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error (error, MH_PAINT_ERROR, MH_PAINT_ERROR_CANCELLED, _ ("Cancelled"));
          return FALSE;
        }
      if ((item->kind == MH_ITEM_TEXT) != are_texts || !is_in_clip (cr, item, scale))
        continue;
      cairo_save (cr);
      painted = paint_item (cr, item, scale, fonts, pictures, error);
      cairo_restore (cr);
    }
  return painted;
}

/* No layout lays anything over a text, so they can all come last, in one turn. */
static gboolean
paint_texts (cairo_t *cr,
             const MhScene *scene,
             double scale,
             MhFonts *fonts,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (MhTextLock) turn = mh_fonts_lock_turn (fonts);

  return paint_items (cr, scene, scale, TRUE, fonts, NULL, cancellable, error);
}

/* The scene's unit on a surface of any scale. */
static void
scale_to_surface (cairo_t *cr, cairo_surface_t *surface, const MhScene *scene)
{
  cairo_scale (cr, cairo_image_surface_get_width (surface) / (double) scene->width_px,
               cairo_image_surface_get_height (surface) / (double) scene->height_px);
}

/* All areas in one go: what a picture or a blur takes does not depend on how much of it shows. */
static void
clip_to_areas (cairo_t *cr, const cairo_region_t *areas)
{
  for (int i = 0; i < cairo_region_num_rectangles (areas); i++)
    {
      cairo_rectangle_int_t area;

      cairo_region_get_rectangle (areas, i, &area);
      cairo_rectangle (cr, area.x, area.y, area.width, area.height);
    }
  cairo_clip (cr);
}

/* Paints what lies in areas of device pixels; NULL for all. */
static gboolean
paint_areas (cairo_surface_t *surface,
             const MhScene *scene,
             double scale,
             const cairo_region_t *areas,
             gboolean with_words,
             MhFonts *fonts,
             MhPictureStore *pictures,
             GCancellable *cancellable,
             GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean painted = FALSE;

  if (areas != NULL)
    {
      clip_to_areas (cr, areas);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_paint (cr);
    }
  scale_to_surface (cr, surface, scene);
  painted = paint_items (cr, scene, scale, FALSE, fonts, pictures, cancellable, error) &&
            (!with_words || paint_texts (cr, scene, scale, fonts, cancellable, error));
  if (painted && cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MH_PAINT_ERROR, MH_PAINT_ERROR_MEMORY, "%s",
                   cairo_status_to_string (cairo_status (cr)));
      painted = FALSE;
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return painted;
}

static cairo_surface_t *
paint (const MhScene *scene,
       double scale,
       gboolean with_words,
       MhFonts *fonts,
       MhPictureStore *pictures,
       GCancellable *cancellable,
       GError **error)
{
  cairo_surface_t *surface = mh_paint_create_surface (scene, scale, error);

  if (surface != NULL &&
      !paint_areas (surface, scene, scale, NULL, with_words, fonts, pictures, cancellable, error))
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}

/**
 * mh_paint_areas:
 * @surface: from mh_paint_create_surface()
 * @scene: the same scene
 * @scale: the same scale
 * @areas: whole device pixels
 * @fonts: the fonts of this thread
 * @pictures: (nullable): where pictures come from; %NULL leaves them out
 * @cancellable: (nullable): looked at between items
 * @error: return location for an error
 *
 * Paints what mh_paint_scene() would in some areas, and nothing outside them.
 *
 * Errors: %MH_PAINT_ERROR
 *
 * Returns: %TRUE if it was painted
 */
gboolean
mh_paint_areas (cairo_surface_t *surface,
                const MhScene *scene,
                double scale,
                const cairo_region_t *areas,
                MhFonts *fonts,
                MhPictureStore *pictures,
                GCancellable *cancellable,
                GError **error)
{
  return paint_areas (surface, scene, scale, areas, TRUE, fonts, pictures, cancellable, error);
}

/**
 * mh_paint_scene:
 * @scene: a scene
 * @scale: output pixels for one of the scene's, up to %MH_LIMIT_SCALE
 * @fonts: the fonts of this thread
 * @pictures: (nullable): where pictures come from; %NULL leaves them out
 * @cancellable: (nullable): looked at between items
 * @error: return location for an error
 *
 * Paints a scene at @scale times its size, rounded to whole pixels.
 *
 * Pixels: %CAIRO_FORMAT_RGB24, opaque, sRGB.
 *
 * Threads: any, with fonts of its own.
 *
 * Errors: %MH_PAINT_ERROR
 *
 * Returns: (transfer full): an image surface
 */
cairo_surface_t *
mh_paint_scene (const MhScene *scene,
                double scale,
                MhFonts *fonts,
                MhPictureStore *pictures,
                GCancellable *cancellable,
                GError **error)
{
  return paint (scene, scale, TRUE, fonts, pictures, cancellable, error);
}

/**
 * mh_paint_ground:
 *
 * Does what mh_paint_scene() does and leaves the texts out: what is seen behind and around them.
 *
 * Returns: (transfer full): an image surface
 */
cairo_surface_t *
mh_paint_ground (const MhScene *scene,
                 double scale,
                 MhFonts *fonts,
                 MhPictureStore *pictures,
                 GCancellable *cancellable,
                 GError **error)
{
  return paint (scene, scale, FALSE, fonts, pictures, cancellable, error);
}

/**
 * mh_paint_words:
 * @ground: from mh_paint_ground()
 * @scene: the same scene
 * @fonts: the fonts of this thread
 *
 * Paints the texts that were left out, which makes @ground what mh_paint_scene() gives.
 */
void
mh_paint_words (cairo_surface_t *ground, const MhScene *scene, MhFonts *fonts)
{
  cairo_t *cr = cairo_create (ground);

  scale_to_surface (cr, ground, scene);
  paint_texts (cr, scene, 1.0, fonts, NULL, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (ground);
}

/**
 * mh_paint_ink:
 * @cr: where to paint; its unit is the scene's pixel
 * @item: a text of the scene
 * @fonts: the fonts of this thread
 *
 * Paints one text, on a mask for instance, to know where ink of its colour is; emoji, which have
 * colours of their own, are left out.
 */
void
mh_paint_ink (cairo_t *cr, const MhSceneItem *item, MhFonts *fonts)
{
  cairo_save (cr);
  mh_paint_text_ink (cr, item, fonts);
  cairo_restore (cr);
}
