/* mh-problems-button.c: says what is wrong with the picture shown, and with whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-problems-button.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mh-findings.h"

struct _MhProblemsButton
{
  GtkWidget parent_instance;

  MhSession *session; /* owned */

  /* template */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkListBox *list;
};

static guint row_wanted_signal;

G_DEFINE_FINAL_TYPE (MhProblemsButton, mh_problems_button, GTK_TYPE_WIDGET)

static gboolean
leads_somewhere (const MhFinding *finding)
{
  return finding->member >= 0 ||
         (finding->pointer != NULL && g_str_has_prefix (finding->pointer, "/design/"));
}

static void
add_finding (MhProblemsButton *self, const MhFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *remedy =
      finding->remedy != NULL ? g_markup_escape_text (finding->remedy, -1) : g_strdup ("");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), remedy);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leads_somewhere (finding));
  g_object_set_data_full (G_OBJECT (row), "finding", mh_finding_copy (finding),
                          (GDestroyNotify) mh_finding_free);
  gtk_list_box_append (self->list, row);
}

static void
refresh (MhProblemsButton *self)
{
  MhScene *scene = mh_session_get_scene (self->session);
  g_autofree char *sum = scene != NULL ? mh_findings_sum_up (scene->findings) : NULL;
  GtkWidget *row = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), sum != NULL);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (sum == NULL)
    {
      gtk_menu_button_popdown (self->button);
      return;
    }

  gtk_label_set_label (self->label, sum);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), sum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, sum,
                                  -1);
  for (guint i = 0; i < scene->findings->len; i++)
    add_finding (self, scene->findings->pdata[i]);
}

static void
row_activated_cb (MhProblemsButton *self, GtkListBoxRow *row)
{
  const MhFinding *finding = g_object_get_data (G_OBJECT (row), "finding");

  gtk_menu_button_popdown (self->button);
  if (finding->member >= 0)
    mh_session_set_selected (self->session, finding->member);
  else
    g_signal_emit (self, row_wanted_signal, 0, finding->pointer + strlen ("/design"));
}

static void
mh_problems_button_dispose (GObject *object)
{
  MhProblemsButton *self = MH_PROBLEMS_BUTTON (object);

  g_clear_object (&self->session);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  G_OBJECT_CLASS (mh_problems_button_parent_class)->dispose (object);
}

static void
mh_problems_button_class_init (MhProblemsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_problems_button_dispose;
  row_wanted_signal = g_signal_new ("row-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/masthead/Designer/window/mh-problems-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MhProblemsButton, button);
  gtk_widget_class_bind_template_child (widget_class, MhProblemsButton, label);
  gtk_widget_class_bind_template_child (widget_class, MhProblemsButton, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mh_problems_button_init (MhProblemsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mh_problems_button_set_session (MhProblemsButton *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
mh_problems_button_set_short (MhProblemsButton *self, gboolean is_short)
{
  gtk_widget_set_visible (GTK_WIDGET (self->label), !is_short);
}
