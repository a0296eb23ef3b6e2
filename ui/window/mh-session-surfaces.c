/* mh-session-surfaces.c: the presets that count for a session's document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-problem.h"
#include "mh-session-private.h"

static void
set_surface_error (MhSession *self, const char *message)
{
  if (g_strcmp0 (self->surface_error, message) == 0)
    return;

  g_free (self->surface_error);
  self->surface_error = g_strdup (message);
  g_object_notify (G_OBJECT (self), "error");
}

/* The presets with the document's own laid over them; what is wrong in them is told. */
void
mh_session_reload_surfaces (MhSession *self)
{
  MhDocument *document = mh_history_get_document (self->history);
  JsonNode *own = mh_document_get_surfaces (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  MhSurfaces *surfaces = NULL;

  surfaces = mh_surfaces_add_team (self->presets, mh_document_get (document, ""), problems, &error);
  if (surfaces == NULL)
    surfaces = mh_surfaces_ref (self->presets);
  set_surface_error (self, error != NULL ? error->message : NULL);
  g_clear_pointer (&self->surfaces, mh_surfaces_unref);
  self->surfaces = surfaces;
  g_clear_pointer (&self->own_surfaces, json_node_unref);
  self->own_surfaces = own != NULL ? json_node_ref (own) : NULL;
}

/* Most edits leave the surfaces alone, and typing must not read files. */
gboolean
mh_session_own_surfaces_changed (MhSession *self)
{
  JsonNode *own = mh_document_get_surfaces (mh_history_get_document (self->history));

  if (own == self->own_surfaces)
    return FALSE;
  return own == NULL || self->own_surfaces == NULL || !json_node_equal (own, self->own_surfaces);
}

/* The first target that can be shown, else the most common surface. */
const char *
mh_session_choose_surface (MhSession *self)
{
  MhDocument *document = mh_history_get_document (self->history);

  for (guint i = 0; i < mh_document_get_n_targets (document); i++)
    {
      const char *id = mh_document_get_target (document, i)->surface;

      if (mh_surfaces_find (self->surfaces, id) != NULL)
        return id;
    }
  return MH_SESSION_DEFAULT_SURFACE;
}
