/* mh-prose-row.c: a row to edit a text of several lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-prose-row.h"

struct _MhProseRow
{
  AdwPreferencesRow parent_instance;

  GtkTextBuffer *buffer;
  GtkBox *header;
  GtkWidget *title;
  GtkWidget *view;
  GtkLabel *problem;

  char *value; /* what the document says, "" for nothing */
  gboolean keeps_empty;
  gboolean refused;    /* what is shown is not what the document says */
  gboolean refreshing; /* the text is being set by the program */
};

enum
{
  PROP_KEEPS_EMPTY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhProseRow,
                               mh_prose_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static char *
get_text (MhProseRow *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
show_text (MhProseRow *self)
{
  g_autofree char *shown = get_text (self);

  if (g_str_equal (shown, self->value))
    return;
  self->refreshing = TRUE;
  gtk_text_buffer_set_text (self->buffer, self->value, -1);
  self->refreshing = FALSE;
}

static void
refuse (MhValueRow *row, const char *message)
{
  MhProseRow *self = MH_PROSE_ROW (row);

  self->refused = message != NULL;
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhProseRow *self = MH_PROSE_ROW (row);
  const char *text = mh_json_get_string (value);
  gboolean is_news = g_strcmp0 (self->value, text != NULL ? text : "") != 0;

  /* Somebody else's edit must not take away what the user is still mending. */
  if (self->refused && !is_news)
    return;
  if (is_news)
    {
      g_free (self->value);
      self->value = g_strdup (text != NULL ? text : "");
    }
  if (self->refused)
    refuse (row, NULL);
  show_text (self);
}

static void
add_mark (MhValueRow *row, GtkWidget *mark)
{
  gtk_box_append (MH_PROSE_ROW (row)->header, mark);
}

static void
implement_value_row (MhValueRowInterface *iface)
{
  iface->set_value = set_value;
  iface->refuse = refuse;
  iface->add_mark = add_mark;
}

static void
changed_cb (MhProseRow *self)
{
  g_autofree char *text = NULL;

  if (self->refreshing)
    return;
  text = get_text (self);
  mh_value_row_refuse (MH_VALUE_ROW (self), NULL);
  mh_value_row_edit (MH_VALUE_ROW (self),
                     *text != '\0' || self->keeps_empty ? mh_json_new_string (text) : NULL);
}

static void
leave_cb (MhProseRow *self)
{
  if (self->refused)
    {
      refuse (MH_VALUE_ROW (self), NULL);
      show_text (self);
    }
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static void
mh_prose_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_KEEPS_EMPTY:
      g_value_set_boolean (value, MH_PROSE_ROW (object)->keeps_empty);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_prose_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_KEEPS_EMPTY:
      MH_PROSE_ROW (object)->keeps_empty = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_prose_row_finalize (GObject *object)
{
  g_free (MH_PROSE_ROW (object)->value);
  G_OBJECT_CLASS (mh_prose_row_parent_class)->finalize (object);
}

static void
mh_prose_row_class_init (MhProseRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mh_prose_row_get_property;
  object_class->set_property = mh_prose_row_set_property;
  object_class->finalize = mh_prose_row_finalize;

  properties[PROP_KEEPS_EMPTY] = g_param_spec_boolean ("keeps-empty", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhProseRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, MhProseRow, header);
  gtk_widget_class_bind_template_child (widget_class, MhProseRow, title);
  gtk_widget_class_bind_template_child (widget_class, MhProseRow, view);
  gtk_widget_class_bind_template_child (widget_class, MhProseRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
mh_prose_row_init (MhProseRow *self)
{
  self->value = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}
