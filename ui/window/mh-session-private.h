/* mh-session-private.h: what the parts of the session share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-renderer.h"
#include "mh-session.h"

G_BEGIN_DECLS

/* Shown where a document has no target. */
#define MH_SESSION_DEFAULT_SURFACE "x-header"

struct _MhSession
{
  GObject parent_instance;

  /* owned */
  MhHistory *history;
  MhSurfaces *surfaces;
  JsonNode *own_surfaces; /* (nullable): the document's part in surfaces */
  MhPictureStore *pictures;
  MhRenderer *renderer;
  GFile *file;
  char *surface_id;
  char *error;         /* (nullable): of the picture */
  char *surface_error; /* (nullable): of the user's or the document's surfaces */
  MhScene *scene;
  GdkTexture *texture;

  /* The document, surface and date that scene was laid out for: only these make it fit again. */
  MhDocument *scene_document;

  int selected;
  MhDate date; /* not set: today */
  double paint_scale;
  gboolean loaded;

  /* asked >= shown; a result below floor is of a document or surface that is no longer shown. */
  guint64 asked;
  guint64 shown;
  guint64 floor;

  gint64 asked_us; /* when, g_get_monotonic_time() */
  gint64 taken_us; /* by the last picture */
};

void mh_session_reload_surfaces (MhSession *self);
gboolean mh_session_own_surfaces_changed (MhSession *self);
const char *mh_session_choose_surface (MhSession *self);

G_END_DECLS
