/* mh-date-popover.c: a calendar to choose the day that the picture is made for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-date-popover.h"

#include <glib/gi18n.h>

#include "mh-day.h"
#include "team/mh-calendar.h"

/* More names than these are counted. */
#define MAX_NAMES 3

struct _MhDatePopover
{
  GtkPopover parent_instance;

  MhSession *session;  /* owned */
  gboolean refreshing; /* the calendar is being set by the program */

  /* template */
  GtkCalendar *calendar;
  GtkLabel *next;
};

G_DEFINE_FINAL_TYPE (MhDatePopover, mh_date_popover, GTK_TYPE_POPOVER)

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
show_next (MhDatePopover *self)
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
mark_days (MhDatePopover *self)
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
show_day (MhDatePopover *self, MhDate date)
{
  g_autoptr (GDateTime) day = g_date_time_new_local (date.year, date.month, date.day, 12, 0, 0);

  /* Years beyond what GDateTime knows keep the calendar where it is. */
  if (day == NULL)
    return;
  self->refreshing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->refreshing = FALSE;
}

/* A document may have changed a hundred times since it was looked at last: what is shown is found
 * when it opens, and as long as it is open. */
static void
refresh (MhDatePopover *self)
{
  MhDate date = mh_session_get_date (self->session);

  show_day (self, date);
  mark_days (self);
  show_next (self);
}

static void
session_changed_cb (MhDatePopover *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    refresh (self);
}

static void
day_selected_cb (MhDatePopover *self)
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
mh_date_popover_show (GtkWidget *widget)
{
  refresh (MH_DATE_POPOVER (widget));
  GTK_WIDGET_CLASS (mh_date_popover_parent_class)->show (widget);
}

static void
mh_date_popover_dispose (GObject *object)
{
  g_clear_object (&MH_DATE_POPOVER (object)->session);

  G_OBJECT_CLASS (mh_date_popover_parent_class)->dispose (object);
}

static void
mh_date_popover_class_init (MhDatePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_date_popover_dispose;
  widget_class->show = mh_date_popover_show;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-date-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MhDatePopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, MhDatePopover, next);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
mh_date_popover_init (MhDatePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_date_popover_new:
 * @session: whose date it shows and sets
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
mh_date_popover_new (MhSession *session)
{
  MhDatePopover *self = g_object_new (MH_TYPE_DATE_POPOVER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::date", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
