/* mh-thumbnail.h: small pictures, made beside the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "picture/mh-picture-store.h"

G_BEGIN_DECLS

void mh_thumbnail_load_async (MhPictureStore *pictures,
                              const char *path,
                              int size_px,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
GdkTexture *mh_thumbnail_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
