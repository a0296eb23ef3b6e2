/* mh-remedy-colors.c: a panel and texts that stand out from what is behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-remedies.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mh-contrast.h"

#define OPACITY_STEPS 100

typedef struct
{
  MhRemedies *remedies;
  const MhCheckPicture *picture;
  const char *surface;
  MhDesign *design;
  gboolean is_weak[3]; /* the design's text, muted, accent */
} Search;

static const char *const color_names[] = { "colors/text", "colors/muted", "colors/accent" };

static gboolean
is_wanted (const Search *search, const MhFinding *finding)
{
  return g_str_equal (finding->code, "contrast-low") && finding->patch == NULL &&
         g_strcmp0 (finding->surface, search->surface) == 0;
}

/* Notes which colours of the design the weak texts are in. */
static gboolean
start (Search *search)
{
  GPtrArray *findings = search->remedies->findings;
  gboolean is_any = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];
      const char *role = finding->role;
      int color = 0;

      if (!is_wanted (search, finding))
        continue;
      is_any = TRUE;
      if (g_strcmp0 (role, "handle") == 0 || g_strcmp0 (role, "signature") == 0 ||
          g_strcmp0 (role, "group") == 0)
        color = 2;
      else if (g_strcmp0 (role, "expertise") == 0 || g_strcmp0 (role, "bio") == 0 ||
               g_strcmp0 (role, "notice") == 0)
        color = 1;
      search->is_weak[color] = TRUE;
      /* The organisation beside the heading, and the words of a notice. */
      if (g_strcmp0 (role, "heading") == 0)
        search->is_weak[1] = TRUE;
      if (g_strcmp0 (role, "notice") == 0)
        search->is_weak[0] = TRUE;
    }
  return is_any;
}

/* Gives the patch to all that it mends. Returns whether it mends all there are. */
static gboolean
try (Search *search, MhPatch *patch, const char *remedy, gboolean give)
{
  GPtrArray *findings = search->remedies->findings;
  g_autoptr (GPtrArray) after =
      mh_remedies_try (search->remedies, patch,
                       mh_remedies_limit (search->remedies, search->surface));
  gboolean all = after != NULL;

  for (guint i = 0; after != NULL && i < findings->len; i++)
    {
      if (!is_wanted (search, findings->pdata[i]))
        continue;
      if (mh_remedies_holds (after, findings->pdata[i]))
        all = FALSE;
      else if (give)
        mh_remedies_give (findings->pdata[i], patch, remedy);
    }
  return all;
}

static gboolean
set_opacity (Search *search, MhPatch *patch, int percent)
{
  g_autoptr (JsonNode) value = json_node_alloc ();

  if (percent == OPACITY_STEPS)
    json_node_init_int (value, 1);
  else
    json_node_init_double (value, percent / (double) OPACITY_STEPS);
  return mh_remedies_set (search->remedies, patch, search->surface, "panel/opacity", value);
}

static gboolean
try_opacity (Search *search, int percent, gboolean give)
{
  g_autoptr (MhPatch) patch = mh_patch_new (search->remedies->document);
  /* Translators: a share in percent. */
  g_autofree char *remedy = g_strdup_printf (_ ("raise the panel’s opacity to %d %%"), percent);

  return set_opacity (search, patch, percent) && try (search, patch, remedy, give);
}

/* The least opacity that mends all, by halving: more never makes a text on the panel weaker. */
static gboolean
find_opacity (Search *search)
{
  int low = (int) floor (search->design->panel.opacity * OPACITY_STEPS + 1e-6);
  int high = OPACITY_STEPS;

  if (search->design->panel.color.a < 1 || low >= high || !try_opacity (search, high, FALSE))
    return FALSE;
  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (try_opacity (search, middle, FALSE))
        high = middle;
      else
        low = middle;
    }
  return try_opacity (search, high, TRUE);
}

/* The colour that reads best on the panel: of the design's own, or black or white. */
static MhColor
choose_color (const Search *search, gboolean is_own)
{
  const MhDesign *design = search->design;
  const MhColor own[] = { design->colors.text, design->colors.muted, design->colors.accent };
  const MhColor plain[] = { { 1, 1, 1, 1 }, { 0, 0, 0, 1 } };
  const MhColor *colors = is_own ? own : plain;
  MhColor best = colors[0];

  for (guint i = 1; i < (is_own ? G_N_ELEMENTS (own) : G_N_ELEMENTS (plain)); i++)
    if (mh_contrast_ratio (&colors[i], &design->panel.color) >
        mh_contrast_ratio (&best, &design->panel.color))
      best = colors[i];
  return best;
}

static gboolean
try_color (Search *search, gboolean is_own, gboolean is_opaque)
{
  g_autoptr (MhPatch) patch = mh_patch_new (search->remedies->document);
  MhColor color = choose_color (search, is_own);
  g_autofree char *text = mh_color_to_string (&color);
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), text);
  g_autofree char *remedy = NULL;

  if (is_opaque && !set_opacity (search, patch, OPACITY_STEPS))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (color_names); i++)
    if (search->is_weak[i] &&
        !mh_remedies_set (search->remedies, patch, search->surface, color_names[i], value))
      return FALSE;
  remedy =
      is_opaque
          /* Translators: a colour such as #ffffff. */
          ? g_strdup_printf (_ ("set the text in %s on a panel that nothing shines through"), text)
          /* Translators: a colour such as #ffffff. */
          : g_strdup_printf (_ ("set the text in %s"), text);
  return try (search, patch, remedy, TRUE);
}

/**
 * mh_remedies_try_colors:
 * @remedies: what is looked for
 * @picture: the first picture of a surface
 *
 * Mends `contrast-low`: the least opacity of the panel that does, else another colour of the
 * design, else black or white, else one of these on an opaque panel.
 */
void
mh_remedies_try_colors (MhRemedies *remedies, const MhCheckPicture *picture)
{
  Search search = { .remedies = remedies, .picture = picture, .surface = picture->surface->id };

  if (!start (&search))
    return;
  search.design = mh_document_dup_design (remedies->document, picture->target);
  if (!find_opacity (&search) && !try_color (&search, TRUE, FALSE) &&
      !try_color (&search, FALSE, FALSE) && !try_color (&search, TRUE, TRUE))
    try_color (&search, FALSE, TRUE);
  mh_design_free (search.design);
}
