/* mh-verify.h: whether a file is what would be written now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-export.h"

G_BEGIN_DECLS

typedef enum
{
  MH_FILE_CURRENT,
  MH_FILE_STALE,
  MH_FILE_MISSING,
} MhFileState;

/* Why a file is stale, in the order in which it is told. */
typedef enum
{
  MH_STALE_FOREIGN, /* not written by this program, or before it left a mark */
  MH_STALE_CHANGED, /* by another program, after it was written */
  MH_STALE_PEOPLE,
  MH_STALE_DRAWING,
  MH_STALE_PICTURES,
  MH_STALE_FONTS,
  MH_STALE_WORDS,
  MH_STALE_OUTPUT,
  MH_STALE_LIMIT,
  MH_STALE_PROGRAM,
  MH_N_STALE,
} MhStaleReason;

typedef struct
{
  MhFileState state;
  guint reasons; /* 1 << MhStaleReason each; 0 unless it is stale */
} MhVerdict;

const char *mh_file_state_get_id (MhFileState state);
const char *mh_stale_reason_get_id (MhStaleReason reason);
const char *mh_stale_reason_get_text (MhStaleReason reason);
gboolean mh_verify (MhDocument *document,
                    const MhExportJob *job,
                    MhDate date,
                    MhFonts *fonts,
                    MhPictureStore *pictures,
                    MhVerdict *verdict,
                    GError **error);

G_END_DECLS
