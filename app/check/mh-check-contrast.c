/* mh-check-contrast.c: whether texts stand out from what is really behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture is painted without its texts; the ink of a text tells which of those pixels lie
 * behind and right around its letters:
 *
 *        · · · · ·          · neighbourhood, as wide as REACH_EM
 *      · # # # # # ·        # ink
 *      · · · # · · ·
 *          · # ·
 *
 * Each pixel of both has a ratio to the text's colour. Of the worst part of a text, about as wide
 * as six letters, the fifth percentile counts: an average would let a bright spot behind one word
 * pass, the single worst pixel would let none.
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mh-contrast.h"
#include "paint/mh-paint.h"

#define REACH_EM     0.08
#define REACH_MAX_PX 6
#define INK_LEAST    32 /* of 255: what antialiasing leaves at the edge is not looked at */
#define PERCENTILE   0.05
#define PART_EM      3.0
#define PART_LEAST_EM                                                                              \
  0.25 /* of a square em: a part with less ink is seen with the whole text only */

/* Large text of WCAG 2.2: 18 pt, or 14 pt bold, at 96 px an inch. */
#define LARGE_PX      24.0
#define LARGE_BOLD_PX (14.0 * 4 / 3)
#define BOLD_WEIGHT   700

/* Ratios from 1 to 21 in steps; the limits stand at the start of one. */
#define STEPS_PER_ONE 50
#define N_STEPS       (20 * STEPS_PER_ONE + 1)

/* A text's ink and what is near it, a byte a pixel. */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
  int stride;
  guint8 *near;
} Mask;

typedef struct
{
  guint counts[N_STEPS];
  guint n;
} Histogram;

/* sRGB bytes to linear light. */
static const double *
get_linear (void)
{
  static double linear[256];
  static gsize is_made;

  if (g_once_init_enter (&is_made))
    {
      for (int i = 0; i < 256; i++)
        linear[i] = i <= 10 ? i / 255.0 / 12.92 : pow ((i / 255.0 + 0.055) / 1.055, 2.4);
      g_once_init_leave (&is_made, 1);
    }
  return linear;
}

/* Grows the ink by reach to all sides: rows first, then columns. */
static void
grow (guint8 *to, const guint8 *from, int n, int step, int reach)
{
  int last = -reach - 1;

  for (int i = 0; i < n; i++)
    {
      if (from[(gsize) i * step] >= INK_LEAST)
        for (int k = MAX (i - reach, MAX (last, 0)); k <= MIN (i + reach, n - 1); k++)
          {
            to[(gsize) k * step] = 255;
            last = k;
          }
    }
}

static guint8 *
grow_all (const guint8 *ink, int width, int height, int stride, int reach)
{
  g_autofree guint8 *rows = g_malloc0 ((gsize) stride * height);
  guint8 *near = g_malloc0 ((gsize) stride * height);

  for (int y = 0; y < height; y++)
    grow (rows + (gsize) y * stride, ink + (gsize) y * stride, width, 1, reach);
  for (int x = 0; x < width; x++)
    grow (near + x, rows + x, height, stride, reach);
  return near;
}

/* FALSE when there is no ink on the picture. */
static gboolean
make_mask (const MhCheckJob *job, const MhSceneItem *item, Mask *mask)
{
  int reach = (int) CLAMP (ceil (REACH_EM * item->text.size_px), 1, REACH_MAX_PX);
  MhBox all = MH_BOX (0, 0, job->scene->width_px, job->scene->height_px);
  MhBox grown = mh_box_inset (&item->box, -reach - 1, -reach - 1);
  MhBox area = { 0 };
  cairo_surface_t *ink = NULL;
  cairo_t *cr = NULL;

  if (mh_box_is_empty (&item->box) || !mh_box_intersect (&grown, &all, &area))
    return FALSE;
  mask->x = (int) floor (area.x0);
  mask->y = (int) floor (area.y0);
  mask->width = (int) ceil (area.x1) - mask->x;
  mask->height = (int) ceil (area.y1) - mask->y;
  ink = cairo_image_surface_create (CAIRO_FORMAT_A8, mask->width, mask->height);
  if (cairo_surface_status (ink) == CAIRO_STATUS_SUCCESS)
    {
      cr = cairo_create (ink);
      cairo_translate (cr, -mask->x, -mask->y);
      mh_paint_ink (cr, item, job->fonts);
      cairo_destroy (cr);
      cairo_surface_flush (ink);
      mask->stride = cairo_image_surface_get_stride (ink);
      mask->near = grow_all (cairo_image_surface_get_data (ink), mask->width, mask->height,
                             mask->stride, reach);
    }
  cairo_surface_destroy (ink);
  return mask->near != NULL;
}

static void
add_ratio (Histogram *histogram, const MhColor *ink, guint32 pixel)
{
  const double *linear = get_linear ();
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  const double channels[] = { ink->r, ink->g, ink->b };
  double paper = 0;
  double text = 0;
  double ratio = 0;

  for (int i = 0; i < 3; i++)
    {
      int behind = pixel >> (16 - 8 * i) & 0xff;
      double laid = 255 * channels[i] * ink->a + behind * (1 - ink->a);

      paper += weights[i] * linear[behind];
      text += weights[i] * linear[(int) CLAMP (round (laid), 0, 255)];
    }
  ratio = (MAX (text, paper) + 0.05) / (MIN (text, paper) + 0.05);
  histogram->counts[(int) CLAMP ((ratio - 1) * STEPS_PER_ONE + 1e-9, 0, N_STEPS - 1)]++;
  histogram->n++;
}

static double
find_percentile (const Histogram *histogram)
{
  double below = 0;

  for (int i = 0; i < N_STEPS; i++)
    {
      below += histogram->counts[i];
      if (below > PERCENTILE * histogram->n)
        return 1 + i / (double) STEPS_PER_ONE;
    }
  return 21;
}

/* The ratios of the columns from x0 to x1 and rows from y0 to y1 of a mask. */
static void
collect (const MhCheckJob *job,
         const Mask *mask,
         const MhColor *ink,
         const int area[4],
         Histogram *found)
{
  const guint8 *pixels = cairo_image_surface_get_data (job->ground);
  gsize stride = (gsize) cairo_image_surface_get_stride (job->ground);

  for (int y = area[1]; y < area[3]; y++)
    {
      const guint32 *line = (const guint32 *) (pixels + (gsize) (mask->y + y) * stride) + mask->x;

      for (int x = area[0]; x < area[2]; x++)
        if (mask->near[(gsize) y * mask->stride + x] != 0)
          add_ratio (found, ink, line[x]);
    }
}

/**
 * mh_check_measure_contrast:
 * @job: a picture, painted
 * @item: one of its texts
 * @ink: the colour to judge it in
 *
 * Returns: WCAG's ratio in the worst part of the text, in steps of 0.02; 21 when there is no ink
 */
double
mh_check_measure_contrast (const MhCheckJob *job, const MhSceneItem *item, const MhColor *ink)
{
  Mask mask = { 0 };
  double size_px = item->text.size_px;
  int n_columns = 1;
  int n_rows = MAX (item->text.lines, 1);
  Histogram all = { 0 };
  double worst = 21;

  if (!make_mask (job, item, &mask))
    return worst;
  n_columns = (int) CLAMP (round (mask.width / (PART_EM * size_px)), 1, 400);
  for (int i = 0; i < n_columns * n_rows; i++)
    {
      int column = i % n_columns;
      int row = i / n_columns;
      const int area[4] = { mask.width * column / n_columns, mask.height * row / n_rows,
                            mask.width * (column + 1) / n_columns,
                            mask.height * (row + 1) / n_rows };
      Histogram part = { 0 };

      collect (job, &mask, ink, area, &part);
      for (int k = 0; k < N_STEPS; k++)
        all.counts[k] += part.counts[k];
      all.n += part.n;
      if (part.n >= PART_LEAST_EM * size_px * size_px)
        worst = MIN (worst, find_percentile (&part));
    }
  if (all.n > 0)
    worst = MIN (worst, find_percentile (&all));
  g_free (mask.near);
  return worst;
}

/**
 * mh_check_get_contrast_limit:
 * @job: a picture
 * @item: one of its texts
 *
 * A text is large when it is so on the widest and on the narrowest display that shows the picture.
 *
 * Source: WCAG 2.2, 1.4.3; "large scale".
 *
 * Returns: the least ratio
 */
double
mh_check_get_contrast_limit (const MhCheckJob *job, const MhSceneItem *item)
{
  int shown_px = job->surface->desktop_px;
  int phone_px = mh_surface_get_phone_px (job->surface);
  double displayed_px = item->text.size_px;

  if (phone_px > 0 && (shown_px <= 0 || phone_px < shown_px))
    shown_px = phone_px;
  if (shown_px > 0 && job->surface->page == NULL)
    displayed_px *= shown_px / (double) job->surface->width_px;
  if (displayed_px >= LARGE_PX ||
      (displayed_px >= LARGE_BOLD_PX && item->text.weight >= BOLD_WEIGHT))
    return MH_CONTRAST_LARGE_TEXT;
  return MH_CONTRAST_TEXT;
}

/**
 * mh_check_is_readable:
 * @job: a picture, painted
 *
 * Returns: whether all of its texts stand out enough
 */
gboolean
mh_check_is_readable (const MhCheckJob *job)
{
  for (guint i = 0; i < mh_scene_get_n_items (job->scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (job->scene, i);

      if (item->kind == MH_ITEM_TEXT && mh_check_measure_contrast (job, item, &item->color) <
                                            mh_check_get_contrast_limit (job, item))
        return FALSE;
    }
  return TRUE;
}

/* Lays share of the pixels to over those of from: what a panel in between looks like, for all that
 * is drawn at its opacity is linear in it. (transfer full). */
static cairo_surface_t *
blend (cairo_surface_t *from, cairo_surface_t *to, double share)
{
  cairo_surface_t *between =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (from),
                                  cairo_image_surface_get_height (from));
  cairo_t *cr = cairo_create (between);

  cairo_set_source_surface (cr, from, 0, 0);
  cairo_paint (cr);
  cairo_set_source_surface (cr, to, 0, 0);
  cairo_paint_with_alpha (cr, share);
  cairo_destroy (cr);
  cairo_surface_flush (between);
  return between;
}

/**
 * mh_check_is_readable_between:
 * @from: a picture, painted
 * @to: the same with another opacity of its panel
 * @share: how much of the way from one to the other
 *
 * Returns: whether all texts would stand out enough there
 */
gboolean
mh_check_is_readable_between (const MhCheckJob *from, const MhCheckJob *to, double share)
{
  MhCheckJob job = *to;
  gboolean is_readable = FALSE;

  job.ground = blend (from->ground, to->ground, share);
  is_readable = mh_check_is_readable (&job);
  cairo_surface_destroy (job.ground);
  return is_readable;
}

/**
 * mh_check_contrast:
 * @job: a picture, painted
 *
 * Code `contrast-low`.
 */
void
mh_check_contrast (MhCheckJob *job)
{
  for (guint i = 0; i < mh_scene_get_n_items (job->scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (job->scene, i);
      double limit = 0;
      double ratio = 0;
      MhFinding *finding = NULL;

      if (g_cancellable_is_cancelled (job->checker->cancellable))
        return;
      if (item->kind != MH_ITEM_TEXT)
        continue;
      limit = mh_check_get_contrast_limit (job, item);
      ratio = mh_check_measure_contrast (job, item, &item->color);
      if (ratio >= limit)
        continue;
      finding = mh_finding_new ("contrast-low", MH_SEVERITY_ERROR, NULL,
                                /* Translators: a text of the picture, and two ratios. */
                                _ ("“%s” has a contrast of %.1f with what is behind it; %.1f is "
                                   "the least"),
                                item->text.text, floor (ratio * 10) / 10, limit);
      finding->value = ratio;
      finding->limit = limit;
      finding->remedy = g_strdup (
          _ ("Raise the panel’s opacity, or choose another colour for the text or the panel."));
      mh_check_job_take_item (job, item, finding);
    }
}
