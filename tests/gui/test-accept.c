/* test-accept.c: what can be accepted, and what cannot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/mh-check-row.h"
#include "checks/mh-checks-page.h"
#include "lib/mh-window-test.h"

static void
load (Fixture *fixture, const char *team)
{
  g_autoptr (MhDocument) document = mh_test_document_new (team);

  mh_session_load (fixture->session, document, NULL);
}

static GtkListBox *
get_list (Fixture *fixture)
{
  return mh_ui_find (find_pane (fixture->window, MH_TYPE_CHECKS_PAGE), GTK_TYPE_LIST_BOX);
}

static MhCheckRow *
find_row (Fixture *fixture, const char *code)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_list (fixture), i)) != NULL; i++)
    if (g_str_equal (mh_check_row_get_finding (MH_CHECK_ROW (row))->code, code))
      return MH_CHECK_ROW (row);
  return NULL;
}

/* The row of one of several, once they are open; NULL when there is none. */
static MhCheckRow *
get_part (MhCheckRow *row, int index)
{
  GtkListBox *parts = mh_ui_find (row, GTK_TYPE_LIST_BOX);

  return MH_CHECK_ROW (gtk_list_box_get_row_at_index (parts, index));
}

/* Whether a row takes a reason; the edit is taken back. */
static gboolean
takes_reason (Fixture *fixture, MhCheckRow *row)
{
  MhHistory *history = mh_session_get_history (fixture->session);

  gtk_widget_activate_action (GTK_WIDGET (row), "check.accept", "s", "On purpose");
  if (!mh_history_get_can_undo (history))
    return FALSE;
  mh_session_undo (fixture->session);
  return TRUE;
}

#define NORTH(account, member, surface)                                                            \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"North\", " account "},"                     \
  " \"members\": [" member "], \"design\": {\"notice\": {\"text\": \"We are {handle}\"}},"         \
  " \"targets\": [{\"surface\": \"" surface "\", \"file\": \"a.jpg\"}]}"

/* What a waiver cannot name by itself is not accepted: that would accept everybody’s, or what
 * comes later. */
static void
test_no_accept (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *why;
    const char *team;
    const char *code;
    gboolean takes;
  } rows[] = {
    { "the account’s, whatever the picture",
      NORTH ("\"handles\": {\"x\": \"a b\"}", "{\"name\": \"Ada\"}", "x-header"),
      "handle-invalid" },
    { "the account’s, in the words of a picture",
      NORTH ("\"handle\": \"@a b\"", "{\"name\": \"Ada\"}", "x-header"), "handle-invalid" },
    { "the account’s and a person’s",
      NORTH ("\"handle\": \"@a b\"", "{\"name\": \"Ada\", \"handle\": \"@a da\"}", "x-header"),
      "handle-invalid" },
    { "a person’s",
      NORTH ("\"handle\": \"@ab\"", "{\"name\": \"Ada\", \"handle\": \"@a da\"}", "x-header"),
      "handle-invalid", TRUE },
    { "a target that nothing is made of",
      NORTH ("\"handle\": \"@ab\"", "{\"name\": \"Ada\"}", "x-haeder"), "surface-unknown" },
  };

  activate (fixture, "show-checks");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MhCheckRow *row = NULL;

      g_test_message ("%s", rows[i].why);
      load (fixture, NORTH ("\"handle\": \"@ab\"", "{\"name\": \"Ada\"}", "web-sidebar"));
      mh_ui_wait (find_row (fixture, rows[i].code) == NULL);
      load (fixture, rows[i].team);
      mh_ui_wait ((row = find_row (fixture, rows[i].code)) != NULL);
      g_assert_cmpint (takes_reason (fixture, row), ==, rows[i].takes);
    }
}

/* Where the account and people stand together, each person is accepted alone. */
static void
test_accept_beside_account (Fixture *fixture, gconstpointer data)
{
  MhCheckRow *row = NULL;
  guint n_taken = 0;

  activate (fixture, "show-checks");
  load (fixture,
        NORTH ("\"handle\": \"@a b\"", "{\"name\": \"Ada\", \"handle\": \"@a da\"}", "x-header"));
  mh_ui_wait ((row = find_row (fixture, "handle-invalid")) != NULL);
  mh_check_row_activate (row);
  g_assert_nonnull (get_part (row, 1));
  g_assert_null (get_part (row, 2));
  for (int i = 0; i < 2; i++)
    {
      gboolean is_person = mh_check_row_get_finding (get_part (row, i))->member == 0;

      g_assert_cmpint (takes_reason (fixture, get_part (row, i)), ==, is_person);
      n_taken += is_person;
    }
  g_assert_cmpuint (n_taken, ==, 1);
}

static void
add_tests (void)
{
  ADD ("/accept/not", NULL, test_no_accept);
  ADD ("/accept/beside-account", NULL, test_accept_beside_account);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
