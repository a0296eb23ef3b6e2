/* test-export-recall.c: a file that was made before is the one that would be made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/mh-export.h"
#include "lib/mh-test-store.h"
#include "lib/mh-test-team.h"

#define CACHE_BYTES (64 * 1024 * 1024)

static const MhDate date = { 2026, 11, 22 };

static char *
get_cache_folder (MhTestStore *fixture)
{
  return g_build_filename (fixture->folder, "kept", NULL);
}

/* A store of a new run, with what earlier ones left. */
static void
restart (MhTestStore *fixture)
{
  g_autofree char *folder = get_cache_folder (fixture);
  g_autofree char *decoder = mh_decoder_find ();

  mh_picture_store_unref (fixture->store);
  fixture->store = mh_picture_store_new (decoder, MH_PICTURE_STORE_DEFAULT_BYTES);
  mh_picture_store_set_cache (fixture->store, mh_picture_cache_new (folder, CACHE_BYTES));
  mh_picture_store_set_keeps_products (fixture->store);
}

static MhDocument *
make_team (MhTestStore *fixture, const char *name)
{
  g_autofree char *json =
      g_strdup_printf ("{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
                       " \"members\": [{\"name\": \"%s\", \"photo\": \"%s\"}]}",
                       name, fixture->path);

  return mh_test_document_new (json);
}

typedef struct
{
  const char *name;
  const char *path;
  int quality;
  gsize max_bytes;
  gboolean is_found;
  const char *why;
} Row;

/* Each is asked for after the first was made. */
static const Row rows[] = {
  { "Ann", "/t/a.jpg", 90, 0, TRUE, "the same" },
  { "Ann", "/t/b.jpg", 90, 0, TRUE, "elsewhere" },
  { "Ann", "/t/a.jpg", 90, 10 * 1000 * 1000, TRUE, "a limit that it keeps" },
  { "Ann", "/t/a.jpg", 90, 1000, FALSE, "a limit that it does not keep" },
  { "Ann", "/t/a.jpg", 89, 0, FALSE, "another quality" },
  { "Ann", "/t/a.png", 90, 0, FALSE, "another format" },
  { "Bo", "/t/a.jpg", 90, 0, FALSE, "another name" },
};

static MhExportJob *
make_job (MhSurfaces *surfaces, const Row *row)
{
  MhExportJob *job = mh_export_job_new (mh_surfaces_find (surfaces, "x-header"), NULL, row->path);

  job->format = g_str_has_suffix (row->path, ".png") ? MH_FORMAT_PNG : MH_FORMAT_JPEG;
  job->quality = row->quality;
  job->max_bytes = row->max_bytes;
  return job;
}

typedef struct
{
  GBytes *recalled; /* (nullable) */
  GBytes *made;
} Both;

static void
both_clear (Both *both)
{
  g_clear_pointer (&both->recalled, g_bytes_unref);
  g_clear_pointer (&both->made, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Both, both_clear)

/* In a run of its own: what is there, and then what is made. */
static Both
run (MhTestStore *fixture, const Row *row)
{
  g_autoptr (MhSurfaces) surfaces = mh_test_surfaces_new ();
  g_autoptr (MhDocument) document = make_team (fixture, row->name);
  g_autoptr (MhExportJob) job = make_job (surfaces, row);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhExportResult) found = NULL;
  g_autoptr (MhExportResult) made = NULL;
  g_autoptr (GError) error = NULL;
  Both both = { 0 };

  restart (fixture);
  both.recalled = mh_export_recall (document, job, date, fonts, fixture->store, &found);
  g_assert_true ((both.recalled != NULL) == (found != NULL));
  if (found != NULL)
    g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
  both.made = mh_export_encode (document, job, date, fonts, fixture->store, NULL, &made, &error);
  g_assert_no_error (error);
  if (found != NULL)
    {
      g_assert_true (g_bytes_equal (both.recalled, both.made));
      g_assert_cmpint (found->width_px, ==, made->width_px);
      g_assert_cmpint (found->height_px, ==, made->height_px);
      g_assert_cmpint (found->quality, ==, made->quality);
      g_assert_cmpuint (found->n_bytes, ==, made->n_bytes);
      g_assert_cmpuint (found->findings->len, ==, made->findings->len);
      g_assert_cmpstr (found->path, ==, made->path);
    }
  return both;
}

/* A file that changed just now is not kept. */
static void
let_file_age (void)
{
  g_usleep (50 * 1000);
}

static void
test_rows (MhTestStore *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folder = get_cache_folder (fixture);
      g_auto (Both) first = { 0 };
      g_auto (Both) second = { 0 };

      g_test_message ("%s", rows[i].why);
      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        mh_test_folder_remove (g_steal_pointer (&folder));
      let_file_age ();
      first = run (fixture, &rows[0]);
      g_assert_null (first.recalled);
      second = run (fixture, &rows[i]);
      g_assert_true ((second.recalled != NULL) == rows[i].is_found);
    }
}

/* What was made smaller for a limit is searched for again: the words in it depend on the limit. */
static void
test_limited (MhTestStore *fixture, gconstpointer data)
{
  static const Row limited = { "Ann", "/t/a.jpg", 100, 30000, FALSE, "a limit" };
  g_auto (Both) first = { 0 };
  g_auto (Both) second = { 0 };

  let_file_age ();
  first = run (fixture, &limited);
  g_assert_cmpuint (g_bytes_get_size (first.made), <=, limited.max_bytes);
  second = run (fixture, &limited);
  g_assert_null (second.recalled);
  g_assert_true (g_bytes_equal (first.made, second.made));
}

static void
test_photo_changes (MhTestStore *fixture, gconstpointer data)
{
  g_auto (Both) before = { 0 };
  g_auto (Both) after = { 0 };

  let_file_age ();
  before = run (fixture, &rows[0]);
  mh_test_write_picture (fixture->path, MH_FILE_FORMAT_PNG, 400, 300, 0xffcc0000);
  after = run (fixture, &rows[0]);
  g_assert_null (after.recalled);
  g_assert_false (g_bytes_equal (before.made, after.made));
}

/* (transfer full): the one file that was kept. */
static char *
find_kept (MhTestStore *fixture)
{
  g_autofree char *folder = get_cache_folder (fixture);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".out"))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

/* Whatever stands in place of it: a file of one byte less, of one bit turned, and a whole one of
 * another team. */
static void
test_damage (MhTestStore *fixture, gconstpointer data)
{
  g_auto (Both) other = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize size = 0;

  let_file_age ();
  other = run (fixture, &rows[G_N_ELEMENTS (rows) - 1]);
  path = find_kept (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_free (path);
  {
    g_auto (Both) whole = run (fixture, &rows[0]);

    g_assert_null (whole.recalled);
  }
  path = find_kept (fixture);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  for (int i = 0; i < 3; i++)
    {
      g_auto (Both) again = { 0 };
      g_auto (Both) mended = { 0 };
      gsize middle = size / 2;

      content[middle] = (char) (content[middle] ^ (i == 1));
      if (i == 2)
        g_file_set_contents (path, g_bytes_get_data (other.made, NULL),
                             (gssize) g_bytes_get_size (other.made), NULL);
      else
        g_file_set_contents (path, content, (gssize) size - (i == 0), NULL);
      content[middle] = (char) (content[middle] ^ (i == 1));
      again = run (fixture, &rows[0]);
      g_assert_null (again.recalled);
      mended = run (fixture, &rows[0]);
      g_assert_nonnull (mended.recalled);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/export-recall/" name, MhTestStore, NULL, mh_test_store_set_up, function,           \
              mh_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rows", test_rows);
  ADD ("limited", test_limited);
  ADD ("photo-changes", test_photo_changes);
  ADD ("damage", test_damage);
  return g_test_run ();
}
