/* mh-roster-handles.c: handles of a roster that cannot be right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster.h"

#include <glib/gi18n-lib.h>

#include "mh-roster-private.h"
#include "team/mh-handle.h"

static gboolean
is_valid_anywhere (const char *handle)
{
  for (guint i = 0; mh_handle_get_platform (i) != NULL; i++)
    if (mh_handle_is_valid (mh_handle_get_platform (i), handle, NULL))
      return TRUE;
  return FALSE;
}

static void
judge_own (const MhRosterPerson *person, GPtrArray *problems)
{
  JsonObjectIter iter;
  const char *platform = NULL;
  JsonNode *value = NULL;

  if (!json_object_has_member (person->member, "handles"))
    return;
  json_object_iter_init_ordered (&iter, json_object_get_object_member (person->member, "handles"));
  while (json_object_iter_next_ordered (&iter, &platform, &value))
    {
      const char *handle = json_node_get_string (value);
      g_autofree char *key = g_strconcat ("handles/", platform, NULL);
      g_autofree char *reason = NULL;

      if (handle != NULL && !mh_handle_is_valid (platform, handle, &reason))
        mh_roster_person_complain (
            person, key, TRUE, problems,
            /* Translators: a handle, whose it is, and why it cannot be one. */
            _ ("“%s” of %s is no handle: %s"), handle, mh_roster_person_get_name (person), reason);
    }
}

/**
 * mh_roster_judge_handles:
 * @people: (element-type MhRosterPerson): who is in a roster
 * @problems: (element-type MhProblem): gets a note for each handle that cannot be right
 *
 * Those of one platform go by its rule; of a general one it is not known where it is meant, so it
 * is told where no platform takes it.
 */
void
mh_roster_judge_handles (GPtrArray *people, GPtrArray *problems)
{
  for (guint i = 0; i < people->len; i++)
    {
      const MhRosterPerson *person = people->pdata[i];
      const char *handle =
          json_object_get_string_member_with_default (person->member, "handle", NULL);

      if (handle != NULL && !is_valid_anywhere (handle))
        mh_roster_person_complain (
            person, "handle", TRUE, problems,
            /* Translators: a handle, and whose it is. */
            _ ("“%s” of %s is no handle that any platform takes; correct it"), handle,
            mh_roster_person_get_name (person));
      judge_own (person, problems);
    }
}
