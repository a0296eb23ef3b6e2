/* mh-gradient-row.c: a row to set a gradient: its angle and its colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-gradient-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "mh-color-row.h"
#include "mh-number-row.h"
#include "team/mh-design.h"
#include "team/mh-json-value.h"

/* What a gradient that is switched on begins with. */
#define FIRST_COLOR "#3a6ea5"
#define LAST_COLOR  "#10233b"
#define FIRST_ANGLE 180

#define LEAST_STOPS 2

typedef struct
{
  double offset; /* 0 to 1 */
  char *color;
  GtkWidget *row; /* a MhColorRow, owned by the expander */
  GtkSpinButton *place;
} Stop;

struct _MhGradientRow
{
  AdwExpanderRow parent_instance;

  MhValueRow *angle;
  GtkWidget *add;
  GArray *stops; /* of Stop */
  double angle_deg;
  gboolean refreshing; /* the gradient is being set by the program */
};

static void implement_value_row (MhValueRowInterface *iface);
static void show_stops (MhGradientRow *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhGradientRow,
                               mh_gradient_row,
                               ADW_TYPE_EXPANDER_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static Stop *
get_stop (MhGradientRow *self, guint index)
{
  return &g_array_index (self->stops, Stop, index);
}

static guint
find_stop (MhGradientRow *self, gpointer widget)
{
  guint index = 0;

  while (index < self->stops->len && get_stop (self, index)->row != widget &&
         (gpointer) get_stop (self, index)->place != widget)
    index++;
  return index;
}

static JsonNode *
write_gradient (MhGradientRow *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *stops = json_array_new ();

  for (guint i = 0; i < self->stops->len; i++)
    {
      JsonArray *stop = json_array_new ();

      json_array_add_element (stop, mh_json_new_number (get_stop (self, i)->offset));
      json_array_add_string_element (stop, get_stop (self, i)->color);
      json_array_add_array_element (stops, stop);
    }
  json_object_set_member (object, "angle", mh_json_new_number (self->angle_deg));
  json_object_set_array_member (object, "stops", stops);
  return mh_json_take_object (object);
}

static void
tell (MhGradientRow *self)
{
  mh_value_row_edit (MH_VALUE_ROW (self), write_gradient (self));
}

/* what is shown */

static void
clear_stop (gpointer data)
{
  g_free (((Stop *) data)->color);
}

static void
append_stop (MhGradientRow *self, double offset, const char *color)
{
  const Stop stop = { CLAMP (offset, 0, 1), g_strdup (color), NULL, NULL };

  g_array_append_val (self->stops, stop);
}

static void
drop_rows (MhGradientRow *self)
{
  for (guint i = 0; i < self->stops->len; i++)
    {
      Stop *stop = get_stop (self, i);

      if (stop->row != NULL)
        adw_expander_row_remove (ADW_EXPANDER_ROW (self), stop->row);
      stop->row = NULL;
      stop->place = NULL;
    }
}

/* The stops are others now: their rows are made anew, in their order. */
static void
tell_stops (MhGradientRow *self)
{
  gboolean refreshing = self->refreshing;

  self->refreshing = TRUE;
  show_stops (self);
  self->refreshing = refreshing;
  tell (self);
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static void
color_cb (MhGradientRow *self, JsonNode *value, GtkWidget *row)
{
  Stop *stop = get_stop (self, find_stop (self, row));

  g_free (stop->color);
  stop->color = g_strdup (mh_json_get_string (value));
  tell (self);
}

static void
place_cb (MhGradientRow *self, GtkSpinButton *place)
{
  if (self->refreshing)
    return;
  get_stop (self, find_stop (self, place))->offset = gtk_spin_button_get_value (place) / 100;
  tell (self);
}

static void
remove_cb (MhGradientRow *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, MH_TYPE_COLOR_ROW);
  guint index = find_stop (self, row);

  drop_rows (self);
  g_array_remove_index (self->stops, index);
  tell_stops (self);
}

static void
add_row (MhGradientRow *self, Stop *stop, guint index)
{
  /* Translators: one of the colours of a gradient, counted from 1 */
  g_autofree char *title = g_strdup_printf (_ ("Colour %u"), index + 1);
  GtkWidget *row = g_object_new (MH_TYPE_COLOR_ROW, "title", title, NULL);
  GtkWidget *place = gtk_spin_button_new_with_range (0, 100, 1);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *place_name = g_strdup_printf (_ ("Place of colour %u in percent"), index + 1);

  mh_value_row_ignore_scrolling (place);
  gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, place_name,
                                  -1);
  gtk_widget_set_tooltip_text (place, place_name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove Colour"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove Colour"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), place);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (row, "edited", G_CALLBACK (color_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sealed", G_CALLBACK (mh_value_row_seal), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "value-changed", G_CALLBACK (place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  stop->row = row;
  stop->place = GTK_SPIN_BUTTON (place);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
show_stops (MhGradientRow *self)
{
  for (guint i = 0; i < self->stops->len; i++)
    {
      Stop *stop = get_stop (self, i);
      g_autoptr (JsonNode) color = mh_json_new_string (stop->color);

      if (stop->row == NULL)
        add_row (self, stop, i);
      mh_value_row_set_value (MH_VALUE_ROW (stop->row), color);
      gtk_spin_button_set_value (stop->place, round (stop->offset * 100));
      gtk_widget_set_sensitive (gtk_widget_get_next_sibling (GTK_WIDGET (stop->place)),
                                self->stops->len > LEAST_STOPS);
    }
  gtk_widget_set_sensitive (self->add, self->stops->len < MH_DESIGN_STOPS_MAX);
}

/* Rows that stay the same in number keep their focus. */
static void
take_stops (MhGradientRow *self, JsonArray *array)
{
  guint n_stops = array != NULL ? json_array_get_length (array) : 0;

  if (n_stops != self->stops->len)
    {
      drop_rows (self);
      g_array_set_size (self->stops, 0);
    }
  for (guint i = 0; i < n_stops; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      gboolean is_pair = pair != NULL && json_array_get_length (pair) == 2;
      double offset = is_pair ? mh_json_get_number (json_array_get_element (pair, 0), 0) : 0;
      const char *color = is_pair ? mh_json_get_string (json_array_get_element (pair, 1)) : NULL;

      if (i == self->stops->len)
        append_stop (self, 0, "");
      get_stop (self, i)->offset = CLAMP (offset, 0, 1);
      g_free (get_stop (self, i)->color);
      get_stop (self, i)->color = g_strdup (color != NULL ? color : "");
    }
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhGradientRow *self = MH_GRADIENT_ROW (row);
  JsonNode *stops = mh_json_member (value, "stops");
  g_autoptr (JsonNode) angle = NULL;

  self->refreshing = TRUE;
  self->angle_deg = mh_json_get_number (mh_json_member (value, "angle"), FIRST_ANGLE);
  angle = mh_json_new_number (self->angle_deg);
  mh_value_row_set_value (self->angle, angle);
  take_stops (self,
              stops != NULL && JSON_NODE_HOLDS_ARRAY (stops) ? json_node_get_array (stops) : NULL);
  show_stops (self);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), self->stops->len > 0);
  self->refreshing = FALSE;
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

static void
enabled_cb (MhGradientRow *self)
{
  if (self->refreshing)
    return;
  if (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self)))
    {
      append_stop (self, 0, FIRST_COLOR);
      append_stop (self, 1, LAST_COLOR);
      tell_stops (self);
      return;
    }
  /* Null, and not nothing: a theme's gradient is switched off too. */
  mh_value_row_edit (MH_VALUE_ROW (self), json_node_new (JSON_NODE_NULL));
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static void
angle_cb (MhGradientRow *self, JsonNode *value)
{
  self->angle_deg = mh_json_get_number (value, FIRST_ANGLE);
  tell (self);
}

/* Between the last two, where something is seen of it. */
static void
add_cb (MhGradientRow *self)
{
  guint last = self->stops->len - 1;
  const Stop stop = { (get_stop (self, last)->offset + get_stop (self, last - 1)->offset) / 2,
                      g_strdup (get_stop (self, last)->color), NULL, NULL };

  drop_rows (self);
  g_array_insert_val (self->stops, last, stop);
  tell_stops (self);
}

static void
mh_gradient_row_finalize (GObject *object)
{
  g_array_unref (MH_GRADIENT_ROW (object)->stops);
  G_OBJECT_CLASS (mh_gradient_row_parent_class)->finalize (object);
}

static void
mh_gradient_row_class_init (MhGradientRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mh_gradient_row_finalize;
}

static GtkWidget *
find_switch (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SWITCH (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_switch (child);
  return found;
}

/* libadwaita's switch has no name for a screen reader. */
static void
name_switch (MhGradientRow *self)
{
  GtkWidget *enable = find_switch (GTK_WIDGET (self));

  if (enable != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (enable), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
mh_gradient_row_init (MhGradientRow *self)
{
  const MhNumberRange range = { 0, 360, 5, 1, "°", NULL };

  self->stops = g_array_new (FALSE, TRUE, sizeof (Stop));
  g_array_set_clear_func (self->stops, clear_stop);
  self->angle = g_object_new (MH_TYPE_NUMBER_ROW, "title", _ ("Angle"), NULL);
  mh_number_row_set_range (MH_NUMBER_ROW (self->angle), &range);
  self->add = gtk_button_new_with_mnemonic (_ ("_Add Colour"));
  gtk_widget_add_css_class (self->add, "flat");
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (self), TRUE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->angle));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->add);
  g_signal_connect_object (self->angle, "edited", G_CALLBACK (angle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->angle, "sealed", G_CALLBACK (mh_value_row_seal), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::title", G_CALLBACK (name_switch), NULL);
  g_signal_connect (self, "notify::enable-expansion", G_CALLBACK (enabled_cb), NULL);
}
