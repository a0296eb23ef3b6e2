/* mh-cell-place.c: one person on the page: photo, signature and words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "base/mh-contrast.h"
#include "mh-lines.h"
#include "mh-sheet-private.h"
#include "mh-text.h"

/* How far an initials disc stands out from the panel. */
#define DISC_SHARE 0.18

static int
get_index (const MhPerson *person)
{
  return person->member != NULL ? person->member->index : -1;
}

/* Initials and signatures stand on a colour of their own; the darker or lighter of the design's two
 * that reads better is the ink. */
static MhColor
choose_ink (const MhDesign *design, const MhColor *paper)
{
  MhColor panel = design->panel.color;

  panel.a = 1.0;
  return mh_contrast_ratio (&panel, paper) >= mh_contrast_ratio (&design->colors.text, paper)
             ? panel
             : design->colors.text;
}

static void
place_initials (MhSheet *sheet, const MhPerson *person, MhBox box, double radius)
{
  double diameter = mh_box_width (&box);
  double size_px = MIN (0.4 * diameter, 0.7 * diameter / MAX (person->initials->width_em, 0.1));
  MhColor panel = sheet->design->panel.color;
  MhSceneItem *disc =
      mh_scene_add (sheet->scene, MH_ITEM_SHAPE, MH_ROLE_INITIALS, get_index (person), box);
  MhSetting setting = { size_px, (box.x0 + box.x1) / 2 - person->initials->width_em * size_px / 2,
                        mh_sheet_centre_baseline (box.y0, diameter, size_px), 0, 1 };
  MhColor paper = { 0 };

  panel.a = 1.0;
  disc->color = paper = mh_color_mix (&panel, &sheet->design->colors.text, DISC_SHARE);
  disc->radius = radius;
  mh_sheet_add_text (sheet, MH_ROLE_INITIALS, get_index (person), person->initials, &setting)
      ->color = choose_ink (sheet->design, &paper);
}

static void
place_photo (MhSheet *sheet, const MhPerson *person, double x, double y)
{
  double diameter = sheet->fitting->photo_px;
  MhBox box = MH_BOX (x, round (y), x + diameter, round (y) + diameter);
  g_autofree char *photo =
      person->member != NULL ? mh_person_find_photo (sheet->maker, person->member, &box) : NULL;
  double radius = 0;
  MhSceneItem *item = NULL;

  if (sheet->design->people.photo_shape == MH_PHOTO_CIRCLE)
    radius = diameter / 2;
  else if (sheet->design->people.photo_shape == MH_PHOTO_ROUNDED)
    radius = diameter / 6;
  if (photo == NULL)
    {
      if (person->initials != NULL)
        place_initials (sheet, person, box, radius);
      return;
    }

  item = mh_scene_add (sheet->scene, MH_ITEM_PICTURE, MH_ROLE_PHOTO, get_index (person), box);
  item->radius = radius;
  item->picture.file = g_steal_pointer (&photo);
  item->picture.fit = MH_FIT_COVER;
  item->picture.focus_x = person->member->photo_focus_x;
  item->picture.focus_y = person->member->photo_focus_y;
  item->picture.zoom = person->member->photo_zoom;
}

/* On the pill capitals stand in its middle, and so does what hangs or rises too far for that, such
 * as Arabic letters, whose tails would stick out of it below. */
static double
get_signature_baseline (const MhBox *pill, const MhBox *ink_em, double size_px)
{
  double baseline = mh_sheet_centre_baseline (pill->y0, mh_box_height (pill), size_px);
  double room = MH_PILL_ROOM * size_px;

  if (baseline + ink_em->y0 * size_px >= pill->y0 + room &&
      baseline + ink_em->y1 * size_px <= pill->y1 - room)
    return baseline;
  return round ((pill->y0 + pill->y1 - (ink_em->y0 + ink_em->y1) * size_px) / 2);
}

/* The signature: small, bold, on a pill, so that the eye finds it. */
static void
place_signature (MhSheet *sheet, const MhPerson *person, double x, double middle)
{
  double rest_px = sheet->fitting->rest_px;
  double size_px = mh_cell_get_signature_size (person, rest_px);
  double width = mh_cell_get_pill_width (person, rest_px);
  double half = round (MH_PILL_HEIGHT * rest_px / 2);
  MhBox box =
      MH_BOX (round (x), round (middle) - half, round (x) + ceil (width), round (middle) + half);
  MhSceneItem *pill =
      mh_scene_add (sheet->scene, MH_ITEM_SHAPE, MH_ROLE_SIGNATURE, get_index (person), box);
  MhSetting setting = { size_px,
                        box.x0 + (mh_box_width (&box) - person->signature->width_em * size_px) / 2,
                        get_signature_baseline (&box, &person->signature->ink_em, size_px), 0, 1 };

  pill->color = sheet->design->colors.accent;
  pill->color.a = 1.0;
  pill->radius = round (0.3 * rest_px);
  mh_sheet_add_text (sheet, MH_ROLE_SIGNATURE, get_index (person), person->signature, &setting)
      ->color = choose_ink (sheet->design, &pill->color);
}

static MhColor
get_line_color (const MhDesign *design, MhRole role)
{
  if (role == MH_ROLE_NAME || role == MH_ROLE_NOTICE)
    return design->colors.text;
  return role == MH_ROLE_HANDLE ? design->colors.accent : design->colors.muted;
}

/* Where the last line of a text that was set ends. */
static double
get_end (MhSheet *sheet, const MhSceneItem *item, const MhCopy *copy)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  const MhSceneText *text = &item->text;
  g_autoptr (PangoLayout) layout = NULL;
  PangoLayoutLine *line = NULL;
  PangoRectangle logical = { 0 };

  if (text->measure <= 0)
    return text->x + copy->width_em * text->size_px;

  layout = mh_text_create_layout (sheet->maker->fonts, text);
  line = pango_layout_get_line_readonly (layout, pango_layout_get_line_count (layout) - 1);
  pango_layout_line_get_extents (line, NULL, &logical);
  return text->x + mh_text_get_line_x (text, line) + logical.width / (double) PANGO_SCALE;
}

static double
get_cap_middle (double baseline, double size_px)
{
  return baseline - MH_CAP_HEIGHT_EM * size_px / 2;
}

static MhSceneItem *
place_line (MhSheet *sheet, const MhPerson *person, guint index, double x, double top)
{
  const MhLine *line = &person->lines[index];
  double size_px = mh_cell_get_size (line->role, sheet->fitting->rest_px);
  double leading = mh_cell_get_leading (line->role) * size_px;
  double measure = mh_cell_get_measure (sheet->input, sheet->fitting, person, index);
  gboolean center = sheet->input->cell == MH_CELL_FACE;
  MhSetting setting = {
    .size_px = size_px,
    .x = x,
    .baseline = mh_sheet_centre_baseline (top, leading, size_px),
    .measure = measure,
    .max_lines = mh_cell_count_lines (sheet->input, sheet->fitting, person, index),
    .center = center,
  };
  MhSceneItem *item = NULL;

  if (setting.max_lines > 1)
    setting.measure = mh_lines_choose (line->copy, size_px, measure, &setting.joined);
  if (center)
    setting.x += (measure - setting.measure) / 2;
  item = mh_sheet_add_text (sheet, line->role, get_index (person), line->copy, &setting);
  item->color = get_line_color (sheet->design, line->role);
  return item;
}

/* A signature on a line of its own stands as the other lines do. */
static double
get_apart_x (MhSheet *sheet, const MhPerson *person, double x)
{
  double room = sheet->fitting->text_px - mh_cell_get_pill_width (person, sheet->fitting->rest_px);

  return sheet->input->cell == MH_CELL_FACE ? x + room / 2 : x;
}

/* Lines below each other; a signature follows the first one where the cell has it there. */
static void
place_lines (MhSheet *sheet, const MhPerson *person, double x, double top, gboolean with_signature)
{
  const MhFitting *fitting = sheet->fitting;
  double apart_px = with_signature ? mh_cell_get_apart_height (sheet->input, fitting, person) : 0;

  if (apart_px > 0)
    place_signature (sheet, person, get_apart_x (sheet, person, x),
                     top + MH_PILL_HEIGHT * fitting->rest_px / 2);
  top += apart_px;
  for (guint i = 0; i < person->n_lines; i++)
    {
      const MhLine *line = &person->lines[i];
      double size_px = mh_cell_get_size (line->role, fitting->rest_px);
      int lines = mh_cell_count_lines (sheet->input, fitting, person, i);
      MhSceneItem *item = NULL;

      if (lines == 0)
        continue;
      item = place_line (sheet, person, i, x, top);
      if (i == 0 && with_signature && apart_px <= 0 && person->signature != NULL)
        place_signature (sheet, person,
                         get_end (sheet, item, line->copy) + MH_SPACE_PILL * fitting->rest_px,
                         get_cap_middle (item->text.baseline +
                                             (item->text.lines - 1) * item->text.leading,
                                         size_px));
      top += lines * mh_cell_get_leading (line->role) * size_px;
    }
}

/* The signature is pinned to the photo, like a badge. Returns how far it hangs below that. */
static double
pin_signature (MhSheet *sheet, const MhPerson *person, double middle, double bottom)
{
  double rest_px = sheet->fitting->rest_px;
  double pill_px = MH_PILL_HEIGHT * rest_px;

  if (person->signature == NULL)
    return 0;
  place_signature (sheet, person, middle - mh_cell_get_pill_width (person, rest_px) / 2,
                   bottom + (MH_BADGE_DROP - 0.5) * pill_px);
  return MH_BADGE_DROP * pill_px;
}

/* Words that are lower than the photo are centred to it. */
static void
place_row (MhSheet *sheet, const MhPerson *person, double x, double top)
{
  const MhFitting *fitting = sheet->fitting;
  double text_px = mh_cell_get_text_height (sheet->input, fitting, person);
  double photo_top = mh_cell_get_photo_top (sheet->input, fitting);
  double height = 2 * photo_top + mh_cell_get_photo_height (fitting);
  gboolean pinned = fitting->pinned && fitting->photo_px > 0;

  if (fitting->photo_px > 0)
    {
      place_photo (sheet, person, x, top + photo_top);
      if (pinned)
        pin_signature (sheet, person, x + fitting->photo_px / 2,
                       round (top + photo_top) + fitting->photo_px);
      x += fitting->photo_px + MH_SPACE_PHOTO * fitting->rest_px;
      top += MAX (height - text_px, 0) / 2;
    }
  place_lines (sheet, person, x, top, !pinned);
}

static void
place_column (MhSheet *sheet, const MhPerson *person, double x, double top)
{
  if (sheet->fitting->photo_px > 0)
    {
      place_photo (sheet, person, x, top);
      top += sheet->fitting->photo_px + MH_SPACE_UNIT * sheet->fitting->rest_px;
    }
  place_lines (sheet, person, x, top, TRUE);
}

static void
place_face (MhSheet *sheet, const MhPerson *person, double x, double top)
{
  const MhFitting *fitting = sheet->fitting;
  double middle = x + fitting->column_px / 2;

  if (fitting->photo_px > 0)
    {
      place_photo (sheet, person, round (middle - fitting->photo_px / 2), top);
      top += fitting->photo_px;
      top += pin_signature (sheet, person, middle, top) + MH_SPACE_UNIT * fitting->rest_px;
    }
  place_lines (sheet, person, x, top, fitting->photo_px <= 0);
}

static double
find_tab_x (MhSheet *sheet, MhRole role, double x)
{
  for (guint tab = 0; tab < sheet->input->n_roles && sheet->input->roles[tab] != role; tab++)
    if (sheet->fitting->tabs_px[tab] > 0)
      x += sheet->fitting->tabs_px[tab] + MH_SPACE_TAB * sheet->fitting->rest_px;
  return x;
}

/* All lines share a baseline, so that the eye runs along the row. */
static void
place_key (MhSheet *sheet, const MhPerson *person, double x, double top)
{
  const MhFitting *fitting = sheet->fitting;
  double rest_px = fitting->rest_px;
  double height = mh_cell_get_height (sheet->input, fitting, person);
  double first_px =
      person->n_lines > 0 ? mh_cell_get_size (person->lines[0].role, rest_px) : rest_px;
  double below = person->n_lines > 0
                     ? (mh_cell_count_lines (sheet->input, fitting, person, 0) - 1) *
                           mh_cell_get_leading (MH_ROLE_NAME) * first_px
                     : 0;
  double leading =
      fitting->stacked ? mh_cell_get_leading (MH_ROLE_NAME) * first_px : height - MAX (below, 0);
  double baseline = mh_sheet_centre_baseline (top, leading, first_px);

  if (person->signature != NULL && !fitting->apart)
    place_signature (sheet, person, x, get_cap_middle (baseline, first_px));
  if (fitting->pill_px > 0)
    x += fitting->pill_px + MH_SPACE_PHOTO * rest_px;
  if (fitting->stacked)
    {
      place_lines (sheet, person, x, top, fitting->apart);
      return;
    }

  for (guint i = 0; i < person->n_lines; i++)
    {
      const MhLine *line = &person->lines[i];
      double size_px = mh_cell_get_size (line->role, rest_px);
      double line_top =
          baseline -
          mh_sheet_centre_baseline (0, mh_cell_get_leading (line->role) * size_px, size_px);

      if (mh_cell_count_lines (sheet->input, fitting, person, i) > 0)
        place_line (sheet, person, i, round (find_tab_x (sheet, line->role, x)), line_top);
    }
}

/**
 * mh_sheet_place_cell:
 * @sheet: the sheet
 * @person: somebody
 * @x: left edge of their cell, output pixels
 * @top: its top edge
 *
 * Adds a person to the scene.
 */
void
mh_sheet_place_cell (MhSheet *sheet, const MhPerson *person, double x, double top)
{
  switch (sheet->input->cell)
    {
    case MH_CELL_ROW:
    case MH_CELL_CARD:
      place_row (sheet, person, x, top);
      break;
    case MH_CELL_COLUMN:
      place_column (sheet, person, x, top);
      break;
    case MH_CELL_FACE:
      place_face (sheet, person, x, top);
      break;
    case MH_CELL_KEY:
      place_key (sheet, person, x, top);
      break;
    }
}
