/* mh-checks-page.h: everything that is wrong with a team's pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-checks.h"

G_BEGIN_DECLS

/* Signals: `place-wanted` (MhFindingItem): its place is to be shown; `mended` (guint): a remedy was
 * applied, as one step, and so many that are alike have none. */
#define MH_TYPE_CHECKS_PAGE (mh_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (MhChecksPage, mh_checks_page, MH, CHECKS_PAGE, GtkWidget)

void mh_checks_page_set_checks (MhChecksPage *self, MhChecks *checks);

G_END_DECLS
