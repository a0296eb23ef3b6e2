/* mh-capacity-meter.c: how many people there are, and how many there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-capacity-meter.h"

#include <glib/gi18n.h>

#include "window/mh-tooltip.h"

#define BAR_WIDTH_PX 72

struct _MhCapacityMeter
{
  GtkWidget parent_instance;

  MhChecks *checks; /* owned */
  GtkWidget *label;
  GtkWidget *bar;
};

G_DEFINE_FINAL_TYPE (MhCapacityMeter, mh_capacity_meter, GTK_TYPE_WIDGET)

/* Who is drawn, and who would be if there were room. */
static guint
count_people (const MhScene *scene)
{
  guint count = scene->shown;

  for (guint i = 0; i < scene->not_shown->len; i++)
    if (g_array_index (scene->not_shown, MhNotShown, i).reason == MH_ABSENCE_DOES_NOT_FIT)
      count++;
  return count;
}

static void
show_bar (MhCapacityMeter *self, int n_people, int capacity)
{
  gtk_widget_set_visible (self->bar, capacity >= 0 && n_people > 0);
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (self->bar), MAX (capacity, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar),
                           n_people > capacity ? MAX (capacity, 1) : n_people);
  if (n_people > capacity)
    gtk_widget_add_css_class (self->bar, "over");
  else
    gtk_widget_remove_css_class (self->bar, "over");
}

static void
refresh (MhCapacityMeter *self)
{
  const MhScene *scene = mh_session_get_scene (mh_checks_get_session (self->checks));
  guint n_people = scene != NULL ? count_people (scene) : 0;
  int capacity = -1;
  g_autofree char *people = NULL;
  g_autofree char *room = NULL;
  g_autofree char *whole = NULL;
  const char *meaning = NULL;

  if (scene == NULL)
    return;
  g_object_get (self->checks, "capacity", &capacity, NULL);
  people = g_strdup_printf (ngettext ("%u person", "%u people", n_people), n_people);
  if (capacity >= 0 && n_people > 0)
    {
      /* Translators: after “8 people”: for how many people the picture has room */
      room = capacity == 0
                 ? g_strdup (_ ("none legible"))
                 : g_strdup_printf (ngettext ("room for %d", "room for %d", (gulong) capacity),
                                    capacity);
      whole = g_strdup_printf ("%s, %s", people, room);
      meaning = capacity == 0 ? _ ("None of these people can be read in this picture on a phone")
                              : _ ("So many people like these can be read in this picture, on a "
                                   "phone as well where phones show it");
    }
  gtk_label_set_label (GTK_LABEL (self->label), whole != NULL ? whole : people);
  mh_tooltip_set (GTK_WIDGET (self), meaning);
  show_bar (self, (int) n_people, capacity);
}

static void
mh_capacity_meter_dispose (GObject *object)
{
  MhCapacityMeter *self = MH_CAPACITY_METER (object);

  g_clear_object (&self->checks);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (mh_capacity_meter_parent_class)->dispose (object);
}

static void
mh_capacity_meter_class_init (MhCapacityMeterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mh_capacity_meter_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "capacitymeter");
}

static void
mh_capacity_meter_init (MhCapacityMeter *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->bar = gtk_level_bar_new ();
  /* The colours that GTK gives to low and high values mean the contrary here. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_size_request (self->bar, BAR_WIDTH_PX, -1);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Room taken"), -1);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

/**
 * mh_capacity_meter_set_checks:
 * @self: a meter
 * @checks: what knows how much room there is
 */
void
mh_capacity_meter_set_checks (MhCapacityMeter *self, MhChecks *checks)
{
  if (!g_set_object (&self->checks, checks))
    return;
  g_signal_connect_object (checks, "notify::capacity", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mh_checks_get_session (checks), "notify::scene", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
}
