/* mh-contrast.h: how readable one colour is on another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-color.h"

G_BEGIN_DECLS

/* Least ratios of WCAG 2.2, 1.4.3; large is 24 px, or 18.66 px bold, as displayed. */
#define MH_CONTRAST_TEXT       4.5
#define MH_CONTRAST_LARGE_TEXT 3.0

double mh_contrast_ratio (const MhColor *ink, const MhColor *paper);

G_END_DECLS
