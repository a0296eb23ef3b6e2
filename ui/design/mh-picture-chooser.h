/* mh-picture-chooser.h: asking for a picture file, and taking dropped ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*MhPictureChosen) (GtkWidget *widget, const char *path);

void mh_choose_picture (GtkWidget *widget, const char *title, MhPictureChosen chosen);
void mh_choose_theme (GtkWidget *widget, const char *title, MhPictureChosen chosen);
char **mh_list_dropped_pictures (const GValue *value);

G_END_DECLS
