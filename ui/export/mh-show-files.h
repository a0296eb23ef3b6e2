/* mh-show-files.h: files in the desktop's file manager
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mh_show_files (GtkWindow *parent, const char *const *paths);

G_END_DECLS
