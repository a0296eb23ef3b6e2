/* mh-roster-json.c: people from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>

#include "base/mh-limits.h"
#include "team/mh-document.h"
#include "team/mh-json-read.h"
#include "team/mh-json-value.h"

static void
complain (GPtrArray *problems, const char *pointer, const char *message)
{
  if (problems->len < MH_LIMIT_PROBLEMS)
    g_ptr_array_add (problems, mh_problem_new (pointer, "%s", message));
}

/* null stands for what is not given. */
static void
drop_nulls (JsonObject *object)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *key = keys; key != NULL; key = key->next)
    if (json_object_get_null_member (object, key->data))
      json_object_remove_member (object, key->data);
}

static void
add_person (GPtrArray *people, JsonNode *node, char *pointer, GPtrArray *problems)
{
  MhRosterPerson *person = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      complain (problems, pointer, _ ("this must be an object, such as {\"name\": \"Ann Lee\"}"));
      g_free (pointer);
      return;
    }
  person = mh_roster_person_new (0, 0);
  person->pointer = pointer;
  json_object_unref (person->member);
  person->member = json_object_ref (json_node_get_object (node));
  drop_nulls (person->member);
  if (mh_json_text (mh_json_member (node, "name")) == NULL)
    {
      mh_roster_person_complain (person, "name", FALSE, problems,
                                 _ ("there is no name here; fill it in or remove this"));
      mh_roster_person_free (person);
      return;
    }
  g_ptr_array_add (people, person);
}

/**
 * mh_roster_read_json:
 * @text: UTF-8
 * @n_bytes: its length
 * @problems: gets what is wrong
 *
 * Returns: (transfer full): the members of a team file, or of an array
 */
GPtrArray *
mh_roster_read_json (const char *text, gsize n_bytes, GPtrArray *problems)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_roster_person_free);
  g_autoptr (JsonNode) root = mh_json_read (text, n_bytes, problems);
  gboolean is_team = root != NULL && JSON_NODE_HOLDS_OBJECT (root);
  JsonNode *members = is_team ? mh_json_member (root, "members") : root;

  if (root == NULL)
    return people;
  if (is_team && mh_json_is_number (mh_json_member (root, "masthead")) &&
      mh_json_number (mh_json_member (root, "masthead")) > MH_DOCUMENT_FORMAT)
    {
      complain (problems, "/masthead",
                _ ("this file is of a newer format; install a newer Masthead"));
      return people;
    }
  if (members == NULL || !JSON_NODE_HOLDS_ARRAY (members))
    {
      complain (problems, is_team ? "/members" : "",
                _ ("there is no list of people; give a team file, or an array of its members"));
      return people;
    }
  if (json_array_get_length (json_node_get_array (members)) == 0)
    complain (problems, is_team ? "/members" : "", _ ("nobody is in it; give a list of people"));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (members)); i++)
    add_person (people, json_array_get_element (json_node_get_array (members), i),
                g_strdup_printf ("%s/%u", is_team ? "/members" : "", i), problems);
  return people;
}
