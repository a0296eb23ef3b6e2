/* mh-help-window.c: help inside the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-help-window.h"

#include <glib/gi18n.h>

#include "mh-help-topics.h"

struct _MhHelpWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwLeaflet *leaflet;
  GtkListBox *list;
  GtkStack *pages;
  AdwWindowTitle *title;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (MhHelpWindow, mh_help_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_page (const MhHelpTopic *topic)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "help-page");
  for (guint i = 0; i < MH_HELP_MAX_PARTS && topic->parts[i].question != NULL; i++)
    {
      gtk_box_append (GTK_BOX (box), make_label (_ (topic->parts[i].question), "heading"));
      gtk_box_append (GTK_BOX (box), make_label (_ (topic->parts[i].answer), "body"));
    }
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
add_topic (MhHelpWindow *self, const MhHelpTopic *topic)
{
  GtkWidget *label = gtk_label_new (_ (topic->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_append (self->list, label);
  gtk_stack_add_named (self->pages, make_page (topic), topic->id);
}

static void
row_selected_cb (MhHelpWindow *self, GtkListBoxRow *row)
{
  guint n_topics = 0;
  const MhHelpTopic *topics = mh_help_list_topics (&n_topics);
  const MhHelpTopic *topic = NULL;

  if (row == NULL)
    return;
  topic = &topics[gtk_list_box_row_get_index (row)];
  gtk_stack_set_visible_child_name (self->pages, topic->id);
  adw_window_title_set_title (self->title, _ (topic->title));
}

static void
row_activated_cb (MhHelpWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
back_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_leaflet_navigate (MH_HELP_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
folded_cb (MhHelpWindow *self)
{
  gtk_widget_set_visible (self->back_button, adw_leaflet_get_folded (self->leaflet));
}

static void
mh_help_window_class_init (MhHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MhHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MhHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MhHelpWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MhHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MhHelpWindow, back_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
}

static void
mh_help_window_init (MhHelpWindow *self)
{
  guint n_topics = 0;
  const MhHelpTopic *topics = mh_help_list_topics (&n_topics);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_topics; i++)
    add_topic (self, &topics[i]);
  folded_cb (self);
}

/**
 * mh_help_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window that is not modal, so that one can read and try
 */
GtkWidget *
mh_help_window_new (GtkApplication *application)
{
  return g_object_new (MH_TYPE_HELP_WINDOW, "application", application, NULL);
}

/**
 * mh_help_window_show_topic:
 * @self: the window
 * @id: of a topic; any other shows the first
 */
void
mh_help_window_show_topic (MhHelpWindow *self, const char *id)
{
  guint n_topics = 0;
  const MhHelpTopic *topics = mh_help_list_topics (&n_topics);
  GtkListBoxRow *row = NULL;
  guint index = 0;

  for (guint i = 0; i < n_topics; i++)
    if (g_strcmp0 (topics[i].id, id) == 0)
      index = i;
  row = gtk_list_box_get_row_at_index (self->list, (int) index);
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}
