/* mh-check-safe-area.c: what a platform covers or crops
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Ink of this many pixels may reach out: antialiasing is no letter. */
#define SLACK_PX 1.0

static gboolean
must_be_seen (const MhSceneItem *item)
{
  switch (item->role)
    {
    case MH_ROLE_NAME:
    case MH_ROLE_HANDLE:
    case MH_ROLE_SIGNATURE:
    case MH_ROLE_PHOTO:
    case MH_ROLE_INITIALS:
    case MH_ROLE_LOGO:
    case MH_ROLE_QR:
      return TRUE;
    default:
      return FALSE;
    }
}

/* How a reader knows it. */
static char *
name_item (const MhCheckJob *job, const MhSceneItem *item)
{
  const char *person =
      item->member >= 0 ? mh_document_get_member (job->document, (guint) item->member)->name : NULL;

  if (item->kind == MH_ITEM_TEXT)
    /* Translators: a text of the picture. */
    return g_strdup_printf (_ ("“%s”"), item->text.text);
  if (item->role == MH_ROLE_LOGO)
    return g_strdup (_ ("The logo"));
  if (item->role == MH_ROLE_QR)
    return g_strdup (_ ("The QR code"));
  if (person != NULL)
    /* Translators: a person’s name. */
    return g_strdup_printf (_ ("The photo of %s"), person);
  return g_strdup (_ ("A part of the picture"));
}

static double
get_overlap (const MhBox *a, const MhBox *b)
{
  MhBox both = { 0 };

  if (!mh_box_intersect (a, b, &both))
    return 0;
  return MIN (mh_box_width (&both), mh_box_height (&both));
}

/* The covered rectangle that takes most of the item; NULL when none does. */
static const MhCovered *
find_cover (const MhCheckJob *job, const MhSceneItem *item)
{
  const MhSurface *surface = job->surface;
  const MhCovered *worst = NULL;
  double most = SLACK_PX;

  for (guint i = 0; i < surface->n_covered; i++)
    {
      MhBox rect = mh_box_scale (&surface->covered[i].rect, surface->width_px, surface->height_px);
      double overlap = get_overlap (&item->box, &rect);

      if (overlap > most)
        {
          most = overlap;
          worst = &surface->covered[i];
        }
    }
  return worst;
}

/* message is (transfer full). */
static void
report (MhCheckJob *job, const MhSceneItem *item, char *message)
{
  MhFinding *finding = mh_finding_new ("unsafe-area", MH_SEVERITY_WARNING, NULL, "%s", message);

  finding->remedy = g_strdup (_ ("Move or narrow the panel."));
  mh_check_job_take_item (job, item, finding);
  g_free (message);
}

static void
check_item (MhCheckJob *job, const MhSceneItem *item)
{
  const MhSurface *surface = job->surface;
  MhBox safe = mh_box_scale (&surface->safe, surface->width_px, surface->height_px);
  const MhCovered *cover = find_cover (job, item);
  g_autofree char *name = NULL;

  if (cover == NULL && mh_box_contains (&safe, &item->box, SLACK_PX))
    return;
  name = name_item (job, item);
  if (cover != NULL)
    report (job, item,
            /* Translators: what it is about; what covers it, such as: profile picture. */
            g_strdup_printf (_ ("%s reaches into an area that is not seen: %s"), name,
                             mh_surface_translate (cover->what)));
  else
    report (job, item,
            /* Translators: what it is about; the title of a surface. */
            g_strdup_printf (_ ("%s reaches out of the safe area of “%s”"), name,
                             mh_surface_translate (surface->title)));
}

/* A window of a page: its left margin and what the first screen shows; the picture is fixed there.
 */
static gboolean
is_seen_in_window (const MhCheckJob *job, const MhBox *box, int window_px)
{
  const MhPage *page = job->surface->page;
  double margin_px = mh_surface_get_margin_px (job->surface, window_px);
  double right_px = window_px - page->scrollbar_px;

  if (box->y1 > page->first_screen_px + SLACK_PX)
    return FALSE;
  return box->x1 <= margin_px + SLACK_PX ||
         (box->x0 >= right_px - margin_px - SLACK_PX && box->x1 <= right_px + SLACK_PX);
}

static void
check_page_item (MhCheckJob *job, const MhSceneItem *item)
{
  const MhPage *page = job->surface->page;
  g_autofree char *name = NULL;

  if (is_seen_in_window (job, &item->box, page->serve_px))
    return;
  name = name_item (job, item);
  if (item->box.y1 > page->first_screen_px + SLACK_PX)
    report (job, item,
            /* Translators: what it is about, and the width of a window in pixels. */
            g_strdup_printf (_ ("%s is below what a window of %d px shows, where nobody can "
                                "scroll to"),
                             name, page->serve_px));
  else
    report (job, item,
            /* Translators: what it is about, and the width of a window in pixels. */
            g_strdup_printf (_ ("%s is behind the page’s column in a window of %d px"), name,
                             page->serve_px));
}

static double
get_common (double a0, double a1, double b0, double b1)
{
  return MAX (MIN (a1, b1) - MAX (a0, b0), 0);
}

/* How much of a box's width is behind the column of a page, or right of the window. */
static double
get_hidden_px (const MhCheckJob *job, const MhBox *box, int window_px)
{
  double margin_px = mh_surface_get_margin_px (job->surface, window_px);
  double right_px = window_px - job->surface->page->scrollbar_px;
  double hidden_px = mh_box_width (box) - get_common (box->x0, box->x1, 0, margin_px) -
                     get_common (box->x0, box->x1, MAX (right_px - margin_px, margin_px), right_px);

  return hidden_px > SLACK_PX ? ceil (hidden_px) : 0;
}

/* The narrowest window from which on all show a box; 0 when the widest does not. */
static int
find_narrowest (const MhCheckJob *job, const MhBox *box)
{
  const MhPage *page = job->surface->page;
  int widest_hidden = 0;
  int narrowest = 0;

  for (guint i = 0; i < page->n_windows; i++)
    if (get_hidden_px (job, box, page->windows[i]) > 0)
      widest_hidden = MAX (widest_hidden, page->windows[i]);
  for (guint i = 0; i < page->n_windows; i++)
    if (page->windows[i] > widest_hidden && (narrowest == 0 || page->windows[i] < narrowest))
      narrowest = page->windows[i];
  return narrowest;
}

/* Which windows show all that must be seen, and how much of its width the others hide. */
static void
remark_windows (MhCheckJob *job)
{
  const MhPage *page = job->surface->page;
  MhBox all = { 0 };
  g_autoptr (GString) hidden = g_string_new (NULL);
  MhFinding *finding = NULL;
  int narrowest = 0;

  for (guint i = 0; i < mh_scene_get_n_items (job->scene); i++)
    if (must_be_seen (mh_scene_get_item (job->scene, i)))
      all = mh_box_union (&all, &mh_scene_get_item (job->scene, i)->box);
  for (guint i = 0; i < page->n_windows; i++)
    {
      double hidden_px = get_hidden_px (job, &all, page->windows[i]);

      if (hidden_px > 0)
        /* Translators: how many pixels are hidden in a window of so many pixels. */
        g_string_append_printf (hidden, _ ("%s%.0f px at %d"), hidden->len > 0 ? ", " : "",
                                hidden_px, page->windows[i]);
    }
  if (hidden->len == 0)
    return;
  narrowest = find_narrowest (job, &all);
  if (narrowest > 0)
    finding = mh_finding_new ("window-narrow", MH_SEVERITY_NOTE, NULL,
                              /* Translators: a window’s width, and a list of what is hidden. */
                              _ ("Windows from %d px on show everybody; hidden are %s"), narrowest,
                              hidden->str);
  else
    finding = mh_finding_new ("window-narrow", MH_SEVERITY_NOTE, NULL,
                              /* Translators: a list of what is hidden. */
                              _ ("No window shows everybody; hidden are %s"), hidden->str);
  finding->box = all;
  mh_check_job_take (job, finding);
}

/**
 * mh_check_safe_area:
 * @job: a picture, laid out
 *
 * Codes `unsafe-area`, and `window-narrow` for page backgrounds: by the boxes of ink, with the name
 * of what covers them.
 */
void
mh_check_safe_area (MhCheckJob *job)
{
  for (guint i = 0; i < mh_scene_get_n_items (job->scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (job->scene, i);

      if (!must_be_seen (item) || mh_box_is_empty (&item->box))
        continue;
      /* The disc or pill under a text stands for both. */
      if (item->kind == MH_ITEM_TEXT &&
          (item->role == MH_ROLE_INITIALS || item->role == MH_ROLE_SIGNATURE))
        continue;
      if (job->surface->page != NULL)
        {
          check_page_item (job, item);
          continue;
        }
      check_item (job, item);
    }
  if (job->surface->page != NULL)
    remark_windows (job);
}
