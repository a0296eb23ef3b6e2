/* mh-session-edit.c: edits of a session's document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-session.h"

#include <glib/gi18n.h>

#include "team/mh-json-pointer.h"

/* Pointer of a design value in the target's own design, or NULL when no target is shown. */
static char *
point_into_target (MhSession *self, const char *path)
{
  const MhTarget *target = mh_session_get_target (self);

  if (target == NULL)
    return NULL;
  return g_strdup_printf ("/targets/%d/design%s", target->index, path);
}

/**
 * mh_session_commit:
 * @self: a session
 * @edited: (transfer full) (nullable): the document after the edit
 * @error: (transfer full) (nullable): why there is none
 * @label: what undo calls the step
 * @merge_key: (nullable): edits with the same key are one step until mh_session_seal()
 *
 * Returns: %TRUE unless the edit was refused
 */
gboolean
mh_session_commit (
    MhSession *self, MhDocument *edited, GError *error, const char *label, const char *merge_key)
{
  g_return_val_if_fail (MH_IS_SESSION (self), FALSE);

  if (edited == NULL)
    {
      g_signal_emit_by_name (self, "edit-refused", error != NULL ? error->message : "");
      g_clear_error (&error);
      return FALSE;
    }

  mh_history_commit (mh_session_get_history (self), edited, label, merge_key);
  mh_document_unref (edited);
  return TRUE;
}

/**
 * mh_session_set:
 * @self: a session
 * @pointer: a JSON Pointer into the document
 * @value: (transfer full) (nullable): what shall stand there; %NULL for nothing
 * @label: what undo calls the step
 * @merge_key: (nullable): as for mh_session_commit()
 *
 * Returns: %TRUE unless the edit was refused
 */
gboolean
mh_session_set (
    MhSession *self, const char *pointer, JsonNode *value, const char *label, const char *merge_key)
{
  MhDocument *document = mh_session_get_document (self);
  MhDocument *edited = NULL;
  GError *error = NULL;

  if (value == NULL && mh_document_get (document, pointer) == NULL)
    return TRUE;

  if (value != NULL)
    edited = mh_document_set (document, pointer, value, &error);
  else
    edited = mh_document_remove (document, pointer, &error);
  g_clear_pointer (&value, json_node_unref);
  return mh_session_commit (self, edited, error, label, merge_key);
}

/**
 * mh_session_refuse_locked:
 * @self: a session
 * @path: where in the design, such as `/panel/size`
 *
 * Emits `edit-refused` when the theme locks that value.
 *
 * Returns: %TRUE if it does
 */
gboolean
mh_session_refuse_locked (MhSession *self, const char *path)
{
  if (!mh_document_is_locked (mh_session_get_document (self), path))
    return FALSE;

  g_signal_emit_by_name (self, "edit-refused", _ ("The theme keeps this as it is"));
  return TRUE;
}

/**
 * mh_session_set_design:
 * @self: a session
 * @path: where in the design, such as `/panel/size`
 * @value: (transfer full) (nullable): what shall stand there; %NULL for the value of what lies
 * below
 * @label: what undo calls the step
 * @merge_key: (nullable): as for mh_session_commit()
 *
 * Where the target shown has a value of its own, that one is changed: the other would not be seen.
 *
 * Returns: %TRUE unless the edit was refused
 */
gboolean
mh_session_set_design (
    MhSession *self, const char *path, JsonNode *value, const char *label, const char *merge_key)
{
  g_autofree char *own = point_into_target (self, path);
  g_autofree char *shared = g_strconcat ("/design", path, NULL);
  gboolean overrides = own != NULL && mh_document_get (mh_session_get_document (self), own) != NULL;

  /* What is locked may be taken away all the same: it is not seen. */
  if (value != NULL && mh_session_refuse_locked (self, path))
    {
      json_node_unref (value);
      return FALSE;
    }
  return mh_session_set (self, overrides ? own : shared, value, label, merge_key);
}

/**
 * mh_session_get_design_value:
 * @self: a session
 * @path: where in the design
 *
 * Returns: (transfer full) (nullable): the value that counts for the target shown
 */
JsonNode *
mh_session_get_design_value (MhSession *self, const char *path)
{
  g_autoptr (JsonNode) design =
      mh_document_dup_design_node (mh_session_get_document (self), mh_session_get_target (self));
  JsonNode *found = mh_json_pointer_get (design, path);

  return found != NULL ? json_node_copy (found) : NULL;
}

/* Ends the step that edits with the same merge key join. */
void
mh_session_seal (MhSession *self)
{
  mh_history_seal (mh_session_get_history (self));
}

void
mh_session_give_up (MhSession *self, const char *merge_key)
{
  mh_history_give_up (mh_session_get_history (self), merge_key);
}

/* (transfer none) (nullable): what documents share as long as nothing of the person is edited. */
static JsonObject *
get_member_object (MhDocument *document, int member)
{
  g_autofree char *pointer = g_strdup_printf ("/members/%d", member);
  JsonNode *node = member >= 0 ? mh_document_get (document, pointer) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Whoever is selected stays so, also where a step gives them another place. */
static void
step (MhSession *self, gboolean (*take) (MhHistory *))
{
  g_autoptr (MhDocument) before = mh_document_ref (mh_session_get_document (self));
  JsonObject *selected = get_member_object (before, mh_session_get_selected (self));
  MhDocument *after = NULL;

  take (mh_session_get_history (self));
  after = mh_session_get_document (self);
  for (guint i = 0; selected != NULL && i < mh_document_get_n_members (after); i++)
    if (get_member_object (after, (int) i) == selected)
      mh_session_set_selected (self, (int) i);
}

void
mh_session_undo (MhSession *self)
{
  step (self, mh_history_undo);
}

void
mh_session_redo (MhSession *self)
{
  step (self, mh_history_redo);
}
