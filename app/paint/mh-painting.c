/* mh-painting.c: painting what has changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever types a name changes a few words of a picture. What differs between two scenes is known,
 * and with it the areas where their pixels can differ: these are painted anew, with everything that
 * lies in them, and the rest is copied.
 */

#include "mh-painting.h"

#include <math.h>
#include <string.h>

#include "base/mh-file.h"
#include "layout/mh-text.h"

/* Edges between pixels are softened. */
#define MARGIN_PX 1

/* With more areas than this, or more of the picture in them, all is painted. */
#define MAX_AREAS 64
#define MAX_SHARE 0.6

struct _MhPainting
{
  gatomicrefcount ref_count;
  MhScene *scene;
  double scale;
  GArray *states; /* of MhFileIdentity: of each item's file before it was painted */
  cairo_surface_t *surface;
  guint64 n_painted;
};

/* The states of the files that a scene shows; zeros for an item without one, or one that is gone.
 * (transfer full) */
static GArray *
find_states (const MhScene *scene)
{
  guint n_items = mh_scene_get_n_items (scene);
  GArray *states = g_array_sized_new (FALSE, TRUE, sizeof (MhFileIdentity), n_items);

  g_array_set_size (states, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->kind == MH_ITEM_PICTURE && item->picture.file != NULL)
        mh_file_identify (item->picture.file, &g_array_index (states, MhFileIdentity, i), NULL);
    }
  return states;
}

/* The pixels that an item may touch. */
static void
add_area (cairo_region_t *areas, const MhPainting *painting, const MhSceneItem *item)
{
  double kx =
      cairo_image_surface_get_width (painting->surface) / (double) painting->scene->width_px;
  double ky =
      cairo_image_surface_get_height (painting->surface) / (double) painting->scene->height_px;
  MhBox box = item->kind == MH_ITEM_TEXT ? mh_text_get_clip (item) : item->box;
  int left = (int) floor (box.x0 * kx) - MARGIN_PX;
  int top = (int) floor (box.y0 * ky) - MARGIN_PX;
  cairo_rectangle_int_t area = { left, top, (int) ceil (box.x1 * kx) + MARGIN_PX - left,
                                 (int) ceil (box.y1 * ky) + MARGIN_PX - top };

  cairo_region_union_rectangle (areas, &area);
}

static gboolean
is_same (const MhPainting *before, const MhPainting *now, guint i)
{
  return mh_scene_item_looks_like (mh_scene_get_item (before->scene, i),
                                   mh_scene_get_item (now->scene, i)) &&
         mh_file_identity_equal (&g_array_index (before->states, MhFileIdentity, i),
                                 &g_array_index (now->states, MhFileIdentity, i));
}

/* The pixels that can differ; everything where the items are not the same ones in the same order.
 * (transfer full) */
static cairo_region_t *
find_changes (const MhPainting *before, const MhPainting *now)
{
  cairo_rectangle_int_t whole = { 0, 0, cairo_image_surface_get_width (now->surface),
                                  cairo_image_surface_get_height (now->surface) };
  cairo_region_t *areas = cairo_region_create ();

  for (guint i = 0; i < mh_scene_get_n_items (now->scene); i++)
    if (!is_same (before, now, i))
      {
        add_area (areas, before, mh_scene_get_item (before->scene, i));
        add_area (areas, now, mh_scene_get_item (now->scene, i));
      }
  cairo_region_intersect_rectangle (areas, &whole);
  return areas;
}

static guint64
count_pixels (const cairo_region_t *areas)
{
  guint64 n_pixels = 0;

  for (int i = 0; i < cairo_region_num_rectangles (areas); i++)
    {
      cairo_rectangle_int_t area;

      cairo_region_get_rectangle (areas, i, &area);
      n_pixels += (guint64) area.width * (guint64) area.height;
    }
  return n_pixels;
}

static gboolean
can_follow (const MhPainting *before, const MhPainting *now)
{
  return before != NULL && before->scale == now->scale &&
         before->scene->width_px == now->scene->width_px &&
         before->scene->height_px == now->scene->height_px &&
         mh_scene_get_n_items (before->scene) == mh_scene_get_n_items (now->scene);
}

static void
copy_pixels (cairo_surface_t *from, cairo_surface_t *to)
{
  cairo_surface_flush (from);
  cairo_surface_flush (to);
  memcpy (cairo_image_surface_get_data (to), cairo_image_surface_get_data (from),
          (gsize) cairo_image_surface_get_stride (to) *
              (gsize) cairo_image_surface_get_height (to));
  cairo_surface_mark_dirty (to);
}

/* The pixels to paint over those of @before; all of them where it shows too little of the scene.
 * (transfer full) */
static cairo_region_t *
choose_areas (const MhPainting *before, const MhPainting *now)
{
  const cairo_rectangle_int_t whole = { 0, 0, cairo_image_surface_get_width (now->surface),
                                        cairo_image_surface_get_height (now->surface) };
  cairo_region_t *areas = can_follow (before, now) ? find_changes (before, now) : NULL;

  if (areas != NULL && cairo_region_num_rectangles (areas) <= MAX_AREAS &&
      (double) count_pixels (areas) <= MAX_SHARE * (double) whole.width * whole.height)
    {
      copy_pixels (before->surface, now->surface);
      return areas;
    }
  g_clear_pointer (&areas, cairo_region_destroy);
  return cairo_region_create_rectangle (&whole);
}

/**
 * mh_painting_new:
 * @scene: a scene
 * @scale: output pixels for one of the scene's, up to %MH_LIMIT_SCALE
 * @before: (nullable): another painting, of a scene that may be much the same
 * @fonts: the fonts of this thread
 * @pictures: (nullable): where pictures come from, those of @before too; %NULL leaves them out
 * @cancellable: (nullable): looked at between items
 * @error: return location for an error
 *
 * Paints a scene as mh_paint_scene() does, in less time where @before shows most of it already.
 *
 * Pixels: %CAIRO_FORMAT_RGB24, opaque, sRGB; the same as from mh_paint_scene(), but for a trace
 * where cairo resamples a picture: it counts from the edge of what it paints. So a file is painted
 * as one.
 *
 * Threads: any, with fonts of its own.
 *
 * Errors: %MH_PAINT_ERROR
 *
 * Returns: (transfer full): the painting
 */
MhPainting *
mh_painting_new (MhScene *scene,
                 double scale,
                 const MhPainting *before,
                 MhFonts *fonts,
                 MhPictureStore *pictures,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (MhPainting) painting = g_new0 (MhPainting, 1);
  cairo_region_t *areas = NULL;
  gboolean is_painted = FALSE;

  g_atomic_ref_count_init (&painting->ref_count);
  painting->scene = mh_scene_ref (scene);
  painting->scale = scale;
  painting->states = find_states (scene);
  painting->surface = mh_paint_create_surface (scene, scale, error);
  if (painting->surface == NULL)
    return NULL;
  areas = choose_areas (before, painting);
  painting->n_painted = count_pixels (areas);
  is_painted = painting->n_painted == 0 || mh_paint_areas (painting->surface, scene, scale, areas,
                                                           fonts, pictures, cancellable, error);
  cairo_region_destroy (areas);
  return is_painted ? g_steal_pointer (&painting) : NULL;
}

MhPainting *
mh_painting_ref (MhPainting *painting)
{
  g_atomic_ref_count_inc (&painting->ref_count);
  return painting;
}

void
mh_painting_unref (MhPainting *painting)
{
  if (!g_atomic_ref_count_dec (&painting->ref_count))
    return;

  mh_scene_unref (painting->scene);
  g_array_unref (painting->states);
  g_clear_pointer (&painting->surface, cairo_surface_destroy);
  g_free (painting);
}

/**
 * mh_painting_get_surface:
 * @painting: a painting
 *
 * Returns: (transfer none): its pixels, not to be changed but for the byte that has no meaning
 */
cairo_surface_t *
mh_painting_get_surface (const MhPainting *painting)
{
  return painting->surface;
}

/**
 * mh_painting_get_n_painted:
 * @painting: a painting
 *
 * Returns: how many of its pixels were painted and not copied
 */
guint64
mh_painting_get_n_painted (const MhPainting *painting)
{
  return painting->n_painted;
}
