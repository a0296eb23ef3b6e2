/* mh-start-page.c: what a window shows before a file is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-start-page.h"

#include <glib/gi18n.h>

#include "mh-recent-files.h"
#include "mh-team-card.h"
#include "team/mh-template.h"

/* Two rows, or one on a wide window. */
#define MAX_RECENT 4

struct _MhStartPage
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *page;
  GtkWidget *new_team;
  GtkWidget *recent_group;
  GtkFlowBox *recent;
  GtkFlowBox *templates;

  gboolean is_filled;
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

/* What can be clicked is the card, not its place in the box as well. */
static void
add_card (GtkFlowBox *box, GtkWidget *card)
{
  GtkWidget *place = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (place, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), card);
  gtk_flow_box_append (box, place);
}

static void
add_recent (MhStartPage *self, GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = name_folder (info);
  GtkWidget *card = mh_team_card_new (gtk_recent_info_get_display_name (info), folder);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", gtk_recent_info_get_uri (info));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "app.open-recent");
  if (path != NULL)
    mh_team_card_show_file (MH_TEAM_CARD (card), path);
  add_card (self->recent, card);
}

static void
refill (MhStartPage *self)
{
  g_autoptr (GPtrArray) recent = mh_recent_files_list (MAX_RECENT);
  GtkWidget *card = NULL;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_flow_box_remove (self->recent, card);
  for (guint i = 0; i < recent->len; i++)
    add_recent (self, recent->pdata[i]);
  gtk_widget_set_visible (self->recent_group, recent->len > 0);
}

static void
add_template (MhStartPage *self, const char *id)
{
  GtkWidget *card = mh_team_card_new (mh_template_get_title (id), mh_template_get_description (id));
  g_autoptr (MhDocument) document = mh_template_make (id, _ ("Your Organisation"), NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "app.new-from");
  mh_team_card_show_document (MH_TEAM_CARD (card), document);
  add_card (self->templates, card);
}

/* Pictures are made for a page that is seen only. */
static void
mh_start_page_map (GtkWidget *widget)
{
  MhStartPage *self = MH_START_PAGE (widget);

  GTK_WIDGET_CLASS (mh_start_page_parent_class)->map (widget);
  if (self->is_filled)
    return;
  self->is_filled = TRUE;
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (refill), self,
                           G_CONNECT_SWAPPED);
  refill (self);
  /* Else the first button of the header bar has it. */
  gtk_widget_grab_focus (self->new_team);
  for (guint i = 0; mh_template_ids[i] != NULL; i++)
    add_template (self, mh_template_ids[i]);
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
  widget_class->map = mh_start_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MhStartPage, page);
  gtk_widget_class_bind_template_child (widget_class, MhStartPage, new_team);
  gtk_widget_class_bind_template_child (widget_class, MhStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, MhStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, MhStartPage, templates);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mh_start_page_init (MhStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
