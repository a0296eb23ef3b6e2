/* mh-themes.h: the themes that come with the program, and what choosing one does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-gallery-row.h"

G_BEGIN_DECLS

void mh_themes_fill (MhGalleryRow *row);
MhDocument *mh_themes_try (MhSession *session, JsonNode *theme);
void mh_themes_choose (MhSession *session, const char *file);

G_END_DECLS
