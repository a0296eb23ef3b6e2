/* test-file.c: paths, and files read and written in the plain cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-file.h"
#include "lib/mh-test-folder.h"

#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  const char *folder;
  const char *path;
  const char *resolved; /* NULL: an address */
  const char *why;
} ResolveRow;

static const ResolveRow resolve_rows[] = {
  { "/team", "photos/a.png", "/team/photos/a.png", "relative" },
  { "/team", "/other/a.png", "/other/a.png", "absolute" },
  { "/team", "../a.png", "/team/../a.png", "what .. means is up to the links" },
  { "/team", "http://example.org/a.png", NULL, "web" },
  { "/team", "FILE:///etc/passwd", NULL, "capitals" },
  { "/team", "svn+ssh://x/y", NULL, "a scheme with a sign" },
  { "/team", "a b://c", "/team/a b://c", "no scheme has a blank" },
  { "/team", "://c", "/team/://c", "no scheme at all" },
  { "/team", "C:a.png", "/team/C:a.png", "a colon alone is a name" },
};

static void
test_resolve (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (resolve_rows); i++)
    {
      const ResolveRow *row = &resolve_rows[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *resolved = mh_file_resolve (row->folder, row->path, &error);

      g_test_message ("%s: %s", row->path, row->why);
      g_assert_cmpstr (resolved, ==, row->resolved);
      if (row->resolved == NULL)
        g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_ADDRESS);
      else
        g_assert_no_error (error);
    }
}

static void
test_resolve_working_folder (void)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *wanted = g_build_filename (here, "crew", "a.png", NULL);
  g_autofree char *with_folder = mh_file_resolve ("crew", "a.png", NULL);
  g_autofree char *without = mh_file_resolve (NULL, "crew/a.png", NULL);

  g_assert_cmpstr (with_folder, ==, wanted);
  g_assert_cmpstr (without, ==, wanted);
}

static void
check_content (const char *path, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mh_file_read (path, 1000, NULL, &error);
  g_autoptr (GBytes) wanted_bytes = g_bytes_new_static (wanted, strlen (wanted));

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, wanted_bytes));
}

static void
test_write_and_read (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *link = g_build_filename (folder, "link.json", NULL);
  g_autofree char *names = NULL;
  g_autoptr (GBytes) first = g_bytes_new_static ("one", 3);
  g_autoptr (GBytes) second = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) third = g_bytes_new_static ("three", 5);
  g_autoptr (GError) error = NULL;
  MhFileIdentity before = { 0 };
  MhFileIdentity after = { 0 };
  struct stat status;

  g_assert_true (mh_file_write (path, first, &error));
  g_assert_no_error (error);
  check_content (path, "one");
  g_assert_true (mh_file_identify (path, &before, &error));
  g_assert_cmpuint (before.size, ==, 3);

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (mh_file_write (path, second, &error));
  check_content (path, "");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);

  g_assert_cmpint (symlink ("a.json", link), ==, 0);
  g_assert_true (mh_file_write (link, third, &error));
  check_content (path, "three");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (mh_file_identify (path, &after, &error));
  g_assert_true (after.inode != before.inode || after.mtime_ns != before.mtime_ns);

  names = mh_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "a.json link.json");
  mh_test_folder_remove (folder);
}

/* A link to a file that is not there yet leads to where it will be. */
static void
test_write_dangling_link (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *goal = g_build_filename (folder, "goal", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *loop = g_build_filename (folder, "loop", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("goal", link), ==, 0);
  g_assert_true (mh_file_write (link, bytes, &error));
  g_assert_no_error (error);
  check_content (goal, "x");

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_false (mh_file_write (loop, bytes, &error));
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_WRITE);
  mh_test_folder_remove (folder);
}

static void
test_limit (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "ten", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("0123456789", 10);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;
  MhFileIdentity identity = { 0 };

  g_assert_true (mh_file_write (path, bytes, &error));
  whole = mh_file_read (path, 10, &identity, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (whole, bytes));
  g_assert_cmpuint (identity.size, ==, 10);

  none = mh_file_read (path, 9, NULL, &error);
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_TOO_LARGE);
  g_assert_null (none);
  g_assert_nonnull (strstr (error->message, path));
  mh_test_folder_remove (folder);
}

/* A new file takes no place that is taken, not even by a link that leads nowhere. */
static void
test_create (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "new", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "new", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) other = g_bytes_new_static ("def", 3);
  g_autoptr (GDir) left = NULL;
  const char *const taken[] = { path, link, folder };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_left = 0;

  g_assert_cmpint (symlink ("elsewhere", link), ==, 0);
  g_assert_true (mh_file_write_new (path, bytes, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_assert_false (mh_file_write_new (taken[i], other, &error));
      g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_EXISTS);
      g_clear_error (&error);
    }
  g_assert_false (mh_file_write_new (nowhere, other, &error));
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_WRITE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "abc");
  left = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (left) != NULL)
    n_left++;
  g_assert_cmpuint (n_left, ==, 2);
  mh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/resolve", test_resolve);
  g_test_add_func ("/file/resolve-working-folder", test_resolve_working_folder);
  g_test_add_func ("/file/write-and-read", test_write_and_read);
  g_test_add_func ("/file/create", test_create);
  g_test_add_func ("/file/write-dangling-link", test_write_dangling_link);
  g_test_add_func ("/file/limit", test_limit);
  return g_test_run ();
}
