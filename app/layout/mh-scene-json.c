/* mh-scene-json.c: the scene as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-scene.h"

#include <math.h>

static const char *const kind_ids[] = {
  [MH_ITEM_TEXT] = "text",
  [MH_ITEM_PICTURE] = "picture",
  [MH_ITEM_SHAPE] = "shape",
};

/* Hundredths are finer than anyone can see, and keep the dump steady. */
static void
add_number (JsonBuilder *builder, double value)
{
  double rounded = round (value * 100.0) / 100.0;

  if (rounded == floor (rounded))
    json_builder_add_int_value (builder, (gint64) rounded);
  else
    json_builder_add_double_value (builder, rounded);
}

static void
add_member_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  add_number (builder, value);
}

static void
add_member_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_member_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const MhScene *scene, const MhSceneText *text)
{
  add_member_string (builder, "text", text->text);
  add_member_number (builder, "size_px", text->size_px);
  if (scene->phone_px > 0)
    add_member_number (builder, "phone_px",
                       text->size_px * scene->phone_px / (double) scene->width_px);
  add_member_string (builder, "family", text->family);
  add_member_number (builder, "weight", text->weight);
  add_member_number (builder, "baseline", text->baseline);
  add_member_number (builder, "lines", text->lines);
  add_member_boolean (builder, "shortened", text->shortened);
}

static void
add_box (JsonBuilder *builder, const MhBox *box)
{
  json_builder_set_member_name (builder, "box");
  json_builder_begin_array (builder);
  add_number (builder, box->x0);
  add_number (builder, box->y0);
  add_number (builder, box->x1);
  add_number (builder, box->y1);
  json_builder_end_array (builder);
}

static void
add_item (JsonBuilder *builder, const MhScene *scene, const MhSceneItem *item)
{
  json_builder_begin_object (builder);
  add_member_string (builder, "kind", kind_ids[item->kind]);
  add_member_string (builder, "role", mh_role_get_id (item->role));
  if (item->member >= 0)
    add_member_number (builder, "member", item->member);
  if (item->kind == MH_ITEM_TEXT)
    add_text (builder, scene, &item->text);
  add_box (builder, &item->box);
  if (item->kind != MH_ITEM_PICTURE)
    {
      g_autofree char *color = mh_color_to_string (&item->color);

      add_member_string (builder, "color", color);
    }
  json_builder_end_object (builder);
}

static void
add_not_shown (JsonBuilder *builder, const MhScene *scene)
{
  json_builder_set_member_name (builder, "not_shown");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scene->not_shown->len; i++)
    {
      const MhNotShown *absent = &g_array_index (scene->not_shown, MhNotShown, i);

      json_builder_begin_object (builder);
      add_member_number (builder, "member", absent->member);
      add_member_string (builder, "reason", mh_absence_get_id (absent->reason));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * mh_scene_to_json:
 * @scene: a scene
 *
 * Units: output pixels, rounded to hundredths.
 *
 * Source: the contract, section 4.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
mh_scene_to_json (const MhScene *scene)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = mh_date_to_string (scene->date);

  json_builder_begin_object (builder);
  add_member_string (builder, "surface", scene->surface);
  add_member_number (builder, "width", scene->width_px);
  add_member_number (builder, "height", scene->height_px);
  add_member_string (builder, "layout", mh_layout_kind_get_id (scene->layout));
  add_member_string (builder, "panel_side", mh_side_get_id (scene->panel_side));
  add_member_string (builder, "date", date);
  add_member_boolean (builder, "fits", scene->fits);
  add_member_number (builder, "shown", scene->shown);
  add_not_shown (builder, scene);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scene->items->len; i++)
    add_item (builder, scene, g_ptr_array_index (scene->items, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
