/* mh-export-choice.h: what is chosen for all files of an export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/mh-export.h"

G_BEGIN_DECLS

/* In the order of the dialog's row. */
typedef enum
{
  MH_EXPORT_AS_WRITTEN, /* in the team file */
  MH_EXPORT_AS_JPEG,
  MH_EXPORT_AS_PNG,
} MhExportFormat;

typedef struct
{
  const char *folder; /* (nullable): NULL for where the document says */
  MhExportFormat format;
  int quality; /* 0: what the document says */
} MhExportChoice;

char *mh_export_choice_make_path (const MhExportChoice *choice, const MhExportJob *job);
MhExportJob *mh_export_choice_make_job (const MhExportChoice *choice, const MhExportJob *job);

G_END_DECLS
