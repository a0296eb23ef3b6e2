/* mh-document-edit.c: a new document from an old one and a change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-problem.h"
#include "mh-json-pointer.h"
#include "mh-json-value.h"

/* The message alone when the problem is where the edit was. */
static void
set_value_error (GError **error, const MhProblem *problem, const char *pointer)
{
  g_autofree char *text = mh_problem_to_string (problem);

  g_set_error_literal (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_VALUE,
                       g_strcmp0 (problem->pointer, pointer) == 0 ? problem->message : text);
}

/* Whether an edit there may give people other places: of the list, or of one in it as a whole. */
static gboolean
moves_members (const char *pointer)
{
  g_auto (GStrv) names = mh_json_pointer_split (pointer);

  return names != NULL && g_strcmp0 (names[0], "members") == 0 && g_strv_length (names) <= 2;
}

/* root is (transfer full) (nullable): nothing to do when the change itself failed. The theme is
 * only loaded when it is another one: nothing is read from the disk while typing. */
static MhDocument *
derive (MhDocument *document, JsonNode *root, const char *pointer, GError **error)
{
  g_autoptr (JsonNode) owned = root;
  g_autoptr (JsonNode) theme = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  MhCheck check;

  if (root == NULL)
    return NULL;
  if (moves_members (pointer))
    owned = mh_document_follow_members (document->root, g_steal_pointer (&owned));
  root = owned;
  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  mh_check_init (&check, problems, FALSE, document->folder);
  check.known = document->root;
  if (mh_check_newer_format (root) > 0)
    mh_check_fail (&check, _ ("the number of the format cannot be changed"));
  else if (mh_check_team_file (&check, root))
    {
      if (mh_json_member (root, "theme") != mh_json_member (document->root, "theme"))
        theme = mh_document_load_theme (&check, root);
      else if (document->theme != NULL)
        theme = json_node_ref (document->theme);
    }
  mh_check_clear (&check);

  if (problems->len > 0)
    {
      set_value_error (error, g_ptr_array_index (problems, 0), pointer);
      return NULL;
    }
  return mh_document_new_checked (g_steal_pointer (&owned), document->folder,
                                  g_steal_pointer (&theme));
}

static gboolean
refuse_unsound (JsonNode *value, const char *pointer, GError **error)
{
  g_auto (GStrv) names = mh_json_pointer_split (pointer);

  if (g_utf8_validate (pointer, -1, NULL) &&
      mh_json_is_sound (value, names != NULL ? g_strv_length (names) : 0))
    return TRUE;
  g_set_error_literal (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_VALUE,
                       _ ("this is no value that a file could hold"));
  return FALSE;
}

/* A photo may be a path alone. Where an edit leads into it, it becomes an object with that path.
 * (transfer full) (nullable): the changed root. */
static JsonNode *
open_photo (JsonNode *root, const char *pointer)
{
  g_auto (GStrv) names = mh_json_pointer_split (pointer);
  g_autofree char *photo = NULL;
  JsonNode *path = NULL;
  JsonObject *object = NULL;

  if (names == NULL || g_strv_length (names) < 4 || strcmp (names[0], "members") != 0 ||
      strcmp (names[2], "photo") != 0)
    return NULL;
  photo = g_strdup_printf ("/members/%s/photo", names[1]);
  path = mh_json_pointer_get (root, photo);
  if (path == NULL || !mh_json_is_text (path))
    return NULL;

  object = json_object_new ();
  json_object_set_string_member (object, "file", mh_json_text (path));
  return mh_json_pointer_set (root, photo, mh_json_take_object (object), NULL);
}

/**
 * mh_document_set:
 * @document: a document
 * @pointer: where; `-` after an array appends
 * @value: (transfer none): what shall stand there
 * @error: what is wrong
 *
 * Makes the objects on the way that are missing; a photo that is a path alone becomes an object
 * when
 * @pointer leads into it.
 *
 * Threads: any.
 * Errors: %MH_DOCUMENT_ERROR_POINTER, %MH_DOCUMENT_ERROR_VALUE.
 *
 * Returns: (transfer full) (nullable): the new document
 */
MhDocument *
mh_document_set (MhDocument *document, const char *pointer, JsonNode *value, GError **error)
{
  g_autoptr (JsonNode) opened = NULL;
  JsonNode *root = NULL;

  if (!refuse_unsound (value, pointer, error))
    return NULL;
  opened = open_photo (document->root, pointer);
  root = mh_json_pointer_set (opened != NULL ? opened : document->root, pointer,
                              mh_json_copy (value), error);
  return derive (document, root, pointer, error);
}

/**
 * mh_document_set_string:
 * @document: a document
 * @pointer: where
 * @value: what shall stand there
 * @error: what is wrong
 *
 * Errors: as for mh_document_set().
 *
 * Returns: (transfer full) (nullable): the new document
 */
MhDocument *
mh_document_set_string (MhDocument *document,
                        const char *pointer,
                        const char *value,
                        GError **error)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), value);

  return mh_document_set (document, pointer, node, error);
}

/**
 * mh_document_insert:
 * @document: a document
 * @pointer: where; the last name is an index, or `-` for the end
 * @value: (transfer none): what shall stand there
 * @error: what is wrong
 *
 * Errors: as for mh_document_set().
 *
 * Returns: (transfer full) (nullable): the new document
 */
MhDocument *
mh_document_insert (MhDocument *document, const char *pointer, JsonNode *value, GError **error)
{
  if (!refuse_unsound (value, pointer, error))
    return NULL;
  return derive (document,
                 mh_json_pointer_insert (document->root, pointer, mh_json_copy (value), error),
                 pointer, error);
}

/**
 * mh_document_remove:
 * @document: a document
 * @pointer: what to take out
 * @error: what is wrong
 *
 * Errors: %MH_DOCUMENT_ERROR_POINTER, and %MH_DOCUMENT_ERROR_VALUE for what is required.
 *
 * Returns: (transfer full) (nullable): the new document
 */
MhDocument *
mh_document_remove (MhDocument *document, const char *pointer, GError **error)
{
  return derive (document, mh_json_pointer_remove (document->root, pointer, error), pointer, error);
}

/**
 * mh_document_reorder:
 * @document: a document
 * @pointer: an array
 * @from: the index of the element to move
 * @to: its index afterwards
 * @error: what is wrong
 *
 * Errors: %MH_DOCUMENT_ERROR_POINTER.
 *
 * Returns: (transfer full) (nullable): the new document
 */
MhDocument *
mh_document_reorder (
    MhDocument *document, const char *pointer, guint from, guint to, GError **error)
{
  return derive (document, mh_json_pointer_reorder (document->root, pointer, from, to, error),
                 pointer, error);
}
