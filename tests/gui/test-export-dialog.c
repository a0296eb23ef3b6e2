/* test-export-dialog.c: from the window to picture files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

#include "checks/mh-checks-page.h"
#include "export/mh-export-dialog.h"
#include "export/mh-export-row.h"
#include "lib/mh-window-test.h"

typedef struct
{
  const char *targets;
  const char *folder; /* chosen in the dialog; NULL: none */
  guint format;       /* as chosen there */
  const char *named;  /* what the message says */
  const char *why;
} ClashRow;

static const ClashRow clash_rows[] = {
  { "{\"surface\": \"x-header\", \"file\": \"ada.png\"}", NULL, 0, "ada.png", "a photo" },
  { "{\"surface\": \"x-header\", \"file\": \"ada.jpg\"}", NULL, 2, "ada.png",
    "a photo, by the format" },
  { "{\"surface\": \"x-header\", \"file\": \"team.png\"}", NULL, 0, "team.png",
    "the team file by another name" },
  { "{\"surface\": \"x-header\", \"file\": \"a/x.jpg\"},"
    "{\"surface\": \"web-sidebar\", \"file\": \"b/x.jpg\"}",
    "out", 0, "x.jpg", "two folders become one" },
  { "{\"surface\": \"x-header\", \"file\": \"x.png\"},"
    "{\"surface\": \"web-sidebar\", \"file\": \"x.jpg\"}",
    NULL, 1, "x.jpg", "two formats become one" },
};

/* Opens the dialog with what a row says, and starts. */
static GtkWidget *
start_clash (Fixture *fixture, const ClashRow *row)
{
  g_autofree char *text =
      g_strdup_printf ("{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"
                       " \"members\": [{\"name\": \"Ada\", \"photo\": \"ada.png\"}],"
                       " \"targets\": [%s]}",
                       row->targets);
  g_autoptr (MhDocument) document = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, row->folder, NULL);
  GtkWidget *dialog = NULL;

  write_text (fixture->file, text);
  document = read_back (fixture->file);
  mh_session_load (fixture->session, document, fixture->file);
  activate (fixture, "export");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_EXPORT_DIALOG)) != NULL);
  adw_combo_row_set_selected (mh_ui_find (dialog, ADW_TYPE_COMBO_ROW), row->format);
  if (row->folder != NULL)
    mh_export_dialog_set_folder (MH_EXPORT_DIALOG (dialog), folder);
  gtk_widget_activate_action (dialog, "export.start", NULL);
  return dialog;
}

/* Nothing is made when one file would take the place of another, or of a file of the user's. */
static void
test_export_clash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *photo = g_build_filename (fixture->folder, "ada.png", NULL);
  g_autofree char *other_name = g_build_filename (fixture->folder, "team.png", NULL);

  g_assert_true (g_file_set_contents (photo, "photo", -1, NULL));
  g_assert_cmpint (symlink ("north.team.json", other_name), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (clash_rows); i++)
    {
      const ClashRow *row = &clash_rows[i];
      GtkWidget *dialog = NULL;
      AdwMessageDialog *message = NULL;
      g_autofree char *names = NULL;

      g_test_message ("%s", row->why);
      dialog = start_clash (fixture, row);
      mh_ui_wait ((message = find_toplevel (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
      g_assert_nonnull (strstr (adw_message_dialog_get_body (message), row->named));
      answer ("close");
      names = mh_test_folder_list (fixture->folder);
      g_assert_cmpstr (names, ==, "ada.png north.team.json team.png");
      gtk_window_close (GTK_WINDOW (dialog));
      mh_ui_wait (find_toplevel (MH_TYPE_EXPORT_DIALOG) == NULL);
    }
}

/* Text is shown as it is. */
static void
test_export_row (Fixture *fixture, gconstpointer data)
{
  MhExportJob *job =
      mh_export_job_new (mh_session_get_surface (fixture->session), NULL, "/A&B.jpg");
  GtkWidget *row = g_object_ref_sink (mh_export_row_new (job, 0));

  mh_export_row_show_path (MH_EXPORT_ROW (row), "/nonexistent/A&B <1>.jpg");
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "/nonexistent/A&B <1>.jpg"));
  g_assert_null (
      mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "/nonexistent/A&amp;B &lt;1&gt;.jpg"));
  g_object_unref (row);
  mh_export_job_free (job);
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *dialog = NULL;

  activate (fixture, "export");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_EXPORT_DIALOG)) != NULL);
  return dialog;
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  mh_ui_wait (find_toplevel (MH_TYPE_EXPORT_DIALOG) == NULL);
}

static void
start (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "export.start", NULL);
}

static gboolean
says (gpointer root, const char *text)
{
  return mh_ui_find_text (root, GTK_TYPE_LABEL, "label", text) != NULL;
}

/* A team without errors, exported into one file. */
static void
load_sound (Fixture *fixture)
{
  g_autoptr (MhDocument) document = NULL;

  write_text (fixture->file,
              "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"
              " \"members\": [{\"name\": \"Ada\"}, {\"name\": \"Ben\"}],"
              " \"targets\": [{\"surface\": \"web-sidebar\", \"file\": \"side.jpg\"}]}");
  document = read_back (fixture->file);
  mh_session_load (fixture->session, document, fixture->file);
}

/* One file can be made, the other has no folder to go to: each is told of, and neither keeps the
 * other. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = g_build_filename (fixture->folder, "head.jpg", NULL);
  GtkWidget *dialog = open_dialog (fixture);
  MhExportRow *first = mh_ui_find (dialog, MH_TYPE_EXPORT_ROW);
  MhExportRow *second = MH_EXPORT_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (first)));

  start (dialog);
  answer ("export");
  mh_ui_wait (says (dialog, "1 file exported, 1 with problems, 1 failed"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (first)), "JPEG"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (first)), "1 error"));
  g_assert_nonnull (
      mh_ui_find_text (first, GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic"));
  g_assert_cmpstr (mh_export_row_get_file (first), ==, made);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (second)), "side.png"));
  g_assert_null (mh_export_row_get_file (second));
  g_assert_true (g_file_test (made, G_FILE_TEST_IS_REGULAR));
  close_dialog (dialog);
}

/* Errors are asked about before anything is written, and once. */
static void
test_export_ask (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = g_build_filename (fixture->folder, "head.jpg", NULL);
  GtkWidget *dialog = open_dialog (fixture);
  AdwMessageDialog *question = NULL;

  start (dialog);
  mh_ui_wait ((question = find_toplevel (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (question), "2 Errors"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question), "ada.svg"));
  answer ("cancel");
  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
  start (dialog);
  answer ("export");
  mh_ui_wait (says (dialog, "1 file exported, 1 with problems, 1 failed"));
  g_assert_cmpint (g_unlink (made), ==, 0);
  start (dialog);
  mh_ui_wait (g_file_test (made, G_FILE_TEST_EXISTS));
  g_assert_null (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  close_dialog (dialog);
}

/* Whoever would rather see the problems is led to them. */
static void
test_export_show_problems (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = find_pane (fixture->window, MH_TYPE_CHECKS_PAGE);

  start (open_dialog (fixture));
  answer ("show");
  mh_ui_wait (find_toplevel (MH_TYPE_EXPORT_DIALOG) == NULL);
  mh_ui_wait (gtk_widget_get_mapped (page));
}

/* The dialog knows what has changed since the last time. */
static void
test_export_verify (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "side.jpg", NULL);
  g_autofree char *missing = g_strconcat (path, "\nNot exported yet", NULL);
  g_autofree char *current = g_strconcat (path, "\nUp to date", NULL);
  g_autofree char *stale = g_strconcat (path, "\nOut of date: other people are drawn now", NULL);
  g_autofree char *foreign = g_strconcat (path, "\nReplaces another file", NULL);

  load_sound (fixture);
  dialog = open_dialog (fixture);
  mh_ui_wait (says (dialog, missing));
  start (dialog);
  mh_ui_wait (says (dialog, "1 file exported, 1 with problems") ||
              says (dialog, "1 file exported"));
  close_dialog (dialog);

  dialog = open_dialog (fixture);
  mh_ui_wait (says (dialog, current));
  g_assert_cmpstr (mh_export_row_get_file (mh_ui_find (dialog, MH_TYPE_EXPORT_ROW)), ==, path);
  close_dialog (dialog);

  rename_first (fixture, "Ida");
  dialog = open_dialog (fixture);
  mh_ui_wait (says (dialog, stale));
  g_assert_null (mh_export_row_get_file (mh_ui_find (dialog, MH_TYPE_EXPORT_ROW)));
  close_dialog (dialog);

  g_assert_true (g_file_set_contents (path, "a picture of somebody", -1, NULL));
  dialog = open_dialog (fixture);
  mh_ui_wait (says (dialog, foreign));
  close_dialog (dialog);
}

/* Quality set by hand counts, and is told. */
static void
test_export_quality (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  AdwActionRow *row = NULL;

  load_sound (fixture);
  dialog = open_dialog (fixture);
  row = mh_ui_find (dialog, MH_TYPE_EXPORT_ROW);
  gtk_spin_button_set_value (mh_ui_find (dialog, GTK_TYPE_SPIN_BUTTON), 55);
  start (dialog);
  mh_ui_wait (strstr (adw_action_row_get_subtitle (row), "quality 55") != NULL);
  close_dialog (dialog);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
texture_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GdkTexture **) data = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* The words, and the picture in the size of its file, go on the clipboard. */
static void
test_export_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  GtkWidget *dialog = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GdkTexture) picture = NULL;

  load_sound (fixture);
  dialog = open_dialog (fixture);
  gtk_widget_activate_action (dialog, "export.copy-words", "i", 0);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &words);
  mh_ui_wait (words != NULL);
  g_assert_nonnull (strstr (words, "Ada"));

  gtk_widget_activate_action (dialog, "export.copy-picture", "i", 0);
  mh_ui_wait (says (dialog, "Picture copied"));
  gdk_clipboard_read_texture_async (clipboard, NULL, texture_read_cb, &picture);
  mh_ui_wait (picture != NULL);
  g_assert_cmpint (gdk_texture_get_width (picture), ==,
                   mh_session_get_surface (fixture->session)->width_px);
  close_dialog (dialog);
}

/* The same from the window, for the picture that is shown. */
static void
test_window_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_autofree char *words = NULL;

  activate (fixture, "copy-words");
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &words);
  mh_ui_wait (words != NULL);
  g_assert_nonnull (strstr (words, "Ada"));
  activate (fixture, "copy-picture");
  mh_ui_wait (says (fixture->window, "Picture copied"));
}

/* Files of another day are made on purpose only. */
static void
test_export_date (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  load_sound (fixture);
  mh_session_set_date (fixture->session, (MhDate){ 2990, 3, 1 });
  dialog = open_dialog (fixture);
  g_assert_true (says (dialog, "The pictures are made as of 1 March 2990, not today."));
  close_dialog (dialog);
}

static gboolean
is_png (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) && length > 8 &&
         memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static void
test_export_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *names = NULL;
  GtkWidget *dialog = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  dialog = open_dialog (fixture);
  adw_combo_row_set_selected (mh_ui_find (dialog, ADW_TYPE_COMBO_ROW), 2);
  mh_export_dialog_set_folder (MH_EXPORT_DIALOG (dialog), folder);
  start (dialog);
  answer ("export");
  mh_ui_wait (says (dialog, "2 files exported, 2 with problems"));
  names = mh_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "head.png side.png");
  g_assert_true (is_png (folder, "head.png"));
  g_assert_true (is_png (folder, "side.png"));
  close_dialog (dialog);
}

/* What is stopped leaves the dialog ready for another try. */
static void
test_export_stopped (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  load_sound (fixture);
  dialog = open_dialog (fixture);
  start (dialog);
  gtk_widget_activate_action (dialog, "export.cancel", NULL);
  mh_ui_wait (
      mh_ui_find_text (dialog, GTK_TYPE_BUTTON, "label", "_Export") != NULL &&
      gtk_widget_get_sensitive (mh_ui_find_text (dialog, GTK_TYPE_BUTTON, "label", "_Export")));
  start (dialog);
  mh_ui_wait (says (dialog, "1 file exported, 1 with problems") ||
              says (dialog, "1 file exported"));
  close_dialog (dialog);
}

/* A dialog that is closed in the middle of its work lets go of everything. */
static void
test_export_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = mh_export_dialog_new (GTK_WINDOW (fixture->window), fixture->session, NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (dialog, "export.start", NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  mh_ui_wait (dialog == NULL);
}

static void
add_tests (void)
{
  ADD ("/export/clash", NULL, test_export_clash);
  ADD ("/export/row", NULL, test_export_row);
  ADD ("/export/each", NULL, test_export);
  ADD ("/export/ask", NULL, test_export_ask);
  ADD ("/export/show-problems", NULL, test_export_show_problems);
  ADD ("/export/verify", NULL, test_export_verify);
  ADD ("/export/quality", NULL, test_export_quality);
  ADD ("/export/copy", NULL, test_export_copy);
  ADD ("/export/copy-from-window", NULL, test_window_copy);
  ADD ("/export/date", NULL, test_export_date);
  ADD ("/export/stopped", NULL, test_export_stopped);
  ADD ("/export/elsewhere", NULL, test_export_elsewhere);
  ADD ("/export/closed", NULL, test_export_closed);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
