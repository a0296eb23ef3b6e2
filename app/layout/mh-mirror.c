/* mh-mirror.c: a scene for readers from right to left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-mirror.h"

static void
mirror_box (MhBox *box, double sum)
{
  *box = MH_BOX (sum - box->x1, box->y0, sum - box->x0, box->y1);
}

/**
 * mh_mirror_scene:
 * @scene: a scene that is being made
 * @content: the area that holds words and faces
 *
 * Turns the content round: what stood at its left edge stands at its right one. Pictures and
 * letters themselves are not turned, nor are background and panel moved.
 */
void
mh_mirror_scene (MhScene *scene, const MhBox *content)
{
  double sum = content->x0 + content->x1;

  for (guint i = 0; i < scene->items->len; i++)
    {
      MhSceneItem *item = scene->items->pdata[i];
      double ink_offset = item->box.x0 - item->text.x;

      if (item->role == MH_ROLE_BACKGROUND || item->role == MH_ROLE_PANEL)
        continue;
      if (item->kind == MH_ITEM_TEXT && item->text.measure > 0)
        {
          /* The lines are set anew against the other edge, so the ink goes along. */
          mirror_box (&item->box, sum);
          item->text.x = sum - item->text.x - item->text.measure;
          item->text.rtl = TRUE;
          continue;
        }
      mirror_box (&item->box, sum);
      item->text.x = item->box.x0 - ink_offset;
    }
}
