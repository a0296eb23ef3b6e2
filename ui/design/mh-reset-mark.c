/* mh-reset-mark.c: says that a value is set, and takes it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-reset-mark.h"

#include <glib/gi18n.h>

#include "window/mh-tooltip.h"

struct _MhResetMark
{
  GtkWidget parent_instance;

  GtkWidget *dot;
  GtkWidget *lock;
  GtkWidget *button;
};

static guint reset_signal;

G_DEFINE_FINAL_TYPE (MhResetMark, mh_reset_mark, GTK_TYPE_WIDGET)

static void
clicked_cb (MhResetMark *self)
{
  g_signal_emit (self, reset_signal, 0);
}

static void
mh_reset_mark_dispose (GObject *object)
{
  MhResetMark *self = MH_RESET_MARK (object);

  g_clear_pointer (&self->dot, gtk_widget_unparent);
  g_clear_pointer (&self->lock, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (mh_reset_mark_parent_class)->dispose (object);
}

static void
mh_reset_mark_class_init (MhResetMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_reset_mark_dispose;

  reset_signal = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-reset-mark.ui");
  gtk_widget_class_bind_template_child (widget_class, MhResetMark, dot);
  gtk_widget_class_bind_template_child (widget_class, MhResetMark, lock);
  gtk_widget_class_bind_template_child (widget_class, MhResetMark, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
mh_reset_mark_init (MhResetMark *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_reset_mark_show:
 * @self: a mark
 * @is_set: whether there is a value to take back
 * @is_own: whether it is one of the picture shown only
 */
void
mh_reset_mark_show (MhResetMark *self, gboolean is_set, gboolean is_own)
{
  gtk_widget_set_visible (GTK_WIDGET (self), is_set);
  gtk_widget_set_visible (self->dot, is_own);
  mh_tooltip_set (self->button, is_own ? _ ("Reset to the design of all pictures") : _ ("Reset"));
}

/* Shows a lock in place of all else: the theme does not let the value be changed. To be called
 * after mh_reset_mark_show(). */
void
mh_reset_mark_set_locked (MhResetMark *self, gboolean locked)
{
  gtk_widget_set_visible (self->lock, locked);
  gtk_widget_set_visible (self->button, !locked);
  if (!locked)
    return;
  gtk_widget_set_visible (self->dot, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
