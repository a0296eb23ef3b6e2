/* test-files.c: a window's file that others write, copies, and what is kept for after a crash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "design/mh-design-pane.h"
#include "design/mh-file-row.h"
#include "design/mh-picture-chooser.h"
#include "lib/mh-window-test.h"
#include "window/mh-compare-dialog.h"
#include "window/mh-problems-dialog.h"
#include "window/mh-recovery-offer.h"
#include "window/mh-recovery.h"

#define OTHER                                                                                      \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"                              \
  " \"members\": [{\"name\": \"Ada\", \"handle\": \"@ada\"}, {\"name\": \"Ben\"}]}"

static gboolean
is_enabled (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static GtkWidget *
find_disk_button (Fixture *fixture, const char *label)
{
  return mh_ui_find_text (fixture->window, GTK_TYPE_BUTTON, "label", label);
}

/* The bar that says what happened to the file; its buttons are seen only when it is revealed. */
static gboolean
is_bar_shown (Fixture *fixture)
{
  return gtk_widget_get_mapped (find_disk_button (fixture, "_Keep Mine"));
}

static void
write_behind (Fixture *fixture, const char *text)
{
  /* A second later for file systems whose clock is coarse is not needed: the size differs too. */
  write_text (fixture->file, text);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_bar_shown (fixture));
  write_behind (fixture, OTHER);
  mh_ui_wait (is_bar_shown (fixture));
  g_assert_cmpstr (get_first (mh_session_get_document (fixture->session)), ==, "Ada");
}

static void
test_own_save (Fixture *fixture, gconstpointer data)
{
  gint64 end = 0;

  rename_first (fixture, "Ida");
  activate (fixture, "save");
  mh_ui_wait (!mh_session_get_modified (fixture->session));
  /* Longer than the watch waits for a burst to settle. */
  end = g_get_monotonic_time () + G_USEC_PER_SEC;
  mh_ui_wait (g_get_monotonic_time () > end);
  g_assert_false (is_bar_shown (fixture));
}

static void
test_reload (Fixture *fixture, gconstpointer data)
{
  rename_first (fixture, "Ida");
  write_behind (fixture, OTHER);
  mh_ui_wait (is_bar_shown (fixture));
  activate (fixture, "reload");
  mh_ui_wait (!is_bar_shown (fixture));
  g_assert_cmpstr (get_first (mh_session_get_document (fixture->session)), ==, "Ada");
  g_assert_false (mh_session_get_modified (fixture->session));
  /* Nothing is lost: what was here is a step back. */
  activate (fixture, "undo");
  g_assert_cmpstr (get_first (mh_session_get_document (fixture->session)), ==, "Ida");
  g_assert_true (mh_session_get_modified (fixture->session));
}

static void
test_reload_broken (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = NULL;

  rename_first (fixture, "Ida");
  write_behind (fixture, "{ this is no team");
  mh_ui_wait (is_bar_shown (fixture));
  activate (fixture, "reload");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_PROBLEMS_DIALOG)) != NULL);
  gtk_window_close (dialog);
  mh_ui_wait (find_toplevel (MH_TYPE_PROBLEMS_DIALOG) == NULL);
  g_assert_cmpstr (get_first (mh_session_get_document (fixture->session)), ==, "Ida");
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) written = NULL;

  write_behind (fixture, OTHER);
  mh_ui_wait (is_bar_shown (fixture));
  activate (fixture, "keep-mine");
  mh_ui_wait (!is_bar_shown (fixture));
  g_assert_true (mh_session_get_modified (fixture->session));
  /* Decided once: saving does not ask again. */
  activate (fixture, "save");
  mh_ui_wait (!mh_session_get_modified (fixture->session));
  written = read_back (fixture->file);
  g_assert_null (mh_document_get (written, "/members/0/handle"));
}

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  write_behind (fixture, OTHER);
  mh_ui_wait (is_bar_shown (fixture));
  activate (fixture, "compare");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_COMPARE_DIALOG)) != NULL);
  g_assert_nonnull (mh_ui_find_text (dialog, ADW_TYPE_ACTION_ROW, "subtitle",
                                     "Nothing here, “@ada” in the file"));
  gtk_widget_activate_action (dialog, "compare.reload", NULL);
  mh_ui_wait (find_toplevel (MH_TYPE_COMPARE_DIALOG) == NULL);
  mh_ui_wait (mh_document_get (mh_session_get_document (fixture->session), "/members/0/handle") !=
              NULL);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_enabled (fixture, "save"));
  g_assert_cmpint (g_unlink (g_file_peek_path (fixture->file)), ==, 0);
  mh_ui_wait (is_enabled (fixture, "save"));
  g_assert_false (is_enabled (fixture, "reload"));
  activate (fixture, "save");
  mh_ui_wait (g_file_query_exists (fixture->file, NULL) && !is_enabled (fixture, "save"));
}

/* read-only */

/* Root may write anything: then the test is somebody else for a moment, in which GTK may come to
 * write its list of recent files, and warns that it may not. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  GtkFileChooserNative *chooser = NULL;
  GLogLevelFlags fatal = 0;

  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0444), ==, 0);
  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
  g_log_set_always_fatal (fatal);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);

  g_assert_nonnull (mh_ui_find_text (fixture->window, ADW_TYPE_WINDOW_TITLE, "subtitle",
                                     "north.team.json (read-only)"));
  rename_first (fixture, "Ida");
  activate (fixture, "save");
  mh_ui_wait ((chooser = find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  gtk_window_close (GTK_WINDOW (chooser));
  mh_ui_wait (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  g_assert_true (mh_session_get_modified (fixture->session));
}

/* recovery */

static char *
find_copy (void)
{
  g_autofree char *parent = mh_recovery_folder_dup_parent ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);
      g_autofree char *files = mh_test_folder_list (folder);
      const char *team = strstr (files, ".team.json");

      if (team != NULL)
        {
          const char *start = team;

          while (start > files && start[-1] != ' ')
            start--;
          return g_strdup_printf ("%s/%.*s.team.json", folder, (int) (team - start), start);
        }
    }
  return NULL;
}

static gboolean
has_copy (void)
{
  g_autofree char *copy = find_copy ();

  return copy != NULL;
}

static void
test_copy_kept (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  g_assert_false (has_copy ());
  rename_first (fixture, "Ida");
  mh_ui_wait (has_copy ());
  g_test_message ("after %.1f s", (g_get_monotonic_time () - start) / 1e6);
  path = find_copy ();
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Ida"));

  activate (fixture, "undo");
  g_assert_false (has_copy ());
  activate (fixture, "redo");
  mh_ui_wait (has_copy ());
  activate (fixture, "save");
  mh_ui_wait (!mh_session_get_modified (fixture->session));
  g_assert_false (has_copy ());
}

static void
test_copy_goes_with_window (Fixture *fixture, gconstpointer data)
{
  rename_first (fixture, "Ida");
  mh_ui_wait (has_copy ());
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("discard");
  mh_ui_wait (fixture->window == NULL);
  g_assert_false (has_copy ());
}

static gboolean
shows_folder (GtkFileChooser *chooser, const char *folder)
{
  g_autoptr (GFile) shown = gtk_file_chooser_get_current_folder (chooser);

  return shown != NULL && g_strcmp0 (g_file_peek_path (shown), folder) == 0;
}

/* Pictures are looked for where the team is. */
static void
test_choose_picture (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = find_pane (fixture->window, MH_TYPE_DESIGN_PANE);
  GtkWidget *row = mh_ui_find (pane, MH_TYPE_FILE_ROW);
  GtkFileChooser *chooser = NULL;

  mh_choose_picture (row, "Choose", NULL);
  chooser = g_object_get_data (G_OBJECT (row), "mh-picture-chooser");
  g_assert_nonnull (chooser);
  mh_ui_wait (shows_folder (chooser, fixture->folder));
  g_object_set_data (G_OBJECT (row), "mh-picture-chooser", NULL);
}

/* What a program that was killed leaves: a folder that nobody locks. */
static void
leave_copy (Fixture *fixture, const char *path, const char *text)
{
  g_autofree char *parent = mh_recovery_folder_dup_parent ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MhRecoveryFolder) folder = mh_recovery_folder_new (parent, &error);
  g_autofree char *stem = mh_recovery_folder_name_copy (folder);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MhDocument) document = mh_document_new_from_bytes (bytes, fixture->folder, NULL, NULL);
  MhRecoveryOrigin origin = { (char *) path, fixture->folder, { 0 } };

  g_assert_no_error (error);
  if (path != NULL)
    g_assert_true (mh_file_identify (path, &origin.identity, NULL));
  g_assert_true (mh_recovery_copy_write (stem, document, &origin, &error));
}

static void
test_recover (Fixture *fixture, gconstpointer data)
{
  leave_copy (fixture, g_file_peek_path (fixture->file), OTHER);
  mh_recovery_offer (fixture->window);
  answer ("recover");
  mh_ui_wait (mh_session_get_modified (fixture->session));
  g_assert_nonnull (
      mh_document_get (mh_session_get_document (fixture->session), "/members/0/handle"));
  g_assert_true (has_copy ());
  activate (fixture, "undo");
  g_assert_false (mh_session_get_modified (fixture->session));
  activate (fixture, "redo");
  activate (fixture, "save");
  mh_ui_wait (!mh_session_get_modified (fixture->session));
  g_assert_false (has_copy ());
}

static void
test_recover_unsaved (Fixture *fixture, gconstpointer data)
{
  leave_copy (fixture, NULL, OTHER);
  mh_recovery_offer (fixture->window);
  answer ("recover");
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_true (mh_session_get_modified (fixture->session));
  g_assert_null (mh_session_get_file (fixture->session));
  g_assert_cmpstr (mh_document_get_folder (mh_session_get_document (fixture->session)), ==,
                   fixture->folder);
}

static void
test_recover_discard (Fixture *fixture, gconstpointer data)
{
  leave_copy (fixture, g_file_peek_path (fixture->file), OTHER);
  mh_recovery_offer (fixture->window);
  answer ("later");
  g_assert_true (has_copy ());
  mh_recovery_offer (fixture->window);
  answer ("discard");
  g_assert_false (has_copy ());
  mh_recovery_offer (fixture->window);
  g_assert_null (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (mh_window_is_blank (fixture->window));
}

/* A broken copy is not offered, and not deleted either. */
static void
test_recover_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  leave_copy (fixture, NULL, OTHER);
  path = find_copy ();
  g_assert_true (g_file_set_contents (path, "{", 1, NULL));
  mh_recovery_offer (fixture->window);
  g_assert_null (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
add_tests (void)
{
  ADD ("/files/changed", NULL, test_changed);
  ADD ("/files/own-save", NULL, test_own_save);
  ADD ("/files/reload", NULL, test_reload);
  ADD ("/files/reload-broken", NULL, test_reload_broken);
  ADD ("/files/keep", NULL, test_keep);
  ADD ("/files/compare", NULL, test_compare);
  ADD ("/files/gone", NULL, test_gone);
  ADD_BLANK ("/files/read-only", test_read_only);
  ADD ("/files/copy-kept", NULL, test_copy_kept);
  ADD ("/files/copy-goes-with-window", NULL, test_copy_goes_with_window);
  ADD ("/files/choose-picture", NULL, test_choose_picture);
  ADD_BLANK ("/files/recover", test_recover);
  ADD_BLANK ("/files/recover-unsaved", test_recover_unsaved);
  ADD_BLANK ("/files/recover-discard", test_recover_discard);
  ADD_BLANK ("/files/recover-broken", test_recover_broken);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
