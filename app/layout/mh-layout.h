/* mh-layout.h: document + surface + date → scene
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mh-fonts.h"
#include "mh-scene.h"
#include "picture/mh-picture-store.h"
#include "surface/mh-surface.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

/* Lays out a document for a surface. target may be NULL (no overrides, the surface's platform).
 * pictures tells which photos can be read; NULL takes each for granted. Never fails: what does not
 * fit, cannot be read or is replaced stands in the scene's not_shown and findings. Threads: any,
 * with fonts of its own. (transfer full). */
MhScene *mh_layout_scene (MhDocument *document,
                          const MhSurface *surface,
                          const MhTarget *target,
                          MhDate date,
                          MhFonts *fonts,
                          MhPictureStore *pictures);
/* How many people like the document's can be read on a phone here. */
guint mh_layout_capacity (MhDocument *document,
                          const MhSurface *surface,
                          const MhTarget *target,
                          MhDate date,
                          MhFonts *fonts,
                          GCancellable *cancellable);

G_END_DECLS
