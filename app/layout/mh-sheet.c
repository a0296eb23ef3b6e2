/* mh-sheet.c: a panel with a heading, people and a notice
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

#include "mh-sheet.h"

#include <math.h>

#include "mh-lines.h"
#include "mh-sheet-private.h"
#include "mh-text.h"

/* How far a hairline stands out from the panel. */
#define RULE_SHARE 0.22

/* In a high panel rows may stand so much further apart. */
#define SINKING_SHARE 1.75

/* Where this share of its height would still be empty, the panel ends below the words, and what is
 * behind it is seen. */
#define END_SHARE 0.15

static MhBox
place_ink (const MhBox *ink, double x, double y)
{
  return MH_BOX (ink->x0 + x, ink->y0 + y, ink->x1 + x, ink->y1 + y);
}

/**
 * mh_sheet_add_text:
 * @sheet: the sheet
 * @role: what it is for
 * @member: whose it is, or -1
 * @copy: the text
 * @setting: (transfer full): where and how large
 *
 * Returns: (transfer none): the new item, in the colour of running text
 */
MhSceneItem *
mh_sheet_add_text (
    MhSheet *sheet, MhRole role, int member, const MhCopy *copy, const MhSetting *setting)
{
  MhSceneItem *item = mh_scene_add (sheet->scene, MH_ITEM_TEXT, role, member, MH_BOX (0, 0, 0, 0));
  MhSceneText *text = &item->text;
  MhBox ink = mh_box_scale (&copy->ink_em, setting->size_px, setting->size_px);

  text->text = g_strdup (copy->text);
  text->joined = setting->joined;
  text->family = g_strdup (copy->family);
  text->language = g_strdup (copy->language);
  text->weight = copy->weight;
  text->size_px = setting->size_px;
  text->x = setting->x;
  text->baseline = setting->baseline;
  text->max_lines = setting->max_lines;
  text->leading = mh_cell_get_leading (role) * setting->size_px;
  text->lines = 1;
  if (setting->measure > 0 && copy->width_em * setting->size_px > setting->measure)
    {
      MhTextExtents extents = { 0 };

      text->measure = setting->measure;
      text->align_center = setting->center;
      mh_text_measure (sheet->maker->fonts, text, &extents);
      text->lines = extents.lines;
      text->shortened = extents.shortened;
      ink = extents.ink;
    }
  else if (setting->center)
    text->x += (setting->measure - copy->width_em * setting->size_px) / 2;
  item->box = place_ink (&ink, text->x, setting->baseline);
  item->color = sheet->design->colors.text;
  return item;
}

/* The baseline at which capitals stand in the middle of a line box. */
double
mh_sheet_centre_baseline (double top, double leading_px, double size_px)
{
  return round (top + leading_px / 2 + MH_CAP_HEIGHT_EM * size_px / 2);
}

static void
add_rule (MhSheet *sheet, double y, double width)
{
  double thickness = MAX (1, round (sheet->fitting->rest_px / 18));
  MhBox box =
      MH_BOX (sheet->content.x0, round (y), sheet->content.x0 + width, round (y) + thickness);
  MhSceneItem *rule = mh_scene_add (sheet->scene, MH_ITEM_SHAPE, MH_ROLE_RULE, -1, box);

  rule->color = sheet->design->colors.text;
  rule->color.a = RULE_SHARE;
}

static void
add_logo (MhSheet *sheet, const char *logo, double top)
{
  const MhFitting *fitting = sheet->fitting;
  double height = round (mh_fitting_get_logo_height (sheet->input, fitting));
  double width = round (MIN (height * sheet->input->logo_aspect, mh_box_width (&sheet->content)));
  double x = fitting->logo_above ? sheet->content.x0 : sheet->content.x1 - width;
  MhSceneItem *item = mh_scene_add (sheet->scene, MH_ITEM_PICTURE, MH_ROLE_LOGO, -1,
                                    MH_BOX (x, round (top), x + width, round (top) + height));

  item->picture.file = g_strdup (logo);
  item->picture.fit = MH_FIT_CONTAIN;
}

static void
add_organisation (MhSheet *sheet, double baseline)
{
  const MhCopy *copy = sheet->input->organisation;
  double width = copy->width_em * sheet->fitting->rest_px;
  MhSetting setting = { sheet->fitting->rest_px, sheet->content.x1 - width, baseline, 0, 1 };
  MhSceneItem *item = mh_sheet_add_text (sheet, MH_ROLE_HEADING, -1, copy, &setting);

  item->color = sheet->design->colors.muted;
}

/* Returns where the people start. */
static double
place_heading (MhSheet *sheet, const char *logo, double top)
{
  const MhFitting *fitting = sheet->fitting;
  double size_px = fitting->heading_px;
  double bottom = top + fitting->block_px;
  double baseline = 0;

  if (fitting->block_px <= 0)
    return top;

  if (logo != NULL && sheet->input->logo_aspect > 0)
    add_logo (sheet, logo, top);
  if (fitting->logo_above)
    top += mh_fitting_get_logo_height (sheet->input, fitting) + MH_SPACE_RULE * fitting->rest_px;
  else if (sheet->input->logo_aspect > 0)
    top += MAX (mh_fitting_get_logo_height (sheet->input, fitting) -
                    fitting->heading_lines * MH_LEADING_HEADING * size_px,
                0) /
           2;
  baseline = mh_sheet_centre_baseline (top, MH_LEADING_HEADING * size_px, size_px);
  if (sheet->input->heading != NULL)
    {
      MhSetting setting = { .size_px = size_px,
                            .x = sheet->content.x0,
                            .baseline = baseline,
                            .max_lines = fitting->heading_lines };

      setting.measure = mh_lines_choose (sheet->input->heading, size_px,
                                         mh_box_width (&sheet->content), &setting.joined);
      mh_sheet_add_text (sheet, MH_ROLE_HEADING, -1, sheet->input->heading, &setting);
      if (fitting->with_organisation)
        add_organisation (sheet, baseline);
    }
  add_rule (sheet, bottom - MH_SPACE_RULE * fitting->rest_px, mh_box_width (&sheet->content));
  return bottom;
}

/* Beside people and notice the code ends where they do; below the people it starts with the notice,
 * or stands below that too. */
static void
place_code (MhSheet *sheet, double top, double bottom)
{
  double side = sheet->fitting->qr_px;
  double x = floor (sheet->content.x1 - side);

  if (side <= 0)
    return;
  if (sheet->input->code_beside || sheet->fitting->code_below)
    top = bottom - side;
  if (sheet->fitting->code_below)
    x = sheet->content.x0;
  top = round (top);
  mh_scene_add (sheet->scene, MH_ITEM_PICTURE, MH_ROLE_QR, -1,
                MH_BOX (x, top, x + side, top + side))
      ->code = mh_code_copy (sheet->input->code);
}

static void
place_foot (MhSheet *sheet, double top)
{
  const MhFitting *fitting = sheet->fitting;
  double rest_px = fitting->rest_px;
  double leading = MH_LEADING_REST * rest_px;
  MhSetting setting = { .size_px = rest_px,
                        .x = sheet->content.x0,
                        .max_lines = fitting->notice_lines };

  place_code (sheet, top + 2 * MH_SPACE_RULE * rest_px, top + fitting->foot_px);
  if (fitting->foot_px <= 0)
    return;

  add_rule (sheet, top + MH_SPACE_RULE * rest_px, fitting->inner_px);
  if (sheet->input->notice == NULL)
    return;
  setting.baseline = mh_sheet_centre_baseline (top + 2 * MH_SPACE_RULE * rest_px, leading, rest_px);
  setting.measure =
      mh_lines_choose (sheet->input->notice, rest_px, fitting->notice_px, &setting.joined);
  mh_sheet_add_text (sheet, MH_ROLE_NOTICE, -1, sheet->input->notice, &setting)->color =
      sheet->design->colors.muted;
}

static double
get_column_x (MhSheet *sheet, int column)
{
  double pitch = sheet->fitting->column_px + MH_SPACE_GUTTER * sheet->fitting->rest_px;

  return round (sheet->content.x0 + column * pitch);
}

static void
place_group_heading (MhSheet *sheet, const MhSection *section, double x, double measure, double top)
{
  double rest_px = sheet->fitting->rest_px;
  MhSetting setting = { .size_px = rest_px,
                        .x = x,
                        .baseline =
                            mh_sheet_centre_baseline (top, MH_LEADING_REST * rest_px, rest_px),
                        .measure = measure,
                        .max_lines = 1 };

  if (section->heading != NULL)
    mh_sheet_add_text (sheet, MH_ROLE_GROUP, -1, section->heading, &setting)->color =
        sheet->design->colors.accent;
}

static void
place_headings (MhSheet *sheet, guint band, double top)
{
  const MhFitting *fitting = sheet->fitting;

  if (!fitting->by_group)
    {
      place_group_heading (sheet, &g_array_index (sheet->input->sections, MhSection, band),
                           sheet->content.x0, fitting->inner_px, top);
      return;
    }
  for (guint i = 0; i < sheet->input->sections->len; i++)
    place_group_heading (sheet, &g_array_index (sheet->input->sections, MhSection, i),
                         get_column_x (sheet, (int) i), fitting->column_px, top);
}

/* Returns where the next row would start. */
static double
place_rows (MhSheet *sheet, guint band, double top)
{
  const MhFitting *fitting = sheet->fitting;

  for (int row = 0; row < mh_fitting_count_rows (sheet->input, fitting, band); row++)
    {
      for (int column = 0; column < fitting->columns; column++)
        {
          int index = mh_fitting_get_index (sheet->input, fitting, band, row, column);

          if (index >= 0)
            mh_sheet_place_cell (sheet, sheet->input->people->pdata[index],
                                 get_column_x (sheet, column), round (top));
        }
      top += mh_fitting_get_row_height (sheet->input, fitting, band, row) + sheet->row_gap_px;
    }
  return top;
}

/* The official sources below a statement, where no notice follows. */
static gboolean
is_sources (MhSheet *sheet, guint band)
{
  const MhSection *section = &g_array_index (sheet->input->sections, MhSection, band);
  const MhPerson *first = sheet->input->people->pdata[section->first];

  return band > 0 && first->member == NULL;
}

static double
get_band_height (MhSheet *sheet, guint band)
{
  int n_rows = mh_fitting_count_rows (sheet->input, sheet->fitting, band);
  double height = MAX (n_rows - 1, 0) * sheet->row_gap_px;

  for (int row = 0; row < n_rows; row++)
    height += mh_fitting_get_row_height (sheet->input, sheet->fitting, band, row);
  return height;
}

/* Returns where the last row ends. */
static double
place_people (MhSheet *sheet, double top)
{
  const MhFitting *fitting = sheet->fitting;

  for (guint band = 0; band < mh_fitting_count_bands (sheet->input, fitting); band++)
    {
      if (mh_fitting_count_rows (sheet->input, fitting, band) <= 0)
        break;
      if (sheet->sinks && is_sources (sheet, band))
        top = MAX (top, sheet->content.y1 - get_band_height (sheet, band));
      top += band > 0 ? MH_SPACE_GROUP * fitting->rest_px : 0;
      if (mh_fitting_has_headings (sheet->input, fitting, band))
        {
          place_headings (sheet, band, top);
          top += mh_fitting_get_group_height (fitting);
        }
      top = place_rows (sheet, band, top);
    }
  return fitting->n_rows > 0 ? top - sheet->row_gap_px : top;
}

/* What is over goes beside the hairlines first; then between the rows, and above and below them, up
 * to a limit; then to the margins. In a high panel the notice stands at its foot, unless that is
 * far below. */
static double
share_out (MhSheet *sheet)
{
  const MhFitting *fitting = sheet->fitting;
  double least = mh_fitting_get_row_space (sheet->input, fitting) * fitting->rest_px;
  double most = MH_SPACE_ROW_MAX * (sheet->sinks ? SINKING_SHARE : 1) * fitting->rest_px - least;
  double over =
      mh_box_height (&sheet->content) - fitting->block_px - fitting->foot_px - fitting->people_px;
  int n_rules = (fitting->block_px > 0) + (fitting->foot_px > 0);
  int n_gaps = MAX (fitting->n_rows - 1, 0) + n_rules;
  double rule = n_rules > 0 ? floor (MIN (over / n_rules, MH_SPACE_UNIT * fitting->rest_px)) : 0;
  double each = 0;

  over -= n_rules * rule;
  each = n_gaps > 0 && fitting->n_rows > 0 ? floor (MIN (over / n_gaps, most)) : 0;
  over -= n_gaps * each;
  sheet->row_gap_px = least + each;
  sheet->block_gap_px = fitting->block_px > 0 ? rule + each : 0;
  sheet->foot_gap_px = fitting->foot_px > 0 ? rule + each : 0;
  if (sheet->frame->may_end && over > END_SHARE * mh_box_height (&sheet->content))
    sheet->sinks = FALSE;
  if (sheet->sinks)
    sheet->foot_gap_px += floor (over);
  return over;
}

/**
 * mh_sheet_place:
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
mh_sheet_place (MhScene *scene,
                const MhPersonMaker *maker,
                const MhFrame *frame,
                const MhFittingInput *input,
                const MhFitting *fitting,
                const char *logo)
{
  MhSheet sheet = {
    scene, maker,   maker->design,  frame,
    input, fitting, frame->content, frame->from_top && maker->surface->page == NULL
  };
  double margin = share_out (&sheet);
  double top = sheet.content.y0 + (frame->from_top ? 0 : floor (margin / 2));

  top = place_heading (&sheet, logo, top);
  top = place_people (&sheet, top + sheet.block_gap_px);
  place_foot (&sheet, top + sheet.foot_gap_px);
}
