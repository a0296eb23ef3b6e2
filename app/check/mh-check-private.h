/* mh-check-private.h: what the checks share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-check.h"

G_BEGIN_DECLS

/* One picture, laid out and painted. */
typedef struct
{
  const MhChecker *checker;
  MhDocument *document;
  const MhSurface *surface;
  const MhTarget *target; /* (nullable) */
  MhFormat format;
  const char *platform;
  MhDesign *design;
  MhScene *scene;
  cairo_surface_t *ground; /* without texts, at scale 1 */
  GPtrArray *findings;     /* of MhFinding */
} MhCheckJob;

MhFinding *mh_check_job_take (MhCheckJob *job, MhFinding *finding);
MhFinding *mh_check_job_take_item (MhCheckJob *job, const MhSceneItem *item, MhFinding *finding);
gboolean mh_check_job_shows (const MhCheckJob *job, MhField field);
gboolean mh_check_is_drawn (const MhCheckJob *job, const MhMember *member);

/* A file each, a group of codes each. */
void mh_check_contrast (MhCheckJob *job);
void mh_check_handles (MhCheckJob *job);
void mh_check_photos (MhCheckJob *job);
void mh_check_safe_area (MhCheckJob *job);
void mh_check_size (MhCheckJob *job);
void mh_check_surface (MhCheckJob *job);

/* What is told once for all pictures. */
void mh_check_people (GPtrArray *jobs, GPtrArray *findings);
void mh_check_notes (MhDocument *document, GPtrArray *findings);
void mh_check_waivers (const MhChecker *checker,
                       MhDocument *document,
                       const MhCheckPicture *pictures,
                       guint n_pictures,
                       GPtrArray *findings);
gboolean mh_check_remedies (const MhChecker *checker,
                            MhDocument *document,
                            const MhCheckPicture *pictures,
                            guint n_pictures,
                            GPtrArray *findings,
                            GError **error);

/* How often pictures may be checked again to find remedies, for a whole document. */
#define MH_CHECK_TRIALS 48

double
mh_check_measure_contrast (const MhCheckJob *job, const MhSceneItem *item, const MhColor *ink);
double mh_check_get_contrast_limit (const MhCheckJob *job, const MhSceneItem *item);

G_END_DECLS
