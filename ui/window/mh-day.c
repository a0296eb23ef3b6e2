/* mh-day.c: days as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-day.h"

#include <glib/gi18n.h>

/**
 * mh_day_format:
 * @day: a day
 * @now: the day on which it is told
 *
 * Returns: (transfer full): such as “1 December”; with the year only where it is another one
 */
char *
mh_day_format (MhDate day, MhDate now)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (day.year, day.month, day.day, 12, 0, 0);

  if (moment == NULL)
    return mh_date_to_string (day);
  /* Translators: day and month, then with the year; see g_date_time_format() */
  return g_date_time_format (moment, day.year == now.year ? _ ("%-d %B") : _ ("%-d %B %Y"));
}
