/* mh-point-row.c: a row to set a point in a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-point-row.h"

#include <glib/gi18n.h>

#include "mh-number-row.h"
#include "team/mh-json-value.h"

#define MIDDLE 0.5

struct _MhPointRow
{
  AdwPreferencesRow parent_instance;

  MhValueRow *numbers[2]; /* across, down */
  double point[2];
};

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhPointRow,
                               mh_point_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static double
read_coordinate (JsonNode *value, guint index)
{
  JsonArray *array = NULL;

  if (value == NULL || !JSON_NODE_HOLDS_ARRAY (value))
    return MIDDLE;
  array = json_node_get_array (value);
  return index < json_array_get_length (array)
             ? mh_json_get_number (json_array_get_element (array, index), MIDDLE)
             : MIDDLE;
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhPointRow *self = MH_POINT_ROW (row);

  for (guint i = 0; i < G_N_ELEMENTS (self->numbers); i++)
    {
      g_autoptr (JsonNode) number = NULL;

      self->point[i] = read_coordinate (value, i);
      number = mh_json_new_number (self->point[i]);
      mh_value_row_set_value (self->numbers[i], number);
    }
}

static void
add_mark (MhValueRow *row, GtkWidget *mark)
{
  mh_value_row_add_mark (MH_POINT_ROW (row)->numbers[0], mark);
}

static void
implement_value_row (MhValueRowInterface *iface)
{
  iface->set_value = set_value;
  iface->add_mark = add_mark;
}

static void
edited_cb (MhPointRow *self, JsonNode *value, MhValueRow *number)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->numbers); i++)
    {
      if (self->numbers[i] == number)
        self->point[i] = mh_json_get_number (value, MIDDLE);
      json_array_add_element (array, mh_json_new_number (self->point[i]));
    }
  mh_value_row_edit (MH_VALUE_ROW (self), mh_json_take_array (array));
}

static void
mh_point_row_class_init (MhPointRowClass *klass)
{
}

static void
mh_point_row_init (MhPointRow *self)
{
  static const MhNumberRange range = { 0, 100, 1, 0.01, " %", NULL };
  const char *titles[] = { _ ("Focus Across"), _ ("Focus Down") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->numbers); i++)
    {
      self->point[i] = MIDDLE;
      self->numbers[i] = g_object_new (MH_TYPE_NUMBER_ROW, "title", titles[i], NULL);
      mh_number_row_set_range (MH_NUMBER_ROW (self->numbers[i]), &range);
      g_signal_connect_swapped (self->numbers[i], "edited", G_CALLBACK (edited_cb), self);
      g_signal_connect_swapped (self->numbers[i], "sealed", G_CALLBACK (mh_value_row_seal), self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->numbers[i]));
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}
