/* test-import.c: the review of a roster before it is taken over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/mh-import-columns.h"
#include "import/mh-import-roster.h"
#include "import/mh-import-row.h"
#include "lib/mh-import-test.h"

/* Names, with the expertise behind “:” and “†” for a last day. */
static char *
describe_team (Fixture *fixture)
{
  MhDocument *document = mh_session_get_document (fixture->session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);

      g_string_append_printf (text, "%s%s%s%s%s", i > 0 ? " " : "", member->name,
                              member->expertise != NULL ? ":" : "",
                              member->expertise != NULL ? member->expertise : "",
                              mh_date_is_set (member->end) ? "†" : "");
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *roster;
  gboolean is_pasted;
  const char *review;
  const char *left_out; /* titles with a blank between; (nullable) */
  int leavers;          /* -1: as it comes */
  const char *summary;
  const char *team;
  const char *why;
} ReviewRow;

static const ReviewRow review_rows[] = {
  { "Name,Role\na,x\nb,\nc,\nd,\n", FALSE,
    "#1 person joins; d; #1 person changes; a; .Expertise; !#2 people stay as they are; !b; !c",
    NULL, -1, "1 joined, 1 changed", "a:x b c d", "newcomers and changes" },
  { "Name\na\n", FALSE, "#2 people are not in the list; b; c; !#1 person stays as is; !a", NULL, -1,
    "2 left", "a b† c†", "those who are not in a file have left" },
  { "Name\na\n", FALSE, "#2 people are not in the list; b; c; !#1 person stays as is; !a", "b",
    MH_LEAVERS_REMOVE, "1 left", "a b", "but for who is left out; removed" },
  { "Name\td\nd\t1\ne\t2\n", TRUE,
    "#2 people join; d; e; !#3 people are not in the list; !a; !b; !c", "d", -1, "1 joined",
    "a b c e", "pasted rows send nobody away" },
  { "Name,Role,Group\na,x,g\nb,y,\nc,,\n", FALSE,
    "#2 people change; a; .Expertise; .Group; b; .Expertise; !#1 person stays as is; !c",
    "Expertise", -1, "2 changed", "a b:y c", "one field of somebody left out: the first" },
};

static void
check_review (Fixture *fixture, const ReviewRow *row)
{
  g_autofree char *review = NULL;
  g_autofree char *team = NULL;
  g_auto (GStrv) left_out = g_strsplit (row->left_out != NULL ? row->left_out : "", " ", -1);

  g_test_message ("%s", row->why);
  if (row->is_pasted)
    mh_import_page_read_text (fixture->page, fixture->session, row->roster);
  else
    read_file (fixture, row->roster);
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  review = describe (fixture);
  g_assert_cmpstr (review, ==, row->review);
  for (guint i = 0; left_out[i] != NULL; i++)
    leave_out (fixture, left_out[i]);
  if (row->leavers >= 0)
    gtk_drop_down_set_selected (mh_ui_find (fixture->page, GTK_TYPE_DROP_DOWN),
                                (guint) row->leavers);
  for (guint i = 0; row->leavers >= 0 && left_out[i] != NULL; i++)
    leave_out (fixture, left_out[i]);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  g_assert_true (fixture->is_closed);
  g_assert_cmpstr (fixture->summary, ==, row->summary);
  team = describe_team (fixture);
  g_assert_cmpstr (team, ==, row->team);
  /* One step. */
  g_assert_cmpstr (mh_history_get_undo_label (mh_session_get_history (fixture->session)), ==,
                   "Import People");
  mh_session_undo (fixture->session);
  mh_assert_letters (fixture->session, "abc/-1");
  g_assert_false (mh_history_get_can_undo (mh_session_get_history (fixture->session)));
}

static void
test_review (Fixture *fixture, gconstpointer data)
{
  check_review (fixture, data);
}

/* Everything that is wrong is told, and nothing can be taken over. */
static void
test_problems (Fixture *fixture, gconstpointer data)
{
  read_file (fixture, "Name,Start\nd,soon\n,2026-01-01\n");
  mh_ui_wait (g_str_equal (get_shown (fixture), "problems"));
  g_assert_nonnull (
      mh_ui_find_text (fixture->page, ADW_TYPE_ACTION_ROW, "subtitle", "Line 2, column 3"));
  g_assert_nonnull (
      mh_ui_find_text (fixture->page, ADW_TYPE_ACTION_ROW, "subtitle", "Line 3, column 1"));
  /* Disabled: nothing happens. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL);
  g_assert_false (fixture->is_closed);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.cancel", NULL));
  g_assert_true (fixture->is_closed);
  g_assert_null (fixture->summary);
  mh_assert_letters (fixture->session, "abc/-1");
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "gone.csv", NULL);

  mh_import_page_read_file (fixture->page, fixture->session, file);
  mh_ui_wait (g_str_equal (get_shown (fixture), "failure"));
}

/* What a column means can be said when it cannot be known. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autofree char *review = NULL;
  AdwComboRow *row = NULL;

  read_file (fixture, "Qui,Heu,Name\nZoe,1,d\n");
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  row = mh_ui_find_text (fixture->page, ADW_TYPE_COMBO_ROW, "title", "Qui");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Zoe");
  /* As the name, in place of the other. */
  adw_combo_row_set_selected (row, 1);
  row = mh_ui_find_text (fixture->page, ADW_TYPE_COMBO_ROW, "title", "Name");
  mh_ui_wait (adw_combo_row_get_selected (row) == 0);
  review = describe (fixture);
  g_assert_cmpstr (review, ==, "#1 person joins; Zoe; #3 people are not in the list; a; b; c");
}

/* An edit from elsewhere while the review is open is not lost. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  read_file (fixture, "Name\na\nb\nc\nd\n");
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  g_assert_true (mh_session_set (fixture->session, "/members/2/name",
                                 json_node_init_string (json_node_alloc (), "d"), "Test", NULL));
  /* What is shown is of before: it cannot be done now. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL);
  g_assert_false (fixture->is_closed);
  mh_ui_wait (is_review (fixture, "#1 person joins; c; !#3 people stay as they are; !a; !b; !d"));
}

/* The page may go while it reads. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  read_file (fixture, "Name\na\n");
}

static gboolean
says_leavers (Fixture *fixture, const char *expected)
{
  GtkDropDown *leavers = mh_ui_find (fixture->page, GTK_TYPE_DROP_DOWN);
  GtkStringObject *word = gtk_drop_down_get_selected_item (leavers);

  return word != NULL && g_str_equal (gtk_string_object_get_string (word), expected);
}

/* The day before the one that is looked at is the last. */
static void
test_date (Fixture *fixture, gconstpointer data)
{
  MhDate date = { .year = 2031, .month = 3, .day = 1 };
  g_autofree char *end = NULL;

  read_file (fixture, "Name\na\nb\n");
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  g_assert_true (says_leavers (fixture, "had their last day yesterday"));
  mh_session_set_date (fixture->session, date);
  mh_ui_wait (says_leavers (fixture, "have their last day on 28 February 2031"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  end = mh_date_to_string (
      mh_document_get_member (mh_session_get_document (fixture->session), 2)->end);
  g_assert_cmpstr (end, ==, "2031-02-28");
}

/* Who is still to come stays unless it is wanted otherwise, and is shown. */
static void
test_awaited (Fixture *fixture, gconstpointer data)
{
  static const char review[] =
      "#1 person is not in the list; b; %s#1 person who is still to come is "
      "not in the list; %sc; !#1 person stays as is; !a";
  g_autofree char *stays = g_strdup_printf (review, "!", "!");
  g_autofree char *goes = g_strdup_printf (review, "", "");
  GtkDropDown *leavers = mh_ui_find (fixture->page, GTK_TYPE_DROP_DOWN);
  g_autofree char *team = NULL;

  g_assert_true (mh_session_set (fixture->session, "/members/2/start",
                                 json_node_init_string (json_node_alloc (), "2999-01-01"), "Test",
                                 NULL));
  read_file (fixture, "Name\na\n");
  mh_ui_wait (is_review (fixture, stays));
  gtk_drop_down_set_selected (leavers, MH_LEAVERS_REMOVE);
  g_assert_true (is_review (fixture, goes));
  gtk_drop_down_set_selected (leavers, MH_LEAVERS_END);
  g_assert_true (is_review (fixture, stays));
  choose (fixture, "c", TRUE);
  g_assert_true (is_review (fixture, goes));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  g_assert_cmpstr (fixture->summary, ==, "2 left");
  team = describe_team (fixture);
  g_assert_cmpstr (team, ==, "a b†");
}

/* What the team gives to a newcomer can be left out, and the newcomer joins all the same. */
static void
test_given (Fixture *fixture, gconstpointer data)
{
  g_assert_true (mh_session_set (fixture->session, "/members/0/signature",
                                 json_node_init_string (json_node_alloc (), "A"), "Test", NULL));
  read_file (fixture, "Name\na\nb\nc\nZoe Ray\nBo Day\n");
  mh_ui_wait (is_review (fixture, "#2 people join; Zoe Ray; .Signature; Bo Day; .Signature; "
                                  "!#3 people stay as they are; !a; !b; !c"));
  leave_out (fixture, "Signature");
  g_assert_true (is_review (fixture, "#2 people join; Zoe Ray; !.Signature; Bo Day; .Signature; "
                                     "!#3 people stay as they are; !a; !b; !c"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  g_assert_null (mh_document_get_member (mh_session_get_document (fixture->session), 3)->signature);
  g_assert_cmpstr (
      mh_document_get_member (mh_session_get_document (fixture->session), 4)->signature, ==, "BD");
}

static const struct
{
  const char *name;
  const char *content; /* (nullable): there is no such file */
  gboolean is_roster;
} roster_rows[] = {
  { "Staff.CSV", NULL, TRUE },
  { "a.vcf", NULL, TRUE },
  { "csv", NULL, FALSE },
  { "crew.team.json", "{\"masthead\": 1}", FALSE },
  { "crew.json", "{\"masthead\": 1}", FALSE },
  { "people.json", "\xef\xbb\xbf\n [{\"name\": \"d\"}]", TRUE },
  { "empty.json", "", FALSE },
  { "gone.json", NULL, FALSE },
};

static void
test_is_roster (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (roster_rows); i++)
    {
      g_autoptr (GFile) file =
          g_file_new_build_filename (fixture->folder, roster_rows[i].name, NULL);

      if (roster_rows[i].content != NULL)
        g_assert_true (
            g_file_set_contents (g_file_peek_path (file), roster_rows[i].content, -1, NULL));
      g_test_message ("%s", roster_rows[i].name);
      g_assert_cmpint (mh_import_is_roster (file), ==, roster_rows[i].is_roster);
    }
}

/* A JSON array is read as any other roster. */
static void
test_json (Fixture *fixture, gconstpointer data)
{
  read_file (fixture, "[{\"name\": \"a\"}, {\"name\": \"b\"}, {\"name\": \"c\"}, "
                      "{\"name\": \"d\", \"bio\": \"Rain\"}]");
  mh_ui_wait (is_review (fixture, "#1 person joins; d; !#3 people stay as they are; !a; !b; !c"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();
  for (guint i = 0; i < G_N_ELEMENTS (review_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/review/%u", i);

      g_test_add (path, Fixture, &review_rows[i], set_up, test_review, tear_down);
    }
  ADD ("/import/problems", test_problems);
  ADD ("/import/unreadable", test_unreadable);
  ADD ("/import/columns", test_columns);
  ADD ("/import/follows", test_follows);
  ADD ("/import/gone", test_gone);
  ADD ("/import/date", test_date);
  ADD ("/import/awaited", test_awaited);
  ADD ("/import/given", test_given);
  ADD ("/import/json", test_json);
  ADD ("/import/is-roster", test_is_roster);
  return g_test_run ();
}
