/* mh-switch-row.c: a row to say yes or no
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-switch-row.h"

struct _MhSwitchRow
{
  AdwActionRow parent_instance;

  GtkSwitch *switch_button;
  gboolean fallback;
  gboolean refreshing; /* the switch is being set by the program */
};

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhSwitchRow,
                               mh_switch_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhSwitchRow *self = MH_SWITCH_ROW (row);

  self->refreshing = TRUE;
  gtk_switch_set_active (self->switch_button, mh_json_get_boolean (value, self->fallback));
  self->refreshing = FALSE;
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

static void
active_cb (MhSwitchRow *self)
{
  if (self->refreshing)
    return;
  mh_value_row_edit (MH_VALUE_ROW (self),
                     mh_json_new_boolean (gtk_switch_get_active (self->switch_button)));
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static void
mh_switch_row_class_init (MhSwitchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-switch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhSwitchRow, switch_button);
  gtk_widget_class_bind_template_callback (widget_class, active_cb);
}

static void
mh_switch_row_init (MhSwitchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_switch_row_set_fallback:
 * @self: a switch row
 * @fallback: what stands when the document says nothing
 */
void
mh_switch_row_set_fallback (MhSwitchRow *self, gboolean fallback)
{
  self->fallback = fallback;
}
