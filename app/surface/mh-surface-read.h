/* mh-surface-read.h: a surface preset out of JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-surface.h"

G_BEGIN_DECLS

MhSurface *
mh_surface_read (const char *id, JsonNode *node, const char *pointer, GPtrArray *problems);
void mh_surface_free (MhSurface *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhSurface, mh_surface_free)

G_END_DECLS
