/* mh-photo-editor.h: a person's photo, and which part of it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_PHOTO_EDITOR (mh_photo_editor_get_type ())
G_DECLARE_FINAL_TYPE (MhPhotoEditor, mh_photo_editor, MH, PHOTO_EDITOR, GtkWidget)

void mh_photo_editor_show (MhPhotoEditor *self, MhSession *session, int member);

G_END_DECLS
