/* mh-session-private.h: what the parts of the session share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-file-watch.h"
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
  MhSurfaces *presets;    /* the program's own, with the user's laid over */
  MhSurfaces *surfaces;   /* with the document's laid over these */
  JsonNode *own_surfaces; /* (nullable): the document's part in surfaces */
  MhPictureStore *pictures;
  MhRenderer *renderer;
  GFile *file;
  char *surface_id;
  char *lost_surface;    /* (nullable): of a target whose surface does not exist, when looked at */
  char *error;           /* (nullable): of the picture */
  char *surface_error;   /* (nullable): of the document's surfaces */
  char *presets_problem; /* (nullable): of the user's own */
  char *theme_problem;   /* (nullable): of the theme's file */
  MhFileWatch *surfaces_watch;
  MhFileWatch *theme_watch;
  guint n_surfaces_readings; /* begun so far: the last one counts */
  guint n_theme_readings;
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
void mh_session_look_at (MhSession *self, const char *surface_id);
gboolean mh_session_can_look_at (MhSession *self, const char *surface_id);
const char *mh_session_get_looked_at (MhSession *self);
void mh_session_set_presets (MhSession *self, MhSurfaces *presets);

/* mh-session-sources.c */
void mh_session_watch_sources (MhSession *self);
void mh_session_stop_watching (MhSession *self);
void mh_session_follow_theme (MhSession *self);

G_END_DECLS
