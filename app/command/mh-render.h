/* mh-render.h: the parts of `masthead render`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/mh-export.h"
#include "mh-command.h"
#include "mh-team-input.h"

G_BEGIN_DECLS

/* One picture to make, and what came of it. bytes, result and error belong to the worker until
 * is_done. */
typedef struct
{
  MhDocument *document;
  MhExportJob *job;
  GBytes *bytes;          /* (nullable) */
  MhExportResult *result; /* (nullable) */
  GError *error;          /* (nullable) */
  gboolean is_done;
  gboolean is_written;
} MhRenderPiece;

/* One team file and the pictures that are made of it. */
typedef struct
{
  MhTeamInput *input;
  GPtrArray *pieces;   /* of MhRenderPiece */
  GPtrArray *findings; /* of MhFinding: each once, though several pictures have it */
  MhExit status;
} MhRenderFile;

/* What the command line asks for. */
typedef struct
{
  GPtrArray *files; /* of MhRenderFile */
  gboolean to_stdout;
} MhRenderPlan;

MhExit mh_render_plan_make (MhArguments *arguments,
                            MhSurfaces *surfaces,
                            MhConsole *console,
                            MhRenderPlan **plan);
void mh_render_plan_free (MhRenderPlan *plan);
JsonNode *mh_render_plan_report (MhRenderPlan *plan);

/* Threads that make the pieces of a plan, in their order. */
typedef struct _MhRenderPool MhRenderPool;

MhRenderPool *mh_render_pool_start (MhRenderPlan *plan, guint n_threads, MhDate date);
void mh_render_pool_free (MhRenderPool *pool);
void mh_render_pool_wait (MhRenderPool *pool, MhRenderPiece *piece, MhConsole *console);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhRenderPlan, mh_render_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhRenderPool, mh_render_pool_free)

G_END_DECLS
