/* mh-tooltip.c: tooltips of what is shown anew at each edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-tooltip.h"

/**
 * mh_tooltip_set:
 * @widget: a widget
 * @text: (nullable): its tooltip
 *
 * Sets a tooltip where it is another one: GTK asks the display for the pointer's place each time.
 */
void
mh_tooltip_set (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}
