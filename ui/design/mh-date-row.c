/* mh-date-row.c: a row to edit a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-date-row.h"

#include <glib/gi18n.h>

#include "base/mh-date.h"

struct _MhDateRow
{
  MhTextRow parent_instance;

  GtkWidget *popover;
  GtkCalendar *calendar;
  gboolean refreshing; /* the calendar is being set by the program */
};

G_DEFINE_FINAL_TYPE (MhDateRow, mh_date_row, MH_TYPE_TEXT_ROW)

static const char *
check_date (MhTextRow *row, const char *text)
{
  MhDate date = MH_DATE_NONE;

  if (mh_date_parse (text, &date))
    return NULL;
  return _ ("Year, month and day: 2026-12-31");
}

static void
show_calendar_cb (MhDateRow *self)
{
  MhDate date = MH_DATE_NONE;
  g_autoptr (GDateTime) day = NULL;

  if (!mh_date_parse (gtk_editable_get_text (GTK_EDITABLE (self)), &date))
    date = mh_date_today ();
  day = g_date_time_new_local (date.year, date.month, date.day, 12, 0, 0);
  /* Years beyond what GDateTime knows keep the calendar where it is. */
  if (day == NULL)
    return;
  self->refreshing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->refreshing = FALSE;
}

static void
day_selected_cb (MhDateRow *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;

  if (self->refreshing)
    return;
  day = gtk_calendar_get_date (self->calendar);
  text = g_date_time_format (day, "%Y-%m-%d");
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static void
mh_date_row_class_init (MhDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  MH_TEXT_ROW_CLASS (klass)->check = check_date;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhDateRow, popover);
  gtk_widget_class_bind_template_child (widget_class, MhDateRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, show_calendar_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
mh_date_row_init (MhDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
