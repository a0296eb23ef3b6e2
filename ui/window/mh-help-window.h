/* mh-help-window.h: help inside the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MH_TYPE_HELP_WINDOW (mh_help_window_get_type ())
G_DECLARE_FINAL_TYPE (MhHelpWindow, mh_help_window, MH, HELP_WINDOW, AdwWindow)

GtkWidget *mh_help_window_new (GtkApplication *application);
void mh_help_window_show_topic (MhHelpWindow *window, const char *id);

G_END_DECLS
