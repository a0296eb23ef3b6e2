/* mh-start-page.c: what a window shows before a file is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-start-page.h"

#include <glib/gi18n.h>

#include "mh-recent-files.h"

#define MAX_RECENT 5

struct _MhStartPage
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *page;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (MhStartPage, mh_start_page, GTK_TYPE_WIDGET)

/* The folder of a file, with the home folder as ~. */
static char *
name_folder (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = g_file_get_relative_path (home, folder);

  if (below != NULL)
    return g_build_filename ("~", below, NULL);
  return g_file_get_parse_name (folder);
}

static GtkWidget *
make_row (GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *folder = name_folder (info);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 gtk_recent_info_get_display_name (info));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  return row;
}

static void
refill (MhStartPage *self)
{
  g_autoptr (GPtrArray) recent = mh_recent_files_list (MAX_RECENT);
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);
  for (guint i = 0; i < recent->len; i++)
    gtk_list_box_append (self->recent_list, make_row (recent->pdata[i]));
  gtk_widget_set_visible (self->recent_group, recent->len > 0);
}

static void
mh_start_page_dispose (GObject *object)
{
  MhStartPage *self = MH_START_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (mh_start_page_parent_class)->dispose (object);
}

static void
mh_start_page_class_init (MhStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_start_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MhStartPage, page);
  gtk_widget_class_bind_template_child (widget_class, MhStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, MhStartPage, recent_list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mh_start_page_init (MhStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (refill), self,
                           G_CONNECT_SWAPPED);
  refill (self);
}
