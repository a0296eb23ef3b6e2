/* mh-undo-toast.c: says what was done, and offers to undo it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-undo-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * mh_undo_toast_show:
 * @widget: whatever did it; nothing is said outside of a window
 * @message: what was done, as plain text
 */
void
mh_undo_toast_show (GtkWidget *widget, const char *message)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (message, -1);
  AdwToast *toast = NULL;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
