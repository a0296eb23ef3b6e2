/* mh-face.h: a person's photo in a circle, or their initials
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-photo-paintable.h"
#include "picture/mh-picture-store.h"

G_BEGIN_DECLS

/* Properties: `size` in px. Signal `photo-loaded`: there is a photo, or there is none after all. */
#define MH_TYPE_FACE (mh_face_get_type ())
G_DECLARE_FINAL_TYPE (MhFace, mh_face, MH, FACE, GtkWidget)

void mh_face_show (MhFace *self,
                   const char *name,
                   MhPictureStore *pictures,
                   const char *path,
                   const MhPhotoCrop *crop);
GdkTexture *mh_face_get_photo (MhFace *self);
const char *mh_face_get_problem (MhFace *self);

G_END_DECLS
