/* test-calendar.c: on which days a team's picture changes by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team/mh-calendar.h"

#include "lib/mh-test-json.h"

typedef struct
{
  const char *members;
  const char *changes; /* the day, then +name or -name each; "" for none */
  const char *why;
} Row;

/* Asked on 22 November 2026. */
static const Row rows[] = {
  { "{'name': 'A'}", "", "no dates" },
  { "{'name': 'A', 'start': '2026-12-01'}", "2026-12-01 +A", "joins on the first day" },
  { "{'name': 'A', 'end': '2026-11-30'}", "2026-12-01 -A", "leaves after the last day" },
  { "{'name': 'A', 'end': '2026-11-22'}", "2026-11-23 -A", "today is the last day" },
  { "{'name': 'A', 'start': '2026-11-22'}", "", "has joined today" },
  { "{'name': 'A', 'end': '2026-11-21'}", "", "has left" },
  { "{'name': 'A', 'start': '2027-01-01'}, {'name': 'B', 'end': '2026-12-31'}, {'name': 'C', "
    "'start': '2027-01-02'}",
    "2027-01-01 +A -B", "all of one day, and no other" },
  { "{'name': 'A', 'start': '2027-03-01'}, {'name': 'B', 'start': '2027-02-01'}", "2027-02-01 +B",
    "the earliest, not the first" },
  { "{'name': 'A', 'start': '2026-12-01', 'consent': 'none'}", "", "never drawn" },
  { "{'name': 'A', 'start': '2026-12-01', 'shown': false}", "", "hidden" },
  { "{'name': 'A', 'end': '9999-12-31'}", "", "no day after the last" },
  { "{'name': 'A', 'end': '2028-02-28'}", "2028-02-29 -A", "a leap year" },
};

static void
test_next (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'masthead': 1, 'account': {'organisation': 'O'}, 'members': [%s]}",
                           rows[i].members);
      g_autoptr (MhDocument) document = mh_test_document (json, "/team");
      MhDate day = MH_DATE_NONE;
      g_autoptr (GArray) changes = mh_calendar_find_next (document, (MhDate){ 2026, 11, 22 }, &day);
      g_autofree char *date = mh_date_is_set (day) ? mh_date_to_string (day) : g_strdup ("");
      g_autoptr (GString) text = g_string_new (date);

      for (guint j = 0; j < changes->len; j++)
        {
          const MhChange *change = &g_array_index (changes, MhChange, j);

          g_string_append_printf (text, " %c%s", change->joins ? '+' : '-', change->member->name);
        }
      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (text->str, ==, rows[i].changes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/next", test_next);
  return g_test_run ();
}
