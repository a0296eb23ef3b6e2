/* mh-json-pointer-edit.c: JSON values changed at a place
 *
 * Only the objects and arrays on the way to the place are made anew, flat; all else is shared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-json-pointer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mh-document.h"
#include "mh-json-pointer-private.h"
#include "mh-json-value.h"

typedef enum
{
  CHANGE_SET,
  CHANGE_INSERT,
  CHANGE_REMOVE,
} ChangeKind;

typedef struct
{
  ChangeKind kind;
  const char *pointer;
  JsonNode *value; /* (nullable): none to remove */
} Change;

static JsonNode *change_at (JsonNode *node, char **names, const Change *change, GError **error);

static JsonNode *
fail_missing (const Change *change, GError **error)
{
  g_set_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_POINTER,
               /* Translators: %s is a JSON Pointer, such as /members/3/name. */
               _ ("there is no place “%s” in this file"), change->pointer);
  return NULL;
}

static JsonNode *
change_object (JsonObject *object, char **names, const Change *change, GError **error)
{
  JsonNode *child = json_object_get_member (object, names[0]);
  JsonNode *changed = NULL;
  JsonObject *copy = NULL;

  if (change->kind == CHANGE_REMOVE && child == NULL)
    return fail_missing (change, error);
  if (change->kind != CHANGE_REMOVE || names[1] != NULL)
    {
      changed = change_at (child, names + 1, change, error);
      if (changed == NULL)
        return NULL;
    }

  copy = mh_json_share_members (object);
  if (changed != NULL)
    json_object_set_member (copy, names[0], changed);
  else
    json_object_remove_member (copy, names[0]);
  return mh_json_take_object (copy);
}

/* The elements of array with n_out of them at index replaced by element (nullable, transfer full).
 */
static JsonNode *
splice (JsonArray *array, guint index, guint n_out, JsonNode *element)
{
  guint n_elements = json_array_get_length (array);
  JsonArray *copy = json_array_sized_new (n_elements + 1);

  for (guint i = 0; i < index; i++)
    json_array_add_element (copy, mh_json_share (json_array_get_element (array, i)));
  if (element != NULL)
    json_array_add_element (copy, element);
  for (guint i = index + n_out; i < n_elements; i++)
    json_array_add_element (copy, mh_json_share (json_array_get_element (array, i)));
  return mh_json_take_array (copy);
}

static JsonNode *
change_array (JsonArray *array, char **names, const Change *change, GError **error)
{
  guint n_elements = json_array_get_length (array);
  gboolean is_last = names[1] == NULL;
  gboolean is_new = is_last && change->kind == CHANGE_INSERT;
  JsonNode *changed = NULL;
  guint index = 0;

  if (strcmp (names[0], "-") == 0 && change->kind != CHANGE_REMOVE)
    {
      index = n_elements;
      is_new = TRUE;
    }
  else if (!mh_json_pointer_read_index (names[0], &index) || index > n_elements ||
           (index == n_elements && !is_new))
    {
      return fail_missing (change, error);
    }

  if (is_last && change->kind == CHANGE_REMOVE)
    return splice (array, index, 1, NULL);
  changed =
      change_at (is_new ? NULL : json_array_get_element (array, index), names + 1, change, error);
  if (changed == NULL)
    return NULL;
  return splice (array, index, is_new ? 0 : 1, changed);
}

/* node is NULL where nothing stands yet: objects on the way are made, and an array for "-". */
static JsonNode *
change_at (JsonNode *node, char **names, const Change *change, GError **error)
{
  gboolean is_free = node == NULL || JSON_NODE_HOLDS_NULL (node);
  g_autoptr (JsonNode) empty = NULL;

  if (names[0] == NULL)
    return mh_json_share (change->value);
  if (is_free && change->kind != CHANGE_REMOVE)
    {
      empty = strcmp (names[0], "-") == 0 ? mh_json_take_array (json_array_new ())
                                          : mh_json_take_object (json_object_new ());
      node = empty;
    }

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return change_object (json_node_get_object (node), names, change, error);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return change_array (json_node_get_array (node), names, change, error);
  return fail_missing (change, error);
}

static JsonNode *
change_root (JsonNode *root, const Change *change, GError **error)
{
  g_auto (GStrv) names = mh_json_pointer_split (change->pointer);
  JsonNode *changed = NULL;

  if (names == NULL || (change->kind == CHANGE_REMOVE && names[0] == NULL))
    return fail_missing (change, error);
  changed = change_at (root, names, change, error);
  if (changed != NULL)
    json_node_seal (changed);
  return changed;
}

/**
 * mh_json_pointer_set:
 * @root: a sealed value
 * @pointer: where; `-` after an array appends
 * @value: (transfer full): what shall stand there
 * @error: what is wrong
 *
 * Replaces what stands there, and makes the objects on the way that are missing.
 *
 * Errors: %MH_DOCUMENT_ERROR_POINTER.
 *
 * Returns: (transfer full) (nullable): the changed value, sealed
 */
JsonNode *
mh_json_pointer_set (JsonNode *root, const char *pointer, JsonNode *value, GError **error)
{
  g_autoptr (JsonNode) owned = value;
  Change change = { CHANGE_SET, pointer, owned };

  json_node_seal (owned);
  return change_root (root, &change, error);
}

/**
 * mh_json_pointer_insert:
 * @root: a sealed value
 * @pointer: where; the last name may be an index, or `-` for the end
 * @value: (transfer full): what shall stand there
 * @error: what is wrong
 *
 * Pushes what stands there, and after it, one place on; a member of an object is set.
 *
 * Errors: %MH_DOCUMENT_ERROR_POINTER.
 *
 * Returns: (transfer full) (nullable): the changed value, sealed
 */
JsonNode *
mh_json_pointer_insert (JsonNode *root, const char *pointer, JsonNode *value, GError **error)
{
  g_autoptr (JsonNode) owned = value;
  Change change = { CHANGE_INSERT, pointer, owned };

  json_node_seal (owned);
  return change_root (root, &change, error);
}

/**
 * mh_json_pointer_remove:
 * @root: a sealed value
 * @pointer: what to take out; not the whole
 * @error: what is wrong
 *
 * Errors: %MH_DOCUMENT_ERROR_POINTER.
 *
 * Returns: (transfer full) (nullable): the changed value, sealed
 */
JsonNode *
mh_json_pointer_remove (JsonNode *root, const char *pointer, GError **error)
{
  Change change = { CHANGE_REMOVE, pointer, NULL };

  return change_root (root, &change, error);
}

/**
 * mh_json_pointer_reorder:
 * @root: a sealed value
 * @pointer: an array
 * @from: the index of the element to move
 * @to: its index afterwards
 * @error: what is wrong
 *
 * Errors: %MH_DOCUMENT_ERROR_POINTER.
 *
 * Returns: (transfer full) (nullable): the changed value, sealed
 */
JsonNode *
mh_json_pointer_reorder (JsonNode *root, const char *pointer, guint from, guint to, GError **error)
{
  JsonNode *node = mh_json_pointer_get (root, pointer);
  Change change = { CHANGE_SET, pointer, NULL };
  g_autoptr (JsonNode) without = NULL;
  JsonArray *array = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail_missing (&change, error);
  array = json_node_get_array (node);
  if (MAX (from, to) >= json_array_get_length (array))
    return fail_missing (&change, error);

  without = splice (array, from, 1, NULL);
  node = splice (json_node_get_array (without), to, 0,
                 mh_json_share (json_array_get_element (array, from)));
  return mh_json_pointer_set (root, pointer, node, error);
}
