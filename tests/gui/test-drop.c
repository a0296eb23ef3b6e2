/* test-drop.c: what is dropped on a window, and what is said before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-window-test.h"
#include "people/mh-person-row.h"
#include "window/mh-window-private.h"

static char *
describe (Fixture *fixture, const char *names, GtkWidget *under)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);
  g_autoslist (GFile) files = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_build_filename ("/p", list[i], NULL));
  return mh_window_describe_drop (fixture->window, files, under);
}

typedef struct
{
  const char *names;
  const char *words; /* (nullable) */
  const char *why;
} HintRow;

static const HintRow hint_rows[] = {
  { "a.jpg b.team.json", "Open Team", "a team among others" },
  { "staff.csv", "Import People", "a table" },
  { "staff.vcf", "Import People", "contacts" },
  { "ada.jpg ben.png", "Set the photos of 2 people", "photos of both" },
  { "ida.jpg", "Add 1 person with this photo", "a photo of nobody here" },
  { "notes.odt", NULL, "nothing of it" },
};

static void
test_hints (Fixture *fixture, gconstpointer data)
{
  g_autofree char *on_row = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hint_rows); i++)
    {
      g_autofree char *words = describe (fixture, hint_rows[i].names, NULL);

      g_test_message ("%s", hint_rows[i].why);
      g_assert_cmpstr (words, ==, hint_rows[i].words);
    }
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  on_row = describe (fixture, "ida.jpg", mh_ui_find (fixture->window, MH_TYPE_PERSON_ROW));
  g_assert_cmpstr (on_row, ==, "Set the photo of Ada");
}

static void
take (Fixture *fixture, const char *name)
{
  g_autofree char *uri = g_strconcat ("file:///p/", name, NULL);
  const char *uris[] = { uri, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "take-files",
                                  g_variant_new_strv (uris, -1));
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->window->pages);
}

static void
test_photos (Fixture *fixture, gconstpointer data)
{
  take (fixture, "ben.png");
  g_assert_cmpstr (
      mh_document_get_member (mh_session_get_document (fixture->session), 1)->photo_file, !=, NULL);
}

/* On a window without a team: a new one. */
static void
test_photos_blank (Fixture *fixture, gconstpointer data)
{
  take (fixture, "ida.png");
  g_assert_true (mh_session_is_loaded (fixture->session));
  g_assert_cmpstr (mh_document_get_member (
                       mh_session_get_document (fixture->session),
                       mh_document_get_n_members (mh_session_get_document (fixture->session)) - 1)
                       ->name,
                   ==, "Ida");
}

static void
test_roster (Fixture *fixture, gconstpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "import-rows",
                                  g_variant_new_string ("Name\tRole\nIda\tx\n"));
  g_assert_cmpstr (get_page (fixture), ==, "import");
  g_assert_false (gtk_widget_get_visible (fixture->window->header));
  mh_ui_wait (mh_ui_find_text (mh_window_get_import_page (fixture->window), GTK_TYPE_LABEL, "label",
                               "Ida") != NULL);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (mh_window_get_import_page (fixture->window)),
                                  "import.apply", NULL));
  g_assert_cmpstr (get_page (fixture), ==, "editor");
  g_assert_true (gtk_widget_get_visible (fixture->window->header));
  g_assert_cmpuint (mh_document_get_n_members (mh_session_get_document (fixture->session)), ==, 3);
  g_assert_nonnull (mh_ui_find_text (fixture->window, GTK_TYPE_LABEL, "label", "1 joined"));
}

/* A roster that comes with its team waits for it. */
static void
test_roster_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) roster = g_file_new_build_filename (fixture->folder, "staff.csv", NULL);

  write_text (roster, "Name\nAda\nIda\n");
  mh_window_open_file (fixture->window, fixture->file);
  mh_window_import_file (fixture->window, roster);
  g_assert_false (mh_session_is_loaded (fixture->session));
  mh_ui_wait (g_str_equal (get_page (fixture), "import"));
  mh_ui_wait (mh_ui_find_text (mh_window_get_import_page (fixture->window), GTK_TYPE_LABEL, "label",
                               "Ben") != NULL);
}

static void
add_tests (void)
{
  ADD ("/drop/hints", NULL, test_hints);
  ADD ("/drop/photos", NULL, test_photos);
  ADD ("/drop/roster", NULL, test_roster);
  ADD_BLANK ("/drop/photos-blank", test_photos_blank);
  ADD_BLANK ("/drop/roster-waits", test_roster_waits);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
