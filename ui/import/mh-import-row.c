/* mh-import-row.c: shows one line of what a roster would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-row.h"

struct _MhImportRow
{
  GtkWidget parent_instance;

  GtkWidget *check;
  GtkLabel *title;
  GtkLabel *detail;

  GBinding *binding; /* (nullable), not owned: goes with either end */
};

G_DEFINE_FINAL_TYPE (MhImportRow, mh_import_row, GTK_TYPE_WIDGET)

static void
toggle_cb (MhImportRow *self)
{
  if (gtk_widget_get_visible (self->check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                                 !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
mh_import_row_dispose (GObject *object)
{
  MhImportRow *self = MH_IMPORT_ROW (object);
  GtkWidget *child = NULL;

  g_clear_pointer (&self->binding, g_binding_unbind);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mh_import_row_parent_class)->dispose (object);
}

static void
mh_import_row_class_init (MhImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_import_row_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/import/mh-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhImportRow, check);
  gtk_widget_class_bind_template_child (widget_class, MhImportRow, title);
  gtk_widget_class_bind_template_child (widget_class, MhImportRow, detail);
  gtk_widget_class_bind_template_callback (widget_class, toggle_cb);
}

static void
mh_import_row_init (MhImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_import_row_new:
 *
 * Returns: (transfer floating): a row for nothing yet
 */
GtkWidget *
mh_import_row_new (void)
{
  return g_object_new (MH_TYPE_IMPORT_ROW, NULL);
}

static void
set_css_class (MhImportRow *self, const char *css_class, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
name_check (MhImportRow *self, const char *title, const char *detail)
{
  g_autofree char *name = detail != NULL ? g_strdup_printf ("%s: %s", title, detail) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : title, -1);
}

/**
 * mh_import_row_bind:
 * @self: a row
 * @item: (nullable): what to show from now
 */
void
mh_import_row_bind (MhImportRow *self, MhImportItem *item)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  g_clear_pointer (&self->binding, g_binding_unbind);
  if (item == NULL)
    return;
  title = mh_import_item_dup_title (item);
  detail = mh_import_item_dup_detail (item);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_widget_set_visible (self->check, mh_import_item_get_change (item) != MH_ROSTER_UNCHANGED);
  name_check (self, title, detail);
  set_css_class (self, "import-heading", mh_import_item_get_kind (item) == MH_IMPORT_HEADING);
  set_css_class (self, "import-field", mh_import_item_get_kind (item) == MH_IMPORT_FIELD);
  set_css_class (self, "dim-label",
                 mh_import_item_get_change (item) == MH_ROSTER_UNCHANGED &&
                     mh_import_item_get_kind (item) != MH_IMPORT_HEADING);
  self->binding = g_object_bind_property (item, "chosen", self->check, "active",
                                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}
