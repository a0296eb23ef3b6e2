/* mh-import-roster.h: which files people are imported from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean mh_import_is_roster (GFile *file);
GtkFileFilter *mh_import_make_filter (void);

G_END_DECLS
