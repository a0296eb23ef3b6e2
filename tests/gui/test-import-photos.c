/* test-import-photos.c: photos of a roster, in its review and beside the team file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/mh-import-photos.h"
#include "lib/mh-import-test.h"

/* A picture by its first bytes, which is all that is looked at here. */
static const char picture[] = "\x89PNG\r\n\x1a\n";

static char *
make_card (const char *name)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) picture, strlen (picture));

  return g_strdup_printf ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\n"
                          "PHOTO;ENCODING=b;TYPE=PNG:%s\r\nEND:VCARD\r\n",
                          name, base64);
}

/* Cards of a and d, each with a photo, beside the others of the team. */
static void
read_cards (Fixture *fixture)
{
  g_autofree char *a = make_card ("a");
  g_autofree char *d = make_card ("d");
  g_autofree char *cards =
      g_strconcat (a, d, "BEGIN:VCARD\r\nFN:b\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:c\r\nEND:VCARD\r\n",
                   NULL);

  read_file (fixture, cards);
}

/* As after saving it: its documents stay where they were read. */
static void
give_file (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "team", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "a.team.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  mh_session_mark_saved (fixture->session, mh_session_get_document (fixture->session), file);
}

static gboolean
is_there (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, "team", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
dup_photo (Fixture *fixture, guint index)
{
  MhDocument *document = mh_session_get_document (fixture->session);
  const char *file = mh_document_get_member (document, index)->photo_file;

  return file != NULL ? mh_document_resolve (document, file, NULL) : NULL;
}

static void
assert_photo (Fixture *fixture, guint index, const char *name)
{
  g_autofree char *photo = dup_photo (fixture, index);
  g_autofree char *expected =
      name != NULL ? g_build_filename (fixture->folder, "team", name, NULL) : NULL;

  g_assert_cmpstr (photo, ==, expected);
}

/* Only what is chosen, only when it is applied, and never over a file. */
static void
test_cards (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "team", "d.png", NULL);
  g_autofree char *kept = NULL;

  give_file (fixture);
  g_assert_true (g_file_set_contents (other, "another", -1, NULL));
  read_cards (fixture);
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  g_assert_true (is_review (
      fixture,
      "#1 person joins; d; #1 person changes; a; .Photo; !#2 people stay as they are; !b; !c"));
  g_assert_false (is_there (fixture, "a.png"));
  leave_out (fixture, "Photo");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  mh_ui_wait (fixture->is_closed);
  g_assert_false (is_there (fixture, "a.png"));
  assert_photo (fixture, 0, NULL);
  assert_photo (fixture, 3, "d-2.png");
  g_assert_true (is_there (fixture, "d-2.png"));
  g_assert_true (g_file_get_contents (other, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "another");
  mh_session_undo (fixture->session);
  mh_assert_letters (fixture->session, "abc/-1");
}

static gboolean
says_left_out (Fixture *fixture, const char *text)
{
  GtkWidget *label = mh_ui_find_text (fixture->page, GTK_TYPE_LABEL, "label", text);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* Said, and taken over once the team is saved. */
static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  static const char *const text =
      "2 photos that the list holds are left out: they would be written beside the team file, and "
      "there is none yet. Save the team first to take them over.";

  read_cards (fixture);
  mh_ui_wait (says_left_out (fixture, text));
  g_assert_true (
      is_review (fixture, "#1 person joins; d; !#3 people stay as they are; !a; !b; !c"));
  give_file (fixture);
  mh_ui_wait (!says_left_out (fixture, text));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  mh_ui_wait (fixture->is_closed);
  assert_photo (fixture, 0, "a.png");
  g_assert_true (is_there (fixture, "a.png"));
}

/* What cannot be written is told, and nothing is named that is not there. */
static void
test_photo_unwritten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "team", NULL);

  give_file (fixture);
  read_cards (fixture);
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  mh_test_folder_remove (g_steal_pointer (&folder));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  g_assert_false (may_apply (fixture));
  mh_ui_wait (may_apply (fixture));
  g_assert_false (fixture->is_closed);
  mh_assert_letters (fixture->session, "abc/-1");
}

/* Given up while photos are written, none stays, and the review is there again. */
static void
test_photo_cancelled (Fixture *fixture, gconstpointer data)
{
  give_file (fixture);
  read_cards (fixture);
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.cancel", NULL));
  g_assert_false (may_apply (fixture));
  mh_ui_wait (may_apply (fixture));
  g_assert_false (fixture->is_closed);
  g_assert_cmpstr (get_shown (fixture), ==, "review");
  g_assert_false (is_there (fixture, "a.png"));
  g_assert_false (is_there (fixture, "d.png"));
  mh_assert_letters (fixture->session, "abc/-1");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  mh_ui_wait (fixture->is_closed);
  assert_photo (fixture, 0, "a.png");
  g_assert_true (is_there (fixture, "a.png"));
}

/* What has changed while photos are written is read when these are taken back. */
static void
test_photo_read_again (Fixture *fixture, gconstpointer data)
{
  give_file (fixture);
  read_cards (fixture);
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  give_file (fixture);
  g_assert_false (may_apply (fixture));
  mh_ui_wait (may_apply (fixture));
  g_assert_false (fixture->is_closed);
  g_assert_false (is_there (fixture, "a.png"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.apply", NULL));
  mh_ui_wait (fixture->is_closed);
  assert_photo (fixture, 0, "a.png");
  assert_photo (fixture, 3, "d.png");
}

/* Files named after people; two for one person are wrong, nobody's is noted. */
static void
test_photos_folder (Fixture *fixture, gconstpointer data)
{
  MhImportPhotos *photos = mh_ui_find (fixture->page, MH_TYPE_IMPORT_PHOTOS);
  g_autofree char *b = g_build_filename (fixture->folder, "team", "B.jpg", NULL);
  g_autofree char *zoe = g_build_filename (fixture->folder, "team", "zoe.jpg", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "team", "b.png", NULL);
  g_autofree char *folder = g_path_get_dirname (b);

  give_file (fixture);
  g_assert_true (g_file_set_contents (b, "x", -1, NULL) &&
                 g_file_set_contents (zoe, "x", -1, NULL));
  read_file (fixture, "Name\na\nb\nc\n");
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
  mh_import_photos_set_folder (photos, folder);
  mh_ui_wait (
      is_review (fixture, "#1 person changes; b; .Photo; !#2 people stay as they are; !a; !c"));
  g_assert_nonnull (mh_ui_find_text (fixture->page, GTK_TYPE_LABEL, "label",
                                     "the photo “zoe.jpg” is named after nobody in the roster"));

  g_assert_true (g_file_set_contents (second, "x", -1, NULL));
  mh_import_photos_set_folder (photos, NULL);
  mh_import_photos_set_folder (photos, folder);
  mh_ui_wait (g_str_equal (get_shown (fixture), "problems"));
  gtk_widget_activate_action (GTK_WIDGET (photos), "photos.forget", NULL);
  mh_ui_wait (g_str_equal (get_shown (fixture), "review"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  mh_ui_register_resource ();
  ADD ("/import-photos/cards", test_cards);
  ADD ("/import-photos/no-file", test_no_file);
  ADD ("/import-photos/unwritten", test_photo_unwritten);
  ADD ("/import-photos/cancelled", test_photo_cancelled);
  ADD ("/import-photos/read-again", test_photo_read_again);
  ADD ("/import-photos/folder", test_photos_folder);
  return g_test_run ();
}
