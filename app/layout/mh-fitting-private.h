/* mh-fitting-private.h: what the search for the largest type tries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-fitting.h"

G_BEGIN_DECLS

void mh_fitting_measure (const MhFittingInput *input, MhFitting *fitting);
gboolean mh_fitting_try_step (const MhFittingInput *input, MhFitting *fitting, int step);
guint mh_fitting_count_broken (const MhFittingInput *input, const MhFitting *fitting, guint *names);

G_END_DECLS
