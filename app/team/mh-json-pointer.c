/* mh-json-pointer.c: places in a JSON value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-json-pointer.h"

#include <string.h>

#include "mh-json-pointer-private.h"

/* `~1` is a slash, `~0` a tilde. FALSE for another letter after a tilde. */
static gboolean
unescape (char *name)
{
  char *to = name;

  for (const char *from = name; *from != '\0'; from++)
    {
      if (*from != '~')
        {
          *to++ = *from;
          continue;
        }
      from++;
      if (*from != '0' && *from != '1')
        return FALSE;
      *to++ = *from == '0' ? '~' : '/';
    }
  *to = '\0';
  return TRUE;
}

/**
 * mh_json_pointer_split:
 * @pointer: a JSON Pointer; empty for the whole value
 *
 * Source: RFC 6901, sections 3 and 4.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the names on the way
 */
char **
mh_json_pointer_split (const char *pointer)
{
  g_auto (GStrv) names = NULL;

  if (pointer[0] == '\0')
    return g_new0 (char *, 1);
  if (pointer[0] != '/')
    return NULL;
  names = g_strsplit (pointer + 1, "/", -1);
  /* g_strsplit() of an empty text gives no name; here it is the empty name. */
  if (names[0] == NULL)
    {
      g_free (g_steal_pointer (&names));
      names = g_new0 (char *, 2);
      names[0] = g_strdup ("");
    }
  for (guint i = 0; names[i] != NULL; i++)
    if (!unescape (names[i]))
      return NULL;
  return g_steal_pointer (&names);
}

/**
 * mh_json_pointer_append:
 * @pointer: a JSON Pointer to an object or array
 * @name: a member's name, or an index
 *
 * Leads @pointer one step on.
 */
void
mh_json_pointer_append (GString *pointer, const char *name)
{
  g_string_append_c (pointer, '/');
  for (; *name != '\0'; name++)
    {
      if (*name == '~')
        g_string_append (pointer, "~0");
      else if (*name == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *name);
    }
}

/* Digits without a leading zero, below G_MAXUINT; RFC 6901, section 4. */
gboolean
mh_json_pointer_read_index (const char *name, guint *index)
{
  guint64 value = 0;

  if (name[0] == '\0' || (name[0] == '0' && name[1] != '\0'))
    return FALSE;
  for (; *name != '\0'; name++)
    {
      if (!g_ascii_isdigit (*name))
        return FALSE;
      value = value * 10 + (guint64) (*name - '0');
      if (value >= G_MAXUINT)
        return FALSE;
    }
  *index = (guint) value;
  return TRUE;
}

static JsonNode *
step (JsonNode *node, const char *name)
{
  guint index = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), name);
  if (!JSON_NODE_HOLDS_ARRAY (node) || !mh_json_pointer_read_index (name, &index) ||
      index >= json_array_get_length (json_node_get_array (node)))
    return NULL;
  return json_array_get_element (json_node_get_array (node), index);
}

/**
 * mh_json_pointer_get:
 * @root: a value
 * @pointer: a JSON Pointer
 *
 * Threads: any, if @root is sealed.
 *
 * Returns: (transfer none) (nullable): what stands there
 */
JsonNode *
mh_json_pointer_get (JsonNode *root, const char *pointer)
{
  g_auto (GStrv) names = mh_json_pointer_split (pointer);
  JsonNode *node = root;

  if (names == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL && node != NULL; i++)
    node = step (node, names[i]);
  return node;
}
