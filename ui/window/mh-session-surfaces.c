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

/* The first target that can be shown, else the first at all, else the most common surface. */
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
  if (mh_document_get_n_targets (document) > 0)
    return mh_document_get_target (document, 0)->surface;
  return MH_SESSION_DEFAULT_SURFACE;
}

static void
replace_id (MhSession *self, char **id, const char *with, const char *property)
{
  if (g_strcmp0 (*id, with) == 0)
    return;
  g_free (*id);
  *id = g_strdup (with);
  g_object_notify (G_OBJECT (self), property);
}

/* Where a target's surface does not exist, that is what is looked at; behind it stays one that can
 * be shown. */
void
mh_session_look_at (MhSession *self, const char *surface_id)
{
  g_autofree char *id = g_strdup (surface_id);
  gboolean is_known = mh_surfaces_find (self->surfaces, id) != NULL;

  if (is_known)
    replace_id (self, &self->surface_id, id, "surface-id");
  else if (mh_session_get_surface (self) == NULL)
    replace_id (self, &self->surface_id, MH_SESSION_DEFAULT_SURFACE, "surface-id");
  replace_id (self, &self->lost_surface, is_known ? NULL : id, "lost-surface");
}

gboolean
mh_session_can_look_at (MhSession *self, const char *surface_id)
{
  return mh_surfaces_find (self->surfaces, surface_id) != NULL ||
         mh_document_find_target (mh_session_get_document (self), surface_id) != NULL;
}

const char *
mh_session_get_looked_at (MhSession *self)
{
  return self->lost_surface != NULL ? self->lost_surface : self->surface_id;
}
