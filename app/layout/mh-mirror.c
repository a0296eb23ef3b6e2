/* mh-mirror.c: a scene for readers from right to left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-mirror.h"

#include <string.h>

/* Languages whose usual script runs from right to left (Unicode CLDR, characterOrder), and the scripts
 * themselves where a tag names one. */
static const char *const rtl_languages[] = { "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks",
                                             "ps", "sd",  "syr", "ug", "ur", "yi", NULL };
static const char *const rtl_scripts[] = { "Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa", NULL };

/**
 * mh_mirror_is_rtl:
 * @language: BCP 47
 *
 * Returns: %TRUE if it is read from right to left
 */
gboolean
mh_mirror_is_rtl (const char *language)
{
  g_auto (GStrv) tags = g_strsplit (language, "-", -1);
  g_autofree char *primary = tags[0] != NULL ? g_ascii_strdown (tags[0], -1) : g_strdup ("");

  for (guint i = 1; tags[0] != NULL && tags[i] != NULL; i++)
    if (strlen (tags[i]) == 4 && g_ascii_isalpha (tags[i][0]))
      {
        g_autofree char *script = g_ascii_strdown (tags[i], -1);

        script[0] = g_ascii_toupper (script[0]);
        return g_strv_contains (rtl_scripts, script);
      }
  return g_strv_contains (rtl_languages, primary);
}

static void
mirror_box (MhBox *box,
            double sum)
{
  *box = MH_BOX (sum - box->x1, box->y0, sum - box->x0, box->y1);
}

/**
 * mh_mirror_scene:
 * @scene: a scene that is being made
 * @content: the area that holds words and faces
 *
 * Turns the content round: what stood at its left edge stands at its right one. Pictures and letters
 * themselves are not turned, nor are background and panel moved.
 */
void
mh_mirror_scene (MhScene *scene,
                 const MhBox *content)
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
