/* mh-import-photos.h: where the photos of people in a roster come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mh-import-task.h"

G_BEGIN_DECLS

/* A folder to look in, and what is to be said of photos.
 *
 * Property: `start` (widget, to be written once): stands before it in the same bar.
 * Signals: changed () when another folder is chosen, or none. */
#define MH_TYPE_IMPORT_PHOTOS (mh_import_photos_get_type ())
G_DECLARE_FINAL_TYPE (MhImportPhotos, mh_import_photos, MH, IMPORT_PHOTOS, GtkWidget)

/* (transfer none) (nullable) */
const char *mh_import_photos_get_folder (MhImportPhotos *self);
void mh_import_photos_set_folder (MhImportPhotos *self, const char *folder);
void mh_import_photos_show (MhImportPhotos *self, const MhImport *import);

G_END_DECLS
