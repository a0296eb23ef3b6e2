/* mh-file-watch.h: notices when another program writes a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Signal: changed: the file was written, replaced, made or removed, by whomever; once for a burst.
 */
#define MH_TYPE_FILE_WATCH (mh_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (MhFileWatch, mh_file_watch, MH, FILE_WATCH, GObject)

MhFileWatch *mh_file_watch_new (void);
/* file is (nullable). */
gboolean mh_file_watch_set_file (MhFileWatch *watch, GFile *file);

G_END_DECLS
