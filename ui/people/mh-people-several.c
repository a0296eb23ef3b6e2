/* mh-people-several.c: what can be done with several people at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-people-several.h"

#include <glib/gi18n.h>

#include "mh-people-edit.h"
#include "team/mh-json-value.h"

static JsonArray *
get_members (MhDocument *document)
{
  JsonNode *node = mh_document_get (document, "/members");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The whole list in place of the one there was, as one edit. members is (transfer full). */
static gboolean
commit_members (MhSession *session, JsonArray *members, const char *label, const char *merge_key)
{
  g_autoptr (JsonNode) value = json_node_new (JSON_NODE_ARRAY);
  GError *error = NULL;
  MhDocument *edited = NULL;

  json_node_take_array (value, members);
  edited = mh_document_set (mh_session_get_document (session), "/members", value, &error);
  if (merge_key == NULL)
    mh_session_seal (session);
  return mh_session_commit (session, edited, error, label, merge_key);
}

/**
 * mh_people_get_common:
 * @document: a document
 * @members: some people, as indices in members
 * @key: one of their fields
 * @differs: (out): whether they have more than one value
 *
 * Whoever is not in the document any more does not count.
 *
 * Returns: (transfer none) (nullable): the value that all of them have
 */
JsonNode *
mh_people_get_common (MhDocument *document, GtkBitset *members, const char *key, gboolean *differs)
{
  JsonArray *array = get_members (document);
  guint n_members = array != NULL ? json_array_get_length (array) : 0;
  JsonNode *common = NULL;
  GtkBitsetIter iter;
  guint index = 0;
  gboolean is_first = TRUE;

  *differs = FALSE;
  if (!gtk_bitset_iter_init_first (&iter, members, &index) || index >= n_members)
    return NULL;
  do
    {
      JsonNode *value = mh_json_member (json_array_get_element (array, index), key);

      if (is_first)
        common = value;
      else if ((common == NULL) != (value == NULL) ||
               (common != NULL && !mh_json_equal (common, value)))
        *differs = TRUE;
      is_first = FALSE;
    }
  while (gtk_bitset_iter_next (&iter, &index) && index < n_members);
  return *differs ? NULL : common;
}

/**
 * mh_people_set_each:
 * @session: a session
 * @members: some people, as indices in members
 * @key: one of their fields
 * @value: (transfer full) (nullable): what shall stand there for each of them; %NULL for nothing
 * @label: what undo calls the step
 * @merge_key: (nullable): as for mh_session_commit()
 *
 * Returns: %TRUE unless refused
 */
gboolean
mh_people_set_each (MhSession *session,
                    GtkBitset *members,
                    const char *key,
                    JsonNode *value,
                    const char *label,
                    const char *merge_key)
{
  g_autoptr (JsonNode) owned = value;
  JsonArray *before = get_members (mh_session_get_document (session));
  JsonArray *after = json_array_new ();

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    {
      JsonNode *person = mh_json_copy (json_array_get_element (before, i));

      if (gtk_bitset_contains (members, i) && value != NULL)
        json_object_set_member (json_node_get_object (person), key, mh_json_copy (value));
      else if (gtk_bitset_contains (members, i))
        json_object_remove_member (json_node_get_object (person), key);
      json_array_add_element (after, person);
    }
  return commit_members (session, after, label, merge_key);
}

/**
 * mh_people_remove_each:
 * @session: a session
 * @members: some people, as indices in members
 *
 * Returns: %TRUE unless refused
 */
gboolean
mh_people_remove_each (MhSession *session, GtkBitset *members)
{
  JsonArray *before = get_members (mh_session_get_document (session));
  JsonArray *after = NULL;

  if (gtk_bitset_get_size (members) == 1)
    return mh_people_remove (session, (int) gtk_bitset_get_minimum (members));
  after = json_array_new ();
  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    if (!gtk_bitset_contains (members, i))
      json_array_add_element (after, mh_json_copy (json_array_get_element (before, i)));
  mh_session_set_selected (session, -1);
  return commit_members (session, after, _ ("Remove People"), NULL);
}

/**
 * mh_people_move_each:
 * @session: a session
 * @members: some people, as indices in members
 * @before: whom they are put in front of, as an index before the move; their number for the end
 *
 * Puts people together at another place, in the order in which they are.
 *
 * Returns: %TRUE unless refused
 */
gboolean
mh_people_move_each (MhSession *session, GtkBitset *members, guint before)
{
  JsonArray *array = get_members (mh_session_get_document (session));
  guint n_members = array != NULL ? json_array_get_length (array) : 0;
  JsonArray *after = NULL;

  if (gtk_bitset_get_size (members) == 1)
    {
      guint from = gtk_bitset_get_minimum (members);

      return mh_people_move (session, (int) from, (int) (before > from ? before - 1 : before));
    }
  after = json_array_new ();
  for (guint i = 0; i <= n_members; i++)
    {
      for (guint k = 0; i == before && k < n_members; k++)
        if (gtk_bitset_contains (members, k))
          json_array_add_element (after, mh_json_copy (json_array_get_element (array, k)));
      if (i < n_members && !gtk_bitset_contains (members, i))
        json_array_add_element (after, mh_json_copy (json_array_get_element (array, i)));
    }
  return commit_members (session, after, _ ("Move People"), NULL);
}
