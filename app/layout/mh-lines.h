/* mh-lines.h: where the lines of a text end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-copy.h"

G_BEGIN_DECLS

double mh_lines_choose (const MhCopy *copy, double size_px, double measure_px, char **joined);

G_END_DECLS
