/* mh-painting.h: a scene and its pixels, to paint the next one from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-paint.h"

G_BEGIN_DECLS

/* Immutable, atomically refcounted; any thread may read it. */
typedef struct _MhPainting MhPainting;

MhPainting *mh_painting_new (MhScene *scene,
                             double scale,
                             const MhPainting *before,
                             MhFonts *fonts,
                             MhPictureStore *pictures,
                             GCancellable *cancellable,
                             GError **error);
MhPainting *mh_painting_ref (MhPainting *painting);
void mh_painting_unref (MhPainting *painting);
cairo_surface_t *mh_painting_get_surface (const MhPainting *painting);
guint64 mh_painting_get_n_painted (const MhPainting *painting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhPainting, mh_painting_unref)

G_END_DECLS
