/* mh-preview-pane.h: the picture as it is seen on its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/mh-preview.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

/* Works while it is on the screen only.
 *
 * Actions: `preview.device` (string: "desktop" or "phone"); `preview.window` (int, CSS px);
 * `preview.recompressed` (boolean). */
#define MH_TYPE_PREVIEW_PANE (mh_preview_pane_get_type ())
G_DECLARE_FINAL_TYPE (MhPreviewPane, mh_preview_pane, MH, PREVIEW_PANE, GtkWidget)

void mh_preview_pane_set_session (MhPreviewPane *self, MhSession *session);
/* The mock-up shown, or NULL before the first. */
GdkTexture *mh_preview_pane_get_texture (MhPreviewPane *self);

G_END_DECLS
