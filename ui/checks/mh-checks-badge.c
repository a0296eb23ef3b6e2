/* mh-checks-badge.c: a button that says how many problems there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-checks-badge.h"

#include <glib/gi18n.h>

#include "window/mh-tooltip.h"

struct _MhChecksBadge
{
  GtkButton parent_instance;

  MhChecks *checks; /* owned */
  GtkWidget *image;
  GtkWidget *label;
  gboolean is_short;
};

G_DEFINE_FINAL_TYPE (MhChecksBadge, mh_checks_badge, GTK_TYPE_BUTTON)

static void
show_label (MhChecksBadge *self, guint n_problems)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->label, n_problems > 0);
  if (self->is_short)
    text = g_strdup_printf ("%u", n_problems);
  else
    text = g_strdup_printf (ngettext ("%u Problem", "%u Problems", n_problems), n_problems);
  gtk_label_set_label (GTK_LABEL (self->label), text);
}

static void
set_style (MhChecksBadge *self, const char *style, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), style);
}

static void
refresh (MhChecksBadge *self)
{
  guint n_errors = mh_checks_count (self->checks, MH_SEVERITY_ERROR);
  guint n_warnings = mh_checks_count (self->checks, MH_SEVERITY_WARNING);
  g_autofree char *sum = mh_checks_sum_up (self->checks);
  g_autofree char *error = NULL;
  const char *told = sum;
  gboolean known = FALSE;

  g_object_get (self->checks, "known", &known, "error", &error, NULL);
  if (error != NULL)
    told = error;
  else if (!known)
    told = _ ("Checking");
  else if (sum[0] == '\0')
    told = _ ("Nothing to Mend");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image),
                                n_errors > 0 || error != NULL ? "dialog-error-symbolic"
                                : n_warnings > 0              ? "dialog-warning-symbolic"
                                : known                       ? "emblem-ok-symbolic"
                                                              : "content-loading-symbolic");
  show_label (self, n_errors + n_warnings);
  set_style (self, "error", n_errors > 0 || error != NULL);
  set_style (self, "warning", n_errors == 0 && error == NULL && n_warnings > 0);
  mh_tooltip_set (GTK_WIDGET (self), told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show Problems"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told,
                                  -1);
}

static void
mh_checks_badge_dispose (GObject *object)
{
  g_clear_object (&MH_CHECKS_BADGE (object)->checks);

  G_OBJECT_CLASS (mh_checks_badge_parent_class)->dispose (object);
}

static void
mh_checks_badge_class_init (MhChecksBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mh_checks_badge_dispose;
}

static void
mh_checks_badge_init (MhChecksBadge *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "checks-badge");
}

/**
 * mh_checks_badge_set_checks:
 * @self: a badge
 * @checks: what it counts, from now on
 */
void
mh_checks_badge_set_checks (MhChecksBadge *self, MhChecks *checks)
{
  if (!g_set_object (&self->checks, checks))
    return;
  g_signal_connect_object (checks, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (checks, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
mh_checks_badge_set_short (MhChecksBadge *self, gboolean is_short)
{
  self->is_short = is_short;
  if (self->checks != NULL)
    refresh (self);
}
