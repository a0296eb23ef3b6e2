/* mh-color-trial.c: how well a picture could be read in other colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is estimated: a colour is put into the design, the picture is laid out and painted
 * without its words, and each text is measured on what is behind it then, as the check does.
 */

#include "mh-color-trial.h"

#include "base/mh-contrast.h"
#include "mh-check-private.h"
#include "paint/mh-paint.h"
#include "picture/mh-picture-palette.h"
#include "team/mh-json-value.h"

struct _MhColorTrial
{
  MhChecker checker;
  MhDocument *document;
  MhCheckPicture picture;
  MhCheckJob job; /* as it is */
};

static const char *const paths[MH_N_DESIGN_COLORS] = {
  [MH_DESIGN_COLOR_TEXT] = "/colors/text",
  [MH_DESIGN_COLOR_MUTED] = "/colors/muted",
  [MH_DESIGN_COLOR_ACCENT] = "/colors/accent",
  [MH_DESIGN_COLOR_PANEL] = "/panel/color",
  [MH_DESIGN_COLOR_BACKGROUND] = "/background/color",
};

#define OPACITY_PATH     "/panel/opacity"
#define ROUNDING_PERCENT 2

/**
 * mh_design_color_get_path:
 * @which: a colour of a design
 *
 * Returns: (transfer none): where it stands, a JSON Pointer below the design
 */
const char *
mh_design_color_get_path (MhDesignColor which)
{
  return paths[which];
}

/**
 * mh_legibility_passes:
 * @legibility: how well texts stand out
 *
 * Returns: whether that is enough for each of them
 */
gboolean
mh_legibility_passes (const MhLegibility *legibility)
{
  return legibility->ratio >= legibility->limit;
}

/* looking */

static void
clear_job (MhCheckJob *job)
{
  g_clear_pointer (&job->design, mh_design_free);
  g_clear_pointer (&job->scene, mh_scene_unref);
  g_clear_pointer (&job->ground, cairo_surface_destroy);
}

/* Takes over the ground of known where it comes out the same. */
static gboolean
look (const MhColorTrial *trial,
      MhDocument *document,
      const MhCheckJob *known,
      MhCheckJob *job,
      GError **error)
{
  const MhChecker *checker = &trial->checker;
  const MhTarget *target = trial->picture.target;

  if (target != NULL)
    target = mh_document_get_target (document, (guint) target->index);
  *job = (MhCheckJob){ .checker = checker,
                       .fonts = checker->fonts,
                       .document = document,
                       .surface = trial->picture.surface,
                       .target = target };
  job->design = mh_document_dup_design (document, target);
  job->scene = mh_layout_scene (document, job->surface, target, checker->date, checker->fonts,
                                checker->pictures);
  if (known != NULL && mh_scene_looks_like (known->scene, job->scene, FALSE))
    job->ground = cairo_surface_reference (known->ground);
  else
    job->ground = mh_paint_ground (job->scene, 1.0, checker->fonts, checker->pictures,
                                   checker->cancellable, error);
  if (job->ground != NULL)
    return TRUE;
  clear_job (job);
  return FALSE;
}

/* The document with another value where the one that counts stands. (transfer full) (nullable) */
static MhDocument *
change (const MhColorTrial *trial, const char *path, JsonNode *value)
{
  const MhTarget *target = trial->picture.target;
  g_autofree char *own =
      target != NULL ? g_strdup_printf ("/targets/%d/design%s", target->index, path) : NULL;
  g_autofree char *shared = g_strconcat ("/design", path, NULL);
  gboolean is_own = own != NULL && mh_document_get (trial->document, own) != NULL;

  return mh_document_set (trial->document, is_own ? own : shared, value, NULL);
}

/* Whether a text is set in a colour of the design. */
static gboolean
is_set_in (const MhCheckJob *job, MhDesignColor which, const MhSceneItem *item)
{
  switch (item->role)
    {
    case MH_ROLE_NAME:
      return which == MH_DESIGN_COLOR_TEXT;
    case MH_ROLE_EXPERTISE:
    case MH_ROLE_BIO:
      return which == MH_DESIGN_COLOR_MUTED;
    case MH_ROLE_HANDLE:
    case MH_ROLE_GROUP:
      return which == MH_DESIGN_COLOR_ACCENT;
    case MH_ROLE_HEADING:
    case MH_ROLE_NOTICE:
      /* The organisation beside a heading is quieter, and so is a notice below people. */
      return (which == MH_DESIGN_COLOR_TEXT &&
              mh_color_equal (&item->color, &job->design->colors.text)) ||
             (which == MH_DESIGN_COLOR_MUTED &&
              mh_color_equal (&item->color, &job->design->colors.muted));
    default:
      return FALSE;
    }
}

/* Whether it stands on something whose colour follows from one of the design. */
static gboolean
stands_on (MhDesignColor which, const MhSceneItem *item)
{
  return (which == MH_DESIGN_COLOR_TEXT && item->role == MH_ROLE_INITIALS) ||
         (which == MH_DESIGN_COLOR_ACCENT && item->role == MH_ROLE_SIGNATURE);
}

static void
add_text (const MhCheckJob *job, const MhSceneItem *item, MhLegibility *worst)
{
  double ratio = mh_check_measure_contrast (job, item, &item->color);
  double limit = mh_check_get_contrast_limit (job, item);

  if (worst->is_drawn && ratio / limit >= worst->ratio / worst->limit)
    return;
  *worst = (MhLegibility){ ratio, limit, TRUE };
}

/* A colour that nothing is drawn in, on the panel as if that lay on a plain background. */
static MhLegibility
judge_unused (const MhCheckJob *job, MhDesignColor which)
{
  const MhDesign *design = job->design;
  const MhColor *inks[MH_N_DESIGN_COLORS] = { &design->colors.text, &design->colors.muted,
                                              &design->colors.accent, &design->colors.text,
                                              &design->colors.text };
  MhColor panel = design->panel.color;
  MhColor ground = design->background.color;
  MhColor seen = { 0 };

  panel.a *= design->panel.opacity;
  ground.a = 1;
  ground = mh_color_over (&panel, &ground);
  seen = mh_color_over (inks[which], &ground);
  return (MhLegibility){ mh_contrast_ratio (&seen, &ground), MH_CONTRAST_TEXT, FALSE };
}

/* What follows from a colour counts where it alone cannot be read: a name that stands out is what
 * a colour for names is judged by. */
static MhLegibility
judge (const MhCheckJob *job, MhDesignColor which)
{
  gboolean is_ink = which <= MH_DESIGN_COLOR_ACCENT;
  MhLegibility own = { 0 };
  MhLegibility other = { 0 };

  for (guint i = 0; i < mh_scene_get_n_items (job->scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (job->scene, i);

      if (item->kind != MH_ITEM_TEXT || g_cancellable_is_cancelled (job->checker->cancellable))
        continue;
      if (!is_ink || is_set_in (job, which, item))
        add_text (job, item, &own);
      else if (stands_on (which, item))
        add_text (job, item, &other);
    }
  if (!own.is_drawn)
    own = judge_unused (job, which);
  return other.is_drawn && mh_legibility_passes (&own) && !mh_legibility_passes (&other) ? other
                                                                                         : own;
}

/**
 * mh_color_trial_new:
 * @checker: the date, fonts, pictures and cancellable; what it points to must outlive the trial
 * @document: the team
 * @picture: the picture of it to look at
 * @error: return location for an error
 *
 * Lays out and paints a picture as it is.
 *
 * Threads: any, with fonts of its own.
 * Errors: #MhPaintError
 *
 * Returns: (transfer full) (nullable): the trial
 */
MhColorTrial *
mh_color_trial_new (const MhChecker *checker,
                    MhDocument *document,
                    const MhCheckPicture *picture,
                    GError **error)
{
  g_autoptr (MhColorTrial) trial = g_new0 (MhColorTrial, 1);

  trial->checker = *checker;
  trial->document = mh_document_ref (document);
  trial->picture = *picture;
  return look (trial, document, NULL, &trial->job, error) ? g_steal_pointer (&trial) : NULL;
}

void
mh_color_trial_free (MhColorTrial *trial)
{
  clear_job (&trial->job);
  mh_document_unref (trial->document);
  g_free (trial);
}

/**
 * mh_color_trial_measure:
 * @trial: a picture
 * @which: a colour of its design
 *
 * Returns: how well the texts in that colour, or on it, can be read as things stand
 */
MhLegibility
mh_color_trial_measure (MhColorTrial *trial, MhDesignColor which)
{
  return judge (&trial->job, which);
}

/* the panel's opacity */

static gboolean
look_at_opacity (MhColorTrial *trial, int percent, MhCheckJob *job, GError **error)
{
  g_autoptr (JsonNode) value = json_node_init_double (json_node_alloc (), percent / 100.0);
  g_autoptr (MhDocument) changed = change (trial, OPACITY_PATH, value);

  /* A document without the change would be as it was, and that was looked at. */
  return look (trial, changed != NULL ? changed : trial->document, NULL, job, error);
}

/* Halves between clear, which does not do, and opaque, which does. */
static int
search_opacity (const MhCheckJob *clear, const MhCheckJob *opaque)
{
  int low = 0;
  int high = 100;

  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (mh_check_is_readable_between (clear, opaque, middle / 100.0))
        high = middle;
      else
        low = middle;
    }
  return high;
}

/* What lies between was mixed of pixels, whose rounding may take a step. */
static gboolean
round_up (MhColorTrial *trial, int *percent, GError **error)
{
  for (int tried = *percent; tried <= MIN (*percent + ROUNDING_PERCENT, 100); tried++)
    {
      MhCheckJob job = { 0 };
      gboolean is_readable = FALSE;

      if (!look_at_opacity (trial, tried, &job, error))
        return FALSE;
      is_readable = mh_check_is_readable (&job);
      clear_job (&job);
      if (is_readable)
        {
          *percent = tried;
          return TRUE;
        }
    }
  *percent = 100;
  return TRUE;
}

/**
 * mh_color_trial_find_opacity:
 * @trial: a picture
 * @percent: (out): the least opacity of the panel at which all texts can be read, 0 to 100; -1 when
 * not even an opaque panel does
 * @error: return location for an error
 *
 * Errors: #MhPaintError
 *
 * Returns: %FALSE when the picture cannot be painted
 */
gboolean
mh_color_trial_find_opacity (MhColorTrial *trial, int *percent, GError **error)
{
  MhCheckJob clear = { 0 };
  MhCheckJob opaque = { 0 };
  gboolean is_done =
      look_at_opacity (trial, 0, &clear, error) && look_at_opacity (trial, 100, &opaque, error);

  *percent = -1;
  if (is_done && mh_check_is_readable (&clear))
    *percent = 0;
  else if (is_done && mh_check_is_readable (&opaque))
    *percent = search_opacity (&clear, &opaque);
  clear_job (&clear);
  clear_job (&opaque);
  return is_done && (*percent <= 0 || round_up (trial, percent, error));
}

/* offers */

static void
add_color (GArray *offers, const MhColor *color, gboolean is_of_theme)
{
  MhColorOffer offer = { .color = *color, .is_of_theme = is_of_theme };

  offer.color.a = 1;
  for (guint i = 0; i < offers->len; i++)
    if (mh_color_equal (&g_array_index (offers, MhColorOffer, i).color, &offer.color))
      return;
  g_array_append_val (offers, offer);
}

/* Without a theme the defaults are one. */
static void
add_theme_colors (const MhColorTrial *trial, GArray *offers)
{
  JsonNode *theme = mh_json_member (mh_document_get_theme (trial->document), "design");
  g_autoptr (JsonNode) defaults = mh_design_get_defaults (NULL);
  g_autoptr (JsonNode) merged =
      theme != NULL ? mh_json_merge (defaults, theme) : json_node_ref (defaults);
  g_autoptr (MhDesign) design = mh_design_new (merged);

  add_color (offers, &design->colors.text, TRUE);
  add_color (offers, &design->colors.muted, TRUE);
  add_color (offers, &design->colors.accent, TRUE);
  add_color (offers, &design->panel.color, TRUE);
  add_color (offers, &design->background.color, TRUE);
  for (guint i = 0; i < design->background.n_stops; i++)
    add_color (offers, &design->background.stops[i].color, TRUE);
}

/* A logo that cannot be read is told by the check. */
static void
add_logo_colors (const MhColorTrial *trial, GArray *offers)
{
  const char *file = trial->job.design->logo.file;
  g_autofree char *path = file != NULL ? mh_document_resolve (trial->document, file, NULL) : NULL;
  g_autoptr (MhPicture) logo = NULL;
  MhColor colors[MH_COLOR_TRIAL_LOGO_COLORS];
  guint n = 0;

  if (path == NULL || trial->checker.pictures == NULL)
    return;
  logo = mh_picture_store_get (trial->checker.pictures, path, MH_PICTURE_PALETTE_SIDE_PX,
                               MH_PICTURE_PALETTE_SIDE_PX, NULL);
  if (logo != NULL)
    n = mh_picture_list_palette (logo, colors, G_N_ELEMENTS (colors));
  for (guint i = 0; i < n; i++)
    add_color (offers, &colors[i], FALSE);
}

static gboolean
try_offer (MhColorTrial *trial, MhDesignColor which, MhColorOffer *offer, GError **error)
{
  g_autofree char *text = mh_color_to_string (&offer->color);
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), text);
  g_autoptr (MhDocument) changed = change (trial, paths[which], value);
  MhCheckJob job = { 0 };

  if (!look (trial, changed != NULL ? changed : trial->document, &trial->job, &job, error))
    return FALSE;
  offer->legibility = judge (&job, which);
  clear_job (&job);
  return TRUE;
}

/**
 * mh_color_trial_list_offers:
 * @trial: a picture
 * @which: a colour of its design
 * @error: return location for an error
 *
 * Looks for colours that could stand there: those of the theme that can be read, then those of the
 * logo, each in the order that it names or shows them.
 *
 * Errors: #MhPaintError; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type MhColorOffer): each colour once
 */
GArray *
mh_color_trial_list_offers (MhColorTrial *trial, MhDesignColor which, GError **error)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (MhColorOffer));

  add_theme_colors (trial, offers);
  for (guint i = 0; i < offers->len;)
    {
      MhColorOffer *offer = &g_array_index (offers, MhColorOffer, i);

      if (g_cancellable_set_error_if_cancelled (trial->checker.cancellable, error) ||
          !try_offer (trial, which, offer, error))
        return NULL;
      if (mh_legibility_passes (&offer->legibility))
        i++;
      else
        g_array_remove_index (offers, i);
    }
  add_logo_colors (trial, offers);
  for (guint i = 0; i < offers->len; i++)
    {
      MhColorOffer *offer = &g_array_index (offers, MhColorOffer, i);

      if (g_cancellable_set_error_if_cancelled (trial->checker.cancellable, error) ||
          (!offer->is_of_theme && !try_offer (trial, which, offer, error)))
        return NULL;
    }
  return g_steal_pointer (&offers);
}
