/* mh-document-paths.c: paths in a document, and documents that move
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-document-private.h"

#include <string.h>

#include "base/mh-file.h"
#include "mh-json-pointer.h"
#include "mh-json-value.h"

/* A path that goes up further than this is better written from the root. */
#define LEVELS_NEAR 3

/* How path is reached from folder, both canonical; n_up counts the levels up. */
static char *
reach (const char *folder, const char *path, guint *n_up, gboolean *share_root_only)
{
  g_auto (GStrv) from = g_strsplit (folder, "/", -1);
  g_auto (GStrv) to = g_strsplit (path, "/", -1);
  g_autoptr (GString) way = g_string_new (NULL);
  guint n_shared = 0;

  while (from[n_shared] != NULL && to[n_shared] != NULL &&
         strcmp (from[n_shared], to[n_shared]) == 0)
    n_shared++;
  *n_up = 0;
  for (guint i = n_shared; from[i] != NULL; i++)
    if (from[i][0] != '\0')
      {
        g_string_append (way, "../");
        (*n_up)++;
      }
  for (guint i = n_shared; to[i] != NULL; i++)
    g_string_append_printf (way, "%s%s", to[i], to[i + 1] != NULL ? "/" : "");
  /* An absolute path starts with an empty name before the first slash. */
  *share_root_only = n_shared <= 1;
  return g_strdup (way->len > 0 ? way->str : ".");
}

/**
 * mh_document_path_leaves:
 * @folder: where relative paths start, absolute
 * @path: a path
 *
 * Returns: %TRUE if @path leads out of @folder, symbolic links aside
 */
gboolean
mh_document_path_leaves (const char *folder, const char *path)
{
  g_autofree char *home = g_canonicalize_filename (folder, NULL);
  g_autofree char *goal = g_canonicalize_filename (path, home);
  gboolean share_root_only = FALSE;
  guint n_up = 0;
  g_autofree char *way = reach (home, goal, &n_up, &share_root_only);

  return n_up > 0;
}

/**
 * mh_document_resolve:
 * @document: a document
 * @path: a path written in it
 * @error: what is wrong
 *
 * Errors: %MH_FILE_ERROR_ADDRESS.
 *
 * Returns: (transfer full) (nullable): an absolute path
 */
char *
mh_document_resolve (MhDocument *document, const char *path, GError **error)
{
  return mh_file_resolve (document->folder, path, error);
}

static char *
relativize (const char *folder, const char *path)
{
  g_autofree char *goal = g_canonicalize_filename (path, NULL);
  gboolean share_root_only = FALSE;
  guint n_up = 0;
  g_autofree char *way = reach (folder, goal, &n_up, &share_root_only);

  if (n_up > LEVELS_NEAR || (n_up > 0 && share_root_only))
    return g_steal_pointer (&goal);
  return g_steal_pointer (&way);
}

/**
 * mh_document_relativize:
 * @document: a document
 * @path: a path; a relative one starts at the working folder
 *
 * Returns: (transfer full): how it is best written in the document: relative when it is below or
 * near its folder
 */
char *
mh_document_relativize (MhDocument *document, const char *path)
{
  return relativize (document->folder, path);
}

/* The tree with func over the text at pointer, if there is one; root is (transfer full). */
static JsonNode *
map_at (JsonNode *root, const char *pointer, MhPathFunc func, gpointer data)
{
  const char *path = mh_json_text (mh_json_pointer_get (root, pointer));
  g_autofree char *changed = NULL;
  JsonNode *mapped = NULL;

  if (path == NULL || path[0] == '\0')
    return root;
  changed = func (path, data);
  if (changed == NULL)
    return root;
  mapped = mh_json_pointer_set (root, pointer, json_node_init_string (json_node_alloc (), changed),
                                NULL);
  json_node_unref (root);
  return mapped;
}

/* prefix leads to what has a `design`. */
static JsonNode *
map_design (JsonNode *root, const char *prefix, MhPathFunc func, gpointer data)
{
  g_autofree char *picture = g_strconcat (prefix, "/design/background/picture/file", NULL);
  g_autofree char *logo = g_strconcat (prefix, "/design/logo/file", NULL);

  root = map_at (root, picture, func, data);
  return map_at (root, logo, func, data);
}

static guint
count (JsonNode *root, const char *name)
{
  JsonNode *array = mh_json_member (root, name);

  if (array == NULL || !JSON_NODE_HOLDS_ARRAY (array))
    return 0;
  return json_array_get_length (json_node_get_array (array));
}

/**
 * mh_document_map_theme_paths:
 * @theme: a theme, sealed
 * @func: what to make of a path
 * @data: for @func
 *
 * Returns: (transfer full): the changed theme, sealed
 */
JsonNode *
mh_document_map_theme_paths (JsonNode *theme, MhPathFunc func, gpointer data)
{
  return map_design (json_node_ref (theme), "", func, data);
}

/**
 * mh_document_map_paths:
 * @root: a team file, sealed
 * @func: what to make of a path
 * @data: for @func
 *
 * Only paths of what is read count: the files that targets name are made, and made beside the team
 * file.
 *
 * Returns: (transfer full): the changed team file, sealed
 */
JsonNode *
mh_document_map_paths (JsonNode *root, MhPathFunc func, gpointer data)
{
  JsonNode *mapped = json_node_ref (root);

  mapped = map_at (mapped, "/theme", func, data);
  mapped = map_design (mapped, "/theme", func, data);
  mapped = map_design (mapped, "", func, data);
  for (guint i = 0; i < count (root, "members"); i++)
    {
      g_autofree char *photo = g_strdup_printf ("/members/%u/photo", i);
      g_autofree char *file = g_strdup_printf ("/members/%u/photo/file", i);

      mapped = map_at (mapped, photo, func, data);
      mapped = map_at (mapped, file, func, data);
    }
  for (guint i = 0; i < count (root, "targets"); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("/targets/%u", i);

      mapped = map_design (mapped, prefix, func, data);
    }
  return mapped;
}

typedef struct
{
  const char *from;
  const char *to;
} Move;

/* The same file, seen from the new folder. What was absolute stays as it is. */
static char *
move_path (const char *path, gpointer data)
{
  const Move *move = data;
  g_autofree char *goal = NULL;

  if (g_path_is_absolute (path))
    return NULL;
  goal = g_canonicalize_filename (path, move->from);
  return relativize (move->to, goal);
}

/**
 * mh_document_move:
 * @document: a document
 * @folder: where it is to be
 *
 * Rewrites the relative paths of what is read, so that they lead to the same files from @folder,
 * for Save As. The files that targets name stay relative: a copy's pictures must not overwrite the
 * original's.
 *
 * Returns: (transfer full): the document there
 */
MhDocument *
mh_document_move (MhDocument *document, const char *folder)
{
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  Move move = { document->folder, absolute };
  JsonNode *theme = NULL;

  if (strcmp (absolute, document->folder) == 0)
    return mh_document_ref (document);
  if (document->theme != NULL)
    theme = mh_document_map_theme_paths (document->theme, move_path, &move);
  return mh_document_new_checked (mh_document_map_paths (document->root, move_path, &move),
                                  absolute, theme);
}
