/* test-json.c: JSON that is made to crash, hang or fill the memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"

#include <sys/stat.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"

#define HEAD "{\"masthead\":1,\"account\":{\"organisation\":\"N\"},\"x\":"

typedef struct
{
  const char *head;
  const char *piece;
  guint n_pieces;
  const char *tail;
  gboolean is_taken;
  const char *why;
} Row;

static const Row rows[] = {
  { "", "[", 100000, "", FALSE, "100,000 arrays, open" },
  { "", "{\"a\":", 100000, "", FALSE, "100,000 objects, open" },
  { "", "[{\"a\":", 50000, "1", FALSE, "both" },
  { HEAD, "[", 100000, "}", FALSE, "in a member that nobody knows" },
  { "", "]", 100000, "", FALSE, "closed only" },
  { HEAD "[", "{},", 600000, "1]}", FALSE, "more values than are taken" },
  { HEAD "[", "{},", 100000, "1]}", TRUE, "many, but few enough" },
  { HEAD "\"", "x", 15000000, "\"}", TRUE, "one text of 15 MB" },
  { HEAD "\"", "\\u0041", 2000000, "\"}", TRUE, "two million escapes" },
  { HEAD "\"", "x", 17 * 1024 * 1024, "\"}", FALSE, "17 MiB" },
  { HEAD, "1", 1000, "}", FALSE, "a number of 1,000 digits" },
  { HEAD "0.", "1", 1000000, "}", FALSE, "a fraction of a million digits" },
  { HEAD "1e", "9", 1000, "}", FALSE, "an exponent of 1,000 digits" },
  { HEAD "\"", "\\ud83d", 1000, "\"}", FALSE, "lone surrogates" },
  { HEAD "\"A", "\\u0000", 1, "\"}", FALSE, "a NUL in a text" },
  { HEAD "\"", "\xed\xa0\xbd", 1000, "\"}", FALSE, "surrogates as bytes" },
  { "", " ", 1000000, "", FALSE, "blanks alone" },
  { "", "\n", 1000000, "x", FALSE, "a million lines" },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      GString *text = g_string_new (row->head);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (MhDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", row->why);
      for (guint j = 0; j < row->n_pieces; j++)
        g_string_append (text, row->piece);
      g_string_append (text, row->tail);
      bytes = g_string_free_to_bytes (text);
      document = mh_document_new_from_bytes (bytes, "/team", problems, &error);
      g_assert_cmpint (document != NULL, ==, row->is_taken);
      if (row->is_taken)
        g_assert_no_error (error);
      else
        g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_SYNTAX);
    }
}

/* Far more members than are taken, and far more wrong ones than are told. */
static void
test_crowd (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "1,\"members\":[");
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MH_LIMIT_MEMBERS + 1; i++)
    g_string_append (text, i > 0 ? ",{}" : "{}");
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (mh_document_new_from_bytes (bytes, "/team", problems, &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2001"));
  g_assert_nonnull (strstr (error->message, "2000"));
}

static void
test_duplicates (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2 * MH_LIMIT_PROBLEMS; i++)
    g_string_append (text, "\"a\":1,");
  g_string_append (text, "\"b\":1}");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (mh_document_new_from_bytes (bytes, "/team", problems, &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_SYNTAX);
  g_assert_cmpuint (problems->len, ==, MH_LIMIT_PROBLEMS);
}

/* A theme and a photo that are no files: the first is refused, the second is not opened here. */
static void
test_paths (void)
{
  static const char *const themes[] = { "/dev/zero", ".", "missing.json", "team.json/x", "fifo" };

  char *folder = mh_test_folder_new ();
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *text = g_strdup_printf (HEAD "1,\"theme\":\"%s\"}", themes[i]);
      g_autofree char *photo =
          g_strdup_printf (HEAD "1,\"members\":[{\"name\":\"A\",\"photo\":\"%s\"}]}", themes[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GBytes) photo_bytes = g_bytes_new (photo, strlen (photo));
      g_autoptr (GError) error = NULL;
      g_autoptr (MhDocument) document = NULL;

      g_test_message ("%s", themes[i]);
      g_assert_null (mh_document_new_from_bytes (bytes, folder, NULL, &error));
      g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_INVALID);
      g_clear_error (&error);
      document = mh_document_new_from_bytes (photo_bytes, folder, NULL, &error);
      g_assert_no_error (error);
    }
  mh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/json/texts", test_texts);
  g_test_add_func ("/hostile/json/crowd", test_crowd);
  g_test_add_func ("/hostile/json/duplicates", test_duplicates);
  g_test_add_func ("/hostile/json/paths", test_paths);
  return g_test_run ();
}
