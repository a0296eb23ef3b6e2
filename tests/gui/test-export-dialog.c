/* test-export-dialog.c: from the window to picture files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

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
  GtkWidget *row = g_object_ref_sink (mh_export_row_new (job));

  mh_export_row_show_path (MH_EXPORT_ROW (row), "/nonexistent/A&B <1>.jpg");
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "/nonexistent/A&B <1>.jpg"));
  g_assert_null (
      mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "/nonexistent/A&amp;B &lt;1&gt;.jpg"));
  g_object_unref (row);
  mh_export_job_free (job);
}

/* One file can be made, the other has no folder to go to: each is told of, and neither keeps the
 * other. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = g_build_filename (fixture->folder, "head.jpg", NULL);
  GtkWidget *dialog = NULL;
  AdwActionRow *first = NULL;
  AdwActionRow *second = NULL;

  activate (fixture, "export");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_EXPORT_DIALOG)) != NULL);
  first = mh_ui_find (dialog, MH_TYPE_EXPORT_ROW);
  second = ADW_ACTION_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (first)));
  gtk_widget_activate_action (dialog, "export.start", NULL);
  mh_ui_wait (mh_ui_find_text (dialog, GTK_TYPE_LABEL, "label",
                               "1 file exported, 1 with problems, 1 failed") != NULL);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (first), "JPEG"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (first), "1 error"));
  g_assert_nonnull (
      mh_ui_find_text (first, GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (second), "side.png"));
  g_assert_true (g_file_test (made, G_FILE_TEST_IS_REGULAR));
  gtk_window_close (GTK_WINDOW (dialog));
  mh_ui_wait (find_toplevel (MH_TYPE_EXPORT_DIALOG) == NULL);
}

static void
test_export_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *names = NULL;
  GtkWidget *dialog = NULL;
  AdwComboRow *format = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  activate (fixture, "export");
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_EXPORT_DIALOG)) != NULL);
  format = mh_ui_find (dialog, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (format, 2);
  mh_export_dialog_set_folder (MH_EXPORT_DIALOG (dialog), folder);
  gtk_widget_activate_action (dialog, "export.start", NULL);
  mh_ui_wait (mh_ui_find_text (dialog, GTK_TYPE_LABEL, "label",
                               "2 files exported, 2 with problems") != NULL);
  names = mh_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "head.png side.png");
  gtk_window_close (GTK_WINDOW (dialog));
  mh_ui_wait (find_toplevel (MH_TYPE_EXPORT_DIALOG) == NULL);
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
  ADD ("/export/elsewhere", NULL, test_export_elsewhere);
  ADD ("/export/closed", NULL, test_export_closed);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
