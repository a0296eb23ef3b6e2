/* mh-layout.c: document + surface + date → scene
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mh-direction.h"
#include "mh-layout-job.h"
#include "mh-mirror.h"
#include "mh-sheet.h"

/* Height of a logo in a corner of the picture, as a share of its shorter side. */
#define CORNER_LOGO_SHARE 0.14

/* Less of the picture below a panel, as a share of the panel's height, would look like a mistake.
 */
#define SLIVER_SHARE 0.08

static void
add_background (MhLayoutJob *job)
{
  const MhDesign *design = job->maker.design;
  MhScene *scene = job->scene;
  MhBox box = MH_BOX (0, 0, scene->width_px, scene->height_px);
  MhSceneItem *item = mh_scene_add (scene, MH_ITEM_SHAPE, MH_ROLE_BACKGROUND, -1, box);
  MhBox zoomed = mh_box_scale (&box, design->background.zoom, design->background.zoom);
  g_autofree char *path = NULL;

  item->color = design->background.color;
  item->gradient_angle_deg = design->background.gradient_angle_deg;
  item->n_stops = design->background.n_stops;
  item->stops = g_memdup2 (design->background.stops, design->background.n_stops * sizeof (MhStop));
  if (design->background.file == NULL)
    return;

  path = mh_person_probe_picture (&job->maker, NULL, MH_ROLE_BACKGROUND,
                                  "/design/background/picture/file", design->background.file,
                                  &zoomed, NULL);
  if (path == NULL)
    return;
  item = mh_scene_add (scene, MH_ITEM_PICTURE, MH_ROLE_BACKGROUND, -1, box);
  item->color = design->background.color;
  item->picture.file = g_steal_pointer (&path);
  item->picture.fit = design->background.fit;
  item->picture.focus_x = design->background.focus_x;
  item->picture.focus_y = design->background.focus_y;
  item->picture.zoom = design->background.zoom;
  item->picture.blur = design->background.blur * MIN (scene->width_px, scene->height_px);
  item->picture.dim = design->background.dim;
  item->picture.fade = design->background.fade;
}

/* Added before the words, and cut to their height afterwards where the panel ends below them. */
static MhSceneItem *
add_panel (MhLayoutJob *job)
{
  MhSceneItem *panel =
      mh_scene_add (job->scene, MH_ITEM_SHAPE, MH_ROLE_PANEL, -1, job->frame.panel);

  panel->color = job->maker.design->panel.color;
  panel->color.a *= job->maker.design->panel.opacity;
  panel->radius = job->frame.radius_px;
  return panel;
}

/* A corner of the clear area, as far from its edges as the logo's clear space, half its height,
 * asks for. */
static MhBox
get_corner (MhLayoutJob *job, MhPlace place)
{
  MhBox clear = mh_surface_get_clear_area (job->maker.surface);
  double shorter = MIN (job->scene->width_px, job->scene->height_px);
  double height = round (job->input.logo_px > 0 ? job->input.logo_px : CORNER_LOGO_SHARE * shorter);
  double width = round (height * job->input.logo_aspect);
  double space = round (height / 2);
  gboolean at_right = place == MH_PLACE_TOP_RIGHT || place == MH_PLACE_BOTTOM_RIGHT;
  gboolean at_bottom = place == MH_PLACE_BOTTOM_LEFT || place == MH_PLACE_BOTTOM_RIGHT;
  double x = at_right ? clear.x1 - space - width : clear.x0 + space;
  double y = at_bottom ? clear.y1 - space - height : clear.y0 + space;

  return MH_BOX (floor (x), floor (y), floor (x) + width, floor (y) + height);
}

/* A logo goes to the corner that the design names, unless the panel's words are there: then it
 * joins them. */
static void
place_logo_in_corner (MhLayoutJob *job)
{
  MhPlace place = job->maker.design->logo.place;
  MhBox box = { 0 };
  MhBox content = { 0 };
  double aspect = job->input.logo_aspect;

  if (job->logo == NULL || place == MH_PLACE_AUTO || place == MH_PLACE_PANEL)
    return;
  box = get_corner (job, place);
  job->input.logo_aspect = 0;
  mh_layout_job_fit (job);
  content =
      mh_box_inset (&job->frame.content, -mh_box_height (&box) / 2, -mh_box_height (&box) / 2);
  if (mh_box_intersect (&box, &content, NULL))
    {
      job->input.logo_aspect = aspect;
      mh_layout_job_fit (job);
      return;
    }
  job->corner = box;
}

static void
add_corner_logo (MhLayoutJob *job)
{
  MhSceneItem *item = NULL;

  if (mh_box_is_empty (&job->corner))
    return;
  item = mh_scene_add (job->scene, MH_ITEM_PICTURE, MH_ROLE_LOGO, -1, job->corner);
  item->picture.file = g_strdup (job->logo);
  item->picture.fit = MH_FIT_CONTAIN;
}

static void
end_panel_below_words (MhLayoutJob *job, MhSceneItem *panel)
{
  double bottom = 0;
  double padding = job->frame.content.x0 - job->frame.panel.x0;

  if (!job->frame.from_top || !job->frame.may_end)
    return;
  for (guint i = 0; i < job->scene->items->len; i++)
    {
      const MhSceneItem *item = job->scene->items->pdata[i];

      if (item->role != MH_ROLE_BACKGROUND && item->role != MH_ROLE_PANEL)
        bottom = MAX (bottom, item->box.y1);
    }
  bottom = ceil (bottom + padding);
  if (job->maker.surface->page != NULL || job->scene->height_px - bottom > SLIVER_SHARE * bottom)
    panel->box.y1 = MIN (panel->box.y1, bottom);
}

/* An official source of a notice, which stands where people stand elsewhere. */
static void
report_left_out_source (MhLayoutJob *job, const MhPerson *source)
{
  const MhLine *last = &source->lines[source->n_lines - 1];

  mh_layout_job_report (
      job, last->role,
      mh_finding_with_remedy (mh_finding_new ("does-not-fit", MH_SEVERITY_ERROR, "/account",
                                              _ ("There is no room for “%s”"), last->copy->text),
                              g_strdup (_ ("Widen the panel, or take another surface."))));
}

/* Whether a wider panel would give words more room. */
static gboolean
can_widen (MhLayoutJob *job)
{
  return job->frame.side != MH_SIDE_FULL &&
         job->frame.size < mh_frame_get_largest_size (job->maker.surface, job->frame.side) - 0.005;
}

/* What the design names and everybody goes without, so that all have room. */
static void
report_dropped_fields (MhLayoutJob *job)
{
  const MhFitting *fitting = &job->fitting;
  const MhFittingInput *input = &job->input;

  if (fitting->n_people == 0)
    return;
  if (input->has_photos && !fitting->with_photos && input->cell != MH_CELL_KEY)
    mh_layout_job_report (
        job, MH_ROLE_PHOTO,
        mh_finding_with_remedy (
            mh_finding_new ("field-dropped", MH_SEVERITY_WARNING, "/design/people/fields",
                            _ ("Photos are left out, so that everybody has room")),
            g_strdup (_ ("Show fewer people, or take another surface."))));
  if (!fitting->with_bio && mh_fitting_has_bio (input))
    mh_layout_job_report (
        job, MH_ROLE_BIO,
        mh_finding_with_remedy (
            mh_finding_new ("field-dropped", MH_SEVERITY_WARNING, "/design/people/fields",
                            _ ("The lines about people are left out, so that everybody has room")),
            g_strdup (_ ("Show fewer people, or take another surface."))));
}

/* What helps when not everybody fits. (transfer full). */
static char *
get_remedy (MhLayoutJob *job)
{
  if (job->window_px > 0)
    /* Translators: the width of a browser’s window; “serve” and “page” are names in the file. */
    return g_strdup_printf (_ ("Show fewer people, or serve windows from %d px on: set “serve” of "
                               "the surface’s “page” to [%d, %d]."),
                            job->window_px, job->window_px,
                            job->maker.surface->page->first_screen_px);
  return g_strdup (can_widen (job)
                       ? _ ("Widen the panel, show fewer people, or take another surface.")
                       : _ ("Show fewer people, shorten long texts, or take another surface."));
}

static void
report_left_out_person (MhLayoutJob *job, const MhPerson *person)
{
  MhNotShown absent = { person->member->index, MH_ABSENCE_DOES_NOT_FIT };
  g_autofree char *pointer = g_strdup_printf ("/members/%d", absent.member);
  MhFinding *finding =
      mh_finding_with_remedy (mh_finding_new ("does-not-fit", MH_SEVERITY_ERROR, pointer,
                                              _ ("There is no room for %s"), person->member->name),
                              get_remedy (job));

  finding->member = absent.member;
  g_array_append_val (job->scene->not_shown, absent);
  mh_layout_job_report (job, MH_ROLE_NAME, finding);
}

static void
report_findings (MhLayoutJob *job)
{
  report_dropped_fields (job);
  if (job->fitting.n_people < job->input.people->len)
    mh_layout_job_find_window (job);
  for (guint i = job->fitting.n_people; i < job->input.people->len; i++)
    {
      const MhPerson *person = job->input.people->pdata[i];

      if (person->member != NULL)
        report_left_out_person (job, person);
      else
        report_left_out_source (job, person);
    }

  for (guint i = 0; i < job->scene->items->len; i++)
    {
      const MhSceneItem *item = job->scene->items->pdata[i];
      g_autofree char *pointer = NULL;
      MhFinding *finding = NULL;

      if (item->kind != MH_ITEM_TEXT || !item->text.shortened)
        continue;
      if (item->member >= 0)
        pointer = g_strdup_printf ("/members/%d/%s", item->member, mh_role_get_id (item->role));
      else
        pointer = g_strdup_printf ("/design/%s/text", mh_role_get_id (item->role));
      finding =
          mh_finding_with_remedy (mh_finding_new ("text-shortened", MH_SEVERITY_WARNING, pointer,
                                                  _ ("“%s” is cut"), item->text.text),
                                  g_strdup (_ ("Make it shorter, or the panel wider.")));
      finding->member = item->member;
      finding->box = item->box;
      mh_layout_job_report (job, item->role, finding);
    }
}

static void
finish (MhLayoutJob *job)
{
  job->scene->layout = job->kind;
  job->scene->panel_side = job->frame.side;
  job->scene->panel_size = job->frame.size;
  job->scene->shown = job->kind == MH_LAYOUT_NOTICE ? 0 : job->fitting.n_people;
  job->scene->fits = job->fitting.n_people == job->input.people->len;
  report_findings (job);
}

/**
 * mh_layout_scene:
 * @document: a document
 * @surface: where the picture goes
 * @target: (nullable): the document's target there, for its own design and platform
 * @date: the day that the picture is for
 * @fonts: the fonts of this thread
 * @pictures: (nullable): tells which pictures can be read; %NULL takes each for granted
 *
 * Lays out a document. Never fails: what does not fit, cannot be read or is replaced stands in the
 * scene's `not_shown` and `findings`.
 *
 * Units: output pixels at scale 1.
 *
 * Threads: any, with fonts of its own.
 *
 * Returns: (transfer full): the scene
 */
MhScene *
mh_layout_scene (MhDocument *document,
                 const MhSurface *surface,
                 const MhTarget *target,
                 MhDate date,
                 MhFonts *fonts,
                 MhPictureStore *pictures)
{
  g_autoptr (MhDesign) design = mh_document_dup_design (document, target);
  MhScene *scene = mh_scene_new (surface->id, surface->width_px, surface->height_px);
  MhLayoutJob job = { .scene = scene };
  MhSceneItem *panel = NULL;

  job.maker = (MhPersonMaker){ document, surface,  design,         surface->platform,
                               fonts,    pictures, scene->findings };
  if (target != NULL && target->platform != NULL)
    job.maker.platform = target->platform;
  scene->date = date;
  scene->phone_px = mh_surface_get_phone_px (surface);
  mh_layout_job_prepare (&job, date);
  mh_layout_job_fit (&job);
  place_logo_in_corner (&job);
  add_background (&job);
  panel = add_panel (&job);
  if (job.fitting.rest_px > 0)
    mh_sheet_place (scene, &job.maker, &job.frame, &job.input, &job.fitting, job.logo);
  end_panel_below_words (&job, panel);
  if (mh_direction_is_rtl (mh_document_get_account (document)->language))
    mh_mirror_scene (scene, &job.frame.content);
  add_corner_logo (&job);
  finish (&job);
  mh_layout_job_clear (&job);
  return scene;
}
