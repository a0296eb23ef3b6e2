/* test-start.c: what a window shows before a team is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-window-test.h"
#include "team/mh-template.h"
#include "window/mh-recent-files.h"
#include "window/mh-start-page.h"
#include "window/mh-team-card.h"
#include "window/mh-team-thumbnail.h"

static MhTeamCard *
find_card (Fixture *fixture, const char *title)
{
  GtkWidget *page = mh_ui_find (fixture->window, MH_TYPE_START_PAGE);
  GtkWidget *label = mh_ui_find_text (page, GTK_TYPE_LABEL, "label", title);

  return label != NULL ? MH_TEAM_CARD (gtk_widget_get_ancestor (label, MH_TYPE_TEAM_CARD)) : NULL;
}

/* Each has its picture, and begins a team. */
static void
test_templates (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; mh_template_ids[i] != NULL; i++)
    {
      MhTeamCard *card = find_card (fixture, mh_template_get_title (mh_template_ids[i]));

      g_test_message ("%s", mh_template_ids[i]);
      g_assert_nonnull (card);
      mh_ui_wait (mh_team_card_has_picture (card));
    }
}

static void
test_begin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) expected = mh_template_make ("notice", "Your Organisation", "/");

  g_signal_emit_by_name (find_card (fixture, mh_template_get_title ("notice")), "clicked");
  g_assert_true (mh_session_is_loaded (fixture->session));
  g_assert_null (mh_session_get_file (fixture->session));
  g_assert_true (
      json_node_equal (mh_document_get (expected, "/design"),
                       mh_document_get (mh_session_get_document (fixture->session), "/design")));
}

static void
test_recent (Fixture *fixture, gconstpointer data)
{
  MhTeamCard *card = NULL;

  mh_recent_files_add (fixture->file, "Northwind");
  /* The cards are made anew whenever the list changes, as when it was written. */
  mh_ui_wait ((card = find_card (fixture, "north.team.json")) != NULL &&
              mh_team_card_has_picture (card));
  g_signal_emit_by_name (card, "clicked");
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_true (mh_window_shows_file (fixture->window, fixture->file));
}

static void
note_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GdkTexture *
load (const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mh_team_thumbnail_load_file (path, 100, NULL, note_result_cb, &result);
  mh_ui_wait (result != NULL);
  return mh_team_thumbnail_finish (result, error);
}

/* What was made is kept for the next time, as long as the file is the same. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autofree char *folder =
      g_build_filename (g_get_user_cache_dir (), "masthead", "thumbnails", NULL);
  g_autofree char *before = g_strdup (g_getenv ("MASTHEAD_CACHE"));
  g_autoptr (GdkTexture) made = NULL;
  g_autoptr (GdkTexture) again = NULL;
  g_autoptr (GdkTexture) other = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_unsetenv ("MASTHEAD_CACHE");
  made = load (path, NULL);
  g_assert_cmpint (gdk_texture_get_width (made), ==, 100);
  first = mh_test_folder_list (folder);
  again = load (path, NULL);
  g_assert_cmpint (gdk_texture_get_width (again), ==, 100);
  second = mh_test_folder_list (folder);
  write_text (fixture->file, "{\"masthead\": 1, \"account\": {\"organisation\": \"Other\"}}");
  other = load (path, NULL);
  third = mh_test_folder_list (folder);
  if (before != NULL)
    g_setenv ("MASTHEAD_CACHE", before, TRUE);

  g_assert_cmpstr (first, !=, "");
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpuint (strlen (third), ==, 2 * strlen (first) + 1);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_text (fixture->file, "{");
  g_assert_null (load (g_file_peek_path (fixture->file), &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_SYNTAX);
}

static void
add_tests (void)
{
  ADD_BLANK ("/start/templates", test_templates);
  ADD_BLANK ("/start/begin", test_begin);
  ADD_BLANK ("/start/recent", test_recent);
  ADD_BLANK ("/start/kept", test_kept);
  ADD_BLANK ("/start/broken", test_broken);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
