/* mh-scene.c: what is drawn and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-scene-builder.h"

static const char *const role_ids[MH_N_ROLES] = {
  [MH_ROLE_BACKGROUND] = "background",
  [MH_ROLE_PANEL] = "panel",
  [MH_ROLE_LOGO] = "logo",
  [MH_ROLE_HEADING] = "heading",
  [MH_ROLE_NOTICE] = "notice",
  [MH_ROLE_GROUP] = "group",
  [MH_ROLE_PHOTO] = "photo",
  [MH_ROLE_INITIALS] = "initials",
  [MH_ROLE_NAME] = "name",
  [MH_ROLE_EXPERTISE] = "expertise",
  [MH_ROLE_HANDLE] = "handle",
  [MH_ROLE_SIGNATURE] = "signature",
  [MH_ROLE_BIO] = "bio",
  [MH_ROLE_QR] = "qr",
  [MH_ROLE_RULE] = "rule",
};

static void
free_item (MhSceneItem *item)
{
  g_free (item->stops);
  g_free (item->text.text);
  g_free (item->text.joined);
  g_free (item->text.family);
  g_free (item->text.language);
  g_free (item->picture.file);
  mh_code_free (item->code);
  g_free (item);
}

/**
 * mh_role_get_id:
 * @role: a role
 *
 * Returns: (transfer none): its stable name, as in the scene's JSON
 */
const char *
mh_role_get_id (MhRole role)
{
  g_return_val_if_fail (role < MH_N_ROLES, NULL);
  return role_ids[role];
}

/**
 * mh_scene_new:
 * @surface: id of the surface
 * @width_px: its width
 * @height_px: its height
 *
 * Starts a scene. It may be changed until it is handed out.
 *
 * Returns: (transfer full): an empty scene
 */
MhScene *
mh_scene_new (const char *surface, int width_px, int height_px)
{
  MhScene *scene = g_new0 (MhScene, 1);

  g_atomic_ref_count_init (&scene->ref_count);
  scene->surface = g_strdup (surface);
  scene->width_px = width_px;
  scene->height_px = height_px;
  scene->fits = TRUE;
  scene->not_shown = g_array_new (FALSE, TRUE, sizeof (MhNotShown));
  scene->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
  scene->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
  return scene;
}

/**
 * mh_scene_add:
 * @scene: a scene that is being made
 * @kind: what is drawn
 * @role: what it is for
 * @member: whose it is, or -1
 * @box: where, in output pixels
 *
 * Returns: (transfer none): the new topmost item
 */
MhSceneItem *
mh_scene_add (MhScene *scene, MhItemKind kind, MhRole role, int member, MhBox box)
{
  MhSceneItem *item = g_new0 (MhSceneItem, 1);

  item->kind = kind;
  item->role = role;
  item->member = member;
  item->box = box;
  item->picture.focus_x = item->picture.focus_y = 0.5;
  item->picture.zoom = 1.0;
  g_ptr_array_add (scene->items, item);
  return item;
}

/**
 * mh_scene_ref:
 * @scene: a scene
 *
 * Threads: any.
 *
 * Returns: (transfer full): @scene
 */
MhScene *
mh_scene_ref (MhScene *scene)
{
  g_atomic_ref_count_inc (&scene->ref_count);
  return scene;
}

/**
 * mh_scene_unref:
 * @scene: (transfer full): a scene
 *
 * Threads: any.
 */
void
mh_scene_unref (MhScene *scene)
{
  if (!g_atomic_ref_count_dec (&scene->ref_count))
    return;

  g_free (scene->surface);
  g_array_unref (scene->not_shown);
  g_ptr_array_unref (scene->items);
  g_ptr_array_unref (scene->findings);
  g_free (scene);
}

/**
 * mh_scene_get_n_items:
 * @scene: a scene
 *
 * Returns: how many items it has
 */
guint
mh_scene_get_n_items (const MhScene *scene)
{
  return scene->items->len;
}

/**
 * mh_scene_get_item:
 * @scene: a scene
 * @index: below mh_scene_get_n_items()
 *
 * Returns: (transfer none): an item; later ones lie on top
 */
const MhSceneItem *
mh_scene_get_item (const MhScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->items->len, NULL);
  return g_ptr_array_index (scene->items, index);
}

static gboolean
holds_point (const MhBox *box, double x, double y)
{
  return x >= box->x0 && x < box->x1 && y >= box->y0 && y < box->y1;
}

/**
 * mh_scene_find_item_at:
 * @scene: a scene
 * @x: in output pixels
 * @y: in output pixels
 *
 * What a click at a point means. A person counts as one area, so that the gap between a name and a
 * handle is theirs too; background and panel are found only where nothing else is.
 *
 * Returns: index of the item, or -1 outside the scene
 */
int
mh_scene_find_item_at (const MhScene *scene, double x, double y)
{
  int behind = -1;

  for (int i = (int) scene->items->len - 1; i >= 0; i--)
    {
      const MhSceneItem *item = g_ptr_array_index (scene->items, i);
      MhBox area = item->box;

      if (item->role == MH_ROLE_RULE)
        continue;
      if (item->member >= 0)
        mh_scene_get_member_box (scene, item->member, &area);
      if (holds_point (&item->box, x, y) || holds_point (&area, x, y))
        {
          gboolean is_ground = item->role == MH_ROLE_BACKGROUND || item->role == MH_ROLE_PANEL;

          if (!is_ground && holds_point (&item->box, x, y))
            return i;
          if (behind < 0 || ((MhSceneItem *) g_ptr_array_index (scene->items, behind))->member < 0)
            behind = behind < 0 || item->member >= 0 ? i : behind;
        }
    }

  return behind;
}

/**
 * mh_scene_get_member_box:
 * @scene: a scene
 * @member: index in members
 * @box: (out): the area of everything that is theirs, in output pixels
 *
 * Returns: %FALSE when they are not drawn
 */
gboolean
mh_scene_get_member_box (const MhScene *scene, int member, MhBox *box)
{
  MhBox all = { 0 };

  for (guint i = 0; i < scene->items->len; i++)
    {
      const MhSceneItem *item = g_ptr_array_index (scene->items, i);

      if (item->member == member)
        all = mh_box_union (&all, &item->box);
    }

  *box = all;
  return !mh_box_is_empty (&all);
}

/**
 * mh_scene_find_role:
 * @scene: a scene
 * @role: a role
 *
 * Returns: (transfer none) (nullable): the first item of this role
 */
const MhSceneItem *
mh_scene_find_role (const MhScene *scene, MhRole role)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const MhSceneItem *item = g_ptr_array_index (scene->items, i);

      if (item->role == role)
        return item;
    }

  return NULL;
}
