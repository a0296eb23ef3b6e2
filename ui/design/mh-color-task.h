/* mh-color-task.h: how well a picture can be read, as work for a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/mh-color-trial.h"
#include "window/mh-worker.h"

G_BEGIN_DECLS

/* What to look at. The document, the surfaces and the store are held by reference. */
typedef struct
{
  guint64 generation; /* of the caller's counting; comes back with the news */
  MhDocument *document;
  MhSurfaces *surfaces; /* owner of surface */
  const MhSurface *surface;
  const MhTarget *target; /* (nullable): on surface */
  MhPictureStore *pictures;
  MhDate date;
  gboolean wants_offers; /* for which, looked for first: somebody waits for them */
  MhDesignColor which;
  gboolean offers_only; /* all else is known */
} MhColorTask;

typedef enum
{
  MH_COLOR_NEWS_OFFERS,
  MH_COLOR_NEWS_LEGIBILITY,
  MH_COLOR_NEWS_OPACITY,
} MhColorNewsKind;

/* One thing that came of it. */
typedef struct
{
  guint64 generation;
  MhColorNewsKind kind;
  GArray *offers; /* of MhColorOffer; empty when the picture cannot be painted */
  MhDesignColor which;
  MhLegibility legibilities[MH_N_DESIGN_COLORS];
  int percent; /* the least opacity that does; -1 when none does */
} MhColorNews;

MhColorTask *mh_color_task_copy (const MhColorTask *task);
void mh_color_task_free (MhColorTask *task);
void mh_color_news_free (MhColorNews *news);
void mh_color_task_run (MhWorker *worker, gpointer task, MhFonts *fonts, GCancellable *cancellable);

G_END_DECLS
