/* mh-undo-toast.h: says what was done, and offers to undo it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mh_undo_toast_show (GtkWidget *widget, const char *message);

G_END_DECLS
