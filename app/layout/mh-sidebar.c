/* mh-sidebar.c: the classic: a panel with rows of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   heading                    organisation or logo
 *   ───────────────────────────────────────────────
 *   (o) Name ^AT           (o) Name ^BO
 *       expertise              expertise
 *       @handle                @handle
 *   ───────────────────────────────────────────────
 *   notice
 */

#include "mh-sidebar.h"

#include <math.h>

#include "base/mh-contrast.h"
#include "mh-text.h"

/* Of Inter and its like: what a line is centred by. */
#define CAP_HEIGHT_EM 0.727

/* How far an initials disc and a hairline stand out from the panel. */
#define DISC_SHARE 0.18
#define RULE_SHARE 0.22

typedef struct
{
  MhScene *scene;
  const MhPersonMaker *maker;
  const MhDesign *design;
  const MhFrame *frame;
  const MhFittingInput *input;
  const MhFitting *fitting;
  MhBox content;
  double row_gap_px;
  double block_gap_px; /* more than MH_SPACE_RULE between the heading's hairline and the people */
  double foot_gap_px;
} Page;

static MhBox
place_ink (const MhBox *ink,
           double x,
           double y)
{
  return MH_BOX (ink->x0 + x, ink->y0 + y, ink->x1 + x, ink->y1 + y);
}

/* How a text is to stand: its start and first baseline, and a measure of 0 for a single line. */
typedef struct
{
  double size_px;
  double x;
  double baseline;
  double measure;
  int max_lines;
} Setting;

static MhSceneItem *
add_text (Page *page,
          MhRole role,
          int member,
          const MhCopy *copy,
          const Setting *setting)
{
  MhSceneItem *item = mh_scene_add (page->scene, MH_ITEM_TEXT, role, member, MH_BOX (0, 0, 0, 0));
  MhSceneText *text = &item->text;
  MhBox ink = mh_box_scale (&copy->ink_em, setting->size_px, setting->size_px);

  text->text = g_strdup (copy->text);
  text->family = g_strdup (copy->family);
  text->language = g_strdup (copy->language);
  text->weight = copy->weight;
  text->size_px = setting->size_px;
  text->x = setting->x;
  text->baseline = setting->baseline;
  text->max_lines = setting->max_lines;
  text->leading = mh_fitting_get_line_leading (role) * setting->size_px;
  text->lines = 1;
  if (setting->measure > 0 && copy->width_em * setting->size_px > setting->measure)
    {
      MhTextExtents extents = { 0 };

      text->measure = setting->measure;
      mh_text_measure (page->maker->fonts, text, &extents);
      text->lines = extents.lines;
      text->shortened = extents.shortened;
      ink = extents.ink;
    }
  item->box = place_ink (&ink, setting->x, setting->baseline);
  item->color = page->design->colors.text;
  return item;
}

/* The baseline at which capitals stand in the middle of a line box. */
static double
centre_baseline (double top,
                 double leading_px,
                 double size_px)
{
  return round (top + leading_px / 2 + CAP_HEIGHT_EM * size_px / 2);
}

static void
add_rule (Page *page,
          double y)
{
  double thickness = MAX (1, round (page->fitting->rest_px / 18));
  MhBox box = MH_BOX (page->content.x0, round (y), page->content.x1, round (y) + thickness);
  MhSceneItem *rule = mh_scene_add (page->scene, MH_ITEM_SHAPE, MH_ROLE_RULE, -1, box);

  rule->color = page->design->colors.text;
  rule->color.a = RULE_SHARE;
}

static void
add_logo (Page *page,
          const char *logo,
          double top)
{
  const MhFitting *fitting = page->fitting;
  double height = round (mh_fitting_get_logo_height (fitting));
  double width = round (MIN (height * page->input->logo_aspect, mh_box_width (&page->content)));
  double x = fitting->logo_above ? page->content.x0 : page->content.x1 - width;
  MhSceneItem *item = mh_scene_add (page->scene, MH_ITEM_PICTURE, MH_ROLE_LOGO, -1,
                                    MH_BOX (x, round (top), x + width, round (top) + height));

  item->picture.file = g_strdup (logo);
  item->picture.fit = MH_FIT_CONTAIN;
}

static void
add_organisation (Page *page,
                  double baseline)
{
  const MhCopy *copy = page->input->organisation;
  double width = copy->width_em * page->fitting->rest_px;
  Setting setting = { page->fitting->rest_px, page->content.x1 - width, baseline, 0, 1 };
  MhSceneItem *item = add_text (page, MH_ROLE_HEADING, -1, copy, &setting);

  item->color = page->design->colors.muted;
}

/* Returns where the people start. */
static double
place_heading (Page *page,
               const char *logo,
               double top)
{
  const MhFitting *fitting = page->fitting;
  double size_px = MH_TYPE_HEADING * fitting->rest_px;
  double bottom = top + fitting->block_px;
  double baseline = 0;

  if (fitting->block_px <= 0)
    return top;

  if (logo != NULL && page->input->logo_aspect > 0)
    add_logo (page, logo, top);
  if (fitting->logo_above)
    top += mh_fitting_get_logo_height (fitting) + MH_SPACE_RULE * fitting->rest_px;
  else if (page->input->logo_aspect > 0)
    top += MAX (mh_fitting_get_logo_height (fitting) -
                  fitting->heading_lines * MH_LEADING_HEADING * size_px, 0) / 2;
  baseline = centre_baseline (top, MH_LEADING_HEADING * size_px, size_px);
  if (page->input->heading != NULL)
    {
      double measure =
          mh_copy_balance (page->input->heading, size_px, mh_box_width (&page->content));
      Setting setting = { size_px, page->content.x0, baseline, measure, fitting->heading_lines };

      add_text (page, MH_ROLE_HEADING, -1, page->input->heading, &setting);
      if (fitting->with_organisation)
        add_organisation (page, baseline);
    }
  add_rule (page, bottom - MH_SPACE_RULE * fitting->rest_px);
  return bottom;
}

static void
place_notice (Page *page,
              double top)
{
  const MhFitting *fitting = page->fitting;
  double rest_px = fitting->rest_px;
  double leading = MH_LEADING_REST * rest_px;
  Setting setting = { rest_px, page->content.x0,
                      centre_baseline (top + 2 * MH_SPACE_RULE * rest_px, leading, rest_px), 0,
                      fitting->notice_lines };
  MhSceneItem *item = NULL;

  if (page->input->notice == NULL)
    return;

  add_rule (page, top + MH_SPACE_RULE * rest_px);
  setting.measure = mh_copy_balance (page->input->notice, rest_px, mh_box_width (&page->content));
  item = add_text (page, MH_ROLE_NOTICE, -1, page->input->notice, &setting);
  item->color = page->design->colors.muted;
}

/* Initials and signatures stand on a colour of their own; the darker or lighter of the design's two
 * that reads better is the ink. */
static MhColor
choose_ink (const MhDesign *design,
            const MhColor *paper)
{
  MhColor panel = design->panel.color;

  panel.a = 1.0;
  return mh_contrast_ratio (&panel, paper) >= mh_contrast_ratio (&design->colors.text, paper)
             ? panel
             : design->colors.text;
}

static void
place_initials (Page *page,
                const MhPerson *person,
                MhBox box,
                double radius)
{
  double diameter = mh_box_width (&box);
  double size_px = MIN (0.4 * diameter, 0.7 * diameter / MAX (person->initials->width_em, 0.1));
  MhColor panel = page->design->panel.color;
  MhSceneItem *disc =
      mh_scene_add (page->scene, MH_ITEM_SHAPE, MH_ROLE_INITIALS, person->member->index, box);
  Setting setting = { size_px,
                      (box.x0 + box.x1) / 2 - person->initials->width_em * size_px / 2,
                      centre_baseline (box.y0, diameter, size_px), 0, 1 };
  MhColor paper = { 0 };

  panel.a = 1.0;
  disc->color = paper = mh_color_mix (&panel, &page->design->colors.text, DISC_SHARE);
  disc->radius = radius;
  add_text (page, MH_ROLE_INITIALS, person->member->index, person->initials, &setting)->color =
      choose_ink (page->design, &paper);
}

static void
place_photo (Page *page,
             const MhPerson *person,
             double x,
             double y)
{
  double diameter = page->fitting->photo_px;
  MhBox box = MH_BOX (x, round (y), x + diameter, round (y) + diameter);
  g_autofree char *photo = mh_person_find_photo (page->maker, person->member, &box);
  double radius = 0;
  MhSceneItem *item = NULL;

  if (page->design->people.photo_shape == MH_PHOTO_CIRCLE)
    radius = diameter / 2;
  else if (page->design->people.photo_shape == MH_PHOTO_ROUNDED)
    radius = diameter / 6;
  if (photo == NULL)
    {
      place_initials (page, person, box, radius);
      return;
    }

  item = mh_scene_add (page->scene, MH_ITEM_PICTURE, MH_ROLE_PHOTO, person->member->index, box);
  item->radius = radius;
  item->picture.file = g_steal_pointer (&photo);
  item->picture.fit = MH_FIT_COVER;
  item->picture.focus_x = person->member->photo_focus_x;
  item->picture.focus_y = person->member->photo_focus_y;
  item->picture.zoom = person->member->photo_zoom;
}

/* The signature: small, bold, on a pill, so that the eye finds it. */
static void
place_signature (Page *page,
                 const MhPerson *person,
                 double x,
                 double name_baseline)
{
  double rest_px = page->fitting->rest_px;
  double width = mh_fitting_get_pill_width (person, rest_px);
  double middle = name_baseline - CAP_HEIGHT_EM * MH_TYPE_NAME * rest_px / 2;
  double half = round (0.68 * rest_px);
  MhBox box = MH_BOX (round (x), round (middle) - half, round (x) + ceil (width),
                      round (middle) + half);
  MhSceneItem *pill =
      mh_scene_add (page->scene, MH_ITEM_SHAPE, MH_ROLE_SIGNATURE, person->member->index, box);
  Setting setting = {
    rest_px, box.x0 + (mh_box_width (&box) - person->signature->width_em * rest_px) / 2,
    centre_baseline (box.y0, 2 * half, rest_px), 0, 1
  };

  pill->color = page->design->colors.accent;
  pill->color.a = 1.0;
  pill->radius = round (0.3 * rest_px);
  add_text (page, MH_ROLE_SIGNATURE, person->member->index, person->signature, &setting)->color =
      choose_ink (page->design, &pill->color);
}

static MhColor
get_line_color (const MhDesign *design,
                MhRole role)
{
  if (role == MH_ROLE_NAME)
    return design->colors.text;
  return role == MH_ROLE_HANDLE ? design->colors.accent : design->colors.muted;
}

static double
get_drawn_width (const MhSceneItem *item,
                 const MhCopy *copy)
{
  if (item->text.measure > 0)
    return item->box.x1 - item->text.x;
  return copy->width_em * item->text.size_px;
}

static void
place_lines (Page *page,
             const MhPerson *person,
             double x,
             double top)
{
  const MhFitting *fitting = page->fitting;

  for (guint i = 0; i < person->n_lines; i++)
    {
      const MhLine *line = &person->lines[i];
      double size_px = mh_fitting_get_line_size (line->role, fitting->rest_px);
      double leading = mh_fitting_get_line_leading (line->role) * size_px;
      int lines = mh_fitting_count_lines (fitting, person, i);
      Setting setting = { size_px, x, centre_baseline (top, leading, size_px),
                          mh_fitting_get_line_measure (fitting, person, i), lines };
      MhSceneItem *item = NULL;

      if (lines == 0)
        continue;
      item = add_text (page, line->role, person->member->index, line->copy, &setting);
      item->color = get_line_color (page->design, line->role);
      if (i == 0 && person->signature != NULL)
        place_signature (page, person,
                         x + get_drawn_width (item, line->copy) +
                           MH_SPACE_PILL * fitting->rest_px, setting.baseline);
      top += lines * leading;
    }
}

static void
place_person (Page *page,
              const MhPerson *person,
              double x,
              double top)
{
  const MhFitting *fitting = page->fitting;
  double text_height = mh_fitting_get_text_height (fitting, person);
  double text_top = top + MAX (fitting->photo_px - text_height, 0) / 2;

  if (fitting->photo_px > 0)
    {
      double photo_top = top;

      place_photo (page, person, x, photo_top);
      x += fitting->photo_px + MH_SPACE_PHOTO * fitting->rest_px;
    }
  place_lines (page, person, x, text_top);
}

static double
place_people (Page *page,
              double top)
{
  const MhFitting *fitting = page->fitting;
  double pitch_x = fitting->column_px + MH_SPACE_GUTTER * fitting->rest_px;

  for (int row = 0; row < fitting->rows; row++)
    {
      for (guint i = (guint) row; i < fitting->n_people; i += (guint) fitting->rows)
        place_person (page, page->input->people->pdata[i],
                      round (page->content.x0 + (i / (guint) fitting->rows) * pitch_x),
                      round (top));
      top += mh_fitting_get_row_height (page->input, fitting, row) + page->row_gap_px;
    }
  return fitting->rows > 0 ? top - page->row_gap_px : top;
}

/* What is over goes between the rows, and above and below them, up to a limit; then to the margins. */
static double
share_out (Page *page)
{
  const MhFitting *fitting = page->fitting;
  double most = (MH_SPACE_ROW_MAX - MH_SPACE_ROW) * fitting->rest_px;
  double over = mh_box_height (&page->content) - fitting->block_px - fitting->foot_px -
                fitting->people_px;
  int n_gaps = fitting->rows - 1 + (fitting->block_px > 0) + (fitting->foot_px > 0);
  double each = n_gaps > 0 && fitting->rows > 0 ? floor (MIN (over / n_gaps, most)) : 0;

  page->row_gap_px = MH_SPACE_ROW * fitting->rest_px + each;
  page->block_gap_px = fitting->block_px > 0 ? each : 0;
  page->foot_gap_px = fitting->foot_px > 0 ? each : 0;
  return over - n_gaps * each;
}

/**
 * mh_sidebar_place:
 * @scene: the scene that is being made; background and panel are in it
 * @maker: the design, the fonts and the pictures
 * @frame: where the panel stands
 * @input: the people and the words
 * @fitting: how they fit
 * @logo: (nullable): absolute path of a logo that can be read
 *
 * Adds heading, people and notice. Positions are whole pixels where that makes edges sharp.
 */
void
mh_sidebar_place (MhScene *scene,
                  const MhPersonMaker *maker,
                  const MhFrame *frame,
                  const MhFittingInput *input,
                  const MhFitting *fitting,
                  const char *logo)
{
  Page page = { scene, maker, maker->design, frame, input, fitting, frame->content, 0, 0, 0 };
  double margin = share_out (&page);
  double top = page.content.y0 + (frame->from_top ? 0 : floor (margin / 2));

  top = place_heading (&page, logo, top);
  top = place_people (&page, top + page.block_gap_px);
  place_notice (&page, top + page.foot_gap_px);
}
