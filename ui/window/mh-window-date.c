/* mh-window-date.c: the picture on another day than today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-window-private.h"

#include <glib/gi18n.h>

#include "mh-day.h"
#include "team/mh-calendar.h"

/* Nobody should take the picture of another day for today's. */
static void
update_bar (MhWindow *self)
{
  MhDate date = mh_session_get_date (self->session);
  g_autofree char *day = mh_day_format (date, mh_date_today ());
  /* Translators: %s is a day, “1 December” */
  g_autofree char *text = g_strdup_printf (_ ("This is the picture as of %s, not today’s."), day);

  gtk_label_set_label (self->date_label, text);
  gtk_info_bar_set_revealed (self->date_bar, !mh_session_is_today (self->session));
}

static void
date_changed_cb (MhWindow *self)
{
  update_bar (self);
  mh_window_update_actions (self);
}

void
mh_window_connect_date (MhWindow *self)
{
  mh_date_button_set_session (self->date_button, self->session);
  mh_date_button_set_session (self->low_date_button, self->session);
  g_signal_connect_object (self->session, "notify::date", G_CALLBACK (date_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_bar (self);
}

/* The first day after the one shown on which somebody joins or leaves; not set when nobody does. */
MhDate
mh_window_find_next_change (MhWindow *self)
{
  MhDate day = MH_DATE_NONE;
  GArray *changes = mh_calendar_find_next (mh_session_get_document (self->session),
                                           mh_session_get_date (self->session), &day);

  g_array_unref (changes);
  return day;
}
