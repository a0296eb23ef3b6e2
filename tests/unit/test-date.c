/* test-date.c: days as text, compared and counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-date.h"

typedef struct
{
  const char *text;
  gboolean is_day;
  const char *why;
} ParseRow;

static const ParseRow parse_rows[] = {
  { "2026-11-22", TRUE, "plain" },
  { "2024-02-29", TRUE, "leap year" },
  { "2000-02-29", TRUE, "a century that is a leap year" },
  { "1900-02-29", FALSE, "a century that is none" },
  { "2023-02-29", FALSE, "no leap year" },
  { "2026-04-31", FALSE, "April has 30 days" },
  { "2026-13-01", FALSE, "13 months; day and month swapped" },
  { "2026-00-01", FALSE, "month 0" },
  { "2026-01-00", FALSE, "day 0" },
  { "0000-01-01", FALSE, "year 0 means no date" },
  { "0001-01-01", TRUE, "first" },
  { "9999-12-31", TRUE, "last" },
  { "2026-1-1", FALSE, "short" },
  { "20261122", FALSE, "the basic form" },
  { "2026-11-22T10:00", FALSE, "a time follows" },
  { "2026/11/22", FALSE, "slashes" },
  { "22.11.2026", FALSE, "ten characters of another kind" },
  { "+026-11-22", FALSE, "a sign is no digit" },
  { " 026-11-22", FALSE, "a blank is no digit" },
  { "", FALSE, "empty" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parse_rows); i++)
    {
      const ParseRow *row = &parse_rows[i];
      MhDate date = MH_DATE_NONE;
      gboolean is_day = FALSE;

      g_test_message ("%s: %s", row->text, row->why);
      is_day = mh_date_parse (row->text, &date);
      g_assert_cmpint (is_day, ==, row->is_day);
      g_assert_cmpint (mh_date_is_set (date), ==, row->is_day);
      if (is_day)
        {
          g_autofree char *text = mh_date_to_string (date);

          g_assert_cmpstr (text, ==, row->text);
        }
    }
}

typedef struct
{
  const char *from;
  int n_days;
  const char *to;
  const char *why;
} AddRow;

static const AddRow add_rows[] = {
  { "2026-11-22", 0, "2026-11-22", "nothing" },
  { "2026-12-31", 1, "2027-01-01", "over the year" },
  { "2024-02-28", 1, "2024-02-29", "into a leap day" },
  { "2024-03-01", -1, "2024-02-29", "back into it" },
  { "2026-01-01", 365, "2027-01-01", "a year" },
  { "0001-01-01", -1, "0001-01-01", "stops at the first day" },
  { "9999-12-31", 1, "9999-12-31", "stops at the last day" },
  { "2026-01-01", G_MAXINT, "9999-12-31", "no overflow" },
  { "2026-01-01", G_MININT, "0001-01-01", "nor below" },
};

static void
test_add_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (add_rows); i++)
    {
      const AddRow *row = &add_rows[i];
      MhDate from = MH_DATE_NONE;
      g_autofree char *to = NULL;

      g_test_message ("%s", row->why);
      g_assert_true (mh_date_parse (row->from, &from));
      to = mh_date_to_string (mh_date_add_days (from, row->n_days));
      g_assert_cmpstr (to, ==, row->to);
    }
}

/* ISO 8601 days sort as text: compare has to agree. */
static void
test_compare (void)
{
  static const char *const days[] = { "2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01",
                                      "2026-10-09" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint j = 0; j < G_N_ELEMENTS (days); j++)
      {
        MhDate a = MH_DATE_NONE;
        MhDate b = MH_DATE_NONE;

        g_assert_true (mh_date_parse (days[i], &a));
        g_assert_true (mh_date_parse (days[j], &b));
        g_assert_cmpint (mh_date_compare (a, b), ==, (i > j) - (i < j));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/add-days", test_add_days);
  g_test_add_func ("/date/compare", test_compare);
  return g_test_run ();
}
