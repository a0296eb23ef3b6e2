/* mh-value-row.c: a row that shows and edits one JSON value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-value-row.h"

#include <math.h>

enum
{
  EDITED,
  SEALED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (MhValueRow, mh_value_row, GTK_TYPE_WIDGET)

static void
mh_value_row_default_init (MhValueRowInterface *iface)
{
  signals[EDITED] =
      g_signal_new ("edited", MH_TYPE_VALUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, JSON_TYPE_NODE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SEALED] = g_signal_new ("sealed", MH_TYPE_VALUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

/**
 * mh_value_row_set_value:
 * @self: a row
 * @value: (nullable): what the document says
 *
 * Shows @value. Never emits `edited`, and leaves alone what the user is typing when it says the
 * same.
 */
void
mh_value_row_set_value (MhValueRow *self, JsonNode *value)
{
  MH_VALUE_ROW_GET_IFACE (self)->set_value (self, value);
}

/**
 * mh_value_row_refuse:
 * @self: a row
 * @message: (nullable): why the document does not take what was just edited; %NULL when it does
 *
 * Marks the row. What was typed stays until the row is left, then the document's value comes back.
 */
void
mh_value_row_refuse (MhValueRow *self, const char *message)
{
  MhValueRowInterface *iface = MH_VALUE_ROW_GET_IFACE (self);

  if (iface->refuse != NULL)
    iface->refuse (self, message);
}

/**
 * mh_value_row_add_mark:
 * @self: a row
 * @mark: a widget to stand before the editor, such as a reset button
 */
void
mh_value_row_add_mark (MhValueRow *self, GtkWidget *mark)
{
  GtkWidget *box = NULL;

  MH_VALUE_ROW_GET_IFACE (self)->add_mark (self, mark);
  /* libadwaita's rows append; what is edited shall end at the same edge in every row. */
  box = gtk_widget_get_parent (mark);
  if (ADW_IS_ACTION_ROW (self) && GTK_IS_BOX (box))
    gtk_box_reorder_child_after (GTK_BOX (box), mark, NULL);
}

/**
 * mh_value_row_edit:
 * @self: a row
 * @value: (transfer full) (nullable): what the user wants
 *
 * For rows: emits `edited`.
 */
void
mh_value_row_edit (MhValueRow *self, JsonNode *value)
{
  g_signal_emit (self, signals[EDITED], 0, value);
  g_clear_pointer (&value, json_node_unref);
}

/**
 * mh_value_row_seal:
 * @self: a row
 *
 * For rows: emits `sealed`.
 */
void
mh_value_row_seal (MhValueRow *self)
{
  g_signal_emit (self, signals[SEALED], 0);
}

/**
 * mh_json_new_string:
 * @text: a text
 *
 * Returns: (transfer full): it as JSON
 */
JsonNode *
mh_json_new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

/**
 * mh_json_new_number:
 * @number: a number
 *
 * Returns: (transfer full): it as JSON; a whole one without a decimal point
 */
JsonNode *
mh_json_new_number (double number)
{
  if (number == floor (number) && fabs (number) < 1e9)
    return json_node_init_int (json_node_alloc (), (gint64) number);
  return json_node_init_double (json_node_alloc (), number);
}

/**
 * mh_json_new_boolean:
 * @boolean: a truth value
 *
 * Returns: (transfer full): it as JSON
 */
JsonNode *
mh_json_new_boolean (gboolean boolean)
{
  return json_node_init_boolean (json_node_alloc (), boolean);
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/**
 * mh_json_get_string:
 * @node: (nullable): anything
 *
 * Returns: (nullable): its text, %NULL when it is none
 */
const char *
mh_json_get_string (JsonNode *node)
{
  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

/**
 * mh_json_get_number:
 * @node: (nullable): anything
 * @fallback: for what is no number
 *
 * Returns: its number
 */
double
mh_json_get_number (JsonNode *node, double fallback)
{
  if (holds (node, G_TYPE_INT64) || holds (node, G_TYPE_DOUBLE))
    return json_node_get_double (node);
  return fallback;
}

/**
 * mh_json_get_boolean:
 * @node: (nullable): anything
 * @fallback: for what is no truth value
 *
 * Returns: its truth value
 */
gboolean
mh_json_get_boolean (JsonNode *node, gboolean fallback)
{
  return holds (node, G_TYPE_BOOLEAN) ? json_node_get_boolean (node) : fallback;
}

/**
 * mh_value_row_ignore_scrolling:
 * @widget: of a row, such as a spin button
 *
 * Has a widget leave scrolling to the page: a number that comes to lie under the pointer would
 * change.
 */
void
mh_value_row_ignore_scrolling (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}
