/* mh-json-value.c: JSON values compared, copied, merged
 *
 * In json-glib 1.6 the reference count of a JsonNode is atomic, those of JsonObject and JsonArray
 * are not. So trees share nodes and nothing else: each object and array belongs to one node, and
 * json_node_copy(), json_object_ref() and json_array_ref() are never used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-json-value.h"

#include <math.h>
#include <string.h>

#include "base/mh-limits.h"

static gboolean
is_of_type (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/**
 * mh_json_is_text:
 * @node: (nullable): any value
 *
 * Returns: whether it holds a text
 */
gboolean
mh_json_is_text (JsonNode *node)
{
  return is_of_type (node, G_TYPE_STRING);
}

/**
 * mh_json_is_number:
 * @node: (nullable): any value
 *
 * Returns: whether it holds a number, whole or not
 */
gboolean
mh_json_is_number (JsonNode *node)
{
  return is_of_type (node, G_TYPE_INT64) || is_of_type (node, G_TYPE_DOUBLE);
}

/**
 * mh_json_is_boolean:
 * @node: (nullable): any value
 *
 * Returns: whether it holds true or false
 */
gboolean
mh_json_is_boolean (JsonNode *node)
{
  return is_of_type (node, G_TYPE_BOOLEAN);
}

/**
 * mh_json_text:
 * @node: (nullable): any value
 *
 * Returns: (transfer none) (nullable): the text that it holds; %NULL when it holds something else
 */
const char *
mh_json_text (JsonNode *node)
{
  return mh_json_is_text (node) ? json_node_get_string (node) : NULL;
}

/**
 * mh_json_number:
 * @node: what mh_json_is_number() is true of
 *
 * Returns: the number, whole or not
 */
double
mh_json_number (JsonNode *node)
{
  if (is_of_type (node, G_TYPE_INT64))
    return (double) json_node_get_int (node);
  return json_node_get_double (node);
}

/**
 * mh_json_member:
 * @node: (nullable): any value
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the member; %NULL also when @node is no object
 */
JsonNode *
mh_json_member (JsonNode *node, const char *name)
{
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return json_object_get_member (json_node_get_object (node), name);
}

/**
 * mh_json_take_object:
 * @object: (transfer full): an object that is nobody’s
 *
 * Returns: (transfer full): a node that holds it
 */
JsonNode *
mh_json_take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/**
 * mh_json_take_array:
 * @array: (transfer full): an array that is nobody’s
 *
 * Returns: (transfer full): a node that holds it
 */
JsonNode *
mh_json_take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static gboolean
objects_equal (JsonObject *a, JsonObject *b)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  if (json_object_get_size (a) != json_object_get_size (b))
    return FALSE;
  json_object_iter_init_ordered (&iter, a);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      JsonNode *other = json_object_get_member (b, name);

      if (other == NULL || !mh_json_equal (value, other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
arrays_equal (JsonArray *a, JsonArray *b)
{
  guint n_elements = json_array_get_length (a);

  if (json_array_get_length (b) != n_elements)
    return FALSE;
  for (guint i = 0; i < n_elements; i++)
    if (!mh_json_equal (json_array_get_element (a, i), json_array_get_element (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
numbers_equal (JsonNode *a, JsonNode *b)
{
  if (is_of_type (a, G_TYPE_INT64) && is_of_type (b, G_TYPE_INT64))
    return json_node_get_int (a) == json_node_get_int (b);
  return mh_json_number (a) == mh_json_number (b);
}

/**
 * mh_json_equal:
 * @a: a value
 * @b: another
 *
 * The order of members does not count, and 1 equals 1.0. Nodes that are shared cost nothing.
 *
 * Threads: any, if both are sealed.
 *
 * Returns: %TRUE if both are the same JSON value
 */
gboolean
mh_json_equal (JsonNode *a, JsonNode *b)
{
  if (a == b)
    return TRUE;
  if (mh_json_is_number (a) && mh_json_is_number (b))
    return numbers_equal (a, b);
  if (json_node_get_node_type (a) != json_node_get_node_type (b))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (a))
    return objects_equal (json_node_get_object (a), json_node_get_object (b));
  if (JSON_NODE_HOLDS_ARRAY (a))
    return arrays_equal (json_node_get_array (a), json_node_get_array (b));
  if (JSON_NODE_HOLDS_NULL (a))
    return TRUE;
  if (json_node_get_value_type (a) != json_node_get_value_type (b))
    return FALSE;
  if (mh_json_is_text (a))
    return strcmp (json_node_get_string (a), json_node_get_string (b)) == 0;
  return json_node_get_boolean (a) == json_node_get_boolean (b);
}

static JsonNode *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, mh_json_copy (value));
  return mh_json_take_object (copy);
}

static JsonNode *
copy_array (JsonArray *array)
{
  guint n_elements = json_array_get_length (array);
  JsonArray *copy = json_array_sized_new (n_elements);

  for (guint i = 0; i < n_elements; i++)
    json_array_add_element (copy, mh_json_copy (json_array_get_element (array, i)));
  return mh_json_take_array (copy);
}

/**
 * mh_json_copy:
 * @node: a value
 *
 * Returns: (transfer full): another one like it that shares nothing with it and is not sealed
 */
JsonNode *
mh_json_copy (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return copy_object (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return copy_array (json_node_get_array (node));
  if (JSON_NODE_HOLDS_NULL (node))
    return json_node_init_null (json_node_alloc ());
  if (mh_json_is_text (node))
    return json_node_init_string (json_node_alloc (), json_node_get_string (node));
  if (mh_json_is_boolean (node))
    return json_node_init_boolean (json_node_alloc (), json_node_get_boolean (node));
  if (is_of_type (node, G_TYPE_INT64))
    return json_node_init_int (json_node_alloc (), json_node_get_int (node));
  return json_node_init_double (json_node_alloc (), json_node_get_double (node));
}

/**
 * mh_json_share:
 * @node: a value
 *
 * Returns: (transfer full): the same node when it is sealed, else a copy
 */
JsonNode *
mh_json_share (JsonNode *node)
{
  return json_node_is_immutable (node) ? json_node_ref (node) : mh_json_copy (node);
}

/**
 * mh_json_share_members:
 * @object: an object whose node is sealed
 *
 * Returns: (transfer full): an object, not sealed, that shares the members of @object
 */
JsonObject *
mh_json_share_members (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, mh_json_share (value));
  return copy;
}

/* MergePatch (Target, Patch) of RFC 7396, section 2; target is NULL where nothing stands. */
static JsonNode *
merge (JsonNode *target, JsonNode *patch)
{
  JsonObject *result = NULL;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *change = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (patch))
    return mh_json_share (patch);

  if (target != NULL && JSON_NODE_HOLDS_OBJECT (target))
    result = mh_json_share_members (json_node_get_object (target));
  else
    result = json_object_new ();

  json_object_iter_init_ordered (&iter, json_node_get_object (patch));
  while (json_object_iter_next_ordered (&iter, &name, &change))
    {
      if (!JSON_NODE_HOLDS_NULL (change))
        json_object_set_member (result, name,
                                merge (json_object_get_member (result, name), change));
      else if (json_object_has_member (result, name))
        json_object_remove_member (result, name);
    }
  return mh_json_take_object (result);
}

/**
 * mh_json_merge:
 * @target: (nullable): a value
 * @patch: what to change in it
 *
 * Members that @patch does not name keep their place; new ones stand at the end.
 *
 * Source: RFC 7396, JSON Merge Patch.
 *
 * Returns: (transfer full): the changed value, sealed; shares what is sealed in both
 */
JsonNode *
mh_json_merge (JsonNode *target, JsonNode *patch)
{
  JsonNode *merged = merge (target, patch);

  json_node_seal (merged);
  return merged;
}

static gboolean is_sound (JsonNode *node, guint depth);

static gboolean
is_sound_object (JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (!g_utf8_validate (name, -1, NULL) || !is_sound (value, depth))
      return FALSE;
  return TRUE;
}

static gboolean
is_sound (JsonNode *node, guint depth)
{
  if (depth > MH_LIMIT_JSON_DEPTH)
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return depth < MH_LIMIT_JSON_DEPTH && is_sound_object (json_node_get_object (node), depth + 1);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!is_sound (json_array_get_element (array, i), depth + 1))
          return FALSE;
      return depth < MH_LIMIT_JSON_DEPTH;
    }
  if (mh_json_is_text (node))
    return json_node_get_string (node) != NULL &&
           g_utf8_validate (json_node_get_string (node), -1, NULL);
  return !is_of_type (node, G_TYPE_DOUBLE) || isfinite (json_node_get_double (node));
}

/**
 * mh_json_is_sound:
 * @node: a value
 * @depth: how many objects and arrays are around it
 *
 * Returns: %TRUE if it has finite numbers and valid UTF-8 only, in at most MH_LIMIT_JSON_DEPTH
 * levels
 */
gboolean
mh_json_is_sound (JsonNode *node, guint depth)
{
  return is_sound (node, depth);
}
