/* test-date.c: the picture on another day than today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-window-test.h"
#include "window/mh-date-button.h"

/* Far enough for no test to run on one of these days. */
#define CHANGING                                                                                   \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"}, \"members\": ["                   \
  " {\"name\": \"Ada\", \"start\": \"2990-03-01\"}, {\"name\": \"Ben\", \"end\": "                 \
  "\"2990-03-09\"},"                                                                               \
  " {\"name\": \"Cleo\"}], \"targets\": [{\"surface\": \"x-header\", \"file\": \"head.jpg\"}]}"

static const MhDate joining = { 2990, 3, 1 };

static MhDateButton *
get_button (Fixture *fixture)
{
  return mh_ui_find (fixture->window, MH_TYPE_DATE_BUTTON);
}

static void
load_changing (Fixture *fixture)
{
  g_autoptr (MhDocument) document = NULL;

  write_text (fixture->file, CHANGING);
  document = read_back (fixture->file);
  mh_session_load (fixture->session, document, fixture->file);
}

static gboolean
has_label (gpointer root, const char *text)
{
  return mh_ui_find_text (root, GTK_TYPE_LABEL, "label", text) != NULL;
}

static gboolean
is_barred (Fixture *fixture)
{
  GtkWidget *label = mh_ui_find_text (fixture->window, GTK_TYPE_LABEL, "label",
                                      "This is the picture as of 1 March 2990, not today’s.");
  GtkWidget *bar = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_INFO_BAR) : NULL;

  return bar != NULL && gtk_info_bar_get_revealed (GTK_INFO_BAR (bar));
}

static guint
count_shown (Fixture *fixture)
{
  const MhScene *scene = mh_session_get_scene (fixture->session);

  return scene != NULL ? scene->shown : 0;
}

/* Another day is said three times, and left by one action. */
static void
test_another_day (Fixture *fixture, gconstpointer data)
{
  load_changing (fixture);
  mh_ui_wait (count_shown (fixture) == 2);
  g_assert_true (has_label (get_button (fixture), "As of Today"));
  g_assert_false (is_barred (fixture));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "today"));

  activate (fixture, "next-change");
  g_assert_cmpint (mh_date_compare (mh_session_get_date (fixture->session), joining), ==, 0);
  g_assert_true (has_label (get_button (fixture), "As of 1 March 2990"));
  g_assert_true (is_barred (fixture));
  mh_ui_wait (count_shown (fixture) == 3);
  /* Looking ahead is no edit. */
  g_assert_false (mh_session_get_modified (fixture->session));

  activate (fixture, "next-change");
  mh_ui_wait (count_shown (fixture) == 2);
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "next-change"));

  activate (fixture, "today");
  g_assert_true (mh_session_is_today (fixture->session));
  g_assert_true (has_label (get_button (fixture), "As of Today"));
}

/* The popover says what changes next, and marks it in the calendar. */
static void
test_popover (Fixture *fixture, gconstpointer data)
{
  GtkCalendar *calendar = NULL;
  g_autoptr (GDateTime) day = NULL;

  load_changing (fixture);
  activate (fixture, "choose-date");
  mh_ui_wait (has_label (get_button (fixture), "Ada joins on 1 March 2990"));
  calendar = mh_ui_find (get_button (fixture), GTK_TYPE_CALENDAR);
  mh_session_set_date (fixture->session, (MhDate){ 2990, 3, 4 });
  g_assert_true (has_label (get_button (fixture), "Ben leaves on 10 March"));
  g_assert_true (gtk_calendar_get_day_is_marked (calendar, 1));
  g_assert_true (gtk_calendar_get_day_is_marked (calendar, 10));
  g_assert_false (gtk_calendar_get_day_is_marked (calendar, 9));

  day = g_date_time_new_local (2990, 4, 20, 12, 0, 0);
  gtk_calendar_select_day (calendar, day);
  g_assert_cmpint (mh_date_compare (mh_session_get_date (fixture->session),
                                    (MhDate){ 2990, 4, 20 }),
                   ==, 0);
  g_assert_true (has_label (get_button (fixture), "Nobody joins or leaves after this day"));
  g_assert_false (gtk_calendar_get_day_is_marked (calendar, 10));
}

/* Who joins together is named together, as long as the names are few. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = NULL;

  write_text (fixture->file,
              "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"}, \"members\": ["
              " {\"name\": \"A\", \"start\": \"2990-03-01\"},"
              " {\"name\": \"B\", \"start\": \"2990-03-01\"},"
              " {\"name\": \"C\", \"start\": \"2990-03-01\"},"
              " {\"name\": \"D\", \"start\": \"2990-03-01\"}]}");
  document = read_back (fixture->file);
  mh_session_load (fixture->session, document, fixture->file);
  activate (fixture, "choose-date");
  mh_ui_wait (has_label (get_button (fixture), "A joins on 1 March 2990\nB joins on 1 March 2990\n"
                                               "C joins on 1 March 2990\nand 1 more"));
}

/* A file is opened as it is today. */
static void
test_opened (Fixture *fixture, gconstpointer data)
{
  mh_session_set_date (fixture->session, joining);
  load_changing (fixture);
  g_assert_true (mh_session_is_today (fixture->session));
  mh_session_set_date (fixture->session, mh_date_today ());
  g_assert_true (mh_session_is_today (fixture->session));
}

static void
add_tests (void)
{
  ADD ("/date/another-day", NULL, test_another_day);
  ADD ("/date/popover", NULL, test_popover);
  ADD ("/date/many", NULL, test_many);
  ADD ("/date/opened", NULL, test_opened);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
