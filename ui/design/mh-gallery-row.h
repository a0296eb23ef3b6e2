/* mh-gallery-row.h: a row to pick one of a few values by what they look like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

/* Makes the document that the choice would lead to; (transfer full) (nullable). value is NULL for
 * "not set". */
typedef MhDocument *(*MhGalleryTry) (MhSession *session, JsonNode *value);

#define MH_TYPE_GALLERY_ROW (mh_gallery_row_get_type ())
G_DECLARE_FINAL_TYPE (MhGalleryRow, mh_gallery_row, MH, GALLERY_ROW, AdwPreferencesRow)

void mh_gallery_row_add (MhGalleryRow *row, const char *title, JsonNode *value);
void mh_gallery_row_add_button (MhGalleryRow *row, GtkWidget *button);
void mh_gallery_row_draw (MhGalleryRow *row, MhSession *session, MhGalleryTry try);

G_END_DECLS
