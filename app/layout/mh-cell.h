/* mh-cell.h: one person on the page: how wide, how high
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-fitting.h"

G_BEGIN_DECLS

/* How far a signature hangs below the photo it is pinned to, as a share of its own height. */
#define MH_BADGE_DROP 0.75

double mh_cell_get_size (MhRole role, double rest_px);
double mh_cell_get_leading (MhRole role);
guint mh_cell_find_field (const MhFittingInput *input, MhRole role);
gboolean mh_cell_prepare (const MhFittingInput *input, MhFitting *fitting);
gboolean mh_cell_may_fit (const MhFittingInput *input, const MhFitting *fitting);
double mh_cell_get_least_height (const MhFittingInput *input, const MhFitting *fitting);
gboolean
mh_cell_fits (const MhFittingInput *input, const MhFitting *fitting, const MhPerson *person);
double
mh_cell_get_height (const MhFittingInput *input, const MhFitting *fitting, const MhPerson *person);
double mh_cell_get_apart_height (const MhFittingInput *input,
                                 const MhFitting *fitting,
                                 const MhPerson *person);
double mh_cell_get_text_height (const MhFittingInput *input,
                                const MhFitting *fitting,
                                const MhPerson *person);
double mh_cell_get_measure (const MhFittingInput *input,
                            const MhFitting *fitting,
                            const MhPerson *person,
                            guint line);
int mh_cell_count_lines (const MhFittingInput *input,
                         const MhFitting *fitting,
                         const MhPerson *person,
                         guint line);
double mh_cell_get_photo_top (const MhFittingInput *input, const MhFitting *fitting);
double mh_cell_get_photo_height (const MhFitting *fitting);
double mh_cell_get_signature_size (const MhPerson *person, double rest_px);
double mh_cell_get_pill_width (const MhPerson *person, double rest_px);

G_END_DECLS
