/* mh-check-row.c: one finding, and what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-check-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mh-check-edit.h"
#include "mh-findings.h"

struct _MhCheckRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  MhSession *session;
  MhFindingItem *item;

  /* template */
  GtkImage *icon;
  GtkLabel *message;
  GtkLabel *place;
  GtkLabel *remedy;
  GtkWidget *mend;
  GtkMenuButton *accept;
  GtkWidget *take_back;
  GtkEditable *reason;
  GtkWidget *accept_now;
};

static guint mended_signal;

G_DEFINE_FINAL_TYPE (MhCheckRow, mh_check_row, GTK_TYPE_LIST_BOX_ROW)

/* “X header · Aiko Tanaka”; (transfer full) (nullable). */
static char *
describe_place (MhCheckRow *self, const MhFinding *finding)
{
  MhDocument *document = mh_session_get_document (self->session);
  const MhSurface *surface =
      finding->surface != NULL
          ? mh_surfaces_find (mh_session_get_surfaces (self->session), finding->surface)
          : NULL;
  const char *title = surface != NULL ? mh_surface_translate (surface->title) : finding->surface;
  const char *name =
      finding->member >= 0 && finding->member < (int) mh_document_get_n_members (document)
          ? mh_document_get_member (document, (guint) finding->member)->name
          : NULL;

  if (title != NULL && name != NULL)
    return g_strdup_printf ("%s · %s", title, name);
  return g_strdup (title != NULL ? title : name);
}

static const char *
name_severity (const MhFinding *finding)
{
  if (finding->waiver != NULL)
    return _ ("Accepted");
  switch (finding->severity)
    {
    case MH_SEVERITY_ERROR:
      return _ ("Error");
    case MH_SEVERITY_WARNING:
      return _ ("Warning");
    case MH_SEVERITY_NOTE:
    default:
      return _ ("Note");
    }
}

/* What a screen reader says of the row. */
static void
describe (MhCheckRow *self, const MhFinding *finding, const char *place, const char *remedy)
{
  g_autofree char *label = NULL;
  g_autofree char *more = NULL;

  /* Translators: how bad a problem is, and what it is: “Error: There is no room for Aiko Tanaka” */
  label = g_strdup_printf (_ ("%s: %s"), name_severity (finding), finding->message);
  more = g_strjoin (place != NULL ? ". " : "", place != NULL ? place : "", remedy, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

static void
show_icon (MhCheckRow *self, const MhFinding *finding)
{
  static const char *const styles[] = { "error", "warning", "dim-label" };

  gtk_image_set_from_icon_name (self->icon, mh_findings_get_icon (finding));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), mh_findings_get_style (finding));
}

/* What there is to say besides the message: what to do, or why nothing need be done. */
static char *
describe_remedy (const MhFinding *finding)
{
  if (finding->waiver != NULL)
    /* Translators: %s is why somebody accepts a problem */
    return g_strdup_printf (_ ("Accepted: %s"), finding->waiver);
  return g_strdup (finding->remedy != NULL ? finding->remedy : "");
}

static void
update_actions (MhCheckRow *self, const MhFinding *finding)
{
  gboolean has_waiver = mh_check_edit_find_waiver (self->session, finding) >= 0;
  gboolean may_mend = finding->patch != NULL && finding->waiver == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.mend", may_mend);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.accept", !has_waiver);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.take-back", has_waiver);
  gtk_widget_set_visible (self->mend, may_mend);
  gtk_widget_set_visible (GTK_WIDGET (self->accept), !has_waiver);
  /* Where the remedy of a waiver is to go, one button does both. */
  gtk_widget_set_visible (self->take_back, has_waiver && !may_mend);
}

static void
refresh (MhCheckRow *self)
{
  const MhFinding *finding = mh_finding_item_get (self->item);
  g_autofree char *place = describe_place (self, finding);
  g_autofree char *remedy = describe_remedy (finding);

  show_icon (self, finding);
  gtk_label_set_text (self->message, finding->message);
  gtk_label_set_text (self->place, place != NULL ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->place), place != NULL);
  gtk_label_set_text (self->remedy, remedy);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), remedy[0] != '\0');
  if (finding->waiver != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "accepted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "accepted");
  update_actions (self, finding);
  describe (self, finding, place, remedy);
}

/* actions */

static void
mend_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhCheckRow *self = MH_CHECK_ROW (widget);

  g_object_ref (self);
  if (mh_check_edit_mend (self->session, mh_finding_item_get (self->item)))
    g_signal_emit (self, mended_signal, 0);
  g_object_unref (self);
}

static void
accept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhCheckRow *self = MH_CHECK_ROW (widget);
  g_autofree char *reason = g_strstrip (g_strdup (g_variant_get_string (parameter, NULL)));

  if (reason[0] != '\0')
    mh_check_edit_accept (self->session, mh_finding_item_get (self->item), reason);
}

static void
take_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhCheckRow *self = MH_CHECK_ROW (widget);

  mh_check_edit_take_back (self->session, mh_finding_item_get (self->item));
}

/* the reason */

static gboolean
has_reason (MhCheckRow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));

  return reason[0] != '\0';
}

static void
reason_changed_cb (MhCheckRow *self)
{
  gtk_widget_set_sensitive (self->accept_now, has_reason (self));
}

static void
reason_given_cb (MhCheckRow *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (self->reason));

  if (!has_reason (self))
    return;
  gtk_menu_button_popdown (self->accept);
  gtk_editable_set_text (self->reason, "");
  gtk_widget_activate_action (GTK_WIDGET (self), "check.accept", "s", reason);
}

/* object */

static void
mh_check_row_dispose (GObject *object)
{
  MhCheckRow *self = MH_CHECK_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mh_check_row_parent_class)->dispose (object);
}

static void
mh_check_row_class_init (MhCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_check_row_dispose;
  mended_signal = g_signal_new ("mended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/checks/mh-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, message);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, place);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, remedy);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, mend);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, accept);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, take_back);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, reason);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, accept_now);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_given_cb);
  gtk_widget_class_install_action (widget_class, "check.mend", NULL, mend_cb);
  gtk_widget_class_install_action (widget_class, "check.accept", "s", accept_cb);
  gtk_widget_class_install_action (widget_class, "check.take-back", NULL, take_back_cb);
}

static void
mh_check_row_init (MhCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_check_row_new:
 * @session: whose document @item was found in
 * @item: what was found
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mh_check_row_new (MhSession *session, MhFindingItem *item)
{
  MhCheckRow *self = g_object_new (MH_TYPE_CHECK_ROW, NULL);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

MhFindingItem *
mh_check_row_get_item (MhCheckRow *self)
{
  return self->item;
}
