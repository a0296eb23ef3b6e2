/* mh-copy-picture.h: a picture and its words, on the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "window/mh-session.h"

G_BEGIN_DECLS

/* Called when the picture is on the clipboard, or with the reason why it is not. */
typedef void (*MhCopied) (const GError *error, gpointer object);

void mh_copy_picture (MhSession *session,
                      const MhSurface *surface,
                      const MhTarget *target,
                      GdkClipboard *clipboard,
                      MhCopied copied,
                      gpointer object);
void mh_copy_words (MhSession *session,
                    const MhSurface *surface,
                    const MhTarget *target,
                    GdkClipboard *clipboard);

G_END_DECLS
