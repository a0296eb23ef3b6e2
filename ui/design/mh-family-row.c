/* mh-family-row.c: a row to pick a typeface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-family-row.h"

#include <glib/gi18n.h>

struct _MhFamilyRow
{
  AdwActionRow parent_instance;

  GtkWidget *button;
  GtkLabel *family;
  GtkPopover *popover;
  GtkEditable *search;
  GtkListView *list;

  GtkFilter *filter; /* owned by the list's model; NULL until the popover is first shown */
  GtkSingleSelection *selection; /* likewise */
  char *value;
};

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhFamilyRow,
                               mh_family_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static void
set_face (GtkLabel *label, const char *family)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (family != NULL)
    pango_attr_list_insert (attributes, pango_attr_family_new (family));
  /* What one face lacks must not be looked for in every other one while the list scrolls. */
  pango_attr_list_insert (attributes, pango_attr_fallback_new (family == NULL));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_text (label, family != NULL ? family : _ ("Same as Text"));
  pango_attr_list_unref (attributes);
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhFamilyRow *self = MH_FAMILY_ROW (row);
  const char *family = mh_json_get_string (value);

  if (g_strcmp0 (self->value, family) == 0)
    return;

  g_free (self->value);
  self->value = g_strdup (family);
  set_face (self->family, family != NULL && *family != '\0' ? family : NULL);
}

static void
add_mark (MhValueRow *row, GtkWidget *mark)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
}

static void
implement_value_row (MhValueRowInterface *iface)
{
  iface->set_value = set_value;
  iface->add_mark = add_mark;
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static GListModel *
list_families (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree PangoFontFamily **families = NULL;
  int n_families = 0;

  pango_context_list_families (context, &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_ptr_array_add (names, (char *) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_families);
  g_ptr_array_add (names, NULL);
  return G_LIST_MODEL (gtk_string_list_new ((const char *const *) names->pdata));
}

static gboolean
matches (gpointer item, gpointer data)
{
  MhFamilyRow *self = data;
  const char *wanted = gtk_editable_get_text (self->search);

  return *wanted == '\0' || g_str_match_string (wanted, gtk_string_object_get_string (item), TRUE);
}

static void
fill_list (MhFamilyRow *self)
{
  GtkFilterListModel *filtered = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = gtk_filter_list_model_new (list_families (GTK_WIDGET (self)), self->filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
}

/* Selects the family that is used, and brings it into view. */
static void
select_value (MhFamilyRow *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (gtk_string_object_get_string (item), self->value) != 0)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
    }
}

static void
show_cb (MhFamilyRow *self)
{
  gtk_editable_set_text (self->search, "");
  if (self->selection == NULL)
    fill_list (self);
  select_value (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
search_cb (MhFamilyRow *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
take_position (MhFamilyRow *self, guint position)
{
  g_autoptr (GtkStringObject) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;
  gtk_popover_popdown (self->popover);
  mh_value_row_edit (MH_VALUE_ROW (self), mh_json_new_string (gtk_string_object_get_string (item)));
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static void
activate_cb (MhFamilyRow *self, guint position)
{
  take_position (self, position);
}

static void
search_activated_cb (MhFamilyRow *self)
{
  take_position (self, gtk_single_selection_get_selected (self->selection));
}

static void
focus_list_cb (MhFamilyRow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize",
                                               PANGO_ELLIPSIZE_END, NULL));
}

static void
bind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  set_face (GTK_LABEL (gtk_list_item_get_child (item)),
            gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
mh_family_row_finalize (GObject *object)
{
  g_free (MH_FAMILY_ROW (object)->value);
  G_OBJECT_CLASS (mh_family_row_parent_class)->finalize (object);
}

static void
mh_family_row_class_init (MhFamilyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mh_family_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-family-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhFamilyRow, button);
  gtk_widget_class_bind_template_child (widget_class, MhFamilyRow, family);
  gtk_widget_class_bind_template_child (widget_class, MhFamilyRow, popover);
  gtk_widget_class_bind_template_child (widget_class, MhFamilyRow, search);
  gtk_widget_class_bind_template_child (widget_class, MhFamilyRow, list);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_item_cb);
}

static void
mh_family_row_init (MhFamilyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_face (self->family, NULL);
}
