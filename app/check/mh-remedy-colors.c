/* mh-remedy-colors.c: a panel and texts that stand out from what is behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-remedies.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mh-contrast.h"

#define OPACITY_STEPS 100

static const char *const codes[] = { "contrast-low", NULL };

typedef struct
{
  MhRemedies *remedies;
  const char *surface;
  MhAim aim;
  MhDesign *design;
  gboolean is_weak[3]; /* the design's text, muted, accent */
} Search;

static const char *const color_names[] = { "design/colors/text", "design/colors/muted",
                                           "design/colors/accent" };

/* Notes which colours of the design the weak texts are in. */
static gboolean
start (Search *search)
{
  GPtrArray *findings = search->remedies->run->findings;
  gboolean is_any = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];
      const char *role = finding->role;
      int color = 0;

      if (!mh_remedies_is_wanted (&search->aim, finding))
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
try (Search *search, MhPatch *patch, const char *remedy)
{
  g_autoptr (MhCheckRun) after = mh_remedies_try (search->remedies, patch, &search->aim);

  return after != NULL && mh_remedies_give (search->remedies, patch, &search->aim, after, remedy);
}

static gboolean
set_opacity (Search *search, MhPatch *patch, int percent)
{
  g_autoptr (JsonNode) value = json_node_alloc ();

  if (percent == OPACITY_STEPS)
    json_node_init_int (value, 1);
  else
    json_node_init_double (value, percent / (double) OPACITY_STEPS);
  return mh_remedies_set (search->remedies, patch, search->surface, "design/panel/opacity", value);
}

/* (transfer full) (nullable): what is found at an opacity. */
static MhCheckRun *
look_at_opacity (Search *search, int percent, MhPatch *patch)
{
  return set_opacity (search, patch, percent)
             ? mh_remedies_try (search->remedies, patch, &search->aim)
             : NULL;
}

static gboolean
mends_all (const Search *search, const MhCheckRun *after)
{
  GPtrArray *findings = search->remedies->run->findings;

  for (guint i = 0; i < findings->len; i++)
    if (mh_remedies_is_wanted (&search->aim, findings->pdata[i]) &&
        mh_remedies_holds (after->findings, findings->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Whether all texts would be readable share of the way from a panel as it is to an opaque one. */
static gboolean
would_do (const Search *search, const MhCheckRun *opaque, double share)
{
  const MhCheckRun *run = search->remedies->run;
  gboolean is_all = TRUE;

  for (guint i = 0; is_all && i < run->n_pictures; i++)
    {
      MhCheckJob job = opaque->jobs[i];

      if (!g_str_equal (job.surface->id, search->surface) || job.ground == NULL ||
          run->jobs[i].ground == NULL)
        continue;
      job.fonts = search->remedies->checker.fonts;
      is_all = mh_check_is_readable_between (&run->jobs[i], &job, share);
    }
  return is_all;
}

/* The least opacity that mends all, by halving: more never makes a text on the panel weaker. */
static gboolean
find_opacity (Search *search)
{
  double now = search->design->panel.opacity * OPACITY_STEPS;
  int low = (int) floor (now + 1e-6);
  int high = OPACITY_STEPS;
  g_autoptr (MhPatch) full = mh_patch_new (search->remedies->run->document);
  g_autoptr (MhCheckRun) opaque = NULL;

  if (search->design->panel.color.a < 1 || low >= high)
    return FALSE;
  opaque = look_at_opacity (search, high, full);
  if (opaque == NULL || !mends_all (search, opaque))
    return FALSE;
  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (would_do (search, opaque, (middle - now) / (OPACITY_STEPS - now)))
        high = middle;
      else
        low = middle;
    }
  /* Rounding may take a step. */
  for (int percent = high; percent <= MIN (high + 2, OPACITY_STEPS); percent++)
    {
      g_autoptr (MhPatch) patch = mh_patch_new (search->remedies->run->document);
      g_autoptr (MhCheckRun) after = look_at_opacity (search, percent, patch);
      /* Translators: a share in percent. */
      g_autofree char *remedy =
          g_strdup_printf (_ ("Raise the panel’s opacity to %d %%."), percent);

      if (after != NULL && mends_all (search, after))
        return mh_remedies_give (search->remedies, patch, &search->aim, after, remedy);
    }
  return FALSE;
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
  g_autoptr (MhPatch) patch = mh_patch_new (search->remedies->run->document);
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
          ? g_strdup_printf (_ ("Set the text in %s on a panel that nothing shines through."), text)
          /* Translators: a colour such as #ffffff. */
          : g_strdup_printf (_ ("Set the text in %s."), text);
  return try (search, patch, remedy);
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
  const char *surface = picture->surface->id;
  Search search = { .remedies = remedies,
                    .surface = surface,
                    .aim = { surface, codes, .keeps_grounds = TRUE } };

  if (!start (&search))
    return;
  search.design = mh_document_dup_design (remedies->run->document, picture->target);
  if (!find_opacity (&search) && !try_color (&search, TRUE, FALSE) &&
      !try_color (&search, FALSE, FALSE) && !try_color (&search, TRUE, TRUE))
    try_color (&search, FALSE, TRUE);
  mh_design_free (search.design);
}
