/* mh-color-offers.c: colours to choose from, each with how well it can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-color-offers.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/mh-contrast.h"
#include "mh-swatch.h"

#define COLUMNS 5

struct _MhColorOffers
{
  GtkBox parent_instance;

  GArray *offers;     /* (nullable) of MhColorOffer: not known yet */
  GPtrArray *buttons; /* of GtkWidget, one for each of them */
  MhColor color;      /* the one that is in use */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (MhColorOffers, mh_color_offers, GTK_TYPE_BOX)

/**
 * mh_describe_ratio:
 * @ratio: a contrast
 *
 * Rounded down: 4.49 must not read as 4.5, which would pass.
 *
 * Returns: (transfer full): such as “9.1 : 1”
 */
char *
mh_describe_ratio (double ratio)
{
  /* Translators: a contrast ratio, such as 9.1 : 1 */
  return g_strdup_printf (_ ("%.1f : 1"), floor (ratio * 10 + 1e-6) / 10);
}

/**
 * mh_get_ratio_style:
 * @legibility: how well a text can be read
 *
 * Returns: (transfer none): the style class of its ratio
 */
const char *
mh_get_ratio_style (const MhLegibility *legibility)
{
  if (mh_legibility_passes (legibility))
    return "success";
  return legibility->ratio >= MH_CONTRAST_LARGE_TEXT ? "warning" : "error";
}

static const MhColorOffer *
get_offer (MhColorOffers *self, guint index)
{
  return &g_array_index (self->offers, MhColorOffer, index);
}

/* As people write it: “#1A4480”. */
static char *
name_color (const MhColor *color)
{
  g_autofree char *text = mh_color_to_string (color);

  return g_ascii_strup (text, -1);
}

static char *
describe (const MhColorOffer *offer)
{
  g_autofree char *color = name_color (&offer->color);
  g_autofree char *ratio = mh_describe_ratio (offer->legibility.ratio);

  if (mh_legibility_passes (&offer->legibility))
    /* Translators: a colour such as #1A4480, and its contrast such as 7.2 : 1 */
    return g_strdup_printf (_ ("%s, %s"), color, ratio);
  /* Translators: a colour such as #1A4480, and its contrast such as 2.1 : 1 */
  return g_strdup_printf (_ ("%s, %s, hard to read"), color, ratio);
}

static void
clicked_cb (MhColorOffers *self, GtkWidget *button)
{
  guint index = 0;
  g_autofree char *text = NULL;

  if (!g_ptr_array_find (self->buttons, button, &index))
    return;
  text = mh_color_to_string (&get_offer (self, index)->color);
  g_signal_emit (self, chosen_signal, 0, text);
}

static GtkWidget *
make_caption (const MhColorOffer *offer)
{
  gboolean passes = mh_legibility_passes (&offer->legibility);
  g_autofree char *ratio = mh_describe_ratio (offer->legibility.ratio);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (ratio);

  if (passes)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (mark), 12);
      gtk_box_append (GTK_BOX (box), mark);
    }
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, mh_get_ratio_style (&offer->legibility));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_button (MhColorOffers *self, const MhColorOffer *offer)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  MhSwatch *swatch = g_object_new (MH_TYPE_SWATCH, "halign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *description = describe (offer);

  mh_swatch_set_color (swatch, &offer->color);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (swatch));
  gtk_box_append (GTK_BOX (box), make_caption (offer));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "color-offer");
  gtk_widget_set_tooltip_text (button, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  return button;
}

static void
add_heading (MhColorOffers *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (self), label);
}

/* The colours of one origin; nothing where there are none. */
static void
add_section (MhColorOffers *self, gboolean is_of_theme, const char *title)
{
  GtkWidget *grid = NULL;
  int n = 0;

  for (guint i = 0; i < self->offers->len; i++)
    {
      const MhColorOffer *offer = get_offer (self, i);

      if (offer->is_of_theme != is_of_theme)
        continue;
      if (grid == NULL)
        {
          add_heading (self, title);
          grid = gtk_grid_new ();
          gtk_box_append (GTK_BOX (self), grid);
        }
      gtk_grid_attach (GTK_GRID (grid), make_button (self, offer), n % COLUMNS, n / COLUMNS, 1, 1);
      n++;
    }
}

static void
clear (MhColorOffers *self)
{
  GtkWidget *child = NULL;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

/* About as large as what will stand in its place. */
static void
add_spinner (MhColorOffers *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, -1, 72);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), spinner);
}

static void
show_marks (MhColorOffers *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      gboolean is_used = mh_color_equal (&get_offer (self, i)->color, &self->color);
      GtkWidget *button = self->buttons->pdata[i];

      if (is_used)
        gtk_widget_add_css_class (button, "used");
      else
        gtk_widget_remove_css_class (button, "used");
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                                   is_used ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                           : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

static void
mh_color_offers_finalize (GObject *object)
{
  MhColorOffers *self = MH_COLOR_OFFERS (object);

  g_clear_pointer (&self->offers, g_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (mh_color_offers_parent_class)->finalize (object);
}

static void
mh_color_offers_class_init (MhColorOffersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mh_color_offers_finalize;
  chosen_signal = g_signal_new ("chosen", MH_TYPE_COLOR_OFFERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mh_color_offers_init (MhColorOffers *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  add_spinner (self);
}

/**
 * mh_color_offers_set:
 * @self: a choice of colours
 * @offers: (nullable) (element-type MhColorOffer): the colours; %NULL while they are looked for
 */
void
mh_color_offers_set (MhColorOffers *self, GArray *offers)
{
  clear (self);
  g_clear_pointer (&self->offers, g_array_unref);
  if (offers == NULL)
    {
      add_spinner (self);
      return;
    }
  self->offers = g_array_ref (offers);
  add_section (self, TRUE, _ ("Theme Colours That Can Be Read"));
  add_section (self, FALSE, _ ("Colours of the Logo"));
  add_heading (self, _ ("Any Colour"));
  show_marks (self);
}

/**
 * mh_color_offers_mark:
 * @self: a choice of colours
 * @color: the one that is in use, whether or not it is among them
 */
void
mh_color_offers_mark (MhColorOffers *self, const MhColor *color)
{
  self->color = *color;
  show_marks (self);
}
