/* mh-window.h: one team file in a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mh-application.h"
#include "mh-recovery-folder.h"
#include "mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_WINDOW (mh_window_get_type ())
G_DECLARE_FINAL_TYPE (MhWindow, mh_window, MH, WINDOW, AdwApplicationWindow)

MhWindow *mh_window_new (MhApplication *application);
MhSession *mh_window_get_session (MhWindow *window);
/* Whether nothing was opened or begun in it yet. */
gboolean mh_window_is_blank (MhWindow *window);
gboolean mh_window_is_loading (MhWindow *self);
gboolean mh_window_shows_file (MhWindow *window, GFile *file);
const char *mh_window_get_help_topic (MhWindow *window);
void mh_window_open_file (MhWindow *window, GFile *file);
void mh_window_open_example (MhWindow *window);
/* left is (transfer full). */
void mh_window_recover (MhWindow *window, MhLeftTeam *left);
void mh_window_new_team (MhWindow *window);
void mh_window_new_team_from (MhWindow *window, const char *template_id);

void mh_window_import_file (MhWindow *window, GFile *file);

G_END_DECLS
