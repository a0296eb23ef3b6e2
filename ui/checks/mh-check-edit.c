/* mh-check-edit.c: edits that answer a finding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-check-edit.h"

#include <glib/gi18n.h>
#include <string.h>

#include "check/mh-check.h"
#include "team/mh-patch.h"

#define WAIVERS "/waivers"

/**
 * mh_check_edit_mend:
 * @session: a session
 * @finding: what was found in its document
 *
 * Does what the finding's patch says, as one step.
 *
 * Returns: whether there was something to do, and it was done
 */
gboolean
mh_check_edit_mend (MhSession *session, const MhFinding *finding)
{
  GError *error = NULL;
  MhDocument *mended = NULL;

  if (finding->patch == NULL)
    return FALSE;
  mended = mh_patch_apply (mh_session_get_document (session), finding->patch, &error);
  return mh_session_commit (session, mended, error, _ ("Mend Problem"), NULL);
}

static JsonNode *
make_waiver (const MhFinding *finding, const char *reason)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", finding->code);
  if (finding->member >= 0)
    json_object_set_int_member (object, "member", finding->member);
  if (finding->surface != NULL)
    json_object_set_string_member (object, "surface", finding->surface);
  json_object_set_string_member (object, "reason", reason);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * mh_check_edit_accept:
 * @session: a session
 * @finding: what was found in its document
 * @reason: why it is all right, not empty
 *
 * Adds a waiver for this finding and others with the same code, person and surface.
 *
 * Returns: %TRUE unless the edit was refused
 */
gboolean
mh_check_edit_accept (MhSession *session, const MhFinding *finding, const char *reason)
{
  JsonNode *waiver = make_waiver (finding, reason);
  JsonNode *list = NULL;

  if (mh_document_get (mh_session_get_document (session), WAIVERS) != NULL)
    return mh_session_set (session, WAIVERS "/-", waiver, _ ("Accept Problem"), NULL);
  list = json_node_init_array (json_node_alloc (), json_array_new ());
  json_array_add_element (json_node_get_array (list), waiver);
  return mh_session_set (session, WAIVERS, list, _ ("Accept Problem"), NULL);
}

/**
 * mh_check_edit_find_waiver:
 * @session: a session
 * @finding: what was found in its document
 *
 * Returns: the index of the waiver that accepts @finding, or that it is about; -1 when there is
 * none
 */
int
mh_check_edit_find_waiver (MhSession *session, const MhFinding *finding)
{
  if (finding->waiver != NULL)
    return mh_check_find_waiver (mh_session_get_document (session), finding);
  if (finding->pointer != NULL && g_str_has_prefix (finding->pointer, WAIVERS "/"))
    return (int) g_ascii_strtoll (finding->pointer + strlen (WAIVERS "/"), NULL, 10);
  return -1;
}

/**
 * mh_check_edit_take_back:
 * @session: a session
 * @finding: what a waiver accepts, or what is found about one
 *
 * Takes the waiver out.
 *
 * Returns: whether there was one
 */
gboolean
mh_check_edit_take_back (MhSession *session, const MhFinding *finding)
{
  int index = mh_check_edit_find_waiver (session, finding);
  JsonNode *all = mh_document_get (mh_session_get_document (session), WAIVERS);
  g_autofree char *pointer = NULL;

  if (index < 0 || all == NULL)
    return FALSE;
  /* An empty list is nothing that anybody wrote. */
  pointer = json_array_get_length (json_node_get_array (all)) > 1
                ? g_strdup_printf (WAIVERS "/%d", index)
                : g_strdup (WAIVERS);
  return mh_session_set (session, pointer, NULL, _ ("Take Back Acceptance"), NULL);
}
