/* mh-test-folder.h: a folder of its own for a test, gone afterwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <glib/gstdio.h>

/* A new, empty folder. (transfer full). */
static inline char *
mh_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("masthead-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Names in folder, sorted, joined by a blank. (transfer full). */
static inline char *
mh_test_folder_list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint i = 0;

      while (i < names->len && g_strcmp0 (g_ptr_array_index (names, i), name) < 0)
        i++;
      g_ptr_array_insert (names, (int) i, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

/* Removes folder and the files in it, folders in it too. folder is (transfer full). */
static inline void
mh_test_folder_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          mh_test_folder_remove (path);
          continue;
        }
      g_assert_cmpint (g_unlink (path), ==, 0);
      g_free (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}
