/* mh-check.h: what a careful designer would look at before publishing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "base/mh-finding.h"
#include "layout/mh-layout.h"

G_BEGIN_DECLS

/* A picture to check. */
typedef struct
{
  const MhSurface *surface;
  const MhTarget *target; /* (nullable) */
  MhFormat format;
} MhCheckPicture;

typedef enum
{
  MH_CHECK_FINDINGS,
  MH_CHECK_PATCHES, /* also looks for changes that mend what was found, which takes longer */
} MhCheckDepth;

/* Called for each picture while its pixels are there, without the texts. It may paint over them,
 * and add findings. picture is the one of that index, or what it becomes when a change of the
 * document is tried. Several threads call it at once, each with fonts of its own. */
typedef void (*MhCheckPaintedFunc) (guint index,
                                    const MhCheckPicture *picture,
                                    const MhScene *scene,
                                    cairo_surface_t *ground,
                                    MhFonts *fonts,
                                    GPtrArray *findings,
                                    gpointer data);

/* What a check needs. */
typedef struct
{
  MhDate date;
  MhFonts *fonts;
  MhPictureStore *pictures; /* (nullable) */
  MhCheckDepth depth;
  gboolean is_whole;          /* all pictures of the document are checked */
  MhSurfaces *surfaces;       /* (nullable): to tell the targets whose surface is none of these */
  MhCheckPaintedFunc painted; /* (nullable) */
  gpointer painted_data;
  GCancellable *cancellable; /* (nullable) */
} MhChecker;

GPtrArray *mh_check_document (const MhChecker *checker,
                              MhDocument *document,
                              const MhCheckPicture *pictures,
                              guint n_pictures,
                              GError **error);
guint mh_check_count (GPtrArray *findings, MhSeverity severity);
int mh_check_find_waiver (MhDocument *document, const MhFinding *finding);

G_END_DECLS
