/* mh-date.c: a calendar day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-date.h"

#include <string.h>

#define FIRST_YEAR 1
#define LAST_YEAR  9999

/* Where the digits of YYYY-MM-DD stand. */
static int
read_digits (const char *text, gsize n_digits)
{
  int value = 0;

  for (gsize i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }

  return value;
}

static GDate
to_gdate (MhDate date)
{
  GDate gdate;

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  return gdate;
}

/**
 * mh_date_parse:
 * @text: a day as `YYYY-MM-DD`
 * @date: (out): the day; untouched on failure
 *
 * Takes no other form of ISO 8601, and no day that does not exist.
 *
 * Range: 0001-01-01 to 9999-12-31.
 * Source: ISO 8601-1:2019, 5.2.2.1 (calendar date, extended format).
 *
 * Returns: %TRUE if @text is a day
 */
gboolean
mh_date_parse (const char *text, MhDate *date)
{
  MhDate read = MH_DATE_NONE;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;

  read.year = read_digits (text, 4);
  read.month = read_digits (text + 5, 2);
  read.day = read_digits (text + 8, 2);
  if (read.year < FIRST_YEAR || read.month < 1 || read.day < 1)
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) read.day, (GDateMonth) read.month, (GDateYear) read.year))
    return FALSE;

  *date = read;
  return TRUE;
}

/**
 * mh_date_to_string:
 * @date: a day that is set
 *
 * Returns: (transfer full): `YYYY-MM-DD`
 */
char *
mh_date_to_string (MhDate date)
{
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/**
 * mh_date_compare:
 * @a: a day that is set
 * @b: another
 *
 * Returns: less than, equal to or greater than 0, as strcmp()
 */
int
mh_date_compare (MhDate a, MhDate b)
{
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  if (a.day != b.day)
    return a.day < b.day ? -1 : 1;
  return 0;
}

/**
 * mh_date_add_days:
 * @date: a day that is set
 * @n_days: how many days later, or earlier when negative
 *
 * Range: stops at 0001-01-01 and 9999-12-31.
 *
 * Returns: the day
 */
MhDate
mh_date_add_days (MhDate date, int n_days)
{
  GDate gdate = to_gdate (date);
  GDate last = to_gdate ((MhDate){ LAST_YEAR, 12, 31 });
  gint64 julian = (gint64) g_date_get_julian (&gdate) + n_days;

  /* GDate counts 0001-01-01 as day 1. */
  julian = CLAMP (julian, 1, (gint64) g_date_get_julian (&last));
  g_date_set_julian (&gdate, (guint32) julian);

  return (MhDate){ g_date_get_year (&gdate), (int) g_date_get_month (&gdate),
                   g_date_get_day (&gdate) };
}

/**
 * mh_date_today:
 *
 * Returns: today in the local time zone
 */
MhDate
mh_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  MhDate today = MH_DATE_NONE;

  g_date_time_get_ymd (now, &today.year, &today.month, &today.day);
  return today;
}
