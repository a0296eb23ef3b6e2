/* mh-date-button.c: the day that the picture is made for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-date-button.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mh-date-popover.h"
#include "mh-day.h"

struct _MhDateButton
{
  GtkWidget parent_instance;

  MhSession *session; /* owned */
  gboolean is_short;

  /* template */
  GtkMenuButton *button;
  GtkWidget *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MhDateButton, mh_date_button, GTK_TYPE_WIDGET)

static void
refresh (MhDateButton *self)
{
  MhDate date = mh_session_get_date (self->session);
  gboolean is_today = mh_session_is_today (self->session);
  g_autofree char *day = mh_day_format (date, mh_date_today ());
  /* Translators: the day that the picture is made for, “As of 1 December” */
  g_autofree char *text =
      is_today ? g_strdup (_ ("As of Today")) : g_strdup_printf (_ ("As of %s"), day);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->is_short);
  gtk_widget_set_visible (self->icon, self->is_short);
  if (is_today)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "another-day");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "another-day");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
make_popover (GtkMenuButton *button, gpointer data)
{
  MhDateButton *self = data;

  if (gtk_menu_button_get_popover (button) == NULL && self->session != NULL)
    gtk_menu_button_set_popover (button, mh_date_popover_new (self->session));
}

/* object */

static void
mh_date_button_dispose (GObject *object)
{
  MhDateButton *self = MH_DATE_BUTTON (object);

  g_clear_object (&self->session);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (mh_date_button_parent_class)->dispose (object);
}

static void
mh_date_button_class_init (MhDateButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_date_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MhDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, MhDateButton, icon);
  gtk_widget_class_bind_template_child (widget_class, MhDateButton, label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mh_date_button_init (MhDateButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
}

/**
 * mh_date_button_set_session:
 * @self: a button
 * @session: whose date it shows and sets, from now on
 */
void
mh_date_button_set_session (MhDateButton *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "notify::date", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
mh_date_button_set_short (MhDateButton *self, gboolean is_short)
{
  self->is_short = is_short;
  if (self->session != NULL)
    refresh (self);
}

void
mh_date_button_popup (MhDateButton *self)
{
  gtk_menu_button_popup (self->button);
}
