/* mh-number-row.c: a row to set a number with a slider
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-number-row.h"

#include <errno.h>
#include <math.h>

#include "window/mh-tooltip.h"

struct _MhNumberRow
{
  AdwPreferencesRow parent_instance;

  GtkAdjustment *adjustment;
  GtkBox *header;
  GtkWidget *title;
  GtkSpinButton *spin;
  GtkScale *scale;
  GtkWidget *advice;
  GtkLabel *advice_label;
  GtkButton *advice_button;

  double advised; /* in what is shown */
  MhNumberRange range;
  gboolean refreshing; /* the number is being set by the program */
};

/* Values are written to this many parts of one: enough for a pixel in ten thousand. */
#define VALUE_PARTS 1e4

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhNumberRow,
                               mh_number_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

/* Shows numbers that the slider does not reach as what they are, at the slider's end. */
static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhNumberRow *self = MH_NUMBER_ROW (row);
  double number = mh_json_get_number (value, 0) / self->range.factor;

  self->refreshing = TRUE;
  gtk_adjustment_set_upper (self->adjustment, MAX (self->range.upper, number));
  gtk_adjustment_set_value (self->adjustment, number);
  self->refreshing = FALSE;
}

static void
add_mark (MhValueRow *row, GtkWidget *mark)
{
  MhNumberRow *self = MH_NUMBER_ROW (row);

  gtk_box_insert_child_after (self->header, mark, self->title);
}

static void
implement_value_row (MhValueRowInterface *iface)
{
  iface->set_value = set_value;
  iface->add_mark = add_mark;
}

static void
value_changed_cb (MhNumberRow *self)
{
  double number = gtk_adjustment_get_value (self->adjustment) * self->range.factor;

  if (self->refreshing)
    return;
  mh_value_row_edit (MH_VALUE_ROW (self),
                     mh_json_new_number (round (number * VALUE_PARTS) / VALUE_PARTS));
}

static void
advice_cb (MhNumberRow *self)
{
  mh_value_row_seal (MH_VALUE_ROW (self));
  gtk_adjustment_set_value (self->adjustment, self->advised);
  mh_value_row_seal (MH_VALUE_ROW (self));
}

/* GtkRange claims the pointer, so no gesture hears of the release. */
static gboolean
scale_event_cb (GtkEventController *controller, GdkEvent *event)
{
  GtkWidget *row =
      gtk_widget_get_ancestor (gtk_event_controller_get_widget (controller), MH_TYPE_NUMBER_ROW);
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END)
    mh_value_row_seal (MH_VALUE_ROW (row));
  return GDK_EVENT_PROPAGATE;
}

static MhNumberRow *
get_row (GtkSpinButton *spin)
{
  return MH_NUMBER_ROW (gtk_widget_get_ancestor (GTK_WIDGET (spin), MH_TYPE_NUMBER_ROW));
}

static int
input_cb (GtkSpinButton *spin, double *number)
{
  MhNumberRow *self = get_row (spin);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  char *end = NULL;

  if (self->range.zero_name != NULL && g_str_equal (text, self->range.zero_name))
    {
      *number = 0;
      return TRUE;
    }
  *number = g_strtod (text, &end);
  return end != text && isfinite (*number) ? TRUE : GTK_INPUT_ERROR;
}

static gboolean
output_cb (GtkSpinButton *spin)
{
  MhNumberRow *self = get_row (spin);
  double number = gtk_spin_button_get_value (spin);
  g_autofree char *text = NULL;

  if (self == NULL)
    return FALSE;
  if (number == 0 && self->range.zero_name != NULL)
    text = g_strdup (self->range.zero_name);
  else
    text = g_strdup_printf ("%g%s", round (number * 10) / 10, self->range.unit);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* The slider below and the arrow keys do what these buttons would, in a third of a narrow row. */
static void
hide_buttons (GtkSpinButton *spin)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (spin)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      gtk_widget_set_visible (child, FALSE);
}

static void
mh_number_row_class_init (MhNumberRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhNumberRow, adjustment);
  gtk_widget_class_bind_template_child (widget_class, MhNumberRow, header);
  gtk_widget_class_bind_template_child (widget_class, MhNumberRow, title);
  gtk_widget_class_bind_template_child (widget_class, MhNumberRow, spin);
  gtk_widget_class_bind_template_child (widget_class, MhNumberRow, scale);
  gtk_widget_class_bind_template_child (widget_class, MhNumberRow, advice);
  gtk_widget_class_bind_template_child (widget_class, MhNumberRow, advice_label);
  gtk_widget_class_bind_template_child (widget_class, MhNumberRow, advice_button);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, advice_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_event_cb);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
  gtk_widget_class_bind_template_callback (widget_class, mh_value_row_seal);
}

static void
mh_number_row_init (MhNumberRow *self)
{
  self->range = (MhNumberRange){ 0, 100, 1, 0.01, " %", NULL };
  gtk_widget_init_template (GTK_WIDGET (self));
  hide_buttons (self->spin);
  mh_value_row_ignore_scrolling (GTK_WIDGET (self->spin));
}

/**
 * mh_number_row_set_range:
 * @self: a number row
 * @range: its strings are (transfer none) and stay
 */
void
mh_number_row_set_range (MhNumberRow *self, const MhNumberRange *range)
{
  self->range = *range;
  self->refreshing = TRUE;
  gtk_adjustment_configure (self->adjustment, range->lower, range->lower, range->upper, range->step,
                            range->step * 10, 0);
  self->refreshing = FALSE;
  /* Long names for zero must not be cut. */
  if (range->zero_name != NULL)
    gtk_editable_set_width_chars (GTK_EDITABLE (self->spin),
                                  (int) g_utf8_strlen (range->zero_name, -1));
  output_cb (self->spin);
}

/**
 * mh_number_row_set_advice:
 * @self: a number row
 * @advice: (nullable): what to say below the slider, and to set by one click
 */
void
mh_number_row_set_advice (MhNumberRow *self, const MhNumberAdvice *advice)
{
  const char *classes[] = { "caption", NULL, NULL };

  gtk_widget_set_visible (self->advice, advice != NULL);
  if (advice == NULL)
    return;
  classes[1] = advice->style;
  gtk_label_set_text (self->advice_label, advice->text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->advice_label), classes);
  gtk_widget_set_visible (GTK_WIDGET (self->advice_button), advice->label != NULL);
  if (advice->label == NULL)
    return;
  self->advised = advice->number;
  gtk_button_set_label (self->advice_button, advice->label);
  mh_tooltip_set (GTK_WIDGET (self->advice_button), advice->tooltip);
}
