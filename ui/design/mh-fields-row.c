/* mh-fields-row.c: a row to choose what is drawn of each person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-fields-row.h"

#include <glib/gi18n.h>

#include "mh-switch-row.h"
#include "team/mh-design.h"

struct _MhFieldsRow
{
  AdwExpanderRow parent_instance;

  MhValueRow *switches[MH_N_FIELDS];
  MhField shown[MH_N_FIELDS];  /* the order of the rows: what is drawn, then the rest */
  MhField fields[MH_N_FIELDS]; /* those that are drawn, in their order */
  guint n_fields;
};

static const char *const titles[MH_N_FIELDS] = {
  [MH_FIELD_PHOTO] = N_ ("Photo"),         [MH_FIELD_NAME] = N_ ("Name"),
  [MH_FIELD_EXPERTISE] = N_ ("Expertise"), [MH_FIELD_HANDLE] = N_ ("Handle"),
  [MH_FIELD_SIGNATURE] = N_ ("Signature"), [MH_FIELD_BIO] = N_ ("Biography"),
};

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhFieldsRow,
                               mh_fields_row,
                               ADW_TYPE_EXPANDER_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static guint
find_field (MhFieldsRow *self, MhField field)
{
  guint position = 0;

  while (position < self->n_fields && self->fields[position] != field)
    position++;
  return position;
}

static void
take_field (MhFieldsRow *self, const char *id)
{
  for (MhField field = 0; field < MH_N_FIELDS; field++)
    if (g_strcmp0 (mh_field_get_id (field), id) == 0 && find_field (self, field) == self->n_fields)
      self->fields[self->n_fields++] = field;
}

/* Stands the rows as the fields are drawn; what is not drawn comes after. */
static void
order_rows (MhFieldsRow *self)
{
  MhField order[MH_N_FIELDS];
  guint n = 0;

  for (guint i = 0; i < self->n_fields; i++)
    order[n++] = self->fields[i];
  for (MhField field = 0; field < MH_N_FIELDS; field++)
    if (find_field (self, field) == self->n_fields)
      order[n++] = field;
  if (memcmp (order, self->shown, sizeof order) == 0)
    return;

  memcpy (self->shown, order, sizeof order);
  for (guint i = 0; i < MH_N_FIELDS; i++)
    {
      GtkWidget *row = GTK_WIDGET (self->switches[order[i]]);

      g_object_ref (row);
      adw_expander_row_remove (ADW_EXPANDER_ROW (self), row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_object_unref (row);
    }
}

static void
show_fields (MhFieldsRow *self)
{
  g_autoptr (GString) summary = g_string_new (NULL);

  order_rows (self);
  for (MhField field = 0; field < MH_N_FIELDS; field++)
    {
      gboolean is_drawn = find_field (self, field) < self->n_fields;
      g_autoptr (JsonNode) node = mh_json_new_boolean (is_drawn);

      mh_value_row_set_value (self->switches[field], node);
    }
  for (guint i = 0; i < self->n_fields; i++)
    {
      if (i > 0)
        /* Translators: between the items of a list */
        g_string_append (summary, _ (", "));
      g_string_append (summary, _ (titles[self->fields[i]]));
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary->str);
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhFieldsRow *self = MH_FIELDS_ROW (row);

  self->n_fields = 0;
  if (value != NULL && JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);

      for (guint i = 0; i < json_array_get_length (array); i++)
        take_field (self, mh_json_get_string (json_array_get_element (array, i)));
    }
  show_fields (self);
}

static void
add_mark (MhValueRow *row, GtkWidget *mark)
{
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), mark);
}

static void
implement_value_row (MhValueRowInterface *iface)
{
  iface->set_value = set_value;
  iface->add_mark = add_mark;
}

/* A field that is switched on comes where it stands by custom: after those that come before it
 * there. */
static void
switch_field (MhFieldsRow *self, MhField field, gboolean is_drawn)
{
  guint position = find_field (self, field);

  if (is_drawn == (position < self->n_fields))
    return;
  if (!is_drawn)
    {
      self->n_fields--;
      memmove (&self->fields[position], &self->fields[position + 1],
               (self->n_fields - position) * sizeof (MhField));
      return;
    }
  for (position = 0; position < self->n_fields && self->fields[position] < field; position++)
    ;
  memmove (&self->fields[position + 1], &self->fields[position],
           (self->n_fields - position) * sizeof (MhField));
  self->fields[position] = field;
  self->n_fields++;
}

static JsonNode *
write_fields (MhFieldsRow *self)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < self->n_fields; i++)
    json_array_add_string_element (array, mh_field_get_id (self->fields[i]));
  json_node_take_array (node, array);
  return node;
}

static void
switched_cb (MhFieldsRow *self, JsonNode *value, MhValueRow *row)
{
  MhField field = 0;
  JsonNode *node = NULL;

  while (self->switches[field] != row)
    field++;
  switch_field (self, field, mh_json_get_boolean (value, FALSE));
  node = write_fields (self);
  mh_value_row_edit (MH_VALUE_ROW (self), node);
  mh_value_row_seal (MH_VALUE_ROW (self));
}

/* order */

static MhField
find_row (MhFieldsRow *self, gpointer row)
{
  MhField field = 0;

  while (field < MH_N_FIELDS && (gpointer) self->switches[field] != row)
    field++;
  return field;
}

/* position: among those that are drawn, as it shall be afterwards. */
static void
move_field (MhFieldsRow *self, MhField field, int position)
{
  guint from = find_field (self, field);

  if (from == self->n_fields || position < 0 || position >= (int) self->n_fields ||
      position == (int) from)
    return;
  memmove (&self->fields[from], &self->fields[from + 1],
           (self->n_fields - from - 1) * sizeof (MhField));
  memmove (&self->fields[position + 1], &self->fields[position],
           (self->n_fields - 1 - (guint) position) * sizeof (MhField));
  self->fields[position] = field;
  mh_value_row_edit (MH_VALUE_ROW (self), write_fields (self));
  mh_value_row_seal (MH_VALUE_ROW (self));
}

/* Alt and an arrow, as in the list of people. */
static gboolean
key_cb (GtkWidget *row, guint keyval, guint keycode, GdkModifierType state)
{
  MhFieldsRow *self = MH_FIELDS_ROW (gtk_widget_get_ancestor (row, MH_TYPE_FIELDS_ROW));
  MhField field = find_row (self, row);
  int step = (keyval == GDK_KEY_Down) - (keyval == GDK_KEY_Up);

  if ((state & GDK_ALT_MASK) == 0 || step == 0)
    return GDK_EVENT_PROPAGATE;
  move_field (self, field, (int) find_field (self, field) + step);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, icon, (int) x, (int) y);
  return gdk_content_provider_new_typed (MH_TYPE_SWITCH_ROW, row);
}

static gboolean
drop_cb (GtkWidget *row, const GValue *value)
{
  MhFieldsRow *self = MH_FIELDS_ROW (gtk_widget_get_ancestor (row, MH_TYPE_FIELDS_ROW));
  MhField field = find_row (self, g_value_get_object (value));
  guint position = find_field (self, find_row (self, row));

  /* Another inspector's, or below what is drawn. */
  if (field == MH_N_FIELDS || find_field (self, field) == self->n_fields)
    return FALSE;
  move_field (self, field, (int) MIN (position, self->n_fields - 1));
  return TRUE;
}

static void
make_movable (GtkWidget *row)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MH_TYPE_SWITCH_ROW, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (handle, "dim-label");
  gtk_widget_set_tooltip_text (handle, _ ("Drag to another place"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), handle);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), row, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, keys);
}

static void
mh_fields_row_class_init (MhFieldsRowClass *klass)
{
}

static void
mh_fields_row_init (MhFieldsRow *self)
{
  for (MhField field = 0; field < MH_N_FIELDS; field++)
    {
      GtkWidget *row = g_object_new (MH_TYPE_SWITCH_ROW, "title", _ (titles[field]), NULL);

      self->switches[field] = MH_VALUE_ROW (row);
      self->shown[field] = field;
      make_movable (row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_signal_connect_object (row, "edited", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
    }
}
