/* mh-check-remedies.h: trying changes that mend what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-check-private.h"
#include "team/mh-patch.h"

G_BEGIN_DECLS

typedef struct
{
  const MhChecker *checker;
  MhDocument *document;
  const MhCheckPicture *pictures;
  guint n_pictures;
  GPtrArray *findings; /* of MhFinding */
  guint n_trials;
  GError *error; /* (nullable): why nothing more can be tried */
} MhRemedies;

gboolean mh_remedies_holds (GPtrArray *findings, const MhFinding *wanted);
GPtrArray *mh_remedies_try (MhRemedies *remedies, MhPatch *patch, const char *surface);
void mh_remedies_give (MhFinding *finding, MhPatch *patch, const char *remedy);
gboolean mh_remedies_set (const MhRemedies *remedies,
                          MhPatch *patch,
                          const char *surface,
                          const char *name,
                          JsonNode *value);
const char *mh_remedies_limit (const MhRemedies *remedies, const char *surface);

void mh_remedies_try_colors (MhRemedies *remedies, const MhCheckPicture *picture);
void mh_remedies_try_layouts (MhRemedies *remedies, const MhCheckPicture *picture);

G_END_DECLS
