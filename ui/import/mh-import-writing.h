/* mh-import-writing.h: writing the photos of a roster, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MhImportWriting MhImportWriting;

MhImportWriting *mh_import_writing_new (GPtrArray *people, GPtrArray *photographed);
void mh_import_writing_unref (MhImportWriting *self);
void mh_import_writing_start (MhImportWriting *self, GAsyncReadyCallback callback, gpointer data);
double mh_import_writing_get_fraction (MhImportWriting *self);
void mh_import_writing_cancel (MhImportWriting *self);
MhImportWriting *mh_import_writing_get_result (GAsyncResult *result);
gboolean mh_import_writing_finish (GAsyncResult *result, GError **error);

G_END_DECLS
