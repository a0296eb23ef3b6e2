/* mh-remedy-layouts.c: a panel and a layout that have room for what is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-remedies.h"

#include <glib/gi18n-lib.h>

/* Stands for those of the design's fields that a reader cannot do without. */
#define LEAST_FIELDS "least"

/* Changes to try, the smallest first: members of a target and their values as JSON. */
typedef struct
{
  const char *edits[6][2];
  const char *remedy;
  gboolean is_last; /* takes something away, so that it has to mend all there is */
} Change;

static const Change changes[] = {
  { { { "design/panel/size", "\"auto\"" } }, N_ ("Let the panel be as wide as it needs.") },
  { { { "design/panel/inset", "0" } }, N_ ("Let the panel run to the edge.") },
  { { { "design/panel/side", "\"auto\"" }, { "design/panel/size", "\"auto\"" } },
    N_ ("Let the panel stand where there is room.") },
  { { { "design/panel/side", "\"auto\"" },
      { "design/panel/size", "\"auto\"" },
      { "design/panel/inset", "0" } },
    N_ ("Let the panel stand where there is room, to the edge.") },
  { { { "design/layout", "\"auto\"" } }, N_ ("Let the layout be chosen by what fits.") },
  { { { "design/layout", "\"auto\"" },
      { "design/panel/side", "\"auto\"" },
      { "design/panel/size", "\"auto\"" },
      { "design/panel/inset", "0" } },
    N_ ("Let layout and panel be chosen by what fits.") },
  { { { "design/layout", "\"legend\"" },
      { "design/panel/side", "\"auto\"" },
      { "design/panel/size", "\"auto\"" },
      { "design/panel/inset", "0" } },
    /* Translators: legend is what team files say, untranslated. */
    N_ ("Take the layout “Key” (legend), which needs least room.") },
  { { { "design/people/fields", LEAST_FIELDS } },
    N_ ("Show names, handles and signatures only."),
    TRUE },
  { { { "design/people/fields", LEAST_FIELDS },
      { "design/layout", "\"auto\"" },
      { "design/panel/side", "\"auto\"" },
      { "design/panel/size", "\"auto\"" },
      { "design/panel/inset", "0" } },
    N_ ("Show names, handles and signatures only, and let layout and panel be chosen by what "
        "fits."),
    TRUE },
};

static const char *const codes[] = { "does-not-fit", "text-shortened", "text-small",
                                     "unsafe-area",  "field-dropped",  NULL };

/* (transfer full) (nullable): NULL where no field can be left out. */
static JsonNode *
list_least_fields (MhRemedies *remedies, const MhCheckPicture *picture)
{
  MhDesign *design = mh_document_dup_design (remedies->run->document, picture->target);
  JsonArray *least = json_array_new ();
  JsonNode *node = json_node_init_array (json_node_alloc (), least);
  guint n_before = design->people.n_fields;

  for (guint i = 0; i < n_before; i++)
    if (design->people.fields[i] == MH_FIELD_NAME || design->people.fields[i] == MH_FIELD_HANDLE ||
        design->people.fields[i] == MH_FIELD_SIGNATURE)
      json_array_add_string_element (least, mh_field_get_id (design->people.fields[i]));
  if (json_array_get_length (least) == n_before)
    g_clear_pointer (&node, json_node_unref);
  json_array_unref (least);
  mh_design_free (design);
  return node;
}

/* (transfer full) (nullable). */
static MhPatch *
make_patch (MhRemedies *remedies, const Change *change, const MhCheckPicture *picture)
{
  g_autoptr (MhPatch) patch = mh_patch_new (remedies->run->document);

  for (guint i = 0; change->edits[i][0] != NULL; i++)
    {
      const char *text = change->edits[i][1];
      g_autoptr (JsonNode) value = g_str_equal (text, LEAST_FIELDS)
                                       ? list_least_fields (remedies, picture)
                                       : json_from_string (text, NULL);

      if (value == NULL ||
          !mh_remedies_set (remedies, patch, picture->surface->id, change->edits[i][0], value))
        return NULL;
    }
  return g_steal_pointer (&patch);
}

static gboolean
has_any (GPtrArray *findings, const MhAim *aim)
{
  for (guint i = 0; i < findings->len; i++)
    if (mh_remedies_is_wanted (aim, findings->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * mh_remedies_try_layouts:
 * @remedies: what is looked for
 * @picture: the first picture of a surface
 *
 * Mends `does-not-fit`, `text-shortened`, `text-small`, `unsafe-area` and `field-dropped` by the
 * smallest change that does.
 */
void
mh_remedies_try_layouts (MhRemedies *remedies, const MhCheckPicture *picture)
{
  MhAim aim = { picture->surface->id, codes, .by_scene = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (changes) && mh_remedies_has_wanted (remedies, &aim); i++)
    {
      g_autoptr (MhPatch) patch = make_patch (remedies, &changes[i], picture);
      g_autoptr (MhCheckRun) after = NULL;

      if (patch != NULL)
        after = mh_remedies_try (remedies, patch, &aim);
      if (after != NULL && (!changes[i].is_last || !has_any (after->findings, &aim)))
        mh_remedies_give (remedies, patch, &aim, after, _ (changes[i].remedy));
    }
}
