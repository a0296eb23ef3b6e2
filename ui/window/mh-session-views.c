/* mh-session-views.c: what a session holds, to be looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-session-private.h"

gboolean
mh_session_is_loaded (MhSession *self)
{
  return self->loaded;
}

GFile *
mh_session_get_file (MhSession *self)
{
  return self->file;
}

gboolean
mh_session_get_modified (MhSession *self)
{
  return mh_history_get_modified (self->history);
}

MhHistory *
mh_session_get_history (MhSession *self)
{
  return self->history;
}

MhPictureStore *
mh_session_get_pictures (MhSession *self)
{
  return self->pictures;
}

MhDate
mh_session_get_date (MhSession *self)
{
  return mh_date_is_set (self->date) ? self->date : mh_date_today ();
}

/**
 * mh_session_is_today:
 * @self: a session
 *
 * Returns: whether the picture is today's, whichever day that is
 */
gboolean
mh_session_is_today (MhSession *self)
{
  return !mh_date_is_set (self->date);
}

MhDocument *
mh_session_get_document (MhSession *self)
{
  return mh_history_get_document (self->history);
}

MhSurfaces *
mh_session_get_surfaces (MhSession *self)
{
  return self->surfaces;
}

const MhSurface *
mh_session_get_surface (MhSession *self)
{
  return mh_surfaces_find (self->surfaces, self->surface_id);
}

const MhTarget *
mh_session_get_target (MhSession *self)
{
  return mh_document_find_target (mh_session_get_document (self), self->surface_id);
}

const char *
mh_session_get_lost_surface (MhSession *self)
{
  return self->lost_surface;
}

/* Whose handles the picture shown has. */
const char *
mh_session_get_platform (MhSession *self)
{
  const MhTarget *target = mh_session_get_target (self);
  const MhSurface *surface = mh_session_get_surface (self);

  if (target != NULL && target->platform != NULL)
    return target->platform;
  return surface != NULL ? surface->platform : NULL;
}

int
mh_session_get_selected (MhSession *self)
{
  return self->selected;
}

MhScene *
mh_session_get_scene (MhSession *self)
{
  return self->scene;
}

GdkTexture *
mh_session_get_texture (MhSession *self)
{
  return self->texture;
}
