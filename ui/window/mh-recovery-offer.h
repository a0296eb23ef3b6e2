/* mh-recovery-offer.h: asks whether changes that a crash left shall come back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-window.h"

G_BEGIN_DECLS

/* parent is where the question stands. Asks nothing where nothing was left. */
void mh_recovery_offer (MhWindow *parent);

G_END_DECLS
