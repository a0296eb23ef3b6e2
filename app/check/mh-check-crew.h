/* mh-check-crew.h: threads that look at several pictures at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/mh-fonts.h"

G_BEGIN_DECLS

/* What a thread does with one of several pieces of work; fonts are its own. */
typedef void (*MhCheckWork) (guint index, MhFonts *fonts, gpointer data);

/* The threads' fonts, which know the more texts the longer they are kept. */
typedef struct _MhCheckCrew MhCheckCrew;

MhCheckCrew *mh_check_crew_new (MhFonts *fonts, guint n_most);
void mh_check_crew_free (MhCheckCrew *crew);
void mh_check_crew_run (MhCheckCrew *crew, guint n, MhCheckWork work, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhCheckCrew, mh_check_crew_free)

G_END_DECLS
