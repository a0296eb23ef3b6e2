/* mh-difference.c: what one team file says otherwise than another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-difference.h"

#include <string.h>

#include "mh-json-pointer.h"
#include "mh-json-value.h"
#include "mh-json-write.h"

typedef struct
{
  GPtrArray *found;
  const char *member; /* (nullable) */
} Comparing;

static void compare_nodes (Comparing *comparing, GString *pointer, JsonNode *from, JsonNode *to);

void
mh_difference_free (MhDifference *difference)
{
  g_free (difference->member);
  g_free (difference->pointer);
  g_free (difference->from);
  g_free (difference->to);
  g_free (difference);
}

/* Line ends and the indent after them become one blank; inside texts there are none. */
static void
put_on_one_line (GString *text)
{
  gsize length = 0;

  for (const char *c = text->str; *c != '\0'; c++)
    {
      gboolean is_end = *c == '\n';

      text->str[length++] = is_end ? ' ' : *c;
      if (is_end)
        c += strspn (c + 1, " ");
    }
  g_string_truncate (text, length);
  g_strchomp (text->str);
}

static char *
say_value (JsonNode *node)
{
  g_autoptr (GBytes) bytes = NULL;
  GString *text = NULL;

  if (node == NULL)
    return NULL;
  if (mh_json_is_text (node))
    return g_strdup (mh_json_text (node));
  bytes = mh_json_write (node);
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  put_on_one_line (text);
  return g_string_free (text, FALSE);
}

static void
add_difference (Comparing *comparing, const char *pointer, char *from, char *to)
{
  MhDifference *difference = g_new0 (MhDifference, 1);

  difference->member = g_strdup (comparing->member);
  difference->pointer = g_strdup (pointer);
  difference->from = from;
  difference->to = to;
  g_ptr_array_add (comparing->found, difference);
}

static void
compare_member (
    Comparing *comparing, GString *pointer, const char *name, JsonObject *from, JsonObject *to)
{
  gsize length = pointer->len;

  mh_json_pointer_append (pointer, name);
  compare_nodes (comparing, pointer, json_object_get_member (from, name),
                 json_object_get_member (to, name));
  g_string_truncate (pointer, length);
}

static void
compare_objects (Comparing *comparing, GString *pointer, JsonObject *from, JsonObject *to)
{
  g_autoptr (GList) old_names = json_object_get_members (from);
  g_autoptr (GList) new_names = json_object_get_members (to);

  for (GList *l = old_names; l != NULL; l = l->next)
    compare_member (comparing, pointer, l->data, from, to);
  for (GList *l = new_names; l != NULL; l = l->next)
    if (!json_object_has_member (from, l->data))
      compare_member (comparing, pointer, l->data, from, to);
}

static void
compare_nodes (Comparing *comparing, GString *pointer, JsonNode *from, JsonNode *to)
{
  if (from != NULL && to != NULL && mh_json_equal (from, to))
    return;
  /* People are compared by who they are, not by where they stand. */
  if (comparing->member == NULL && g_str_equal (pointer->str, "/members"))
    return;
  if (from != NULL && to != NULL && JSON_NODE_HOLDS_OBJECT (from) && JSON_NODE_HOLDS_OBJECT (to))
    compare_objects (comparing, pointer, json_node_get_object (from), json_node_get_object (to));
  else
    add_difference (comparing, pointer->str, say_value (from), say_value (to));
}

/* members */

static JsonNode *
get_member_node (MhDocument *document, guint index)
{
  g_autofree char *pointer = g_strdup_printf ("/members/%u", index);

  return mh_document_get (document, pointer);
}

/* How much speaks for two entries being the same person. */
static int
rate_likeness (const MhMember *a, const MhMember *b)
{
  gboolean has_handle = a->handle != NULL && b->handle != NULL;
  int likeness = 0;

  if (g_str_equal (a->name, b->name))
    likeness += 2;
  if (has_handle && g_ascii_strcasecmp (a->handle, b->handle) == 0)
    likeness += 2;
  /* Two of the same name with accounts of their own are two people, if a closer pair is found. */
  else if (has_handle && likeness > 0)
    likeness -= 1;
  return likeness;
}

/* The partner of each member of from among those of to: an index, or -1. */
static int *
pair_members (MhDocument *from, MhDocument *to, gboolean *is_taken)
{
  guint n_from = mh_document_get_n_members (from);
  guint n_to = mh_document_get_n_members (to);
  int *partners = g_new (int, MAX (n_from, 1));

  for (guint i = 0; i < n_from; i++)
    partners[i] = -1;
  for (int likeness = 4; likeness > 0; likeness--)
    for (guint i = 0; i < n_from; i++)
      for (guint k = 0; k < n_to && partners[i] < 0; k++)
        if (!is_taken[k] && rate_likeness (mh_document_get_member (from, i),
                                           mh_document_get_member (to, k)) == likeness)
          {
            partners[i] = (int) k;
            is_taken[k] = TRUE;
          }
  return partners;
}

static gboolean
is_order_kept (const int *partners, guint n_partners)
{
  int last = -1;

  for (guint i = 0; i < n_partners; i++)
    {
      if (partners[i] < 0)
        continue;
      if (partners[i] < last)
        return FALSE;
      last = partners[i];
    }
  return TRUE;
}

static char *
list_names (MhDocument *document)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            mh_document_get_member (document, i)->name);
  return g_string_free (names, FALSE);
}

static void
compare_members (Comparing *comparing, MhDocument *from, MhDocument *to)
{
  guint n_from = mh_document_get_n_members (from);
  guint n_to = mh_document_get_n_members (to);
  g_autofree gboolean *is_taken = g_new0 (gboolean, MAX (n_to, 1));
  g_autofree int *partners = pair_members (from, to, is_taken);
  g_autoptr (GString) pointer = g_string_new (NULL);

  for (guint i = 0; i < n_from; i++)
    {
      const char *name = mh_document_get_member (from, i)->name;

      comparing->member = name;
      if (partners[i] < 0)
        add_difference (comparing, "", g_strdup (name), NULL);
      else
        compare_nodes (comparing, pointer, get_member_node (from, i),
                       get_member_node (to, (guint) partners[i]));
    }
  for (guint k = 0; k < n_to; k++)
    if (!is_taken[k])
      {
        comparing->member = mh_document_get_member (to, k)->name;
        add_difference (comparing, "", NULL, g_strdup (comparing->member));
      }
  comparing->member = NULL;
  if (!is_order_kept (partners, n_from))
    add_difference (comparing, "/members", list_names (from), list_names (to));
}

/**
 * mh_document_compare:
 * @from: a document
 * @to: another one
 *
 * People are the same who have the same name or handle, wherever they stand; that others stand
 * first is one difference, at `/members`. Objects are compared member by member, arrays as a whole.
 *
 * Returns: (transfer full) (element-type MhDifference): people first, then the rest; empty when
 * both hold the same value
 */
GPtrArray *
mh_document_compare (MhDocument *from, MhDocument *to)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_difference_free);
  g_autoptr (GString) pointer = g_string_new (NULL);
  Comparing comparing = { found, NULL };

  compare_members (&comparing, from, to);
  compare_nodes (&comparing, pointer, mh_document_get (from, ""), mh_document_get (to, ""));
  return found;
}
