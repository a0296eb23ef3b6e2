/* mh-scene-compare.c: whether two scenes are painted alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-scene.h"

#include <string.h>

static gboolean
is_same_color (const MhColor *a, const MhColor *b)
{
  return a->r == b->r && a->g == b->g && a->b == b->b && a->a == b->a;
}

static gboolean
is_same_box (const MhBox *a, const MhBox *b)
{
  return a->x0 == b->x0 && a->y0 == b->y0 && a->x1 == b->x1 && a->y1 == b->y1;
}

static gboolean
is_same_text (const MhSceneText *a, const MhSceneText *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->joined, b->joined) == 0 &&
         a->lines == b->lines && g_strcmp0 (a->family, b->family) == 0 &&
         g_strcmp0 (a->language, b->language) == 0 && a->weight == b->weight &&
         a->size_px == b->size_px && a->x == b->x && a->baseline == b->baseline &&
         a->measure == b->measure && a->leading == b->leading && a->max_lines == b->max_lines &&
         a->rtl == b->rtl && a->align_center == b->align_center;
}

static gboolean
is_same_picture (const MhScenePicture *a, const MhScenePicture *b)
{
  return g_strcmp0 (a->file, b->file) == 0 && a->fit == b->fit && a->focus_x == b->focus_x &&
         a->focus_y == b->focus_y && a->zoom == b->zoom && a->blur == b->blur && a->dim == b->dim &&
         a->fade == b->fade;
}

static gboolean
is_same_gradient (const MhSceneItem *a, const MhSceneItem *b)
{
  if (a->n_stops != b->n_stops || a->gradient_angle_deg != b->gradient_angle_deg)
    return FALSE;
  for (guint i = 0; i < a->n_stops; i++)
    if (a->stops[i].offset != b->stops[i].offset ||
        !is_same_color (&a->stops[i].color, &b->stops[i].color))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_code (const MhCode *a, const MhCode *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->n_modules == b->n_modules &&
         memcmp (a->dark, b->dark, (gsize) a->n_modules * (gsize) a->n_modules) == 0;
}

/**
 * mh_scene_item_looks_like:
 * @a: an item of a scene
 * @b: an item of that or another one
 *
 * Returns: whether both are painted alike, as long as their files are the same
 */
gboolean
mh_scene_item_looks_like (const MhSceneItem *a, const MhSceneItem *b)
{
  return a->kind == b->kind && a->role == b->role && a->member == b->member &&
         is_same_box (&a->box, &b->box) && is_same_color (&a->color, &b->color) &&
         a->radius == b->radius && is_same_code (a->code, b->code) && is_same_gradient (a, b) &&
         is_same_text (&a->text, &b->text) && is_same_picture (&a->picture, &b->picture);
}

/* The next item that counts, from index on; NULL when there is none. */
static const MhSceneItem *
find_next (const MhScene *scene, guint *index, gboolean with_words)
{
  while (*index < scene->items->len)
    {
      const MhSceneItem *item = scene->items->pdata[(*index)++];

      if (with_words || item->kind != MH_ITEM_TEXT)
        return item;
    }
  return NULL;
}

/**
 * mh_scene_looks_like:
 * @a: a scene
 * @b: another one
 * @with_words: whether texts count, too
 *
 * Returns: whether both are painted alike
 */
gboolean
mh_scene_looks_like (const MhScene *a, const MhScene *b, gboolean with_words)
{
  guint i = 0;
  guint j = 0;

  if (a->width_px != b->width_px || a->height_px != b->height_px)
    return FALSE;
  for (;;)
    {
      const MhSceneItem *first = find_next (a, &i, with_words);
      const MhSceneItem *second = find_next (b, &j, with_words);

      if (first == NULL || second == NULL)
        return first == second;
      if (!mh_scene_item_looks_like (first, second))
        return FALSE;
    }
}
