/* test-surface-load.c: the presets that count for a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/mh-file.h"
#include "base/mh-problem.h"
#include "surface/mh-surface.h"

#define TEAM "{\"masthead\": 1, \"account\": {\"organisation\": \"O\"}, \"surfaces\": %s}"

typedef struct
{
  const char *user_file; /* its text; NULL for a file that is not there */
  const char *surfaces;  /* of the team file; NULL for no document */
  int width_px;          /* of x-header; 0 when refused */
  gsize max_bytes;
  const char *message; /* how the first problem or note begins; NULL for none; %s is the file */
  const char *why;
} LoadRow;

static const LoadRow load_rows[] = {
  { NULL, NULL, 1500, 5000000, NULL, "only our own" },
  { "{}", "{}", 1500, 5000000, NULL, "nothing is overridden" },
  { "{\"x-header\": {\"width\": 1600}}", NULL, 1600, 5000000, NULL, "the user's file" },
  { NULL, "{\"x-header\": {\"width\": 1700}}", 1700, 5000000, NULL, "the team file" },
  { "{\"x-header\": {\"width\": 1600, \"max_bytes\": 7}}", "{\"x-header\": {\"width\": 1700}}",
    1700, 7, NULL, "the team file counts more, key by key" },
  { "{\"x-header\": {\"tint\": 1}}", NULL, 1500, 5000000,
    "%s: /x-header/tint: ", "a note names the user's file" },
  { "{\"x-header\": {\"width\": -1}}", NULL, 0, 0,
    "%s: /x-header/width: ", "a problem names the user's file" },
  { "{\"x-header\"", NULL, 0, 0, "%s: 1:12: ", "a file that is no JSON: line and column" },
  { "[]", NULL, 0, 0, "%s: ", "a file that is no object" },
  { NULL, "{\"x-header\": {\"width\": -1}}", 0, 0,
    "/surfaces/x-header/width: ", "a problem of the team file leads into it" },
  { NULL, "{\"BIG\": {}}", 0, 0, "/surfaces: ", "an id that cannot be" },
};

static void
check_row (const LoadRow *row, const char *path)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) document = NULL;
  g_autoptr (MhSurfaces) surfaces = NULL;
  g_autofree char *words = NULL;

  if (row->surfaces != NULL)
    {
      g_autofree char *text = g_strdup_printf (TEAM, row->surfaces);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      document = mh_document_new_from_bytes (bytes, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  surfaces = mh_surfaces_load (path, document, problems, &error);
  g_assert_cmpint (surfaces != NULL, ==, row->width_px != 0);
  g_assert_cmpuint (problems->len, ==, row->message == NULL ? 0 : 1);
  if (row->message != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (row->message, "%s", 2);
      g_autofree char *message = g_strjoinv (path, parts);

      words = mh_problem_to_string (problems->pdata[0]);
      g_test_message ("%s", words);
      g_assert_true (g_str_has_prefix (words, message));
    }
  if (surfaces == NULL)
    {
      g_assert_error (error, MH_SURFACE_ERROR, MH_SURFACE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, words);
      return;
    }
  g_assert_cmpint (mh_surfaces_find (surfaces, "x-header")->width_px, ==, row->width_px);
  g_assert_cmpuint (mh_surfaces_find (surfaces, "x-header")->max_bytes, ==, row->max_bytes);
}

static void
test_load (void)
{
  g_autofree char *folder = g_dir_make_tmp ("masthead-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "surfaces.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (load_rows); i++)
    {
      const LoadRow *row = &load_rows[i];

      g_test_message ("%s", row->why);
      if (row->user_file != NULL)
        g_assert_true (g_file_set_contents (path, row->user_file, -1, NULL));
      check_row (row, path);
      g_unlink (path);
    }
  g_rmdir (folder);
}

/* The error is the first of several problems, set once. */
static void
test_first_problem (void)
{
  static const char *const surfaces = "{\"x-header\": {\"width\": -1, \"height\": -1}}";
  g_autofree char *folder = g_dir_make_tmp ("masthead-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "surfaces.json", NULL);
  g_autofree char *text = g_strdup_printf (TEAM, surfaces);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MhDocument) document = mh_document_new_from_bytes (bytes, NULL, NULL, NULL);
  g_autoptr (GError) document_error = NULL;
  g_autoptr (GError) file_error = NULL;

  g_assert_null (mh_surfaces_load (NULL, document, NULL, &document_error));
  g_assert_true (g_str_has_prefix (document_error->message, "/surfaces/x-header/width: "));
  g_assert_true (g_file_set_contents (path, surfaces, -1, NULL));
  g_assert_null (mh_surfaces_load (path, NULL, NULL, &file_error));
  g_assert_true (g_str_has_prefix (file_error->message, path));
  g_assert_nonnull (strstr (file_error->message, ": /x-header/width: "));
  g_unlink (path);
  g_rmdir (folder);
}

/* A user's file that is there and cannot be read is said, not skipped. */
static void
test_not_a_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("masthead-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mh_surfaces_load (folder, NULL, NULL, &error));
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_REGULAR);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/surface-load/table", test_load);
  g_test_add_func ("/surface-load/first-problem", test_first_problem);
  g_test_add_func ("/surface-load/not-a-file", test_not_a_file);
  return g_test_run ();
}
