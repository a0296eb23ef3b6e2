/* mh-patch.c: edits of a document as a JSON Patch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-patch.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mh-json-pointer.h"
#include "mh-json-value.h"

struct _MhPatch
{
  MhDocument *document; /* after all operations */
  JsonArray *operations;
};

/**
 * mh_patch_new:
 * @document: what is changed
 *
 * Returns: (transfer full): a patch that does nothing yet
 */
MhPatch *
mh_patch_new (MhDocument *document)
{
  MhPatch *patch = g_new0 (MhPatch, 1);

  patch->document = mh_document_ref (document);
  patch->operations = json_array_new ();
  return patch;
}

void
mh_patch_free (MhPatch *patch)
{
  mh_document_unref (patch->document);
  json_array_unref (patch->operations);
  g_free (patch);
}

/* document is (transfer full) (nullable), value (nullable). */
static gboolean
record (MhPatch *patch,
        MhDocument *document,
        const char *operation,
        const char *pointer,
        JsonNode *value)
{
  JsonObject *object = NULL;

  if (document == NULL)
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "op", operation);
  json_object_set_string_member (object, "path", pointer);
  if (value != NULL)
    json_object_set_member (object, "value", mh_json_copy (value));
  json_array_add_object_element (patch->operations, object);
  mh_document_unref (patch->document);
  patch->document = document;
  return TRUE;
}

/* RFC 6902 makes no objects on the way, so a value goes with those that are missing around it.
 * pointer is cut to what can be added. (transfer full). */
static JsonNode *
wrap_in_missing (MhDocument *document, char *pointer, JsonNode *value)
{
  g_autoptr (JsonNode) wrapped = mh_json_copy (value);

  for (;;)
    {
      g_autofree char *parent = g_strdup (pointer);
      char *slash = strrchr (parent, '/');
      g_auto (GStrv) names = NULL;
      JsonObject *object = NULL;

      if (slash == NULL || slash == parent)
        return g_steal_pointer (&wrapped);
      *slash = '\0';
      if (mh_document_get (document, parent) != NULL)
        return g_steal_pointer (&wrapped);
      names = mh_json_pointer_split (pointer);
      object = json_object_new ();
      json_object_set_member (object, names[g_strv_length (names) - 1], g_steal_pointer (&wrapped));
      wrapped = mh_json_take_object (object);
      pointer[slash - parent] = '\0';
    }
}

/**
 * mh_patch_set:
 * @patch: a patch
 * @pointer: a member of an object
 * @value: (transfer none): what shall stand there
 *
 * Returns: %FALSE, with nothing changed, when the document does not take it
 */
gboolean
mh_patch_set (MhPatch *patch, const char *pointer, JsonNode *value)
{
  g_autofree char *place = g_strdup (pointer);
  g_autoptr (JsonNode) wrapped = NULL;
  const char *operation = "replace";

  if (mh_document_get (patch->document, pointer) == NULL)
    operation = "add";
  wrapped = wrap_in_missing (patch->document, place, value);
  return record (patch, mh_document_set (patch->document, place, wrapped, NULL), operation, place,
                 wrapped);
}

/**
 * mh_patch_set_string:
 * @patch: what to add to
 * @pointer: a JSON Pointer; what is missing on the way is made
 * @value: a text
 *
 * Returns: whether it could be set, as mh_patch_set()
 */
gboolean
mh_patch_set_string (MhPatch *patch, const char *pointer, const char *value)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), value);

  return mh_patch_set (patch, pointer, node);
}

/**
 * mh_patch_set_number:
 * @patch: what to add to
 * @pointer: a JSON Pointer; what is missing on the way is made
 * @value: a number; a whole one is written as such
 *
 * Returns: whether it could be set, as mh_patch_set()
 */
gboolean
mh_patch_set_number (MhPatch *patch, const char *pointer, double value)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  if (value == floor (value))
    json_node_init_int (node, (gint64) value);
  else
    json_node_init_double (node, value);
  return mh_patch_set (patch, pointer, node);
}

/**
 * mh_patch_remove:
 * @patch: a patch
 * @pointer: what to take out
 *
 * Returns: %FALSE, with nothing changed, when that cannot be
 */
gboolean
mh_patch_remove (MhPatch *patch, const char *pointer)
{
  return record (patch, mh_document_remove (patch->document, pointer, NULL), "remove", pointer,
                 NULL);
}

/**
 * mh_patch_get_document:
 * @patch: a patch
 *
 * Returns: (transfer none): the document as it is after the patch
 */
MhDocument *
mh_patch_get_document (MhPatch *patch)
{
  return patch->document;
}

/**
 * mh_patch_to_node:
 * @patch: a patch
 *
 * Returns: (transfer full): its operations as RFC 6902 has them, sealed
 */
JsonNode *
mh_patch_to_node (MhPatch *patch)
{
  JsonNode *node = json_node_init_array (json_node_alloc (), patch->operations);
  JsonNode *copy = mh_json_copy (node);

  json_node_unref (node);
  json_node_seal (copy);
  return copy;
}

/* (transfer full) (nullable). */
static MhDocument *
apply_operation (MhDocument *document, JsonNode *operation, GError **error)
{
  const char *name = mh_json_text (mh_json_member (operation, "op"));
  const char *pointer = mh_json_text (mh_json_member (operation, "path"));
  JsonNode *value = mh_json_member (operation, "value");

  if (pointer != NULL && g_strcmp0 (name, "remove") == 0)
    return mh_document_remove (document, pointer, error);
  if (pointer != NULL && value != NULL && g_strcmp0 (name, "add") == 0)
    return mh_document_insert (document, pointer, value, error);
  if (pointer != NULL && value != NULL && g_strcmp0 (name, "replace") == 0)
    {
      if (mh_document_get (document, pointer) != NULL)
        return mh_document_set (document, pointer, value, error);
      g_set_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_POINTER,
                   /* Translators: a place in a file, such as /design/panel. */
                   _ ("there is nothing at “%s” to replace"), pointer);
      return NULL;
    }
  g_set_error_literal (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_VALUE,
                       _ ("this is no change that can be made; use add, replace or remove"));
  return NULL;
}

/**
 * mh_patch_apply:
 * @document: a document
 * @node: operations `add`, `replace` and `remove` of RFC 6902
 * @error: what is wrong
 *
 * Does all of them, or none.
 *
 * Errors: %MH_DOCUMENT_ERROR_POINTER, %MH_DOCUMENT_ERROR_VALUE.
 *
 * Returns: (transfer full) (nullable): the new document
 */
MhDocument *
mh_patch_apply (MhDocument *document, JsonNode *node, GError **error)
{
  g_autoptr (MhDocument) changed = mh_document_ref (document);
  guint n = JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *operation = json_array_get_element (json_node_get_array (node), i);
      MhDocument *next = apply_operation (changed, operation, error);

      if (next == NULL)
        return NULL;
      mh_document_unref (changed);
      changed = next;
    }
  return g_steal_pointer (&changed);
}
