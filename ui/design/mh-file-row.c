/* mh-file-row.c: a row to choose a picture file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-file-row.h"

#include <glib/gi18n.h>

#include "mh-picture-chooser.h"
#include "window/mh-tooltip.h"

struct _MhFileRow
{
  AdwActionRow parent_instance;

  GtkWidget *clear;
  GtkWidget *choose;
};

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhFileRow,
                               mh_file_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhFileRow *self = MH_FILE_ROW (row);
  const char *path = mh_json_get_string (value);
  gboolean has_file = path != NULL && *path != '\0';
  g_autofree char *name = has_file ? g_path_get_basename (path) : NULL;
  g_autofree char *markup = has_file ? g_markup_escape_text (name, -1) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), has_file ? markup : _ ("None"));
  mh_tooltip_set (GTK_WIDGET (self), has_file ? path : NULL);
  gtk_widget_set_visible (self->clear, has_file);
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
take_file (GtkWidget *widget, const char *path)
{
  mh_value_row_edit (MH_VALUE_ROW (widget), mh_json_new_string (path));
  mh_value_row_seal (MH_VALUE_ROW (widget));
}

static void
choose_cb (MhFileRow *self)
{
  mh_choose_picture (GTK_WIDGET (self), _ ("Choose a Picture"), take_file);
}

static void
clear_cb (MhFileRow *self)
{
  mh_value_row_edit (MH_VALUE_ROW (self), NULL);
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static gboolean
drop_cb (MhFileRow *self, const GValue *value)
{
  g_auto (GStrv) paths = mh_list_dropped_pictures (value);

  if (paths[0] == NULL)
    return FALSE;
  take_file (GTK_WIDGET (self), paths[0]);
  return TRUE;
}

static void
mh_file_row_class_init (MhFileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-file-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhFileRow, clear);
  gtk_widget_class_bind_template_child (widget_class, MhFileRow, choose);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
mh_file_row_init (MhFileRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
