/* mh-export-private.h: what the files of the export share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-export.h"

G_BEGIN_DECLS

MhFinding *mh_export_judge_size (const MhExportJob *job, gsize n_bytes);

G_END_DECLS
