/* mh-date-button.c: the day that the picture is made for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-date-button.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mh-day.h"
#include "team/mh-calendar.h"

/* More names than these are counted. */
#define MAX_NAMES 3

struct _MhDateButton
{
  GtkWidget parent_instance;

  MhSession *session; /* owned */
  gboolean is_short;
  gboolean refreshing; /* the calendar is being set by the program */

  /* template */
  GtkMenuButton *button;
  GtkWidget *icon;
  GtkLabel *label;
  GtkCalendar *calendar;
  GtkLabel *next;
};

G_DEFINE_FINAL_TYPE (MhDateButton, mh_date_button, GTK_TYPE_WIDGET)

/* what changes next */

/* “Aiko Tanaka joins on 1 December”, a line a person. */
static char *
describe_changes (GArray *changes, MhDate day, MhDate now)
{
  g_autofree char *when = mh_day_format (day, now);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (changes->len, MAX_NAMES); i++)
    {
      const MhChange *change = &g_array_index (changes, MhChange, i);

      if (i > 0)
        g_string_append_c (lines, '\n');
      if (change->joins)
        /* Translators: a person and a day, “Aiko Tanaka joins on 1 December” */
        g_string_append_printf (lines, _ ("%s joins on %s"), change->member->name, when);
      else
        /* Translators: a person and a day, the first on which they are not drawn */
        g_string_append_printf (lines, _ ("%s leaves on %s"), change->member->name, when);
    }
  if (changes->len > MAX_NAMES)
    {
      guint n_more = changes->len - MAX_NAMES;

      g_string_append_c (lines, '\n');
      g_string_append_printf (lines, ngettext ("and %u more", "and %u more", n_more), n_more);
    }
  return g_string_free (lines, FALSE);
}

static void
show_next (MhDateButton *self)
{
  MhDate date = mh_session_get_date (self->session);
  MhDate day = MH_DATE_NONE;
  g_autoptr (GArray) changes =
      mh_calendar_find_next (mh_session_get_document (self->session), date, &day);
  g_autofree char *text = NULL;

  if (changes->len > 0)
    text = describe_changes (changes, day, date);
  gtk_label_set_text (self->next,
                      text != NULL ? text : _ ("Nobody joins or leaves after this day"));
}

/* Marks the days of the month in sight on which the picture changes. */
static void
mark_days (MhDateButton *self)
{
  g_autoptr (GDateTime) shown = gtk_calendar_get_date (self->calendar);
  MhDate first = { g_date_time_get_year (shown), g_date_time_get_month (shown), 1 };
  MhDate day = mh_date_add_days (first, -1);

  gtk_calendar_clear_marks (self->calendar);
  while (mh_date_is_set (day))
    {
      MhDate after = day;
      g_autoptr (GArray) changes =
          mh_calendar_find_next (mh_session_get_document (self->session), after, &day);

      if (day.year != first.year || day.month != first.month)
        return;
      gtk_calendar_mark_day (self->calendar, (guint) day.day);
    }
}

static void
show_day (MhDateButton *self, MhDate date)
{
  g_autoptr (GDateTime) day = g_date_time_new_local (date.year, date.month, date.day, 12, 0, 0);

  /* Years beyond what GDateTime knows keep the calendar where it is. */
  if (day == NULL)
    return;
  self->refreshing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->refreshing = FALSE;
}

static void
show_label (MhDateButton *self, MhDate date)
{
  gboolean is_today = mh_session_is_today (self->session);
  g_autofree char *day = mh_day_format (date, mh_date_today ());
  /* Translators: the day that the picture is made for, “As of 1 December” */
  g_autofree char *text =
      is_today ? g_strdup (_ ("As of Today")) : g_strdup_printf (_ ("As of %s"), day);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->is_short);
  gtk_widget_set_visible (self->icon, self->is_short);
  if (is_today)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "another-day");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "another-day");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
refresh (MhDateButton *self)
{
  MhDate date = mh_session_get_date (self->session);

  show_label (self, date);
  if (!gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (self->button))))
    return;
  show_day (self, date);
  mark_days (self);
  show_next (self);
}

/* A document may have changed a hundred times since it was looked at last: what the popover shows
 * is found when it opens. */
static void
opened_cb (MhDateButton *self)
{
  refresh (self);
}

static void
day_selected_cb (MhDateButton *self)
{
  g_autoptr (GDateTime) day = NULL;

  if (self->refreshing)
    return;
  day = gtk_calendar_get_date (self->calendar);
  mh_session_set_date (self->session,
                       (MhDate){ g_date_time_get_year (day), g_date_time_get_month (day),
                                 g_date_time_get_day_of_month (day) });
}

/* object */

static void
mh_date_button_dispose (GObject *object)
{
  MhDateButton *self = MH_DATE_BUTTON (object);

  g_clear_object (&self->session);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (mh_date_button_parent_class)->dispose (object);
}

static void
mh_date_button_class_init (MhDateButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_date_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MhDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, MhDateButton, icon);
  gtk_widget_class_bind_template_child (widget_class, MhDateButton, label);
  gtk_widget_class_bind_template_child (widget_class, MhDateButton, calendar);
  gtk_widget_class_bind_template_child (widget_class, MhDateButton, next);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mh_date_button_init (MhDateButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_date_button_set_session:
 * @self: a button
 * @session: whose date it shows and sets, from now on
 */
void
mh_date_button_set_session (MhDateButton *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "notify::date", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

void
mh_date_button_set_short (MhDateButton *self, gboolean is_short)
{
  self->is_short = is_short;
  if (self->session != NULL)
    refresh (self);
}

void
mh_date_button_popup (MhDateButton *self)
{
  gtk_menu_button_popup (self->button);
}
