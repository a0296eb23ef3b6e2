/* mh-text-row.c: a row to edit a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-text-row.h"

#include "window/mh-tooltip.h"

typedef struct
{
  GtkWidget *warning;

  char *value;   /* what the document says, "" for nothing */
  char *title;   /* while the row's own says why its text is refused, or what to mind */
  char *concern; /* (nullable): what to mind about a text that the document takes */
  gboolean keeps_empty;
  gboolean refused;    /* what is shown is not what the document says */
  gboolean refreshing; /* the text is being set by the program */
} MhTextRowPrivate;

enum
{
  PROP_KEEPS_EMPTY = 1,
  PROP_MAX_LENGTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_TYPE_WITH_CODE (MhTextRow,
                         mh_text_row,
                         ADW_TYPE_ENTRY_ROW,
                         G_ADD_PRIVATE (MhTextRow)
                             G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static MhTextRowPrivate *
get_private (gpointer self)
{
  return mh_text_row_get_instance_private (MH_TEXT_ROW (self));
}

static gboolean
has_focus (MhTextRow *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_text (MhTextRow *self, const char *text)
{
  MhTextRowPrivate *priv = get_private (self);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    return;
  priv->refreshing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  /* Long texts are read from their beginning, and written on at their end. */
  gtk_editable_set_position (GTK_EDITABLE (self), has_focus (self) ? -1 : 0);
  priv->refreshing = FALSE;
}

/* The title is what everybody reads and hears; the tooltip has what is too long for it. */
static void
show_message (MhTextRow *self, const char *message)
{
  MhTextRowPrivate *priv = get_private (self);
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (self);

  if (message != NULL && priv->title == NULL)
    priv->title = g_strdup (adw_preferences_row_get_title (row));
  if (priv->title != NULL)
    adw_preferences_row_set_title (row, message != NULL ? message : priv->title);
  if (message == NULL)
    g_clear_pointer (&priv->title, g_free);
  gtk_widget_set_visible (priv->warning, message != NULL);
  mh_tooltip_set (priv->warning, message);
}

/* As an error what is refused, as a warning what is taken all the same. */
static void
show_state (MhTextRow *self, const char *refusal)
{
  MhTextRowPrivate *priv = get_private (self);
  gboolean is_refused = refusal != NULL;
  gboolean is_minded = !is_refused && priv->concern != NULL;
  GtkWidget *const marked[] = { GTK_WIDGET (self), priv->warning };

  show_message (self, is_refused ? refusal : priv->concern);
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      (is_refused ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (marked[i], "error");
      (is_minded ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (marked[i], "warning");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               is_refused || is_minded ? GTK_ACCESSIBLE_INVALID_TRUE
                                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
refuse (MhValueRow *row, const char *message)
{
  get_private (row)->refused = message != NULL;
  show_state (MH_TEXT_ROW (row), message);
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhTextRowPrivate *priv = get_private (row);
  const char *text = mh_json_get_string (value);
  gboolean is_news = g_strcmp0 (priv->value, text != NULL ? text : "") != 0;

  /* Somebody else's edit must not take away what the user is still mending. */
  if (priv->refused && !is_news)
    return;
  if (is_news)
    {
      g_free (priv->value);
      priv->value = g_strdup (text != NULL ? text : "");
    }
  if (priv->refused)
    refuse (row, NULL);
  show_text (MH_TEXT_ROW (row), priv->value);
}

static void
add_mark (MhValueRow *row, GtkWidget *mark)
{
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), mark);
}

static void
changed_cb (MhTextRow *self)
{
  MhTextRowPrivate *priv = get_private (self);
  MhTextRowClass *klass = MH_TEXT_ROW_GET_CLASS (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  const char *objection = NULL;

  if (priv->refreshing)
    return;
  if (klass->check != NULL && *text != '\0')
    objection = klass->check (self, text);
  mh_value_row_refuse (MH_VALUE_ROW (self), objection);
  if (objection == NULL)
    mh_value_row_edit (MH_VALUE_ROW (self),
                       *text != '\0' || priv->keeps_empty ? mh_json_new_string (text) : NULL);
}

static void
leave_cb (MhTextRow *self)
{
  MhTextRowPrivate *priv = get_private (self);

  if (priv->refused)
    {
      refuse (MH_VALUE_ROW (self), NULL);
      show_text (self, priv->value);
    }
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static void
entry_activated_cb (MhTextRow *self)
{
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static void
implement_value_row (MhValueRowInterface *iface)
{
  iface->set_value = set_value;
  iface->refuse = refuse;
  iface->add_mark = add_mark;
}

static void
mh_text_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (object));

  switch (prop_id)
    {
    case PROP_KEEPS_EMPTY:
      g_value_set_boolean (value, get_private (object)->keeps_empty);
      break;

    case PROP_MAX_LENGTH:
      g_value_set_int (value, gtk_text_get_max_length (GTK_TEXT (delegate)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_text_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (object));

  switch (prop_id)
    {
    case PROP_KEEPS_EMPTY:
      mh_text_row_set_keeps_empty (MH_TEXT_ROW (object), g_value_get_boolean (value));
      break;

    case PROP_MAX_LENGTH:
      gtk_text_set_max_length (GTK_TEXT (delegate), g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_text_row_finalize (GObject *object)
{
  g_free (get_private (object)->value);
  g_free (get_private (object)->title);
  g_free (get_private (object)->concern);
  G_OBJECT_CLASS (mh_text_row_parent_class)->finalize (object);
}

static void
mh_text_row_class_init (MhTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = mh_text_row_finalize;
  object_class->get_property = mh_text_row_get_property;
  object_class->set_property = mh_text_row_set_property;

  properties[PROP_KEEPS_EMPTY] =
      g_param_spec_boolean ("keeps-empty", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAX_LENGTH] = g_param_spec_int ("max-length", NULL, NULL, 0, G_MAXINT, 0,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-text-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, MhTextRow, warning);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
mh_text_row_init (MhTextRow *self)
{
  get_private (self)->value = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Undo belongs to the document, where one step is what the user calls one. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

/**
 * mh_text_row_set_keeps_empty:
 * @self: a text row
 * @keeps_empty: whether an empty text is written as `""` instead of removing the value
 */
void
mh_text_row_set_keeps_empty (MhTextRow *self, gboolean keeps_empty)
{
  MhTextRowPrivate *priv = get_private (self);

  if (priv->keeps_empty == keeps_empty)
    return;
  priv->keeps_empty = keeps_empty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEPS_EMPTY]);
}

/**
 * mh_text_row_get_refused:
 * @self: a text row
 *
 * Returns: %TRUE while it shows a text that the document does not take
 */
gboolean
mh_text_row_get_refused (MhTextRow *self)
{
  return get_private (self)->refused;
}

/**
 * mh_text_row_warn:
 * @self: a text row
 * @message: (nullable): what to mind about the text that it shows; %NULL when there is nothing
 *
 * Unlike mh_value_row_refuse(), for what the document takes: the text stays.
 */
void
mh_text_row_warn (MhTextRow *self, const char *message)
{
  MhTextRowPrivate *priv = get_private (self);

  if (g_strcmp0 (priv->concern, message) == 0)
    return;
  g_free (priv->concern);
  priv->concern = g_strdup (message);
  if (!priv->refused)
    show_state (self, NULL);
}
