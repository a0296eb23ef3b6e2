/* mh-design-rows.c: which values of a design can be edited, and how
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-design-rows.h"

#include <glib/gi18n.h>

#include "base/mh-limits.h"
#include "mh-color-row.h"
#include "mh-family-row.h"
#include "mh-fields-row.h"
#include "mh-file-row.h"
#include "mh-gallery-row.h"
#include "mh-gradient-row.h"
#include "mh-point-row.h"
#include "mh-prose-row.h"
#include "mh-switch-row.h"
#include "mh-text-row.h"
#include "team/mh-design.h"

static const MhChoice layouts[] = {
  { "auto", N_ ("Automatic") }, { "sidebar", N_ ("Sidebar") },
  { "strip", N_ ("Strip") },    { "grid", N_ ("Faces") },
  { "legend", N_ ("Key") },     { "notice", N_ ("Notice") },
  { "card", N_ ("Card") },      { NULL },
};

static const MhChoice sides[] = {
  { "auto", N_ ("Automatic") },
  { "left", N_ ("Left") },
  { "right", N_ ("Right") },
  { "top", N_ ("Top") },
  { "bottom", N_ ("Bottom") },
  { "full", N_ ("Whole Picture") },
  { NULL },
};

static const MhChoice fits[] = {
  { "cover", N_ ("Cover") },
  { "contain", N_ ("Contain") },
  { "stretch", N_ ("Stretch") },
  { "tile", N_ ("Tile") },
  { NULL },
};

static const MhChoice places[] = {
  { "auto", N_ ("Beside the Heading") },
  { "panel", N_ ("In the Panel") },
  { "top-left", N_ ("Top Left") },
  { "top-right", N_ ("Top Right") },
  { "bottom-left", N_ ("Bottom Left") },
  { "bottom-right", N_ ("Bottom Right") },
  { NULL },
};

static const MhChoice shapes[] = {
  { "circle", N_ ("Circle") },
  { "rounded", N_ ("Rounded") },
  { "square", N_ ("Square") },
  { "none", N_ ("No Photo") },
  { NULL },
};

static const MhChoice columns[] = {
  { "auto", N_ ("Automatic") },
  { "1", N_ ("1") },
  { "2", N_ ("2") },
  { "3", N_ ("3") },
  { "4", N_ ("4") },
  { "5", N_ ("5") },
  { "6", N_ ("6") },
  { NULL },
};

static const MhChoice sorts[] = {
  { "file", N_ ("As Listed") },
  { "name", N_ ("By Name") },
  { "group", N_ ("By Group") },
  { NULL },
};

static const MhChoice weights[] = {
  { "300", N_ ("Light") },     { "400", N_ ("Regular") }, { "500", N_ ("Medium") },
  { "600", N_ ("Semi-Bold") }, { "700", N_ ("Bold") },    { NULL },
};

#define PER_CENT(upper)                                                                            \
  {                                                                                                \
    0, upper, 1, 0.01, " %", NULL                                                                  \
  }
#define QR_TEXT      "/qr/text"
#define PICTURE_FILE "/background/picture/file"

static const MhDesignRow rows[] = {
  { MH_DESIGN_GROUP_PICTURE, "/layout", mh_gallery_row_get_type, N_ ("Layout"),
    N_ ("Change Layout"), layouts },

  { MH_DESIGN_GROUP_PANEL, "/panel/side", mh_choice_row_get_type, N_ ("Side"),
    N_ ("Change Panel Side"), sides },
  { MH_DESIGN_GROUP_PANEL, "/panel/size", mh_number_row_get_type, N_ ("Size"),
    N_ ("Change Panel Size"), .range = { 0, 100, 1, 0.01, " %", N_ ("Automatic") } },
  { MH_DESIGN_GROUP_PANEL, "/panel/color", mh_color_row_get_type, N_ ("Colour"),
    N_ ("Change Panel Colour") },
  { MH_DESIGN_GROUP_PANEL, "/panel/opacity", mh_number_row_get_type, N_ ("Opacity"),
    N_ ("Change Panel Opacity"), .range = PER_CENT (100) },
  { MH_DESIGN_GROUP_PANEL, "/panel/radius", mh_number_row_get_type, N_ ("Round Corners"),
    N_ ("Change Panel Corners"), .range = PER_CENT (50) },
  { MH_DESIGN_GROUP_PANEL, "/panel/inset", mh_number_row_get_type, N_ ("Distance from Edge"),
    N_ ("Change Panel Distance"), .range = PER_CENT (MH_DESIGN_INSET_MAX * 100) },

  { MH_DESIGN_GROUP_BACKGROUND, "/background/color", mh_color_row_get_type, N_ ("Colour"),
    N_ ("Change Background Colour") },
  { MH_DESIGN_GROUP_BACKGROUND, "/background/gradient", mh_gradient_row_get_type, N_ ("Gradient"),
    N_ ("Change Gradient") },
  { MH_DESIGN_GROUP_BACKGROUND, PICTURE_FILE, mh_file_row_get_type, N_ ("Picture"),
    N_ ("Change Background Picture") },
  { MH_DESIGN_GROUP_BACKGROUND, "/background/picture/fit", mh_choice_row_get_type, N_ ("Fit"),
    N_ ("Change Background Fit"), fits, .needs = PICTURE_FILE },
  { MH_DESIGN_GROUP_BACKGROUND, "/background/picture/focus", mh_point_row_get_type, N_ ("Focus"),
    N_ ("Move Background"), .needs = PICTURE_FILE },
  { MH_DESIGN_GROUP_BACKGROUND, "/background/picture/zoom", mh_number_row_get_type, N_ ("Zoom"),
    N_ ("Zoom Background"), .range = { 100, 400, 5, 0.01, " %", NULL }, .needs = PICTURE_FILE },
  { MH_DESIGN_GROUP_BACKGROUND, "/background/picture/dim", mh_number_row_get_type, N_ ("Dim"),
    N_ ("Dim Background"), .range = PER_CENT (100), .needs = PICTURE_FILE },
  { MH_DESIGN_GROUP_BACKGROUND, "/background/picture/blur", mh_number_row_get_type, N_ ("Blur"),
    N_ ("Blur Background"), .range = { 0, 10, 0.5, 0.01, " %", NULL }, .needs = PICTURE_FILE },
  { MH_DESIGN_GROUP_BACKGROUND, "/background/picture/fade", mh_number_row_get_type,
    N_ ("Fade into Colour"), N_ ("Fade Background"), .range = PER_CENT (100),
    .needs = PICTURE_FILE },

  { MH_DESIGN_GROUP_WORDS, "/heading/text", mh_text_row_get_type, N_ ("Heading"),
    N_ ("Change Heading") },
  { MH_DESIGN_GROUP_WORDS, "/notice/text", mh_prose_row_get_type, N_ ("Notice"),
    N_ ("Change Notice") },
  { MH_DESIGN_GROUP_WORDS, "/qr/show", mh_switch_row_get_type, N_ ("QR Code"),
    N_ ("Change QR Code") },
  { MH_DESIGN_GROUP_WORDS, QR_TEXT, mh_text_row_get_type, N_ ("QR Code Leads To"),
    N_ ("Change QR Code") },

  { MH_DESIGN_GROUP_LOGO, "/logo/file", mh_file_row_get_type, N_ ("Picture"), N_ ("Change Logo") },
  { MH_DESIGN_GROUP_LOGO, "/logo/place", mh_choice_row_get_type, N_ ("Place"), N_ ("Move Logo"),
    places, .needs = "/logo/file" },
  { MH_DESIGN_GROUP_LOGO, "/logo/size", mh_number_row_get_type, N_ ("Height"),
    N_ ("Change Logo Size"), .range = { 0, 50, 1, 0.01, " %", N_ ("Automatic") },
    .needs = "/logo/file" },

  { MH_DESIGN_GROUP_PEOPLE, "/people/fields", mh_fields_row_get_type, N_ ("Shown of Each Person"),
    N_ ("Change Shown Fields") },
  { MH_DESIGN_GROUP_PEOPLE, "/people/photo_shape", mh_choice_row_get_type, N_ ("Photo Shape"),
    N_ ("Change Photo Shape"), shapes },
  { MH_DESIGN_GROUP_PEOPLE, "/people/columns", mh_choice_row_get_type, N_ ("Columns"),
    N_ ("Change Columns"), columns },
  { MH_DESIGN_GROUP_PEOPLE, "/people/sort", mh_choice_row_get_type, N_ ("Order"),
    N_ ("Sort People"), sorts },
  { MH_DESIGN_GROUP_PEOPLE, "/people/group_headings", mh_switch_row_get_type, N_ ("Group Headings"),
    N_ ("Change Group Headings") },

  { MH_DESIGN_GROUP_TYPE, "/type/family", mh_family_row_get_type, N_ ("Family"),
    N_ ("Change Typeface") },
  { MH_DESIGN_GROUP_TYPE, "/type/heading_family", mh_family_row_get_type, N_ ("Heading"),
    N_ ("Change Heading Typeface") },
  { MH_DESIGN_GROUP_TYPE, "/type/weight", mh_choice_row_get_type, N_ ("Weight"),
    N_ ("Change Weight"), weights },
  { MH_DESIGN_GROUP_TYPE, "/type/min_phone_px", mh_number_row_get_type,
    N_ ("Least Size on a Phone"), N_ ("Change Least Size"),
    .range = { 0, 24, 0.5, 1, " px", NULL } },

  { MH_DESIGN_GROUP_COLORS, "/colors/text", mh_color_row_get_type, N_ ("Text"),
    N_ ("Change Text Colour") },
  { MH_DESIGN_GROUP_COLORS, "/colors/muted", mh_color_row_get_type, N_ ("Quiet Text"),
    N_ ("Change Quiet Text Colour") },
  { MH_DESIGN_GROUP_COLORS, "/colors/accent", mh_color_row_get_type, N_ ("Accent"),
    N_ ("Change Accent Colour") },
};

/**
 * mh_design_rows_get:
 * @n_rows: (out): how many
 *
 * Returns: (transfer none) (array length=n_rows): the rows in their order
 */
const MhDesignRow *
mh_design_rows_get (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

static void
set_up_number (MhNumberRow *widget, const MhDesignRow *row)
{
  MhNumberRange range = row->range;

  if (range.zero_name != NULL)
    range.zero_name = _ (range.zero_name);
  mh_number_row_set_range (widget, &range);
}

/**
 * mh_design_row_new_widget:
 * @row: a row of the table
 *
 * Returns: (transfer floating): the widget that edits it
 */
MhValueRow *
mh_design_row_new_widget (const MhDesignRow *row)
{
  MhValueRow *widget = g_object_new (row->get_type (), "title", _ (row->title), NULL);

  for (guint i = 0; MH_IS_GALLERY_ROW (widget) && row->choices[i].id != NULL; i++)
    mh_gallery_row_add (MH_GALLERY_ROW (widget), _ (row->choices[i].title),
                        mh_json_new_string (row->choices[i].id));
  if (MH_IS_CHOICE_ROW (widget))
    mh_choice_row_set_choices (MH_CHOICE_ROW (widget), row->choices);
  if (MH_IS_NUMBER_ROW (widget))
    set_up_number (MH_NUMBER_ROW (widget), row);
  if (MH_IS_TEXT_ROW (widget))
    /* No address at all is the account's own, not an empty code. */
    g_object_set (widget, "keeps-empty", !g_str_equal (row->path, QR_TEXT), "max-length",
                  MH_LIMIT_NOTICE_CHARS, NULL);
  if (MH_IS_PROSE_ROW (widget))
    g_object_set (widget, "keeps-empty", TRUE, NULL);
  return widget;
}
