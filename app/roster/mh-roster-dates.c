/* mh-roster-dates.c: days as people and spreadsheets write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/mh-date.h"

/* “26” is 2026 and “98” is 1998. Source: POSIX.1-2017, strptime(), %y. */
#define FIRST_SHORT_YEAR 1969

/* Which of the first two numbers of 01/12/2026 is the day: either, on either side of an ocean. */
typedef enum
{
  ORDER_UNKNOWN,
  ORDER_DAY_FIRST,
  ORDER_MONTH_FIRST,
} Order;

typedef struct
{
  int first;
  int second;
  int year;
  Order order; /* as the date itself says it */
} Parts;

static int
complete_year (int year)
{
  return year + (year < FIRST_SHORT_YEAR % 100 ? 2000 : 1900);
}

/* Dots are written where days come first; a number above 12 is no month. */
static Order
judge (const Parts *parts, char separator)
{
  if (separator == '.' || parts->first > 12 || parts->first == parts->second)
    return ORDER_DAY_FIRST;
  return parts->second > 12 ? ORDER_MONTH_FIRST : ORDER_UNKNOWN;
}

/* 1/12/2026, 1-12-26 or 1.12.2026: the year comes last. */
static gboolean
read_parts (const char *text, Parts *parts)
{
  char separators[2][2] = { 0 };
  int before = 0;
  int after = 0;

  if (sscanf (text, "%2d%1[./-]%2d%1[./-]%n%4d%n", &parts->first, separators[0], &parts->second,
              separators[1], &before, &parts->year, &after) != 5 ||
      text[after] != '\0' || separators[0][0] != separators[1][0] ||
      (after - before != 2 && after - before != 4) || parts->year < 0)
    return FALSE;
  if (after - before == 2)
    parts->year = complete_year (parts->year);
  parts->order = judge (parts, separators[0][0]);
  return TRUE;
}

/* (transfer full). */
static char *
write_iso (const Parts *parts, Order order)
{
  gboolean is_day_first = order == ORDER_DAY_FIRST;

  return g_strdup_printf ("%04d-%02d-%02d", parts->year,
                          is_day_first ? parts->second : parts->first,
                          is_day_first ? parts->first : parts->second);
}

/* Year first, or parts of which the day is known. (transfer full). */
static char *
make_iso (const char *text)
{
  Parts parts = { 0 };
  int length = 0;

  if (read_parts (text, &parts))
    return write_iso (&parts, parts.order);
  if (sscanf (text, "%4d/%2d/%2d%n", &parts.year, &parts.first, &parts.second, &length) == 3 &&
      text[length] == '\0')
    return write_iso (&parts, ORDER_MONTH_FIRST);
  return g_strdup (text);
}

/* Both days that it may be; FALSE for what can only be one, or none. */
static gboolean
is_ambiguous (const char *text, char **day_first, char **month_first)
{
  Parts parts = { 0 };
  MhDate date = MH_DATE_NONE;

  if (!read_parts (text, &parts) || parts.order != ORDER_UNKNOWN)
    return FALSE;
  *day_first = write_iso (&parts, ORDER_DAY_FIRST);
  *month_first = write_iso (&parts, ORDER_MONTH_FIRST);
  return mh_date_parse (*day_first, &date) && mh_date_parse (*month_first, &date);
}

/**
 * mh_roster_read_date:
 * @text: a day with the year first or last, such as 2026-12-01, 2026/12/1, 1.12.2026 or 31/12/26
 * @place: where it stands
 * @problems: gets what is wrong
 *
 * Returns: (transfer full) (nullable): the day as in a team file; %NULL for what is none, and for
 *   1/12/2026, which may be two
 */
char *
mh_roster_read_date (const char *text, MhTextPlace place, GPtrArray *problems)
{
  MhDate date = MH_DATE_NONE;
  g_autofree char *day_first = NULL;
  g_autofree char *month_first = NULL;
  g_autofree char *iso = make_iso (text);
  g_autofree char *message = NULL;

  if (is_ambiguous (text, &day_first, &month_first))
    /* Translators: a date as it was found, then the two days that it may be, such as 2026-12-01. */
    message = g_strdup_printf (_ ("“%s” may be %s or %s; write the one that is meant"), text,
                               day_first, month_first);
  else if (mh_date_parse (iso, &date))
    return g_steal_pointer (&iso);
  else
    /* Translators: what stands where a date should. */
    message = g_strdup_printf (_ ("“%s” is no date; write one such as 2026-11-01"), text);
  mh_roster_complain (problems, place, message);
  return NULL;
}

static gboolean
holds_dates (const char *key)
{
  return g_strcmp0 (key, "start") == 0 || g_strcmp0 (key, "end") == 0;
}

/* What all dates of a table say together; nothing when they contradict each other. */
static Order
find_order (GPtrArray *rows, guint first, GPtrArray *keys)
{
  gboolean is_known[] = { FALSE, FALSE, FALSE };

  for (guint i = first; i < rows->len; i++)
    {
      GPtrArray *row = rows->pdata[i];

      for (guint j = 0; j < MIN (row->len, keys->len); j++)
        {
          const MhCell *cell = row->pdata[j];
          Parts parts = { 0 };

          /* 2/2/2026 is the same day for all, and dots say nothing of slashes. */
          if (holds_dates (keys->pdata[j]) && strchr (cell->text, '.') == NULL &&
              read_parts (cell->text, &parts) && parts.first != parts.second)
            is_known[parts.order] = TRUE;
        }
    }
  if (is_known[ORDER_DAY_FIRST] == is_known[ORDER_MONTH_FIRST])
    return ORDER_UNKNOWN;
  return is_known[ORDER_DAY_FIRST] ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
}

/**
 * mh_roster_settle_dates:
 * @rows: a table, of which the dates are changed
 * @first: the first of its rows that is a person
 * @keys: what the columns mean
 *
 * A program writes all dates of a table alike: where one of them is 31/12/2026, another that is
 * 1/12/2026 is a day of December too.
 */
void
mh_roster_settle_dates (GPtrArray *rows, guint first, GPtrArray *keys)
{
  Order order = find_order (rows, first, keys);

  for (guint i = first; order != ORDER_UNKNOWN && i < rows->len; i++)
    {
      GPtrArray *row = rows->pdata[i];

      for (guint j = 0; j < MIN (row->len, keys->len); j++)
        {
          MhCell *cell = row->pdata[j];
          Parts parts = { 0 };

          if (!holds_dates (keys->pdata[j]) || !read_parts (cell->text, &parts) ||
              parts.order != ORDER_UNKNOWN)
            continue;
          g_free (cell->text);
          cell->text = write_iso (&parts, order);
        }
    }
}
