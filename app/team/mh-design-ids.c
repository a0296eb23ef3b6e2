/* mh-design-ids.c: the words of a design, and what they stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-design.h"

#include <string.h>

/* In the order of the enums of the header; NULL ends each. */
static const char *const layout_ids[] = {
  "auto", "sidebar", "strip", "grid", "legend", "notice", "card", NULL,
};
static const char *const side_ids[] = { "auto", "left", "right", "top", "bottom", "full", NULL };
static const char *const fit_ids[] = { "cover", "contain", "stretch", "tile", NULL };
static const char *const field_ids[] = {
  "photo", "name", "expertise", "handle", "signature", "bio", NULL,
};
static const char *const photo_shape_ids[] = { "circle", "rounded", "square", "none", NULL };
static const char *const sort_ids[] = { "file", "name", "group", NULL };
static const char *const place_ids[] = {
  "auto", "top-left", "top-right", "bottom-left", "bottom-right", "panel", NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (layout_ids) == MH_LAYOUT_CARD + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (side_ids) == MH_SIDE_FULL + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (fit_ids) == MH_FIT_TILE + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (field_ids) == MH_N_FIELDS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (photo_shape_ids) == MH_PHOTO_NONE + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (sort_ids) == MH_SORT_GROUP + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (place_ids) == MH_PLACE_PANEL + 2);

/**
 * mh_layout_kind_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words, in the order of #MhLayoutKind
 */
const char *const *
mh_layout_kind_list_ids (void)
{
  return layout_ids;
}

/**
 * mh_side_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words, in the order of #MhSide
 */
const char *const *
mh_side_list_ids (void)
{
  return side_ids;
}

/**
 * mh_fit_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words, in the order of #MhFit
 */
const char *const *
mh_fit_list_ids (void)
{
  return fit_ids;
}

/**
 * mh_field_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words, in the order of #MhField
 */
const char *const *
mh_field_list_ids (void)
{
  return field_ids;
}

/**
 * mh_photo_shape_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words, in the order of #MhPhotoShape
 */
const char *const *
mh_photo_shape_list_ids (void)
{
  return photo_shape_ids;
}

/**
 * mh_sort_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words, in the order of #MhSort
 */
const char *const *
mh_sort_list_ids (void)
{
  return sort_ids;
}

/**
 * mh_place_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words, in the order of #MhPlace
 */
const char *const *
mh_place_list_ids (void)
{
  return place_ids;
}

/**
 * mh_design_find_id:
 * @ids: (array zero-terminated=1): words in the order of an enum
 * @text: (nullable): perhaps one of them
 *
 * Returns: the enum's value, or -1
 */
int
mh_design_find_id (const char *const *ids, const char *text)
{
  for (int i = 0; text != NULL && ids[i] != NULL; i++)
    if (strcmp (ids[i], text) == 0)
      return i;
  return -1;
}

/**
 * mh_layout_kind_get_id:
 * @kind: a layout
 *
 * Returns: (transfer none): its word in a team file
 */
const char *
mh_layout_kind_get_id (MhLayoutKind kind)
{
  g_return_val_if_fail ((guint) kind <= MH_LAYOUT_CARD, NULL);

  return layout_ids[kind];
}

/**
 * mh_side_get_id:
 * @side: where the panel is
 *
 * Returns: (transfer none): its word in a team file
 */
const char *
mh_side_get_id (MhSide side)
{
  g_return_val_if_fail ((guint) side <= MH_SIDE_FULL, NULL);

  return side_ids[side];
}

/**
 * mh_fit_get_id:
 * @fit: how a picture fills its place
 *
 * Returns: (transfer none): its word in a team file
 */
const char *
mh_fit_get_id (MhFit fit)
{
  g_return_val_if_fail ((guint) fit <= MH_FIT_TILE, NULL);

  return fit_ids[fit];
}

/**
 * mh_field_get_id:
 * @field: what is shown of a person
 *
 * Returns: (transfer none): its word in a team file
 */
const char *
mh_field_get_id (MhField field)
{
  g_return_val_if_fail ((guint) field < MH_N_FIELDS, NULL);

  return field_ids[field];
}

/**
 * mh_photo_shape_get_id:
 * @shape: how photos are cut
 *
 * Returns: (transfer none): its word in a team file
 */
const char *
mh_photo_shape_get_id (MhPhotoShape shape)
{
  g_return_val_if_fail ((guint) shape <= MH_PHOTO_NONE, NULL);

  return photo_shape_ids[shape];
}

/**
 * mh_sort_get_id:
 * @sort: an order of people
 *
 * Returns: (transfer none): its word in a team file
 */
const char *
mh_sort_get_id (MhSort sort)
{
  g_return_val_if_fail ((guint) sort <= MH_SORT_GROUP, NULL);

  return sort_ids[sort];
}

/**
 * mh_place_get_id:
 * @place: where the logo is
 *
 * Returns: (transfer none): its word in a team file
 */
const char *
mh_place_get_id (MhPlace place)
{
  g_return_val_if_fail ((guint) place <= MH_PLACE_PANEL, NULL);

  return place_ids[place];
}
