/* mh-export-ask.h: whether pictures with errors shall be exported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The window's answers: "cancel", "show" (the problems) and "export". */
GtkWidget *mh_export_ask_new (GtkWindow *parent, GPtrArray *findings);

G_END_DECLS
