/* mh-design.c: how a picture looks, every value with its default
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-design.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mh-design-words.h"
#include "mh-json-read.h"
#include "mh-json-value.h"

#define DEFAULT_WEIGHT       400
#define DEFAULT_MIN_PHONE_PX 9.0

/* What `{}` looks like; its words are those of mh-design-words.c. */
static const char defaults_json[] =
    "{"
    "  \"layout\": \"auto\","
    "  \"panel\": {\"side\": \"auto\", \"size\": \"auto\", \"color\": \"#0b1f2e\", \"opacity\": "
    "0.92,"
    "    \"radius\": 0, \"inset\": 0},"
    "  \"background\": {\"color\": \"#16324a\"},"
    "  \"logo\": {\"place\": \"auto\", \"size\": \"auto\"},"
    "  \"people\": {\"fields\": [\"photo\", \"name\", \"expertise\", \"handle\", \"signature\"],"
    "    \"columns\": \"auto\", \"photo_shape\": \"circle\", \"sort\": \"file\","
    "    \"group_headings\": false},"
    "  \"type\": {\"family\": \"Inter\", \"weight\": 400, \"min_phone_px\": 9},"
    "  \"colors\": {\"text\": \"#f4efe6\", \"muted\": \"#b9c7d3\", \"accent\": \"#ffb37a\"},"
    "  \"qr\": {\"show\": false}"
    "}";

static void
set_words (JsonNode *defaults, const char *group, const char *text)
{
  JsonObject *words = json_object_new ();

  json_object_set_string_member (words, "text", text);
  json_object_set_object_member (json_node_get_object (defaults), group, words);
}

static JsonNode *
make_defaults (const MhDesignWords *words)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  JsonNode *defaults = mh_json_read (defaults_json, strlen (defaults_json), problems);

  g_assert (defaults != NULL);
  set_words (defaults, "heading", words->heading);
  set_words (defaults, "notice", words->notice);
  json_node_seal (defaults);
  return defaults;
}

/**
 * mh_design_get_defaults:
 * @language: (nullable): the account's, BCP 47: that of the heading and the notice
 *
 * Threads: any.
 *
 * Returns: (transfer full): the built-in defaults in the shape of `design`, sealed
 */
JsonNode *
mh_design_get_defaults (const char *language)
{
  static JsonNode *defaults[MH_N_DESIGN_WORDS];
  guint i = mh_design_words_find (language);

  if (g_once_init_enter (&defaults[i]))
    g_once_init_leave (&defaults[i], make_defaults (mh_design_words_get (i)));
  return json_node_ref (defaults[i]);
}

/* The members of a group of the design: the merged one, and the default to fall back to. */
typedef struct
{
  JsonNode *given;    /* (nullable) */
  JsonNode *fallback; /* (nullable) */
} Group;

static Group
open_group (JsonNode *merged, JsonNode *defaults, const char *name)
{
  return (Group){ mh_json_member (merged, name), mh_json_member (defaults, name) };
}

static double
read_number (Group group, const char *name, double least, double most, double otherwise)
{
  JsonNode *nodes[] = { mh_json_member (group.given, name), mh_json_member (group.fallback, name) };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    if (mh_json_is_number (nodes[i]) && mh_json_number (nodes[i]) >= least &&
        mh_json_number (nodes[i]) <= most)
      return mh_json_number (nodes[i]);
  return otherwise;
}

/* (transfer full) (nullable): NULL also for an empty text. */
static char *
read_text (Group group, const char *name)
{
  const char *text = mh_json_text (mh_json_member (group.given, name));

  if (text == NULL)
    text = mh_json_text (mh_json_member (group.fallback, name));
  return text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

static MhColor
read_color (Group group, const char *name)
{
  const char *given = mh_json_text (mh_json_member (group.given, name));
  MhColor color = { 0, 0, 0, 1 };

  if (given != NULL && mh_color_parse (given, &color))
    return color;
  mh_color_parse (mh_json_text (mh_json_member (group.fallback, name)), &color);
  return color;
}

static int
read_id (Group group, const char *name, const char *const *ids)
{
  int given = mh_design_find_id (ids, mh_json_text (mh_json_member (group.given, name)));

  if (given < 0)
    given = mh_design_find_id (ids, mh_json_text (mh_json_member (group.fallback, name)));
  return MAX (given, 0);
}

static gboolean
read_boolean (Group group, const char *name)
{
  JsonNode *node = mh_json_member (group.given, name);

  return mh_json_is_boolean (node) && json_node_get_boolean (node);
}

static void
read_focus (JsonNode *picture, double *x, double *y)
{
  JsonNode *focus = mh_json_member (picture, "focus");
  JsonArray *array = NULL;

  *x = *y = 0.5;
  if (focus == NULL || !JSON_NODE_HOLDS_ARRAY (focus))
    return;
  array = json_node_get_array (focus);
  if (json_array_get_length (array) != 2 ||
      !mh_json_is_number (json_array_get_element (array, 0)) ||
      !mh_json_is_number (json_array_get_element (array, 1)))
    return;
  *x = CLAMP (mh_json_number (json_array_get_element (array, 0)), 0.0, 1.0);
  *y = CLAMP (mh_json_number (json_array_get_element (array, 1)), 0.0, 1.0);
}

static void
read_stops (MhDesign *design, JsonNode *gradient)
{
  JsonNode *node = mh_json_member (gradient, "stops");
  JsonArray *stops = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  stops = json_node_get_array (node);
  design->background.stops = g_new0 (MhStop, json_array_get_length (stops));
  for (guint i = 0; i < json_array_get_length (stops); i++)
    {
      JsonNode *stop = json_array_get_element (stops, i);
      MhStop *read = &design->background.stops[design->background.n_stops];
      const char *color = NULL;

      if (!JSON_NODE_HOLDS_ARRAY (stop) ||
          json_array_get_length (json_node_get_array (stop)) != 2 ||
          !mh_json_is_number (json_array_get_element (json_node_get_array (stop), 0)))
        continue;
      color = mh_json_text (json_array_get_element (json_node_get_array (stop), 1));
      if (color == NULL || !mh_color_parse (color, &read->color))
        continue;
      read->offset = mh_json_number (json_array_get_element (json_node_get_array (stop), 0));
      read->offset = CLAMP (read->offset, 0.0, 1.0);
      design->background.n_stops++;
    }
  if (design->background.n_stops == 0)
    g_clear_pointer (&design->background.stops, g_free);
}

static void
read_background (MhDesign *design, Group background)
{
  Group gradient = { mh_json_member (background.given, "gradient"), NULL };
  Group picture = { mh_json_member (background.given, "picture"), NULL };

  design->background.color = read_color (background, "color");
  design->background.gradient_angle_deg = read_number (gradient, "angle", -360, 360, 180);
  read_stops (design, gradient.given);
  design->background.file = read_text (picture, "file");
  design->background.fit = (MhFit) read_id (picture, "fit", mh_fit_list_ids ());
  read_focus (picture.given, &design->background.focus_x, &design->background.focus_y);
  design->background.zoom = read_number (picture, "zoom", 1, MH_DESIGN_ZOOM_MAX, 1);
  design->background.blur = read_number (picture, "blur", 0, 1, 0);
  design->background.dim = read_number (picture, "dim", 0, 1, 0);
  design->background.fade = read_number (picture, "fade", 0, 1, 0);
}

static void
read_fields (MhDesign *design, Group people)
{
  JsonNode *node = mh_json_member (people.given, "fields");
  JsonArray *fields = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    node = mh_json_member (people.fallback, "fields");
  fields = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      int field = mh_design_find_id (mh_field_list_ids (),
                                     mh_json_text (json_array_get_element (fields, i)));

      if (field >= 0 && !mh_design_has_field (design, (MhField) field))
        design->people.fields[design->people.n_fields++] = (MhField) field;
    }
}

static void
read_people (MhDesign *design, Group people)
{
  read_fields (design, people);
  design->people.columns = (int) read_number (people, "columns", 1, MH_DESIGN_COLUMNS_MAX, 0);
  design->people.photo_shape =
      (MhPhotoShape) read_id (people, "photo_shape", mh_photo_shape_list_ids ());
  design->people.sort = (MhSort) read_id (people, "sort", mh_sort_list_ids ());
  design->people.group_headings = read_boolean (people, "group_headings");
}

static void
read_panel (MhDesign *design, Group panel)
{
  design->panel.side = (MhSide) read_id (panel, "side", mh_side_list_ids ());
  design->panel.size = read_number (panel, "size", 0, 1, 0);
  design->panel.color = read_color (panel, "color");
  design->panel.opacity = read_number (panel, "opacity", 0, 1, 1);
  design->panel.radius = read_number (panel, "radius", 0, 1, 0);
  design->panel.inset = read_number (panel, "inset", 0, MH_DESIGN_INSET_MAX, 0);
}

/**
 * mh_design_new:
 * @merged: (nullable): the whole, merged `design` object
 *
 * A value that is missing, of a wrong type or out of range becomes the default.
 *
 * Threads: any, if @merged is sealed.
 *
 * Returns: (transfer full): the design
 */
MhDesign *
mh_design_new (JsonNode *merged)
{
  g_autoptr (JsonNode) defaults = mh_design_get_defaults (NULL);
  MhDesign *design = g_new0 (MhDesign, 1);
  Group all = { merged, defaults };
  Group logo = open_group (merged, defaults, "logo");
  Group type = open_group (merged, defaults, "type");
  Group colors = open_group (merged, defaults, "colors");
  Group qr = open_group (merged, defaults, "qr");

  design->layout = (MhLayoutKind) read_id (all, "layout", mh_layout_kind_list_ids ());
  read_panel (design, open_group (merged, defaults, "panel"));
  read_background (design, open_group (merged, defaults, "background"));
  design->heading = read_text (open_group (merged, defaults, "heading"), "text");
  design->notice = read_text (open_group (merged, defaults, "notice"), "text");
  if (design->heading == NULL)
    design->heading = g_strdup ("");
  if (design->notice == NULL)
    design->notice = g_strdup ("");
  design->logo.file = read_text (logo, "file");
  design->logo.place = (MhPlace) read_id (logo, "place", mh_place_list_ids ());
  design->logo.size = read_number (logo, "size", 0, 1, 0);
  read_people (design, open_group (merged, defaults, "people"));
  design->type.family = read_text (type, "family");
  if (design->type.family == NULL)
    design->type.family = g_strdup (mh_json_text (mh_json_member (type.fallback, "family")));
  design->type.heading_family = read_text (type, "heading_family");
  if (design->type.heading_family == NULL)
    design->type.heading_family = g_strdup (design->type.family);
  design->type.weight = (int) read_number (type, "weight", 100, 900, DEFAULT_WEIGHT);
  design->type.min_phone_px =
      read_number (type, "min_phone_px", 1, MH_DESIGN_MIN_PHONE_PX_MAX, DEFAULT_MIN_PHONE_PX);
  design->colors.text = read_color (colors, "text");
  design->colors.muted = read_color (colors, "muted");
  design->colors.accent = read_color (colors, "accent");
  design->qr.text = read_text (qr, "text");
  design->qr.show = read_boolean (qr, "show");
  return design;
}

/**
 * mh_design_free:
 * @design: (transfer full): a design
 */
void
mh_design_free (MhDesign *design)
{
  g_free (design->background.stops);
  g_free (design->background.file);
  g_free (design->heading);
  g_free (design->notice);
  g_free (design->logo.file);
  g_free (design->type.family);
  g_free (design->type.heading_family);
  g_free (design->qr.text);
  g_free (design);
}

/**
 * mh_design_has_field:
 * @design: a design
 * @field: what may be drawn of a person
 *
 * Returns: %TRUE if @field is among the fields
 */
gboolean
mh_design_has_field (const MhDesign *design, MhField field)
{
  for (guint i = 0; i < design->people.n_fields; i++)
    if (design->people.fields[i] == field)
      return TRUE;
  return FALSE;
}
