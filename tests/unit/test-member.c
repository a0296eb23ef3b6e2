/* test-member.c: who is drawn on which day, and by which handle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

typedef struct
{
  const char *members; /* what stands in the member beside the name */
  const char *date;
  const char *absence; /* NULL: drawn */
  const char *why;
} AbsenceRow;

static const AbsenceRow absence_rows[] = {
  { "", "2026-11-22", NULL, "nothing is against it" },
  { ",'start':'2026-11-22'", "2026-11-21", "not-started", "the day before" },
  { ",'start':'2026-11-22'", "2026-11-22", NULL, "the first day counts" },
  { ",'end':'2026-11-22'", "2026-11-22", NULL, "the last day counts" },
  { ",'end':'2026-11-22'", "2026-11-23", "ended", "the day after" },
  { ",'start':'2026-11-22','end':'2026-11-22'", "2026-11-22", NULL, "a single day" },
  { ",'shown':false", "2026-11-22", "hidden", "hidden" },
  { ",'shown':true", "2026-11-22", NULL, "shown" },
  { ",'shown':null", "2026-11-22", NULL, "not said" },
  { ",'consent':'none'", "2026-11-22", "no-consent", "never" },
  { ",'consent':'name'", "2026-11-22", NULL, "without photo, but there" },
  { ",'consent':'none','shown':false", "2026-11-22", "no-consent", "consent is said first" },
  { ",'shown':false,'end':'2020-01-01'", "2026-11-22", "hidden", "then hiding" },
  { ",'start':null,'end':''", "2026-11-22", NULL, "empty dates are none" },
};

static void
test_absence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (absence_rows); i++)
    {
      const AbsenceRow *row = &absence_rows[i];
      g_autofree char *text = g_strconcat ("{'masthead':1,'account':{'organisation':'N'},"
                                           "'members':[{'name':'A'",
                                           row->members, "}]}", NULL);
      g_autoptr (MhDocument) document = mh_test_document (text, "/team");
      MhDate date = MH_DATE_NONE;

      g_test_message ("%s", row->why);
      g_assert_true (mh_date_parse (row->date, &date));
      g_assert_cmpstr (mh_absence_get_id (
                           mh_member_get_absence (mh_document_get_member (document, 0), date)),
                       ==, row->absence);
    }
  g_assert_cmpstr (mh_absence_get_id (MH_ABSENCE_DOES_NOT_FIT), ==, "does-not-fit");
}

static void
test_handle (void)
{
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'N'},'members':["
      "{'name':'A','handle':'@a','handles':{'bluesky':'a.b.social','x':''}},{'name':'B'}]}",
      "/team");
  const MhMember *a = mh_document_get_member (document, 0);
  const MhMember *b = mh_document_get_member (document, 1);

  g_assert_cmpstr (mh_member_get_handle (a, NULL), ==, "@a");
  g_assert_cmpstr (mh_member_get_handle (a, "bluesky"), ==, "a.b.social");
  g_assert_cmpstr (mh_member_get_handle (a, "mastodon"), ==, "@a");
  g_assert_cmpstr (mh_member_get_handle (a, "x"), ==, "@a");
  g_assert_null (mh_member_get_handle (b, "x"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/member/absence", test_absence);
  g_test_add_func ("/member/handle", test_handle);
  return g_test_run ();
}
