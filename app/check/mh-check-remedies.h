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
  const MhCheckRun *run; /* what was found */
  MhChecker checker;     /* for trials */
  guint n_trials;
  GError *error; /* (nullable): why nothing more can be tried */
} MhRemedies;

/* What a change of one surface's design, or of its files, is to mend. */
typedef struct
{
  const char *surface;
  const char *const *codes; /* (array zero-terminated=1) */
  gboolean by_scene;        /* these are found without pixels */
  gboolean keeps_grounds;
} MhAim;

gboolean mh_remedies_holds (GPtrArray *findings, const MhFinding *wanted);
gboolean mh_remedies_is_wanted (const MhAim *aim, const MhFinding *finding);
gboolean mh_remedies_has_wanted (const MhRemedies *remedies, const MhAim *aim);
MhCheckRun *mh_remedies_try (MhRemedies *remedies, MhPatch *patch, const MhAim *aim);
gboolean mh_remedies_give (MhRemedies *remedies,
                           MhPatch *patch,
                           const MhAim *aim,
                           const MhCheckRun *after,
                           const char *remedy);
gboolean mh_remedies_set (const MhRemedies *remedies,
                          MhPatch *patch,
                          const char *surface,
                          const char *name,
                          JsonNode *value);

/* A file each, a kind of change each. */
void mh_remedies_propose (const MhCheckRun *run);
void mh_remedies_try_colors (MhRemedies *remedies, const MhCheckPicture *picture);
void mh_remedies_try_files (MhRemedies *remedies, const MhCheckPicture *picture);
void mh_remedies_try_layouts (MhRemedies *remedies, const MhCheckPicture *picture);

G_END_DECLS
