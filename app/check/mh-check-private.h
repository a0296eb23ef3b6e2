/* mh-check-private.h: what the checks share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-check-crew.h"
#include "mh-check.h"

G_BEGIN_DECLS

/* One picture, laid out and painted. */
typedef struct
{
  const MhChecker *checker;
  MhFonts *fonts; /* of the thread that is at it */
  MhDocument *document;
  const MhSurface *surface;
  const MhTarget *target; /* (nullable) */
  MhFormat format;
  const char *platform;
  MhDesign *design;
  MhScene *scene;
  cairo_surface_t *ground; /* (nullable): without texts, at scale 1 */
  GPtrArray *findings;     /* of MhFinding */
  guint n_scene_findings;  /* the first ones, which take no pixels to find */
  gboolean is_trial;       /* only looked at to see what is found */
  gboolean is_painted;
  GError *error; /* (nullable): why it cannot be painted */
} MhCheckJob;

/* The pictures of a document, looked at in steps: scenes first, pixels where they are wanted. */
typedef struct _MhCheckRun MhCheckRun;

struct _MhCheckRun
{
  const MhChecker *checker;
  MhCheckCrew *crew;
  MhDocument *document;
  MhCheckPicture *pictures; /* (array length=n_pictures) */
  MhCheckJob *jobs;         /* (array length=n_pictures) */
  guint n_pictures;
  const MhCheckRun *known; /* (nullable): of the document before a change that is tried */
  gboolean keeps_grounds;
  int n_kept_px;       /* (atomic): of all grounds that are kept */
  int n_painted;       /* (atomic): pictures whose pixels were looked at */
  GPtrArray *findings; /* (nullable): of MhFinding, from what was looked at last */
};

MhCheckRun *mh_check_run_new (const MhChecker *checker,
                              MhCheckCrew *crew,
                              MhDocument *document,
                              const MhCheckPicture *pictures,
                              guint n_pictures,
                              const MhCheckRun *known);
void mh_check_run_free (MhCheckRun *run);
void mh_check_run_lay_out (MhCheckRun *run, const char *surface);
gboolean mh_check_run_paint (MhCheckRun *run, const char *surface, GError **error);
void mh_check_run_collect (MhCheckRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhCheckRun, mh_check_run_free)

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
void mh_check_account (GPtrArray *jobs, GPtrArray *findings);
void mh_check_people (GPtrArray *jobs, GPtrArray *findings);
void mh_check_targets (const MhChecker *checker, MhDocument *document, GPtrArray *findings);
void mh_check_notes (MhDocument *document, GPtrArray *findings);
void mh_check_waivers (const MhChecker *checker,
                       MhDocument *document,
                       const MhCheckPicture *pictures,
                       guint n_pictures,
                       GPtrArray *findings);
gboolean mh_check_remedies (const MhCheckRun *run, GError **error);

/* How much may be tried to find remedies, for a whole document: one for a picture that is laid out
 * anew, more where it is painted. */
#define MH_CHECK_TRIALS       600
#define MH_CHECK_PAINT_TRIALS 5

double
mh_check_measure_contrast (const MhCheckJob *job, const MhSceneItem *item, const MhColor *ink);
double mh_check_get_contrast_limit (const MhCheckJob *job, const MhSceneItem *item);
gboolean mh_check_is_readable (const MhCheckJob *job);
gboolean mh_check_is_readable_between (const MhCheckJob *from, const MhCheckJob *to, double share);

G_END_DECLS
