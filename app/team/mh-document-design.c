/* mh-document-design.c: themes, and the design that a document comes to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "base/mh-problem.h"
#include "mh-json-pointer.h"
#include "mh-json-read.h"
#include "mh-json-value.h"

/* Paths in a theme file start at its own folder; in the document they start at the document's. */
static char *
lead_through (const char *path, gpointer theme_path)
{
  g_autofree char *folder = g_path_get_dirname (theme_path);

  if (g_path_is_absolute (path) || g_str_equal (folder, "."))
    return NULL;
  return g_build_filename (folder, path, NULL);
}

/* The problems of the theme file become problems of the member `theme`. */
static void
pass_on (MhCheck *check, GPtrArray *problems, const char *path)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const MhProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = mh_problem_to_string (problem);

      if (problem->is_note)
        mh_check_note (check, problem->code, _ ("in the theme “%s”: %s"), path, text);
      else
        mh_check_fail (check, _ ("in the theme “%s”: %s"), path, text);
    }
}

static JsonNode *
load_theme_file (MhCheck *check, const char *path)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *resolved = mh_file_resolve (check->folder, path, &error);
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) theme = NULL;
  MhCheck theme_check;
  gboolean is_bad = FALSE;

  if (resolved != NULL)
    bytes = mh_file_read (resolved, MH_LIMIT_JSON_BYTES, NULL, &error);
  if (bytes == NULL)
    {
      mh_check_fail (check, _ ("the theme cannot be read: %s"), error->message);
      return NULL;
    }

  theme = mh_json_read_bytes (bytes, problems);
  is_bad = theme == NULL;
  if (theme != NULL)
    {
      folder = g_path_get_dirname (resolved);
      mh_check_init (&theme_check, problems, check->wants_notes, folder);
      mh_check_theme_file (&theme_check, theme);
      is_bad = theme_check.is_bad;
      mh_check_clear (&theme_check);
    }
  pass_on (check, problems, path);
  if (is_bad)
    return NULL;

  json_node_seal (theme);
  return mh_document_map_theme_paths (theme, lead_through, (gpointer) path);
}

/**
 * mh_document_load_theme:
 * @check: fails when a theme is named and cannot be used
 * @root: a team file, sealed; its `theme` is right, the rest need not be
 *
 * Returns: (transfer full) (nullable): the theme that @root holds or names, sealed
 */
JsonNode *
mh_document_load_theme (MhCheck *check, JsonNode *root)
{
  JsonNode *theme = mh_json_member (root, "theme");
  const char *path = mh_json_text (theme);
  JsonNode *loaded = NULL;
  gsize length = 0;

  if (theme != NULL && JSON_NODE_HOLDS_OBJECT (theme))
    return json_node_ref (theme);
  if (path == NULL || path[0] == '\0')
    return NULL;

  length = mh_check_enter (check, "theme");
  loaded = load_theme_file (check, path);
  mh_check_leave (check, length);
  return loaded;
}

static JsonNode *
merge_over (JsonNode *target, /* (transfer full) */
            JsonNode *patch)
{
  JsonNode *merged = NULL;

  if (patch == NULL || !JSON_NODE_HOLDS_OBJECT (patch))
    return target;
  merged = mh_json_merge (target, patch);
  json_node_unref (target);
  return merged;
}

/* merged with the values of base at what theme locks. */
static JsonNode *
lock (JsonNode *merged, /* (transfer full) */
      JsonNode *base,
      JsonNode *theme)
{
  JsonNode *locked = mh_json_member (theme, "locked");
  guint n_locked = 0;

  if (locked != NULL && JSON_NODE_HOLDS_ARRAY (locked))
    n_locked = json_array_get_length (json_node_get_array (locked));
  for (guint i = 0; i < n_locked; i++)
    {
      const char *pointer = mh_json_text (json_array_get_element (json_node_get_array (locked), i));
      JsonNode *value = mh_json_pointer_get (base, pointer);
      JsonNode *changed = NULL;

      if (value != NULL)
        changed = mh_json_pointer_set (merged, pointer, json_node_ref (value), NULL);
      else if (mh_json_pointer_get (merged, pointer) != NULL)
        changed = mh_json_pointer_remove (merged, pointer, NULL);
      if (changed == NULL)
        continue;
      json_node_unref (merged);
      merged = changed;
    }
  return merged;
}

/* Words that no design names are in the account's language. */
static JsonNode *
get_defaults (JsonNode *root)
{
  JsonNode *account = mh_json_member (root, "account");

  return mh_design_get_defaults (mh_json_text (mh_json_member (account, "language")));
}

/**
 * mh_document_merge_design:
 * @root: a team file
 * @theme: (nullable): its theme
 * @target: (nullable): one of its targets
 *
 * Lays the built-in defaults, the theme's design, the file's and the target's over each other; then
 * what the theme locks gets back the theme's value.
 *
 * Returns: (transfer full): the design, sealed
 */
JsonNode *
mh_document_merge_design (JsonNode *root, JsonNode *theme, JsonNode *target)
{
  g_autoptr (JsonNode) base = merge_over (get_defaults (root), mh_json_member (theme, "design"));
  JsonNode *merged = merge_over (json_node_ref (base), mh_json_member (root, "design"));

  merged = merge_over (merged, mh_json_member (target, "design"));
  return lock (merged, base, theme);
}

/* The deepest place on the way to pointer that design has; appended to the check's pointer. */
static void
enter_deepest (MhCheck *check, JsonNode *design, const char *pointer)
{
  g_autofree char *way = g_strdup (pointer);
  char *slash = NULL;

  while (mh_json_pointer_get (design, way) == NULL && (slash = strrchr (way, '/')) != NULL)
    *slash = '\0';
  g_string_append (check->pointer, way);
}

static void
note_locked_in (MhCheck *check, JsonNode *design, JsonNode *base, JsonArray *locked)
{
  g_autoptr (JsonNode) merged = NULL;

  if (design == NULL || !JSON_NODE_HOLDS_OBJECT (design))
    return;
  merged = merge_over (json_node_ref (base), design);
  for (guint i = 0; i < json_array_get_length (locked); i++)
    {
      const char *pointer = mh_json_text (json_array_get_element (locked, i));
      JsonNode *wanted = mh_json_pointer_get (base, pointer);
      JsonNode *got = mh_json_pointer_get (merged, pointer);
      gsize length = mh_check_enter (check, "design");

      if (wanted == NULL ? got != NULL : got == NULL || !mh_json_equal (wanted, got))
        {
          enter_deepest (check, design, pointer);
          mh_check_note (check, "theme-locked",
                         _ ("the theme locks “%s”; its value is used, and this one is not"),
                         pointer);
        }
      mh_check_leave (check, length);
    }
}

/**
 * mh_document_note_locked:
 * @check: gets the notes
 * @root: a team file that is right, sealed
 * @theme: its theme
 *
 * Tells what the file changes and the theme does not let it.
 */
void
mh_document_note_locked (MhCheck *check, JsonNode *root, JsonNode *theme)
{
  g_autoptr (JsonNode) base = merge_over (get_defaults (root), mh_json_member (theme, "design"));
  JsonNode *locked = mh_json_member (theme, "locked");
  JsonNode *targets = mh_json_member (root, "targets");

  if (locked == NULL || !JSON_NODE_HOLDS_ARRAY (locked))
    return;
  note_locked_in (check, mh_json_member (root, "design"), base, json_node_get_array (locked));
  if (targets == NULL || !JSON_NODE_HOLDS_ARRAY (targets))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (targets)); i++)
    {
      JsonNode *target = json_array_get_element (json_node_get_array (targets), i);
      gsize length = mh_check_enter (check, "targets");

      mh_check_enter_index (check, i);
      note_locked_in (check, mh_json_member (target, "design"), base, json_node_get_array (locked));
      mh_check_leave (check, length);
    }
}

/**
 * mh_document_dup_design_node:
 * @document: a document
 * @target: (nullable): one of its targets
 *
 * Threads: any.
 *
 * Returns: (transfer full): the effective design as JSON, sealed
 */
JsonNode *
mh_document_dup_design_node (MhDocument *document, const MhTarget *target)
{
  JsonNode *targets = mh_json_member (document->root, "targets");
  JsonNode *node = NULL;

  if (target != NULL && target->index >= 0 && (guint) target->index < document->n_targets)
    node = json_array_get_element (json_node_get_array (targets), (guint) target->index);
  return mh_document_merge_design (document->root, document->theme, node);
}

/**
 * mh_document_dup_design:
 * @document: a document
 * @target: (nullable): one of its targets
 *
 * Threads: any.
 *
 * Returns: (transfer full): the effective design
 */
MhDesign *
mh_document_dup_design (MhDocument *document, const MhTarget *target)
{
  g_autoptr (JsonNode) node = mh_document_dup_design_node (document, target);

  return mh_design_new (node);
}

/**
 * mh_document_get_theme:
 * @document: a document
 *
 * Returns: (transfer none) (nullable): the theme that counts, sealed; of a theme file what was in
 * it when the document was read
 */
JsonNode *
mh_document_get_theme (MhDocument *document)
{
  return document->theme;
}

/* Whether one of two pointers stands at or above the other. */
static gboolean
is_on_the_way (const char *a, const char *b)
{
  gsize length = MIN (strlen (a), strlen (b));

  return strncmp (a, b, length) == 0 && (a[length] == '\0' || a[length] == '/') &&
         (b[length] == '\0' || b[length] == '/');
}

/**
 * mh_document_is_locked:
 * @document: a document
 * @path: where in the design, such as `/panel/size`
 *
 * Threads: any.
 *
 * Returns: whether the theme locks that value, what it stands in or a part of it
 */
gboolean
mh_document_is_locked (MhDocument *document, const char *path)
{
  JsonNode *locked = mh_json_member (document->theme, "locked");

  if (locked == NULL || !JSON_NODE_HOLDS_ARRAY (locked))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (locked)); i++)
    if (is_on_the_way (mh_json_text (json_array_get_element (json_node_get_array (locked), i)),
                       path))
      return TRUE;
  return FALSE;
}

/**
 * mh_document_dup_theme_path:
 * @document: a document
 *
 * Threads: any.
 *
 * Returns: (transfer full) (nullable): the theme's file, absolute; %NULL where there is no theme,
 * or it stands in the team file
 */
char *
mh_document_dup_theme_path (MhDocument *document)
{
  const char *path = mh_json_text (mh_json_member (document->root, "theme"));

  return path != NULL && path[0] != '\0' ? mh_file_resolve (document->folder, path, NULL) : NULL;
}

/**
 * mh_document_reload_theme:
 * @document: a document
 * @error: what is wrong with the theme's file
 *
 * Reads the theme's file again.
 *
 * Threads: any.
 * Errors: %MH_DOCUMENT_ERROR_INVALID.
 *
 * Returns: (transfer full) (nullable): the document with the theme as it is now; itself where it is
 * the same
 */
MhDocument *
mh_document_reload_theme (MhDocument *document, GError **error)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (JsonNode) theme = NULL;
  MhCheck check;

  mh_check_init (&check, problems, FALSE, document->folder);
  theme = mh_document_load_theme (&check, document->root);
  mh_check_clear (&check);
  if (problems->len > 0)
    {
      const MhProblem *problem = g_ptr_array_index (problems, 0);

      g_set_error_literal (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_INVALID, problem->message);
      return NULL;
    }
  if (theme == NULL || (document->theme != NULL && mh_json_equal (theme, document->theme)))
    return mh_document_ref (document);
  return mh_document_new_checked (json_node_ref (document->root), document->folder,
                                  g_steal_pointer (&theme));
}

/**
 * mh_document_take_theme:
 * @document: a document
 * @other: another, such as mh_document_reload_theme() gives
 *
 * Threads: any.
 *
 * Returns: (transfer full): @document with the theme that @other has, where both name the same
 * file; else itself
 */
MhDocument *
mh_document_take_theme (MhDocument *document, MhDocument *other)
{
  g_autofree char *path = mh_document_dup_theme_path (document);
  g_autofree char *other_path = mh_document_dup_theme_path (other);

  if (path == NULL || g_strcmp0 (path, other_path) != 0 || document->theme == other->theme)
    return mh_document_ref (document);
  return mh_document_new_checked (json_node_ref (document->root), document->folder,
                                  json_node_ref (other->theme));
}
