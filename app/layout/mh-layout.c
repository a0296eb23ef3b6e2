/* mh-layout.c: document + surface + date → scene
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mh-frame.h"
#include "mh-mirror.h"
#include "mh-people.h"
#include "mh-person.h"
#include "mh-scene-builder.h"
#include "mh-sheet.h"
#include "mh-sources.h"

/* The least type that a reader can make out where the picture is seen on a desktop; CSS px. Below
 * `type.min_phone_px` a check warns, below this nobody is helped by being shown. */
#define FLOOR_CSS_PX 4.4
#define FLOOR_PX     10.0

/* The largest running text, as a share of the clear area's shorter side. */
#define CAP_SHARE 0.085

/* An automatic panel leaves this much of the picture free when it can. */
#define PANEL_MOST  0.62
#define PANEL_LEAST 0.24
#define PANEL_STEP  0.02
#define PANEL_COST  3

/* About the height of a logo, to read it by, as a share of the surface's shorter side. */
#define LOGO_SHARE 0.08

#define WEIGHT_HEADING 600

typedef struct
{
  MhPersonMaker maker;
  MhScene *scene;
  MhFittingInput input;
  guint n_members; /* who are drawn, or would be but for a layout without people */
  MhLayoutKind kind;
  MhFrame frame;
  MhFitting fitting;
  char *logo; /* (nullable) (owned) */
} Job;

/* How each layout sets people, and where its panel stands when the design leaves that open. */
typedef struct
{
  MhLayoutKind kind;
  MhCell cell;
  gboolean across; /* along the surface's width, at its bottom or top */
  gboolean single; /* in one column */
} Manner;

static const Manner manners[] = {
  { MH_LAYOUT_SIDEBAR, MH_CELL_ROW, FALSE, FALSE },
  { MH_LAYOUT_STRIP, MH_CELL_COLUMN, TRUE, FALSE },
  { MH_LAYOUT_GRID, MH_CELL_FACE, FALSE, FALSE },
  { MH_LAYOUT_LEGEND, MH_CELL_KEY, FALSE, FALSE },
  { MH_LAYOUT_NOTICE, MH_CELL_ROW, FALSE, TRUE },
  { MH_LAYOUT_CARD, MH_CELL_CARD, FALSE, FALSE },
};

/* What the automatic layout chooses from. */
#define N_AUTOMATIC 4

static void
report (Job *job,
        MhRole role,
        MhFinding *finding)
{
  finding->surface = g_strdup (job->scene->surface);
  finding->role = g_strdup (mh_role_get_id (role));
  g_ptr_array_add (job->scene->findings, finding);
}

static void
check_family (Job *job,
              const char *family,
              const char *pointer)
{
  if (mh_fonts_has_family (job->maker.fonts, family))
    return;
  report (job, MH_ROLE_NAME,
          mh_finding_new ("font-missing", MH_SEVERITY_WARNING, pointer,
                          _("The font “%s” is not installed; “%s” is used in its place"), family,
                          mh_fonts_get_substitute (job->maker.fonts, family)));
}

static MhCopy *
make_words (Job *job,
            const char *pattern,
            const char *family,
            int weight)
{
  g_autofree char *text = mh_people_expand (pattern, job->maker.document, job->maker.platform,
                                            job->n_members);

  if (text[0] == '\0')
    return NULL;
  return mh_person_make_copy (&job->maker, text, family, weight, NULL);
}

/* The organisation stands beside a heading that does not name it already. */
static void
prepare_words (Job *job)
{
  const MhDesign *design = job->maker.design;
  const char *organisation = mh_document_get_account (job->maker.document)->organisation;

  job->input.heading = make_words (job, design->heading, design->type.heading_family, WEIGHT_HEADING);
  if (design->layout != MH_LAYOUT_NOTICE)
    job->input.notice = make_words (job, design->notice, design->type.family, design->type.weight);
  if (job->input.heading != NULL && strstr (job->input.heading->text, organisation) == NULL)
    job->input.organisation = make_words (job, organisation, design->type.family, design->type.weight);
}

static void
prepare_logo (Job *job)
{
  const MhDesign *design = job->maker.design;
  double size_px = LOGO_SHARE * MIN (job->scene->width_px, job->scene->height_px);
  MhBox box = MH_BOX (0, 0, size_px, size_px);

  if (design->logo.file == NULL)
    return;
  job->logo = mh_person_probe_picture (&job->maker, NULL, MH_ROLE_LOGO, "/design/logo/file",
                                       design->logo.file, &box, &job->input.logo_aspect);
  if (job->logo != NULL && job->input.logo_aspect <= 0)
    job->input.logo_aspect = 1;
}

static void
clear_section (MhSection *section)
{
  mh_copy_unref (section->heading);
}

/* People of a group stand together under its heading, in the order in which groups first appear. */
static void
add_to_sections (Job *job,
                 const MhMember *member,
                 const char **group)
{
  const MhDesign *design = job->maker.design;
  gboolean grouped = design->people.group_headings;
  MhSection section = { NULL, job->input.people->len - 1, 1 };

  if (job->input.sections->len > 0 && (!grouped || g_strcmp0 (*group, member->group) == 0))
    {
      g_array_index (job->input.sections, MhSection, job->input.sections->len - 1).n_people++;
      return;
    }
  if (grouped && member->group != NULL)
    section.heading =
        mh_person_make_copy (&job->maker, member->group, design->type.family, WEIGHT_HEADING, NULL);
  g_array_append_val (job->input.sections, section);
  *group = member->group;
}

static void
prepare_roles (Job *job)
{
  static const MhRole roles[MH_N_FIELDS] = {
    [MH_FIELD_NAME] = MH_ROLE_NAME,           [MH_FIELD_EXPERTISE] = MH_ROLE_EXPERTISE,
    [MH_FIELD_HANDLE] = MH_ROLE_HANDLE,       [MH_FIELD_BIO] = MH_ROLE_BIO,
    [MH_FIELD_SIGNATURE] = MH_ROLE_SIGNATURE, [MH_FIELD_PHOTO] = MH_ROLE_PHOTO,
  };
  const MhDesign *design = job->maker.design;

  for (guint i = 0; i < design->people.n_fields; i++)
    {
      MhField field = design->people.fields[i];

      if (field != MH_FIELD_PHOTO && field != MH_FIELD_SIGNATURE)
        job->input.roles[job->input.n_roles++] = roles[field];
    }
  job->input.has_photos = mh_design_has_field (design, MH_FIELD_PHOTO) &&
                          design->people.photo_shape != MH_PHOTO_NONE;
  job->input.columns = design->people.columns;
}

static void
prepare_people (Job *job,
                MhDate date)
{
  g_autoptr (GPtrArray) members =
      mh_people_list (job->maker.document, job->maker.design, date, job->scene->not_shown);
  const char *group = NULL;

  job->input.people = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_person_free);
  job->input.sections = g_array_new (FALSE, TRUE, sizeof (MhSection));
  g_array_set_clear_func (job->input.sections, (GDestroyNotify) clear_section);
  prepare_roles (job);
  job->n_members = members->len;
  if (job->maker.design->layout == MH_LAYOUT_NOTICE)
    {
      mh_sources_add (&job->maker, &job->input);
      return;
    }

  for (guint i = 0; i < members->len; i++)
    {
      g_ptr_array_add (job->input.people, mh_person_new (&job->maker, members->pdata[i]));
      add_to_sections (job, members->pdata[i], &group);
    }
}

static void
prepare_sizes (Job *job)
{
  const MhSurface *surface = job->maker.surface;
  MhBox clear = mh_surface_get_clear_area (surface);
  double shorter = MIN (mh_box_width (&clear), mh_box_height (&clear));
  int phone_px = mh_surface_get_phone_px (surface);

  job->input.most_step = G_MAXINT;
  job->input.floor_px = FLOOR_PX;
  if (surface->page == NULL && surface->desktop_px > 0)
    job->input.floor_px =
        MAX (FLOOR_PX, FLOOR_CSS_PX * surface->width_px / (double) surface->desktop_px);
  job->input.cap_px = MAX (CAP_SHARE * shorter, job->input.floor_px);
  if (phone_px > 0)
    job->input.cap_px = MAX (job->input.cap_px, job->maker.design->type.min_phone_px *
                                                  surface->width_px / phone_px);
}

static void
prepare_code (Job *job)
{
  const MhDesign *design = job->maker.design;
  const char *url = mh_document_get_account (job->maker.document)->url;
  const char *text = design->qr.text != NULL ? design->qr.text : url;

  if (!design->qr.show || text == NULL)
    return;
  job->input.code = mh_code_new (text);
  if (job->input.code == NULL)
    report (job, MH_ROLE_QR,
            mh_finding_new ("does-not-fit", MH_SEVERITY_ERROR, "/design/qr/text",
                            _("The text of %zu bytes is too long for a QR code; use a short address"),
                            strlen (text)));
}

static gboolean
fit_at (Job *job,
        MhSide side,
        double size)
{
  mh_frame_init (&job->frame, job->maker.surface, job->maker.design, side, size);
  job->input.width_px = mh_box_width (&job->frame.content);
  job->input.height_px = mh_box_height (&job->frame.content);
  return mh_fitting_find (&job->input, &job->fitting);
}

/* The step of the scale at which everybody fits, with their photo where that is asked for; or G_MININT. */
static int
find_step (Job *job,
           MhSide side,
           double size,
           gboolean with_photos)
{
  if (!fit_at (job, side, size) || (with_photos && !job->fitting.with_photos))
    return G_MININT;
  return job->fitting.step;
}

/* The narrowest panel that holds everybody at a step of the scale. */
static void
narrow (Job *job,
        MhSide side,
        double size,
        int step,
        gboolean with_photos)
{
  job->input.most_step = step;
  while (job->maker.surface->page == NULL && size - PANEL_STEP >= PANEL_LEAST &&
         find_step (job, side, size - PANEL_STEP, with_photos) >= step)
    size -= PANEL_STEP;
  fit_at (job, side, size);
  job->input.most_step = G_MAXINT;
}

/* A panel wider than PANEL_MOST must be worth PANEL_COST steps of the scale; what is won beyond them is
 * given back to the picture. That keeps the type from ever getting smaller when somebody leaves. */
static gboolean
fit_automatically (Job *job,
                   MhSide side,
                   gboolean with_photos)
{
  double largest = mh_frame_get_largest_size (job->maker.surface, side);
  double most = MIN (largest, PANEL_MOST);
  int step = find_step (job, side, most, with_photos);
  int wide_step = find_step (job, side, largest, with_photos);

  if (wide_step != G_MININT)
    wide_step = MAX (wide_step - PANEL_COST, mh_fitting_get_floor_step (&job->input));
  if (step == G_MININT && wide_step == G_MININT)
    return FALSE;

  if (step >= wide_step)
    narrow (job, side, most, step, with_photos);
  else
    narrow (job, side, largest, wide_step, with_photos);
  return TRUE;
}

static gboolean
fit_manner (Job *job,
            const Manner *manner)
{
  const MhDesign *design = job->maker.design;
  MhSide side = mh_frame_choose_side (job->maker.surface, design, manner->across);
  gboolean with_photos = job->input.has_photos && manner->cell != MH_CELL_KEY;
  int columns = job->input.columns;

  job->kind = manner->kind;
  job->input.cell = manner->cell;
  if (manner->single)
    job->input.columns = 1;
  if (side == MH_SIDE_FULL)
    fit_at (job, side, 1.0);
  else if (design->panel.size > 0)
    fit_at (job, side, design->panel.size);
  else if (!fit_automatically (job, side, with_photos) && !fit_automatically (job, side, FALSE))
    fit_at (job, side, mh_frame_get_largest_size (job->maker.surface, side));
  job->input.columns = columns;
  return job->fitting.n_people == job->input.people->len &&
         (!job->input.has_photos || job->fitting.with_photos) && manner->cell != MH_CELL_KEY;
}

/* The layout whose smallest text is largest, with everybody and all that the design names; a key, which has
 * no faces, only where no other holds everybody. */
static void
fit_best (Job *job)
{
  const Manner *best = &manners[0];
  int best_step = G_MININT;

  for (guint i = 0; i < N_AUTOMATIC; i++)
    {
      gboolean complete = fit_manner (job, &manners[i]);
      gboolean whole = job->fitting.n_people == job->input.people->len;
      int step = job->fitting.step + (complete ? 1000 : 0) + (whole ? 1000 : 0);

      if (step > best_step)
        {
          best_step = step;
          best = &manners[i];
        }
    }
  fit_manner (job, best);
}

static void
fit (Job *job)
{
  MhLayoutKind kind = job->maker.design->layout;

  if (kind == MH_LAYOUT_AUTO)
    {
      fit_best (job);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    if (manners[i].kind == kind)
      fit_manner (job, &manners[i]);
}

static void
add_background (Job *job)
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
add_panel (Job *job)
{
  MhSceneItem *panel =
      mh_scene_add (job->scene, MH_ITEM_SHAPE, MH_ROLE_PANEL, -1, job->frame.panel);

  panel->color = job->maker.design->panel.color;
  panel->color.a *= job->maker.design->panel.opacity;
  panel->radius = job->frame.radius_px;
  return panel;
}

static void
end_panel_below_words (Job *job,
                       MhSceneItem *panel)
{
  double bottom = 0;
  double padding = job->frame.content.x0 - job->frame.panel.x0;

  if (!job->frame.from_top || job->maker.surface->page == NULL)
    return;
  for (guint i = 0; i < job->scene->items->len; i++)
    {
      const MhSceneItem *item = job->scene->items->pdata[i];

      if (item->role != MH_ROLE_BACKGROUND && item->role != MH_ROLE_PANEL)
        bottom = MAX (bottom, item->box.y1);
    }
  panel->box.y1 = MIN (panel->box.y1, ceil (bottom + padding));
}

static void
report_findings (Job *job)
{
  const MhFitting *fitting = &job->fitting;

  for (guint i = fitting->n_people; i < job->input.people->len; i++)
    {
      const MhPerson *person = job->input.people->pdata[i];
      MhNotShown absent = { person->member->index, MH_ABSENCE_DOES_NOT_FIT };
      g_autofree char *pointer = g_strdup_printf ("/members/%d", absent.member);
      MhFinding *finding = mh_finding_new (
          "does-not-fit", MH_SEVERITY_ERROR, pointer,
          _("There is no room for %s; widen the panel, show fewer people, or take another surface"),
          person->member->name);

      finding->member = absent.member;
      g_array_append_val (job->scene->not_shown, absent);
      report (job, MH_ROLE_NAME, finding);
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
      finding = mh_finding_new ("text-shortened", MH_SEVERITY_WARNING, pointer,
                                _("“%s” is cut; make it shorter or the panel wider"),
                                item->text.text);
      finding->member = item->member;
      finding->box = item->box;
      report (job, item->role, finding);
    }
}

static void
finish (Job *job)
{
  job->scene->layout = job->kind;
  job->scene->panel_side = job->frame.side;
  job->scene->panel_size = job->frame.size;
  job->scene->shown = job->kind == MH_LAYOUT_NOTICE ? 0 : job->fitting.n_people;
  job->scene->fits = job->fitting.n_people == job->input.people->len;
  report_findings (job);
}

static void
clear_job (Job *job)
{
  g_ptr_array_unref (job->input.people);
  g_array_unref (job->input.sections);
  mh_code_free (job->input.code);
  mh_copy_unref (job->input.heading);
  mh_copy_unref (job->input.organisation);
  mh_copy_unref (job->input.notice);
  g_free (job->logo);
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
  Job job = { .scene = scene };
  MhSceneItem *panel = NULL;

  job.maker = (MhPersonMaker){ document, surface, design, surface->platform, fonts, pictures,
                               scene->findings };
  if (target != NULL && target->platform != NULL)
    job.maker.platform = target->platform;
  scene->date = date;
  scene->phone_px = mh_surface_get_phone_px (surface);
  check_family (&job, design->type.family, "/design/type/family");
  if (g_ascii_strcasecmp (design->type.family, design->type.heading_family) != 0)
    check_family (&job, design->type.heading_family, "/design/type/heading_family");
  prepare_people (&job, date);
  prepare_words (&job);
  prepare_logo (&job);
  prepare_code (&job);
  prepare_sizes (&job);
  fit (&job);
  add_background (&job);
  panel = add_panel (&job);
  if (job.fitting.rest_px > 0)
    mh_sheet_place (scene, &job.maker, &job.frame, &job.input, &job.fitting, job.logo);
  end_panel_below_words (&job, panel);
  if (mh_mirror_is_rtl (mh_document_get_account (document)->language))
    mh_mirror_scene (scene, &job.frame.content);
  finish (&job);
  clear_job (&job);
  return scene;
}
