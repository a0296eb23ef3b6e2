/* mh-test-team.h: teams made by the tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "surface/mh-surface.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

/* A team of n people with names of many lengths and scripts, always the same ones; design is a JSON
 * object, or NULL for the defaults. Nobody has a photo. (transfer full). */
MhDocument *mh_test_team_new (guint n_members, const char *language, const char *design);
/* The built-in presets. (transfer full). */
MhSurfaces *mh_test_surfaces_new (void);
/* A document from JSON text that must be right. (transfer full). */
MhDocument *mh_test_document_new (const char *json);

G_END_DECLS
