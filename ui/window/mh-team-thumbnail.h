/* mh-team-thumbnail.h: small pictures of whole teams, made off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "team/mh-document.h"

G_BEGIN_DECLS

void mh_team_thumbnail_load_file (const char *path,
                                  int width_px,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void mh_team_thumbnail_load_document (MhDocument *document,
                                      int width_px,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GdkTexture *mh_team_thumbnail_finish (GAsyncResult *result, GError **error);

G_END_DECLS
