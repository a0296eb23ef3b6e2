/* mh-export-private.h: what the files of the export share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-export.h"

G_BEGIN_DECLS

MhExportResult *
mh_export_make_result (const MhExportJob *job, MhScene *scene, GBytes *bytes, int quality);
void mh_export_keep (const MhExportJob *job,
                     const char *fingerprint,
                     GBytes *bytes,
                     int quality,
                     MhPictureStore *pictures);
MhFinding *mh_export_judge_size (const MhExportJob *job, gsize n_bytes);

G_END_DECLS
