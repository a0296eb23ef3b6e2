/* mh-color-row.c: a row to pick a colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-color-row.h"

#include <glib/gi18n.h>

#include "mh-color-offers.h"
#include "mh-swatch.h"
#include "window/mh-tooltip.h"

struct _MhColorRow
{
  AdwActionRow parent_instance;

  GtkLabel *contrast;
  GtkWidget *button;
  MhSwatch *swatch;
  GtkPopover *popover;
  GtkBox *choices;
  MhColorOffers *offers;
  GtkColorChooser *chooser; /* made when first needed */

  MhColor color;
  gboolean use_alpha;
  gboolean has_offers;
  gboolean refreshing; /* the chooser is being set by the program */
};

static guint offers_wanted_signal;

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhColorRow,
                               mh_color_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static char *
explain (const MhLegibility *legibility)
{
  g_autofree char *limit = mh_describe_ratio (legibility->limit);

  if (!legibility->is_drawn)
    /* Translators: a contrast such as 4.5 : 1 */
    return g_strdup_printf (_ ("Contrast with the panel; this picture has no text that this colour "
                               "concerns. Text needs at least %s"),
                            limit);
  if (mh_legibility_passes (legibility))
    /* Translators: a contrast such as 4.5 : 1 */
    return g_strdup_printf (
        _ ("Least contrast with what is behind: easy to read; %s is needed there"), limit);
  /* Translators: a contrast such as 4.5 : 1 */
  return g_strdup_printf (
      _ ("Least contrast with what is behind: hard to read; %s is needed there"), limit);
}

static void
show_in_chooser (MhColorRow *self)
{
  GdkRGBA shown = { self->color.r, self->color.g, self->color.b, self->color.a };

  self->refreshing = TRUE;
  gtk_color_chooser_set_rgba (self->chooser, &shown);
  self->refreshing = FALSE;
}

static MhColor
read_chooser (MhColorRow *self)
{
  GdkRGBA rgba = { 0 };

  gtk_color_chooser_get_rgba (self->chooser, &rgba);
  return (MhColor){ rgba.red, rgba.green, rgba.blue, self->use_alpha ? rgba.alpha : 1 };
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhColorRow *self = MH_COLOR_ROW (row);
  const char *text = mh_json_get_string (value);

  if (text == NULL || !mh_color_parse (text, &self->color))
    self->color = (MhColor){ 0, 0, 0, 0 };
  mh_swatch_set_color (self->swatch, &self->color);
  mh_color_offers_mark (self->offers, &self->color);
  if (self->chooser != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    {
      MhColor chosen = read_chooser (self);

      if (!mh_color_equal (&chosen, &self->color))
        show_in_chooser (self);
    }
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
chosen_cb (MhColorRow *self)
{
  MhColor color = { 0 };
  g_autofree char *text = NULL;

  if (self->refreshing)
    return;
  color = read_chooser (self);
  if (mh_color_equal (&color, &self->color))
    return;
  text = mh_color_to_string (&color);
  mh_value_row_edit (MH_VALUE_ROW (self), mh_json_new_string (text));
}

/* Each choice is a step of its own, apart from what was picked by hand before. */
static void
offer_chosen_cb (MhColorRow *self, const char *color)
{
  mh_value_row_seal (MH_VALUE_ROW (self));
  mh_value_row_edit (MH_VALUE_ROW (self), mh_json_new_string (color));
  mh_value_row_seal (MH_VALUE_ROW (self));
}

/* The chooser is heavy; most rows are never opened. */
static void
show_cb (MhColorRow *self)
{
  if (self->chooser == NULL)
    {
      self->chooser = GTK_COLOR_CHOOSER (gtk_color_chooser_widget_new ());
      gtk_color_chooser_set_use_alpha (self->chooser, self->use_alpha);
      g_signal_connect_object (self->chooser, "notify::rgba", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->choices, GTK_WIDGET (self->chooser));
    }
  show_in_chooser (self);
  g_object_set (self->chooser, "show-editor", TRUE, NULL);
  if (!self->has_offers)
    return;
  mh_color_offers_set (self->offers, NULL);
  g_signal_emit (self, offers_wanted_signal, 0);
}

static void
mh_color_row_class_init (MhColorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  offers_wanted_signal = g_signal_new ("offers-wanted", MH_TYPE_COLOR_ROW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MH_TYPE_SWATCH);
  g_type_ensure (MH_TYPE_COLOR_OFFERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-color-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhColorRow, contrast);
  gtk_widget_class_bind_template_child (widget_class, MhColorRow, button);
  gtk_widget_class_bind_template_child (widget_class, MhColorRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, MhColorRow, popover);
  gtk_widget_class_bind_template_child (widget_class, MhColorRow, choices);
  gtk_widget_class_bind_template_child (widget_class, MhColorRow, offers);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mh_value_row_seal);
}

/* A relation to the row would be the right thing, and is not read out: the button inside the menu
 * button takes a name alone. */
static void
name_button (MhColorRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
mh_color_row_init (MhColorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (name_button), NULL);
}

/**
 * mh_color_row_set_use_alpha:
 * @self: a colour row
 * @use_alpha: whether the colour may be translucent
 */
void
mh_color_row_set_use_alpha (MhColorRow *self, gboolean use_alpha)
{
  self->use_alpha = use_alpha;
}

/**
 * mh_color_row_set_legibility:
 * @self: a colour row
 * @legibility: (nullable): how well what the colour concerns can be read; %NULL to say nothing
 */
void
mh_color_row_set_legibility (MhColorRow *self, const MhLegibility *legibility)
{
  const char *classes[] = { "caption", "numeric", NULL, NULL };
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->contrast), legibility != NULL);
  if (legibility == NULL)
    return;
  text = mh_describe_ratio (legibility->ratio);
  reason = explain (legibility);
  classes[2] = mh_get_ratio_style (legibility);
  gtk_label_set_text (self->contrast, text);
  mh_tooltip_set (GTK_WIDGET (self->contrast), reason);
  gtk_widget_set_css_classes (GTK_WIDGET (self->contrast), classes);
}

/**
 * mh_color_row_set_has_offers:
 * @self: a colour row
 * @has_offers: whether it asks for colours to choose from when it is opened
 */
void
mh_color_row_set_has_offers (MhColorRow *self, gboolean has_offers)
{
  self->has_offers = has_offers;
  gtk_widget_set_visible (GTK_WIDGET (self->offers), has_offers);
}

/**
 * mh_color_row_set_offers:
 * @self: a colour row
 * @offers: (element-type MhColorOffer): what `offers-wanted` asked for
 */
void
mh_color_row_set_offers (MhColorRow *self, GArray *offers)
{
  mh_color_offers_set (self->offers, offers);
}
