/* mh-check-groups.c: findings that are told together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "team/mh-json-value.h"

/* What several findings of a code have in common. Codes that are found once a picture are not
 * here. */
static const struct
{
  const char *code;
  const char *title;
} titles[] = {
  { "contrast-low", N_ ("Texts do not stand out from what is behind them") },
  { "does-not-fit", N_ ("There is no room for everybody") },
  { "expertise-missing", N_ ("People have no expertise") },
  { "font-missing", N_ ("Fonts are not installed") },
  { "glyph-missing", N_ ("Texts have characters that no font has") },
  { "handle-duplicate", N_ ("People have the same handle") },
  { "handle-invalid", N_ ("Handles cannot be right") },
  { "handle-missing", N_ ("People have no handle") },
  { "handle-off-pattern", N_ ("Handles do not follow the pattern") },
  { "member-duplicate", N_ ("People are listed twice") },
  { "path-outside", N_ ("Paths lead out of the team file’s folder") },
  { "photo-missing", N_ ("Pictures are not there") },
  { "photo-small", N_ ("Pictures are too small") },
  { "picture-unreadable", N_ ("Pictures cannot be read") },
  { "signature-duplicate", N_ ("People have the same signature") },
  { "signature-missing", N_ ("People have no signature") },
  { "surface-unknown", N_ ("There is no surface for some pictures") },
  { "text-shortened", N_ ("Texts are cut") },
  { "text-small", N_ ("Texts are too small on a phone") },
  { "theme-locked", N_ ("The theme locks what the team file changes") },
  { "unknown-key", N_ ("The team file has values that nobody knows") },
  { "unsafe-area", N_ ("Parts are covered or cropped") },
  { "waiver-unused", N_ ("Waivers accept nothing that is found") },
  { "window-narrow", N_ ("Parts are hidden in narrow windows") },
};

/**
 * mh_check_are_alike:
 * @a: a finding
 * @b: another
 *
 * Returns: whether both say the same of the same picture, and are as bad
 */
gboolean
mh_check_are_alike (const MhFinding *a, const MhFinding *b)
{
  return g_str_equal (a->code, b->code) && g_strcmp0 (a->surface, b->surface) == 0 &&
         (a->waiver != NULL) == (b->waiver != NULL) && a->severity == b->severity;
}

/**
 * mh_check_group:
 * @findings: (element-type MhFinding): what was found
 *
 * Returns: (transfer full) (element-type GPtrArray): arrays of those that are alike, each in the
 * order of @findings and standing where its first one does; they own nothing
 */
GPtrArray *
mh_check_group (GPtrArray *findings)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < findings->len; i++)
    {
      GPtrArray *group = NULL;

      for (guint j = groups->len; group == NULL && j-- > 0;)
        {
          GPtrArray *other = groups->pdata[j];

          if (mh_check_are_alike (other->pdata[0], findings->pdata[i]))
            group = other;
        }
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group, findings->pdata[i]);
    }
  return groups;
}

/**
 * mh_check_get_group_title:
 * @finding: one of several that are alike
 *
 * Returns: (transfer none): what they have in common, for people; its message when nothing is known
 */
const char *
mh_check_get_group_title (const MhFinding *finding)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].code, finding->code))
      return _ (titles[i].title);
  return finding->message;
}

static const char *
get_remedy (const MhFinding *finding)
{
  return finding->waiver != NULL ? finding->waiver : finding->remedy;
}

/**
 * mh_check_get_group_remedy:
 * @group: (element-type MhFinding): findings that are alike
 *
 * Returns: (transfer none) (nullable): what to do about each of them, or why all are accepted;
 * %NULL when that differs
 */
const char *
mh_check_get_group_remedy (GPtrArray *group)
{
  const char *remedy = get_remedy (group->pdata[0]);

  for (guint i = 1; i < group->len; i++)
    if (g_strcmp0 (get_remedy (group->pdata[i]), remedy) != 0)
      return NULL;
  return remedy;
}

/* patches */

static const char *
get_path (JsonNode *operation)
{
  return mh_json_text (mh_json_member (operation, "path"));
}

/* From the path of each operation to the operation; (transfer full). */
static GHashTable *
index_operations (JsonNode *patch)
{
  JsonArray *array = json_node_get_array (patch);
  GHashTable *operations = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *operation = json_array_get_element (array, i);

      g_hash_table_insert (operations, (gpointer) get_path (operation), operation);
    }
  return operations;
}

static gboolean
has_operation (GHashTable *operations, JsonNode *operation)
{
  JsonNode *known = g_hash_table_lookup (operations, get_path (operation));

  return known != NULL && mh_json_equal (known, operation);
}

static gboolean
has_all_operations (GHashTable *operations, JsonNode *patch)
{
  JsonArray *array = json_node_get_array (patch);

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!has_operation (operations, json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

/* Whether a patch does all that any does. */
static gboolean
is_whole (JsonNode *patch, GPtrArray *group)
{
  g_autoptr (GHashTable) operations = index_operations (patch);

  for (guint i = 0; i < group->len; i++)
    {
      const MhFinding *finding = group->pdata[i];

      if (finding->patch != NULL && finding->patch != patch &&
          !has_all_operations (operations, finding->patch))
        return FALSE;
    }
  return TRUE;
}

/* Operations that can be done in any order: none is at, above or below the place of another, and
 * none moves what is in an array. */
typedef struct
{
  JsonArray *array;
  GHashTable *operations; /* by path */
  GHashTable *above;      /* (element-type utf8): what their paths lead through */
} Joined;

/* Whether something is done above a path. */
static gboolean
leads_through (GHashTable *operations, const char *path)
{
  g_autofree char *above = g_strdup (path);

  for (char *slash = strrchr (above, '/'); slash != NULL; slash = strrchr (above, '/'))
    {
      *slash = '\0';
      if (g_hash_table_contains (operations, above))
        return TRUE;
    }
  return FALSE;
}

static void
add_above (GHashTable *set, const char *path)
{
  g_autofree char *above = g_strdup (path);

  for (char *slash = strrchr (above, '/'); slash != NULL; slash = strrchr (above, '/'))
    {
      *slash = '\0';
      g_hash_table_add (set, g_strdup (above));
    }
}

/* FALSE when it does not go together with what is there. */
static gboolean
join_operation (Joined *joined, JsonNode *operation)
{
  const char *path = get_path (operation);
  const char *name = path != NULL ? strrchr (path, '/') : NULL;

  if (name == NULL || g_ascii_isdigit (name[1]) || name[1] == '-')
    return FALSE;
  if (has_operation (joined->operations, operation))
    return TRUE;
  if (g_hash_table_contains (joined->operations, path) ||
      g_hash_table_contains (joined->above, path) || leads_through (joined->operations, path))
    return FALSE;
  json_array_add_element (joined->array, mh_json_share (operation));
  g_hash_table_insert (joined->operations, (gpointer) path, operation);
  add_above (joined->above, path);
  return TRUE;
}

static gboolean
join_all (Joined *joined, GPtrArray *group)
{
  for (guint i = 0; i < group->len; i++)
    {
      JsonNode *patch = ((const MhFinding *) group->pdata[i])->patch;

      for (guint j = 0; patch != NULL && j < json_array_get_length (json_node_get_array (patch));
           j++)
        if (!join_operation (joined, json_array_get_element (json_node_get_array (patch), j)))
          return FALSE;
    }
  return json_array_get_length (joined->array) > 0;
}

/**
 * mh_check_join_patches:
 * @group: (element-type MhFinding): findings that are alike
 *
 * Returns: (transfer full) (nullable): one change, RFC 6902, that mends all that can be mended by
 * one; %NULL when there is none, or theirs do not go together
 */
JsonNode *
mh_check_join_patches (GPtrArray *group)
{
  Joined joined = { NULL, NULL, NULL };
  JsonNode *patch = NULL;
  JsonNode *first = NULL;

  /* A handle that was guessed may be a stranger's: each is to be looked at. */
  if (group->len > 1 && g_str_equal (((const MhFinding *) group->pdata[0])->code, "handle-invalid"))
    return NULL;
  for (guint i = 0; first == NULL && i < group->len; i++)
    first = ((const MhFinding *) group->pdata[i])->patch;
  if (first == NULL)
    return NULL;
  /* One change often mends several, or the first takes out all of a list. */
  if (is_whole (first, group))
    return json_node_ref (first);

  joined.array = json_array_new ();
  joined.operations = g_hash_table_new (g_str_hash, g_str_equal);
  joined.above = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (join_all (&joined, group))
    patch = mh_json_take_array (g_steal_pointer (&joined.array));
  g_clear_pointer (&joined.array, json_array_unref);
  g_hash_table_unref (joined.operations);
  g_hash_table_unref (joined.above);
  return patch;
}
