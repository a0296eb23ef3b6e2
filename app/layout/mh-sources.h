/* mh-sources.h: what an account that only passes on links has in place of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-person.h"

G_BEGIN_DECLS

void mh_sources_add (const MhPersonMaker *maker, MhFittingInput *input);

G_END_DECLS
