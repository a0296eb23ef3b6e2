/* test-early.c: what is given to a window before its file was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-window-test.h"
#include "window/mh-problems-dialog.h"
#include "window/mh-window-private.h"

static void
set_up_unseen (Fixture *fixture, gconstpointer data)
{
  make_window (fixture);
}

/* The file is being read, and nobody has seen the window. */
static void
set_up_reading (Fixture *fixture, gconstpointer data)
{
  make_window (fixture);
  mh_window_open_file (fixture->window, fixture->file);
  g_assert_false (mh_session_is_loaded (fixture->session));
}

static MhDocument *
get_document (Fixture *fixture)
{
  return mh_session_get_document (fixture->session);
}

static guint
count_windows (void)
{
  guint n_windows = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    n_windows += MH_IS_WINDOW (l->data);
  return n_windows;
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->window->pages);
}

static void
take (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  const char *uris[] = { uri, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "take-files",
                                  g_variant_new_strv (uris, -1));
}

/* Nothing can be done to the empty team that is there meanwhile; afterwards everything can. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (mh_window_get_people_pane (fixture->window));

  g_assert_false (gtk_widget_is_sensitive (pane));
  gtk_widget_activate_action (pane, "people.add", NULL);
  g_assert_false (mh_session_get_modified (fixture->session));
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_true (gtk_widget_is_sensitive (pane));
  gtk_widget_activate_action (pane, "people.add", NULL);
  g_assert_cmpuint (mh_document_get_n_members (get_document (fixture)), ==, 3);
}

/* A photo is for the team that is on its way. */
static void
test_photos (Fixture *fixture, gconstpointer data)
{
  take (fixture, "ben.png");
  take (fixture, "ida.png");
  g_assert_false (mh_session_is_loaded (fixture->session));
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  mh_ui_wait (mh_document_get_n_members (get_document (fixture)) == 3);
  g_assert_nonnull (mh_document_get_member (get_document (fixture), 1)->photo_file);
  g_assert_cmpstr (mh_document_get_member (get_document (fixture), 2)->name, ==, "Ida");
  g_assert_true (mh_window_shows_file (fixture->window, fixture->file));
  g_assert_cmpuint (count_windows (), ==, 1);
}

/* So are rows. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  mh_window_import_text (fixture->window, "Name\tRole\nIda\tx\n");
  g_assert_cmpstr (get_page (fixture), ==, "editor");
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_cmpstr (get_page (fixture), ==, "import");
  g_assert_true (mh_window_shows_file (fixture->window, fixture->file));
  g_assert_cmpuint (count_windows (), ==, 1);
}

/* A team that is there takes them while another file is read. */
static void
test_other_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) none = g_file_new_build_filename (fixture->folder, "none.team.json", NULL);

  mh_window_open_file (fixture->window, none);
  take (fixture, "ben.png");
  g_assert_nonnull (mh_document_get_member (get_document (fixture), 1)->photo_file);
  answer ("close");
}

typedef struct
{
  const char *text; /* (nullable): of the file; NULL for none */
  GType (*get_type) (void);
  const char *why;
} BadRow;

static const BadRow bad_rows[] = {
  { NULL, adw_message_dialog_get_type, "no file" },
  { "no team", mh_problems_dialog_get_type, "a file with problems" },
};

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* What waited for a team that cannot be read does not come into the next one. */
static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autoptr (GFile) bad = g_file_new_build_filename (fixture->folder, "bad.team.json", NULL);
      g_autoptr (GFile) roster = g_file_new_build_filename (fixture->folder, "a.csv", NULL);
      GtkWidget *dialog = NULL;

      g_test_message ("%s", bad_rows[i].why);
      write_text (roster, "name,handle\nZed,@zed\n");
      if (bad_rows[i].text != NULL)
        write_text (bad, bad_rows[i].text);
      mh_window_open_file (fixture->window, bad);
      mh_window_import_file (fixture->window, roster);
      take (fixture, "ida.png");
      mh_ui_wait ((dialog = find_toplevel (bad_rows[i].get_type ())) != NULL);
      g_assert_true (says (dialog, "was not added"));
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_cmpstr (get_page (fixture), ==, "editor");
  g_assert_cmpuint (mh_document_get_n_members (get_document (fixture)), ==, 2);
}

static guint
count_showing (GFile *file)
{
  guint n_windows = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    n_windows += MH_IS_WINDOW (l->data) && mh_window_shows_file (l->data, file);
  return n_windows;
}

/* A file that is asked for again before it is there has one window. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  mh_application_open_file (application, fixture->file);
  mh_application_open_file (application, fixture->file);
  g_assert_cmpuint (count_windows (), ==, 1);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_cmpuint (count_showing (fixture->file), ==, 1);
}

/* So has one that another window has come to show while it was read. */
static void
test_shown_meanwhile (Fixture *fixture, gconstpointer data)
{
  MhWindow *other = mh_window_new (application);
  MhSession *session = mh_window_get_session (other);

  mh_session_load (session, get_document (fixture), fixture->file);
  take (fixture, "ida.png");
  mh_ui_wait (!mh_window_is_loading (fixture->window));
  g_assert_false (mh_session_is_loaded (fixture->session));
  g_assert_cmpstr (get_page (fixture), ==, "start");
  g_assert_cmpuint (count_showing (fixture->file), ==, 1);
  /* What waited for the file comes into it. */
  g_assert_true (mh_session_get_modified (session));
  gtk_window_destroy (GTK_WINDOW (other));
}

/* A window that is shown again goes on waiting for its first picture, once. */
static void
test_seen_twice (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint pause = 0;

  mh_window_seen (window);
  pause = fixture->window->side_pause;
  g_assert_cmpuint (pause, !=, 0);
  mh_window_seen (window);
  g_assert_cmpuint (fixture->window->side_pause, ==, pause);
}

#define ADD_UNSEEN(path, func)  g_test_add (path, Fixture, NULL, set_up_unseen, func, tear_down)
#define ADD_READING(path, func) g_test_add (path, Fixture, NULL, set_up_reading, func, tear_down)

static void
add_tests (void)
{
  ADD_READING ("/early/closed", test_closed);
  ADD_READING ("/early/photos", test_photos);
  ADD_READING ("/early/rows", test_rows);
  ADD_READING ("/early/seen-twice", test_seen_twice);
  ADD_BLANK ("/early/bad-file", test_bad_file);
  ADD_UNSEEN ("/early/twice", test_twice);
  ADD_READING ("/early/shown-meanwhile", test_shown_meanwhile);
  ADD ("/early/other-file", NULL, test_other_file);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
