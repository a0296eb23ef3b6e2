/* test-roster-photos.c: whose photo is which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"

#include "base/mh-file.h"
#include "roster/mh-roster-photos.h"

#define PNG "\x89PNG\r\n\x1a\n"

typedef struct
{
  const char *files;  /* in the folder of photos, blank-separated */
  const char *table;  /* NAME;HANDLE;PHOTO, a row each */
  const char *photos; /* of each person, "-" for none; "!" for what is refused */
  guint n_notes;
  const char *why;
} PhotoRow;

static const PhotoRow photo_rows[] = {
  { "aiko-tanaka.jpg", "Aïko Tanaka;;", "faces/aiko-tanaka.jpg", 0, "by name" },
  { "Tanaka_AIKO.JPEG", "Aïko Tanaka;;", "faces/Tanaka_AIKO.JPEG", 0, "order, case, accents" },
  { "aikoatnw.png", "Aïko Tanaka;@AikoAtNW;", "faces/aikoatnw.png", 0, "by handle" },
  { "ann.png ann-lee.png", "Ann Lee;@ann;", "faces/ann.png", 1, "the handle first; one too many" },
  { "ann-lee.jpg ann-lee.png", "Ann Lee;;", "!", 0, "two files for one" },
  { "ann-lee.jpg", "Ann Lee;@a;\nAnn Lee;@b;", "!", 0, "one file for two" },
  { "ann-lee.txt .ann-lee.jpg", "Ann Lee;;", "-", 0, "no pictures" },
  { "x.jpg ann-lee.png", "Ann Lee;;x.jpg", "faces/x.jpg", 1, "what the roster says comes first" },
  { "", "Ann Lee;;beside.jpg", "lists/beside.jpg", 0, "beside the roster" },
  { "", "Ann Lee;;gone.jpg", "gone.jpg", 0, "nowhere: as it is written" },
  { "", "Ann Lee;;https://a.example/a.jpg", "-", 0, "nothing is fetched" },
};

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  mh_file_write (path, bytes, &error);
  g_assert_no_error (error);
}

static char *
add_folder (const char *parent, const char *name)
{
  char *folder = g_build_filename (parent, name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static void
check_photos (const PhotoRow *row)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *faces = add_folder (folder, "faces");
  g_autofree char *lists = add_folder (folder, "lists");
  g_auto (GStrv) files = g_strsplit (row->files, " ", -1);
  g_autofree char *table = g_strconcat ("name;handle;photo\n", row->table, NULL);
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GPtrArray) people = mh_roster_read_text (table, NULL, problems);
  g_autoptr (MhDocument) team = mh_document_new_starter ("O", folder);
  g_autoptr (GString) photos = g_string_new (NULL);
  MhRosterFolders folders = { lists, faces, NULL };
  gboolean is_bad = FALSE;
  guint n_notes = 0;

  for (guint i = 0; files[i] != NULL && files[i][0] != '\0'; i++)
    write_file (faces, files[i], "x");
  write_file (lists, "beside.jpg", "x");
  g_ptr_array_set_size (problems, 0);
  mh_roster_find_photos (people, team, &folders, problems);
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (photos, "%s%s", i > 0 ? " " : "",
                            json_object_get_string_member_with_default (
                                ((MhRosterPerson *) people->pdata[i])->member, "photo", "-"));
  for (guint i = 0; i < problems->len; i++)
    {
      const MhProblem *problem = problems->pdata[i];

      g_test_message ("%s", problem->message);
      is_bad = is_bad || !problem->is_note;
      n_notes += problem->is_note ? 1 : 0;
    }
  g_test_message ("%s", row->why);
  g_assert_cmpstr (is_bad ? "!" : photos->str, ==, row->photos);
  g_assert_cmpuint (n_notes, ==, row->n_notes);
  mh_test_folder_remove (folder);
}

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (photo_rows); i++)
    check_photos (&photo_rows[i]);
}

/* Two of one name, each with a photo in the card. The middle byte tells them apart. */
static GPtrArray *
read_cards (void)
{
  static const char cards[] = "BEGIN:VCARD\nFN:Zoë Lee\nX-TWITTER:a\n"
                              "PHOTO;ENCODING=b:iVBORw0KGgphYWFh\nEND:VCARD\n"
                              "BEGIN:VCARD\nFN:Zoe Lee\nX-TWITTER:b\n"
                              "PHOTO;ENCODING=b:iVBORw0KGgpiYmJi\nEND:VCARD\n"
                              "BEGIN:VCARD\nFN:Bo\nPHOTO;ENCODING=b:Ym1w\nEND:VCARD\n";
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  GPtrArray *people = mh_roster_read_text (cards, NULL, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  return people;
}

static const char *
get_photo (GPtrArray *people, guint index)
{
  return json_object_get_string_member_with_default (
      ((MhRosterPerson *) people->pdata[index])->member, "photo", "-");
}

/* Photos of cards become files, each once, and no other file is lost. */
static void
test_embedded (void)
{
  char *folder = mh_test_folder_new ();
  g_autoptr (MhDocument) team = mh_document_new_starter ("O", folder);
  MhRosterFolders folders = { NULL, NULL, NULL };

  write_file (folder, "zoe-lee.png", "somebody else");
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GPtrArray) people = read_cards ();
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *list = NULL;

      mh_roster_find_photos (people, team, &folders, problems);
      /* Of a kind that is not read: a note. */
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_true (((MhProblem *) problems->pdata[0])->is_note);
      g_assert_cmpstr (get_photo (people, 0), ==, "zoe-lee-2.png");
      g_assert_cmpstr (get_photo (people, 1), ==, "zoe-lee-3.png");
      g_assert_cmpstr (get_photo (people, 2), ==, "-");
      g_assert_true (mh_roster_write_photos (people, NULL, NULL, &error));
      g_assert_no_error (error);
      list = mh_test_folder_list (folder);
      g_assert_cmpstr (list, ==, "zoe-lee-2.png zoe-lee-3.png zoe-lee.png");
    }
  mh_test_folder_remove (folder);
}

/* When one cannot be written, none stays. */
static void
test_all_or_none (void)
{
  char *folder = mh_test_folder_new ();
  g_autoptr (MhDocument) team = mh_document_new_starter ("O", folder);
  g_autoptr (GPtrArray) people = read_cards ();
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = g_build_filename (folder, "zoe-lee-2.png", NULL);
  MhRosterFolders folders = { NULL, NULL, NULL };

  mh_roster_find_photos (people, team, &folders, problems);
  write_file (folder, "zoe-lee-2.png", "came between");
  g_assert_false (mh_roster_write_photos (people, NULL, NULL, &error));
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_EXISTS);
  list = mh_test_folder_list (folder);
  g_assert_cmpstr (list, ==, "zoe-lee-2.png");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "came between");
  mh_test_folder_remove (folder);
}

/* Given up, none is there; what was done is told. */
static void
test_cancelled (void)
{
  char *folder = mh_test_folder_new ();
  g_autoptr (MhDocument) team = mh_document_new_starter ("O", folder);
  g_autoptr (GPtrArray) people = read_cards ();
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  MhRosterFolders folders = { NULL, NULL, NULL };
  int n_done = 0;

  mh_roster_find_photos (people, team, &folders, problems);
  g_cancellable_cancel (cancellable);
  g_assert_false (mh_roster_write_photos (people, &n_done, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (n_done, ==, 0);
  list = mh_test_folder_list (folder);
  g_assert_cmpstr (list, ==, "");
  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  g_assert_true (mh_roster_write_photos (people, &n_done, cancellable, &error));
  g_assert_cmpint (n_done, ==, (int) people->len);
  mh_test_folder_remove (folder);
}

/* The same photo under another name is used from where it is. */
static void
test_known (void)
{
  char *folder = mh_test_folder_new ();
  g_autoptr (MhDocument) team = mh_test_document (
      "{'masthead':1,'account':{'organisation':'O'},'members':[{'name':'Ann','photo':'me.png'}]}",
      folder);
  g_autoptr (GPtrArray) people = read_cards ();
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  MhRosterFolders folders = { NULL, NULL, NULL };

  write_file (folder, "me.png", PNG "aaaa");
  mh_roster_find_photos (people, team, &folders, problems);
  g_assert_cmpstr (get_photo (people, 0), ==, "me.png");
  g_assert_null (((MhRosterPerson *) people->pdata[0])->photo_path);
  mh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-photos/files", test_files);
  g_test_add_func ("/roster-photos/embedded", test_embedded);
  g_test_add_func ("/roster-photos/all-or-none", test_all_or_none);
  g_test_add_func ("/roster-photos/cancelled", test_cancelled);
  g_test_add_func ("/roster-photos/known", test_known);
  return g_test_run ();
}
