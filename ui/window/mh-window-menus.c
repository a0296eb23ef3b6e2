/* mh-window-menus.c: the menus of a window, whose widgets are made when they first open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-window-private.h"

#include <glib/gi18n.h>

#include "mh-recent-files.h"

#define MAX_RECENT 8

static void
refill_recent_cb (MhWindow *self)
{
  mh_recent_files_fill_menu (self->recent_menu, MAX_RECENT);
}

/* From the first time that somebody may see them: the list can be long to read. */
static void
follow_recent (MhWindow *self)
{
  if (self->follows_recent)
    return;
  self->follows_recent = TRUE;
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (refill_recent_cb), self, G_CONNECT_SWAPPED);
  refill_recent_cb (self);
}

static GMenuModel *
choose_menu (MhWindow *self, GtkMenuButton *button)
{
  if (button == self->zoom_button)
    return self->zoom_menu;
  if (button == self->guides_button)
    return self->guides_menu;
  follow_recent (self);
  return button == self->menu_button ? G_MENU_MODEL (self->main_menu)
                                     : G_MENU_MODEL (self->recent_menu);
}

static void
make_menu (GtkMenuButton *button, gpointer self)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, choose_menu (self, button));
}

/* What has a button only where there is room for it. */
static void
extend_menu (MhWindow *self)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append_submenu (section, _ ("_Recent Files"), G_MENU_MODEL (self->recent_menu));
  g_menu_append_submenu (section, _ ("_Guides"), self->guides_menu);
  g_menu_insert_section (self->main_menu, 1, NULL, G_MENU_MODEL (section));
}

/* The arrow of the split button has a tooltip, but no name for a screen reader. */
static GtkMenuButton *
find_recent_button (MhWindow *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->open_button));

  while (!GTK_IS_MENU_BUTTON (child))
    child = gtk_widget_get_next_sibling (child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Recent Files"), -1);
  return GTK_MENU_BUTTON (child);
}

/**
 * mh_window_init_menus:
 * @self: a window
 */
void
mh_window_init_menus (MhWindow *self)
{
  GtkMenuButton *buttons[] = { self->menu_button, self->zoom_button, self->guides_button,
                               find_recent_button (self) };

  extend_menu (self);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_menu_button_set_create_popup_func (buttons[i], make_menu, self, NULL);
}
