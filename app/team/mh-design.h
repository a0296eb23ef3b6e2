/* mh-design.h: how a picture looks, every value with its default
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/mh-color.h"

G_BEGIN_DECLS

/* The most that a design may ask for; beside fractions, which end at 1. */
#define MH_DESIGN_ZOOM_MAX         20
#define MH_DESIGN_INSET_MAX        0.4
#define MH_DESIGN_COLUMNS_MAX      12
#define MH_DESIGN_MIN_PHONE_PX_MAX 100
#define MH_DESIGN_STOPS_MAX        16

typedef enum
{
  MH_LAYOUT_AUTO,
  MH_LAYOUT_SIDEBAR,
  MH_LAYOUT_STRIP,
  MH_LAYOUT_GRID,
  MH_LAYOUT_LEGEND,
  MH_LAYOUT_NOTICE,
  MH_LAYOUT_CARD,
} MhLayoutKind;

typedef enum
{
  MH_SIDE_AUTO,
  MH_SIDE_LEFT,
  MH_SIDE_RIGHT,
  MH_SIDE_TOP,
  MH_SIDE_BOTTOM,
  MH_SIDE_FULL,
} MhSide;

typedef enum
{
  MH_FIT_COVER,
  MH_FIT_CONTAIN,
  MH_FIT_STRETCH,
  MH_FIT_TILE,
} MhFit;

typedef enum
{
  MH_FIELD_PHOTO,
  MH_FIELD_NAME,
  MH_FIELD_EXPERTISE,
  MH_FIELD_HANDLE,
  MH_FIELD_SIGNATURE,
  MH_FIELD_BIO,
  MH_N_FIELDS,
} MhField;

typedef enum
{
  MH_PHOTO_CIRCLE,
  MH_PHOTO_ROUNDED,
  MH_PHOTO_SQUARE,
  MH_PHOTO_NONE,
} MhPhotoShape;

typedef enum
{
  MH_SORT_FILE,
  MH_SORT_NAME,
  MH_SORT_GROUP,
} MhSort;

typedef enum
{
  MH_PLACE_AUTO, /* in the panel, beside the heading */
  MH_PLACE_TOP_LEFT,
  MH_PLACE_TOP_RIGHT,
  MH_PLACE_BOTTOM_LEFT,
  MH_PLACE_BOTTOM_RIGHT,
  MH_PLACE_PANEL,
} MhPlace;

typedef struct
{
  double offset; /* 0 to 1 */
  MhColor color;
} MhStop;

/* The effective design of one picture. Immutable after it is made; strings are its own. Fractions
 * are 0 to 1. */
typedef struct
{
  MhLayoutKind layout;

  struct
  {
    MhSide side;
    double size; /* fraction of the width (left, right) or height (top, bottom); 0 is automatic */
    MhColor color;
    double opacity;
    double radius; /* fraction of the panel's shorter side */
    double inset;  /* fraction of the surface's shorter side, between its edge and the panel */
  } panel;

  struct
  {
    MhColor color;
    double gradient_angle_deg; /* CSS: 0 goes up, 90 goes right */
    MhStop *stops;             /* (array length=n_stops) (nullable) */
    guint n_stops;
    char *file; /* (nullable) as written in the team file */
    MhFit fit;
    double focus_x;
    double focus_y;
    double zoom; /* 1 or more */
    double blur; /* fraction of the surface's shorter side */
    double dim;  /* share of black, or of the colour, laid over it */
    double fade; /* how much of the right and bottom edge runs into the colour, fraction */
  } background;

  char *heading; /* text with placeholders; "" hides */
  char *notice;

  struct
  {
    char *file; /* (nullable) */
    MhPlace place;
    double size; /* height as a fraction of the surface's shorter side; 0 is automatic */
  } logo;

  struct
  {
    MhField fields[MH_N_FIELDS];
    guint n_fields;
    int columns; /* 0 is automatic */
    MhPhotoShape photo_shape;
    MhSort sort;
    gboolean group_headings;
  } people;

  struct
  {
    char *family;
    char *heading_family; /* same as family by default */
    int weight;           /* of running text, 100 to 900 */
    double min_phone_px;
  } type;

  struct
  {
    MhColor text;
    MhColor muted;
    MhColor accent;
  } colors;

  struct
  {
    char *text; /* (nullable): account.url */
    gboolean show;
  } qr;
} MhDesign;

/* The built-in defaults as JSON, in the shape of `design`; their words are in a language, NULL for
 * English. (transfer full), sealed. */
JsonNode *mh_design_get_defaults (const char *language);
/* From the whole, merged `design` object. Values of a wrong type or out of range were refused when
 * the document was read; here they fall back to the default. (transfer full). */
MhDesign *mh_design_new (JsonNode *merged);
void mh_design_free (MhDesign *design);
gboolean mh_design_has_field (const MhDesign *design, MhField field);

/* The words of each enum in its order, NULL at the end; and the value of a word, or -1. */
const char *const *mh_layout_kind_list_ids (void);
const char *const *mh_side_list_ids (void);
const char *const *mh_fit_list_ids (void);
const char *const *mh_field_list_ids (void);
const char *const *mh_photo_shape_list_ids (void);
const char *const *mh_sort_list_ids (void);
const char *const *mh_place_list_ids (void);
int mh_design_find_id (const char *const *ids, const char *text);
const char *mh_layout_kind_get_id (MhLayoutKind kind);
const char *mh_side_get_id (MhSide side);
const char *mh_fit_get_id (MhFit fit);
const char *mh_field_get_id (MhField field);
const char *mh_photo_shape_get_id (MhPhotoShape shape);
const char *mh_sort_get_id (MhSort sort);
const char *mh_place_get_id (MhPlace place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhDesign, mh_design_free)

G_END_DECLS
