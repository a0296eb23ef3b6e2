/* mh-check-edit.c: edits that answer findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-check-edit.h"

#include <glib/gi18n.h>
#include <string.h>

#include "check/mh-check-groups.h"
#include "check/mh-check.h"
#include "team/mh-json-value.h"
#include "team/mh-patch.h"

#define WAIVERS "/waivers"

/**
 * mh_check_edit_mend:
 * @session: a session
 * @findings: (element-type MhFinding): alike, found in its document
 *
 * Does what their patches say, as one step.
 *
 * Returns: whether there was something to do, and it was done
 */
gboolean
mh_check_edit_mend (MhSession *session, GPtrArray *findings)
{
  g_autoptr (JsonNode) patch = mh_check_join_patches (findings);
  GError *error = NULL;
  MhDocument *mended = NULL;

  if (patch == NULL)
    return FALSE;
  mended = mh_patch_apply (mh_session_get_document (session), patch, &error);
  return mh_session_commit (session, mended, error, _ ("Mend Problem"), NULL);
}

/* waivers */

/* member: -1 for anybody */
static JsonNode *
make_waiver (const MhFinding *finding, int member, const char *reason)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", finding->code);
  if (member >= 0)
    json_object_set_int_member (object, "member", member);
  if (finding->surface != NULL)
    json_object_set_string_member (object, "surface", finding->surface);
  json_object_set_string_member (object, "reason", reason);
  return mh_json_take_object (object);
}

/* A waiver names a person or a surface; one that can name neither would accept what comes later
 * too, and that of the account’s handle everybody’s. */
static gboolean
is_waivable (const MhFinding *finding)
{
  return finding->member >= 0 ||
         (finding->surface != NULL && !g_str_equal (finding->code, "handle-invalid"));
}

static gboolean
are_all_of_people (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((const MhFinding *) findings->pdata[i])->member < 0)
      return FALSE;
  return TRUE;
}

/* (transfer full): the waivers of the document but those that left_out, which may be NULL, holds.
 */
static JsonArray *
copy_waivers (MhSession *session, GHashTable *left_out)
{
  JsonNode *node = mh_document_get (mh_session_get_document (session), WAIVERS);
  JsonArray *copy = json_array_new ();

  for (guint i = 0; node != NULL && i < json_array_get_length (json_node_get_array (node)); i++)
    if (left_out == NULL || !g_hash_table_contains (left_out, GUINT_TO_POINTER (i)))
      json_array_add_element (copy, mh_json_share (
                                        json_array_get_element (json_node_get_array (node), i)));
  return copy;
}

/* waivers is (transfer full). An empty list is nothing that anybody wrote. */
static gboolean
set_waivers (MhSession *session, JsonArray *waivers, const char *label)
{
  gboolean is_empty = json_array_get_length (waivers) == 0;
  JsonNode *node = mh_json_take_array (waivers);

  if (is_empty)
    g_clear_pointer (&node, json_node_unref);
  return mh_session_set (session, WAIVERS, node, label, NULL);
}

/**
 * mh_check_edit_can_accept:
 * @findings: (element-type MhFinding): alike
 *
 * Returns: whether waivers can say which ones are meant, and no others
 */
gboolean
mh_check_edit_can_accept (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (!is_waivable (findings->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * mh_check_edit_accept:
 * @session: a session
 * @findings: (element-type MhFinding): alike, found in its document, which can be accepted
 * @reason: why they are all right, not empty
 *
 * Adds waivers for them, as one step: one for each person where all are of people, so that whoever
 * comes later is looked at again; else one for their code and surface.
 *
 * Returns: %TRUE unless the edit was refused
 */
gboolean
mh_check_edit_accept (MhSession *session, GPtrArray *findings, const char *reason)
{
  JsonArray *waivers = copy_waivers (session, NULL);
  g_autoptr (GHashTable) members = g_hash_table_new (NULL, NULL);
  gboolean by_person = are_all_of_people (findings);

  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];
      int member = by_person ? finding->member : -1;

      if (g_hash_table_add (members, GINT_TO_POINTER (member)))
        json_array_add_element (waivers, make_waiver (finding, member, reason));
    }
  return set_waivers (session, waivers, _ ("Accept Problem"));
}

/* The index of the waiver that accepts a finding, or that it is about; -1 when there is none. */
static int
find_waiver (MhSession *session, const MhFinding *finding)
{
  if (finding->waiver != NULL)
    return mh_check_find_waiver (mh_session_get_document (session), finding);
  if (finding->pointer != NULL && g_str_has_prefix (finding->pointer, WAIVERS "/"))
    return (int) g_ascii_strtoll (finding->pointer + strlen (WAIVERS "/"), NULL, 10);
  return -1;
}

/* Whether a waiver accepts a finding, or it is about one. */
gboolean
mh_check_edit_has_waiver (MhSession *session, const MhFinding *finding)
{
  return find_waiver (session, finding) >= 0;
}

/**
 * mh_check_edit_take_back:
 * @session: a session
 * @findings: (element-type MhFinding): what waivers accept, or what is found about them
 *
 * Takes the waivers out, as one step.
 *
 * Returns: whether there was one
 */
gboolean
mh_check_edit_take_back (MhSession *session, GPtrArray *findings)
{
  g_autoptr (GHashTable) waivers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      int index = find_waiver (session, findings->pdata[i]);

      if (index >= 0)
        g_hash_table_add (waivers, GINT_TO_POINTER (index));
    }
  return g_hash_table_size (waivers) > 0 &&
         set_waivers (session, copy_waivers (session, waivers), _ ("Take Back Acceptance"));
}
