/* mh-remedy-layouts.c: a panel and a layout that have room for what is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-remedies.h"

#include <glib/gi18n-lib.h>

/* Changes to try, the smallest first: members of the design and their values as JSON. */
typedef struct
{
  const char *edits[5][2];
  const char *remedy;
} Change;

static const Change changes[] = {
  { { { "panel/size", "\"auto\"" } }, N_ ("let the panel be as wide as it needs") },
  { { { "panel/inset", "0" } }, N_ ("let the panel run to the edge") },
  { { { "panel/side", "\"auto\"" }, { "panel/size", "\"auto\"" } },
    N_ ("let the panel stand where there is room") },
  { { { "panel/side", "\"auto\"" }, { "panel/size", "\"auto\"" }, { "panel/inset", "0" } },
    N_ ("let the panel stand where there is room, to the edge") },
  { { { "layout", "\"auto\"" } }, N_ ("let the layout be chosen by what fits") },
  { { { "layout", "\"auto\"" },
      { "panel/side", "\"auto\"" },
      { "panel/size", "\"auto\"" },
      { "panel/inset", "0" } },
    N_ ("let layout and panel be chosen by what fits") },
  { { { "layout", "\"legend\"" },
      { "panel/side", "\"auto\"" },
      { "panel/size", "\"auto\"" },
      { "panel/inset", "0" } },
    N_ ("take the layout “legend”, which needs least room") },
};

static gboolean
is_wanted (const MhFinding *finding, const char *surface)
{
  static const char *const codes[] = { "does-not-fit", "text-shortened", "text-small",
                                       "unsafe-area", NULL };

  return g_strv_contains (codes, finding->code) && finding->patch == NULL &&
         g_strcmp0 (finding->surface, surface) == 0;
}

static gboolean
has_wanted (MhRemedies *remedies, const char *surface)
{
  for (guint i = 0; i < remedies->findings->len; i++)
    if (is_wanted (remedies->findings->pdata[i], surface))
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable). */
static MhPatch *
make_patch (MhRemedies *remedies, const Change *change, const char *surface)
{
  g_autoptr (MhPatch) patch = mh_patch_new (remedies->document);

  for (guint i = 0; change->edits[i][0] != NULL; i++)
    {
      g_autoptr (JsonNode) value = json_from_string (change->edits[i][1], NULL);

      if (!mh_remedies_set (remedies, patch, surface, change->edits[i][0], value))
        return NULL;
    }
  return g_steal_pointer (&patch);
}

/**
 * mh_remedies_try_layouts:
 * @remedies: what is looked for
 * @picture: the first picture of a surface
 *
 * Mends `does-not-fit`, `text-shortened`, `text-small` and `unsafe-area` by the smallest change
 * that does.
 */
void
mh_remedies_try_layouts (MhRemedies *remedies, const MhCheckPicture *picture)
{
  const char *surface = picture->surface->id;

  for (guint i = 0; i < G_N_ELEMENTS (changes) && has_wanted (remedies, surface); i++)
    {
      g_autoptr (MhPatch) patch = make_patch (remedies, &changes[i], surface);
      g_autoptr (GPtrArray) after = NULL;

      if (patch != NULL)
        after = mh_remedies_try (remedies, patch, mh_remedies_limit (remedies, surface));
      for (guint j = 0; after != NULL && j < remedies->findings->len; j++)
        {
          MhFinding *finding = remedies->findings->pdata[j];

          if (is_wanted (finding, surface) && !mh_remedies_holds (after, finding))
            mh_remedies_give (finding, patch, _ (changes[i].remedy));
        }
    }
}
