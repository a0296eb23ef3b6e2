/* mh-render.h: the parts of `masthead render`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/mh-export.h"
#include "export/mh-verify.h"
#include "mh-command.h"
#include "mh-roster-input.h"
#include "mh-team-input.h"

G_BEGIN_DECLS

/* One picture to make or to look at, and what came of it. bytes, result, verdict and error belong
 * to the worker until is_done. */
typedef struct
{
  MhDocument *document;
  MhExportJob *job;
  GBytes *bytes;          /* (nullable) */
  MhExportResult *result; /* (nullable) */
  MhVerdict verdict;      /* of verify; counts without an error only */
  GError *error;          /* (nullable) */
  gboolean is_done;
  gboolean is_written;
} MhRenderPiece;

/* One team file and the pictures that are made of it. */
typedef struct
{
  MhTeamInput *input;
  MhDocument
      *document;     /* (nullable): what is drawn: the team, with a roster in place of its people */
  GPtrArray *pieces; /* of MhRenderPiece */
  GPtrArray *findings;     /* of MhFinding: each once, though several pictures have it */
  gboolean lacks_surfaces; /* some of the targets, which were told and are left out */
  MhExit status;
} MhRenderFile;

void mh_render_file_close (MhRenderFile *file);

char *mh_render_piece_get_name (const MhRenderPiece *piece);
void mh_render_piece_drop (MhRenderPiece *piece);

/* What the command line asks for. */
typedef struct
{
  const char *command; /* render or verify, for messages */
  GPtrArray *files;    /* of MhRenderFile */
  MhPictureStore *pictures;
  char *roster; /* (nullable): its path; NULL for standard input too */
  gboolean to_stdout;
} MhRenderPlan;

MhExit mh_render_plan_make (const char *command,
                            MhArguments *arguments,
                            MhSurfaces *surfaces,
                            MhConsole *console,
                            MhRenderPlan **plan);
void mh_render_plan_free (MhRenderPlan *plan);
MhExit mh_render_plan_sum_up (MhRenderPlan *plan);
gboolean mh_render_plan_open_roster (MhRenderPlan *plan,
                                     MhArguments *arguments,
                                     MhConsole *console,
                                     MhRosterInput **roster,
                                     MhExit *status);
void mh_render_plan_put_roster (MhRenderPlan *plan, MhRosterInput *roster, MhConsole *console);
JsonNode *mh_render_plan_report (MhRenderPlan *plan);
JsonNode *mh_render_plan_report_verdicts (MhRenderPlan *plan);

/* Threads that make the pieces of a plan, in their order. */
typedef struct _MhRenderPool MhRenderPool;

/* What a thread has to work with. */
typedef struct
{
  MhDate date;
  MhFonts *fonts;
  MhPictureStore *pictures;
  GCancellable *cancellable;
  guint n_threads; /* that may work at one piece, since there are fewer pieces than threads */
} MhRenderTools;

typedef void (*MhRenderWork) (MhRenderPiece *piece, const MhRenderTools *tools);

MhRenderPool *mh_render_pool_start (
    MhRenderPlan *plan, MhFonts *fonts, MhRenderWork work, guint n_threads, MhDate date);
void mh_render_pool_free (MhRenderPool *pool);
void mh_render_pool_wait (MhRenderPool *pool, MhRenderPiece *piece, MhConsole *console);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhRenderPlan, mh_render_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhRenderPool, mh_render_pool_free)

G_END_DECLS
