/* mh-document-waivers.c: waivers that stay with their people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-document-private.h"

#include "mh-json-pointer.h"
#include "mh-json-value.h"

#define MEMBERS "/members"
#define WAIVERS "/waivers"

static JsonArray *
get_array (JsonNode *root, const char *pointer)
{
  JsonNode *node = mh_json_pointer_get (root, pointer);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
has_same_name (JsonNode *a, JsonNode *b)
{
  return g_strcmp0 (mh_json_text (mh_json_member (a, "name")),
                    mh_json_text (mh_json_member (b, "name"))) == 0;
}

/* Where like stands; where it stood before first. -1 for nowhere. */
static int
find_like (JsonArray *array,
           JsonNode *like,
           guint before,
           gboolean (*is_like) (JsonNode *a, JsonNode *b))
{
  guint n = json_array_get_length (array);

  if (before < n && is_like (json_array_get_element (array, before), like))
    return (int) before;
  for (guint i = 0; i < n; i++)
    if (is_like (json_array_get_element (array, i), like))
      return (int) i;
  return -1;
}

/* Whether somebody else of old than the one at index stands at place in edited. */
static gboolean
is_claimed (JsonArray *old,
            JsonArray *edited,
            guint index,
            int place,
            gboolean (*is_like) (JsonNode *a, JsonNode *b))
{
  JsonNode *there = json_array_get_element (edited, (guint) place);

  for (guint i = 0; i < json_array_get_length (old); i++)
    {
      JsonNode *other = json_array_get_element (old, i);

      if (i != index && is_like (there, other) && find_like (edited, other, i, is_like) == place)
        return TRUE;
    }
  return FALSE;
}

/* Where a member of old is in edited: the same, else who has the name, else who was edited in
 * place. Nobody gets the waiver of another. */
static int
find_member (JsonArray *old, JsonArray *edited, guint index)
{
  JsonNode *member = json_array_get_element (old, index);
  int found = find_like (edited, member, index, mh_json_equal);

  if (found >= 0)
    return found;
  found = find_like (edited, member, index, has_same_name);
  if (found >= 0)
    return is_claimed (old, edited, index, found, mh_json_equal) ? -1 : found;
  if (json_array_get_length (edited) != json_array_get_length (old) ||
      is_claimed (old, edited, index, (int) index, mh_json_equal) ||
      is_claimed (old, edited, index, (int) index, has_same_name))
    return -1;
  return (int) index;
}

/* What becomes of one waiver; root is (transfer full), and so is what is returned. */
static JsonNode *
follow (JsonNode *root, JsonArray *old, JsonArray *edited, guint waiver)
{
  g_autofree char *pointer = g_strdup_printf (WAIVERS "/%u", waiver);
  g_autofree char *member_pointer = g_strconcat (pointer, "/member", NULL);
  JsonNode *member = mh_json_pointer_get (root, member_pointer);
  JsonNode *followed = NULL;
  double index = mh_json_is_number (member) ? mh_json_number (member) : -1;
  int found = -1;

  if (index < 0 || index >= json_array_get_length (old))
    return root;
  found = find_member (old, edited, (guint) index);
  if (found == (int) index)
    return root;
  if (found < 0)
    followed = mh_json_pointer_remove (root, pointer, NULL);
  else
    followed = mh_json_pointer_set (root, member_pointer,
                                    json_node_init_int (json_node_alloc (), found), NULL);
  json_node_unref (root);
  return followed;
}

/**
 * mh_document_follow_members:
 * @old: the file before an edit
 * @root: (transfer full): the file after it; sealed
 *
 * Waivers name people by their place in the file. Where an edit moves people, their waivers follow
 * them; those of who is no longer there go.
 *
 * Returns: (transfer full): the file with its waivers, sealed
 */
JsonNode *
mh_document_follow_members (JsonNode *old, JsonNode *root)
{
  JsonArray *before = get_array (old, MEMBERS);
  JsonArray *after = get_array (root, MEMBERS);
  JsonArray *waivers = get_array (root, WAIVERS);

  if (before == NULL || after == NULL || before == after || waivers == NULL)
    return root;
  /* From the end, since some go. */
  for (guint i = json_array_get_length (waivers); i-- > 0;)
    root = follow (root, before, after, i);
  return root;
}
