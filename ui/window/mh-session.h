/* mh-session.h: what one window works on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "layout/mh-scene.h"
#include "picture/mh-picture-store.h"
#include "surface/mh-surface.h"
#include "team/mh-history.h"

G_BEGIN_DECLS

/* The model behind a window: a history of documents, the file they come from, the view's state
 * (which surface, which member is selected, which date) and the last picture. Widgets read
 * properties, listen to notify and commit edits here; none keeps a copy of its own.
 *
 * Properties (notify on each):
 *   document     MhDocument, boxed, read-only: the current one
 *   file         GFile, nullable, read-only: where it was read or saved
 *   title        string, read-only: the organisation
 *   modified     boolean, read-only
 *   can-undo, can-redo, undo-label, redo-label   read-only
 *   surface-id   string: the surface that is shown
 *   lost-surface string, nullable, read-only: in place of which nothing can be shown, since no
 *                surface is called what a target says
 *   selected     int: index of the selected member, -1 for none
 *   date         string, nullable, read-only: YYYY-MM-DD, the day shown; NULL for today
 *   scene        MhScene, boxed, read-only: of the picture shown; NULL before the first
 *   texture      GdkTexture, read-only: the last good picture; NULL before the first
 *   busy         boolean, read-only: a newer picture is being made
 *   error        string, nullable, read-only: why the newest picture could not be made
 *
 * Signals: `edit-refused` (message); `source-changed` (message): a file that the pictures depend on
 * was changed by another program, and they follow.
 *
 * Rendering: each change of document, surface, date or scale asks the worker for a new picture;
 * late ones are dropped by generation number. */
#define MH_TYPE_SESSION (mh_session_get_type ())
G_DECLARE_FINAL_TYPE (MhSession, mh_session, MH, SESSION, GObject)

#define MH_TYPE_SCENE (mh_scene_get_type ())
GType mh_scene_get_type (void);

MhSession *mh_session_new (void);
/* The file with the user's own presets, which need not exist; (transfer full). */
char *mh_session_dup_user_surfaces (void);
/* Replaces the document: opened or new. file may be NULL. */
void mh_session_load (MhSession *session, MhDocument *document, GFile *file);
/* FALSE until the first mh_session_load(): the document is an empty starter that nobody asked for.
 */
gboolean mh_session_is_loaded (MhSession *session);
GFile *mh_session_get_file (MhSession *session);
/* document, as it was written to file, is what stands there now. */
void mh_session_mark_saved (MhSession *session, MhDocument *document, GFile *file);
/* The document as it must stand in file; (transfer full). */
MhDocument *mh_session_fit_document (MhSession *session, GFile *file);
char *mh_session_dup_stem (MhSession *session);
gboolean mh_session_get_modified (MhSession *session);
MhHistory *mh_session_get_history (MhSession *session);
MhPictureStore *mh_session_get_pictures (MhSession *session);
/* The day that the picture is made for. */
MhDate mh_session_get_date (MhSession *session);
gboolean mh_session_is_today (MhSession *session);
void mh_session_set_date (MhSession *session, MhDate date);
MhDocument *mh_session_get_document (MhSession *session);
MhSurfaces *mh_session_get_surfaces (MhSession *session);
const MhSurface *mh_session_get_surface (MhSession *session);
/* The id that targets say and no surface has, when that is looked at; else NULL. */
const char *mh_session_get_lost_surface (MhSession *session);
/* The document's target on the surface shown, or NULL. */
const MhTarget *mh_session_get_target (MhSession *session);
/* The platform whose handles the picture shown has, or NULL. */
const char *mh_session_get_platform (MhSession *session);
void mh_session_set_surface_id (MhSession *session, const char *surface_id);
int mh_session_get_selected (MhSession *session);
void mh_session_set_selected (MhSession *session, int member);
MhScene *mh_session_get_scene (MhSession *session);
GdkTexture *mh_session_get_texture (MhSession *session);
void mh_session_await_texture (MhSession *session);
/* Scale that the canvas wants: device pixels per output pixel; the worker paints at this, within
 * 0.25 to 4. */
void mh_session_set_paint_scale (MhSession *session, double scale);

/* Commits a document made by an mh_document_ edit (transfer full). NULL with error set: emits
 * `edit-refused` (message) and changes nothing. label is what undo shows ("Rename Person"); edits
 * with the same merge_key (nullable) become one step until mh_session_seal(). */
gboolean mh_session_commit (MhSession *session,
                            MhDocument *edited,
                            GError *error,
                            const char *label,
                            const char *merge_key);
/* Sets or removes (value NULL) what stands at a pointer. value is (transfer full). */
gboolean mh_session_set (MhSession *session,
                         const char *pointer,
                         JsonNode *value,
                         const char *label,
                         const char *merge_key);
/* The same below the design: path such as "/panel/size". Goes to the target's own design where that
 * already overrides the value, else to the document's. */
gboolean mh_session_set_design (MhSession *session,
                                const char *path,
                                JsonNode *value,
                                const char *label,
                                const char *merge_key);
/* The effective value, (transfer full) (nullable). */
JsonNode *mh_session_get_design_value (MhSession *session, const char *path);
/* Whether the theme keeps a value of the design from being changed; told to the user when it is. */
gboolean mh_session_refuse_locked (MhSession *session, const char *path);
void mh_session_seal (MhSession *session);
/* Takes back what was edited with merge_key since the last seal; nothing is left to redo. */
void mh_session_give_up (MhSession *session, const char *merge_key);
void mh_session_undo (MhSession *session);
void mh_session_redo (MhSession *session);

G_END_DECLS
