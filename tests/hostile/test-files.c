/* test-files.c: what is no file, cannot be read or cannot be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-file.h"
#include "lib/mh-test-folder.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define LIMIT_BYTES 1000000

static char *folder;

static void
make_fifo (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_loop (const char *path)
{
  g_assert_cmpint (symlink ("loop", path), ==, 0);
}

/* Three gigabytes that take no room. */
static void
make_sparse (const char *path)
{
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (truncate (path, (off_t) 3 << 30), ==, 0);
}

static void
make_unreadable (const char *path)
{
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
}

typedef struct
{
  const char *path; /* absolute, or a name in the folder */
  void (*make) (const char *path);
  MhFileError code;
  const char *why;
} ReadRow;

static const ReadRow read_rows[] = {
  { "missing", NULL, MH_FILE_ERROR_NOT_FOUND, "nothing there" },
  { "missing/file", NULL, MH_FILE_ERROR_NOT_FOUND, "no such folder" },
  { "", NULL, MH_FILE_ERROR_NOT_REGULAR, "empty name: the folder itself" },
  { "folder", make_folder, MH_FILE_ERROR_NOT_REGULAR, "a folder" },
  { "fifo", make_fifo, MH_FILE_ERROR_NOT_REGULAR, "a FIFO without a writer would wait for ever" },
  { "socket", make_socket, MH_FILE_ERROR_NOT_REGULAR, "a socket" },
  { "/dev/zero", NULL, MH_FILE_ERROR_NOT_REGULAR, "a device without an end" },
  { "/dev/full", NULL, MH_FILE_ERROR_NOT_REGULAR, "reads zeros" },
  { "/dev/tty", NULL, MH_FILE_ERROR_NOT_REGULAR, "a terminal" },
  { "loop", make_loop, MH_FILE_ERROR_READ, "a link to itself" },
  { "sparse", make_sparse, MH_FILE_ERROR_TOO_LARGE, "3 GiB, by its size" },
  { "/proc/kallsyms", NULL, MH_FILE_ERROR_TOO_LARGE, "claims 0 bytes, has millions" },
  { "unreadable", make_unreadable, MH_FILE_ERROR_PERMISSION, "no permission" },
  { "https://example.org/team.json", NULL, MH_FILE_ERROR_ADDRESS, "an address" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (read_rows); i++)
    {
      const ReadRow *row = &read_rows[i];
      g_autofree char *path = row->code == MH_FILE_ERROR_ADDRESS
                                  ? g_strdup (row->path)
                                  : mh_file_resolve (folder, row->path, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (row->code == MH_FILE_ERROR_PERMISSION && geteuid () == 0)
        continue;
      if (row->path[0] == '/' && !g_file_test (row->path, G_FILE_TEST_EXISTS))
        continue;
      g_test_message ("%s: %s", row->path, row->why);
      if (row->make != NULL)
        row->make (path);
      bytes = mh_file_read (path, LIMIT_BYTES, NULL, &error);
      g_assert_error (error, MH_FILE_ERROR, (int) row->code);
      g_assert_null (bytes);
      g_assert_nonnull (strstr (error->message, path));
    }
}

static const ReadRow write_rows[] = {
  { "no-folder/a.json", NULL, MH_FILE_ERROR_WRITE, "the folder is missing" },
  { "plain/a.json", make_unreadable, MH_FILE_ERROR_WRITE, "the folder is a file" },
  { "folder", make_folder, MH_FILE_ERROR_NOT_REGULAR, "onto a folder" },
  { "fifo", make_fifo, MH_FILE_ERROR_NOT_REGULAR, "onto a FIFO" },
  { "/dev/full", NULL, MH_FILE_ERROR_NOT_REGULAR, "a rename would replace the device" },
  { "http://example.org/a.json", NULL, MH_FILE_ERROR_ADDRESS, "an address" },
};

static void
test_write (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (write_rows); i++)
    {
      const ReadRow *row = &write_rows[i];
      g_autofree char *path = row->code == MH_FILE_ERROR_ADDRESS
                                  ? g_strdup (row->path)
                                  : mh_file_resolve (folder, row->path, NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autofree char *before = mh_test_folder_list (folder);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: %s", row->path, row->why);
      if (row->make == make_unreadable)
        row->make (parent);
      else if (row->make != NULL)
        row->make (path);
      g_free (g_steal_pointer (&before));
      before = mh_test_folder_list (folder);
      g_assert_false (mh_file_write (path, bytes, &error));
      g_assert_error (error, MH_FILE_ERROR, (int) row->code);
      g_assert_nonnull (strstr (error->message, path));
      after = mh_test_folder_list (folder);
      g_assert_cmpstr (after, ==, before);
    }
}

/* The system takes only part of what is written, as on a full disk. */
static void
test_write_stops_short (void)
{
  g_autofree char *path = g_build_filename (folder, "kept.json", NULL);
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GBytes) small_bytes = g_bytes_new_static ("old", 3);
  g_autoptr (GBytes) large_bytes = g_bytes_new_static (large, 100000);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  struct rlimit before;
  struct rlimit narrow;

  g_assert_true (mh_file_write (path, small_bytes, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  narrow = (struct rlimit){ 5000, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &narrow), ==, 0);
  g_assert_false (mh_file_write (path, large_bytes, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_WRITE);
  read = mh_file_read (path, 100, NULL, NULL);
  g_assert_true (g_bytes_equal (read, small_bytes));
  names = mh_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "kept.json");
}

static void
test_write_protected (void)
{
  g_autofree char *path = g_build_filename (folder, "protected.json", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write to everything");
      return;
    }
  g_assert_true (mh_file_write (path, bytes, NULL));
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  g_assert_false (mh_file_write (path, bytes, &error));
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_PERMISSION);
}

static void
run_in_folder (gconstpointer test)
{
  folder = mh_test_folder_new ();
  ((void (*) (void)) test) ();
  mh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/hostile/files/read", test_read, run_in_folder);
  g_test_add_data_func ("/hostile/files/write", test_write, run_in_folder);
  g_test_add_data_func ("/hostile/files/stops-short", test_write_stops_short, run_in_folder);
  g_test_add_data_func ("/hostile/files/protected", test_write_protected, run_in_folder);
  return g_test_run ();
}
