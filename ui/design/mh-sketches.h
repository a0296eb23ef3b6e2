/* mh-sketches.h: small pictures of what a design could be, made off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/mh-session.h"

G_BEGIN_DECLS

void mh_sketches_draw_async (MhSession *session,
                             GPtrArray *documents,
                             int width_px,
                             int height_px,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
GPtrArray *mh_sketches_draw_finish (GAsyncResult *result, GError **error);

G_END_DECLS
