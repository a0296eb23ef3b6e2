/* mh-surfaces.c: the presets by id, and what is laid over them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-surface.h"

#include <glib/gi18n-lib.h>

#include "base/mh-nearest.h"
#include "base/mh-problem.h"
#include "mh-surface-read.h"
#include "team/mh-json-read.h"
#include "team/mh-json-value.h"

#define ID_CHARS_MAX 64

struct _MhSurfaces
{
  gatomicrefcount refs;
  JsonNode *root;      /* sealed: id -> members, overrides laid over */
  GPtrArray *surfaces; /* (element-type MhSurface): one a member of root, in its order */
};

G_DEFINE_QUARK (mh_surface_error, mh_surface_error)

/* Ids stand in file names and on command lines. */
static gboolean
is_id (const char *id)
{
  gsize n = strlen (id);

  return n > 0 && n <= ID_CHARS_MAX && id[0] != '-' &&
         strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

static void
read_one (MhSurfaces *surfaces, const char *id, JsonNode *node, GPtrArray *problems)
{
  g_autofree char *pointer = NULL;
  MhSurface *surface = NULL;

  if (!is_id (id))
    {
      g_ptr_array_add (problems, mh_problem_new ("",
                                                 _ ("“%s” cannot be the id of a surface; use small "
                                                    "letters a to z, digits and hyphens"),
                                                 id));
      return;
    }
  pointer = g_strconcat ("/", id, NULL);
  surface = mh_surface_read (id, node, pointer, problems);
  if (surface != NULL)
    g_ptr_array_add (surfaces->surfaces, surface);
}

static gboolean
find_first_problem (GPtrArray *problems, guint start, GError **error)
{
  for (guint i = start; i < problems->len; i++)
    {
      const MhProblem *problem = problems->pdata[i];
      g_autofree char *message = NULL;

      if (problem->is_note)
        continue;
      message = mh_problem_to_string (problem);
      g_set_error_literal (error, MH_SURFACE_ERROR, MH_SURFACE_ERROR_INVALID, message);
      return TRUE;
    }
  return FALSE;
}

/* Takes root. */
static MhSurfaces *
read_all (JsonNode *root, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) own_problems = NULL;
  g_autoptr (MhSurfaces) surfaces = g_new0 (MhSurfaces, 1);
  g_autoptr (GList) ids = NULL;
  guint n_before = 0;

  if (problems == NULL)
    problems = own_problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  n_before = problems->len;
  g_atomic_ref_count_init (&surfaces->refs);
  surfaces->root = root;
  surfaces->surfaces = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_surface_free);
  json_node_seal (root);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    g_ptr_array_add (problems,
                     mh_problem_new ("", "%s", _ ("this must be an object of surfaces by id")));
  else
    ids = json_object_get_members (json_node_get_object (root));
  for (GList *l = ids; l != NULL; l = l->next)
    read_one (surfaces, l->data, json_object_get_member (json_node_get_object (root), l->data),
              problems);
  if (find_first_problem (problems, n_before, error))
    return NULL;
  return g_steal_pointer (&surfaces);
}

/**
 * mh_surfaces_new_from_bytes:
 * @json: an object from ids to members, as in `assets/surfaces.json`
 * @problems: (element-type MhProblem) (nullable): gets all that is wrong at once, and notes
 * @error: return location for an error
 *
 * Errors: %MH_SURFACE_ERROR_INVALID; its message is the first problem.
 *
 * Returns: (transfer full) (nullable): the presets
 */
MhSurfaces *
mh_surfaces_new_from_bytes (GBytes *json, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) own_problems = NULL;
  JsonNode *root = NULL;
  guint n_before = 0;

  if (problems == NULL)
    problems = own_problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  n_before = problems->len;
  root = mh_json_read_bytes (json, problems);
  if (root != NULL)
    return read_all (root, problems, error);
  find_first_problem (problems, n_before, error);
  return NULL;
}

/**
 * mh_surfaces_override:
 * @base: presets; not changed
 * @overrides: (nullable): an object from ids to members, laid over key by key (RFC 7396); an id
 * that
 *   @base lacks is a new surface, behind the others
 * @problems: (element-type MhProblem) (nullable): gets all that is wrong at once, and notes;
 *   pointers begin at @overrides
 * @error: return location for an error
 *
 * Errors: %MH_SURFACE_ERROR_INVALID; its message is the first problem.
 *
 * Returns: (transfer full) (nullable): the presets with @overrides
 */
MhSurfaces *
mh_surfaces_override (MhSurfaces *base, JsonNode *overrides, GPtrArray *problems, GError **error)
{
  if (overrides == NULL || JSON_NODE_HOLDS_NULL (overrides))
    return mh_surfaces_ref (base);
  return read_all (mh_json_merge (base->root, overrides), problems, error);
}

/**
 * mh_surfaces_ref:
 * @surfaces: presets
 *
 * Threads: any.
 *
 * Returns: (transfer full): @surfaces
 */
MhSurfaces *
mh_surfaces_ref (MhSurfaces *surfaces)
{
  g_atomic_ref_count_inc (&surfaces->refs);
  return surfaces;
}

/**
 * mh_surfaces_unref:
 * @surfaces: (transfer full): presets
 *
 * Threads: any.
 */
void
mh_surfaces_unref (MhSurfaces *surfaces)
{
  if (!g_atomic_ref_count_dec (&surfaces->refs))
    return;
  g_ptr_array_unref (surfaces->surfaces);
  json_node_unref (surfaces->root);
  g_free (surfaces);
}

/**
 * mh_surfaces_get_node:
 * @surfaces: presets
 *
 * Returns: (transfer none): all of them as JSON, sealed; mh_surfaces_new_from_bytes() reads it
 */
JsonNode *
mh_surfaces_get_node (MhSurfaces *surfaces)
{
  return surfaces->root;
}

/**
 * mh_surfaces_get_n:
 * @surfaces: presets
 *
 * Returns: how many there are
 */
guint
mh_surfaces_get_n (MhSurfaces *surfaces)
{
  return surfaces->surfaces->len;
}

/**
 * mh_surfaces_get:
 * @surfaces: presets
 * @index: less than mh_surfaces_get_n()
 *
 * Returns: (transfer none): a surface, in the order of the file
 */
const MhSurface *
mh_surfaces_get (MhSurfaces *surfaces, guint index)
{
  g_return_val_if_fail (index < surfaces->surfaces->len, NULL);
  return surfaces->surfaces->pdata[index];
}

/**
 * mh_surfaces_find:
 * @surfaces: presets
 * @id: an id, from anywhere
 *
 * Returns: (transfer none) (nullable): the surface of that id
 */
const MhSurface *
mh_surfaces_find (MhSurfaces *surfaces, const char *id)
{
  for (guint i = 0; i < surfaces->surfaces->len; i++)
    {
      const MhSurface *surface = surfaces->surfaces->pdata[i];

      if (g_strcmp0 (surface->id, id) == 0)
        return surface;
    }
  return NULL;
}

/* (transfer container): with NULL at the end. */
static GPtrArray *
collect_ids (MhSurfaces *surfaces)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < surfaces->surfaces->len; i++)
    g_ptr_array_add (ids, ((MhSurface *) surfaces->surfaces->pdata[i])->id);
  g_ptr_array_add (ids, NULL);
  return ids;
}

/**
 * mh_surfaces_list_ids:
 * @surfaces: presets
 *
 * Returns: (transfer full): the ids with commas between, for messages
 */
char *
mh_surfaces_list_ids (MhSurfaces *surfaces)
{
  g_autoptr (GPtrArray) ids = collect_ids (surfaces);

  return g_strjoinv (", ", (char **) ids->pdata);
}

/**
 * mh_surfaces_find_nearest:
 * @surfaces: presets
 * @id: an id that is none of theirs
 *
 * Returns: (transfer none) (nullable): the surface that may have been meant
 */
const MhSurface *
mh_surfaces_find_nearest (MhSurfaces *surfaces, const char *id)
{
  g_autoptr (GPtrArray) ids = collect_ids (surfaces);

  return mh_surfaces_find (surfaces, mh_nearest_find (id, (const char *const *) ids->pdata));
}

/**
 * mh_surfaces_explain_missing:
 * @surfaces: presets
 * @id: an id that is none of theirs
 *
 * Returns: (transfer full): that there is no such surface, and what may have been meant
 */
char *
mh_surfaces_explain_missing (MhSurfaces *surfaces, const char *id)
{
  g_autofree char *list = mh_surfaces_list_ids (surfaces);
  const MhSurface *nearest = mh_surfaces_find_nearest (surfaces, id);

  if (nearest != NULL)
    /* Translators: both are ids of surfaces, such as x-haeder and x-header. */
    return g_strdup_printf (_ ("there is no surface “%s”; did you mean “%s”?"), id, nearest->id);
  /* Translators: a surface's id, and the ids that exist. */
  return g_strdup_printf (_ ("there is no surface “%s”; use one of: %s"), id, list);
}
