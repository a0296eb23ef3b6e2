/* mh-recent-files.h: the team files that were open of late
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The media type of a team file. */
#define MH_TEAM_MEDIA_TYPE "application/vnd.masthead.team+json"

/* Adds what was opened or saved. */
void mh_recent_files_add (GFile *file, const char *title);
/* Newest first, those that are gone left out; (transfer full) (element-type GtkRecentInfo). */
GPtrArray *mh_recent_files_list (guint max);
/* Fills a menu with items that open them through `app.open-recent`. */
void mh_recent_files_fill_menu (GMenu *menu, guint max);

G_END_DECLS
