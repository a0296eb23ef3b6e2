/* test-picture-store.c: pictures decoded once and shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-picture.h"
#include "picture/mh-picture-store.h"

typedef struct
{
  char *folder;
  char *path;
  MhPictureStore *store;
} Fixture;

/* A file of one colour. */
static void
write_picture (const char *path, MhFileFormat format, int width, int height, guint32 color)
{
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  MhEncodeOptions options = { format, 100 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < width * height; i++)
    pixels[i] = color;
  bytes =
      mh_encode ((const guint8 *) pixels, width, height, (gsize) width * 4, &options, NULL, &error);
  g_assert_no_error (error);
  mh_file_write (path, bytes, &error);
  g_assert_no_error (error);
}

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *decoder = mh_decoder_find ();

  g_assert_nonnull (decoder);
  fixture->folder = mh_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "a.png", NULL);
  fixture->store = mh_picture_store_new (decoder, MH_PICTURE_STORE_DEFAULT_BYTES);
  write_picture (fixture->path, MH_FILE_FORMAT_PNG, 400, 300, 0xff336699);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_picture_store_unref (fixture->store);
  mh_test_folder_remove (fixture->folder);
  g_free (fixture->path);
}

static MhPicture *
get (Fixture *fixture, int min_width, int min_height)
{
  g_autoptr (GError) error = NULL;
  MhPicture *picture =
      mh_picture_store_get (fixture->store, fixture->path, min_width, min_height, &error);

  g_assert_no_error (error);
  return picture;
}

/* Requests of one class get the same picture, others another one. */
static void
test_shares (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) hundred = get (fixture, 100, 75);
  g_autoptr (MhPicture) less = get (fixture, 90, 60);
  g_autoptr (MhPicture) more = get (fixture, 101, 75);
  g_autoptr (MhPicture) all = get (fixture, 0, 0);
  g_autoptr (MhPicture) again = get (fixture, 100, 75);

  g_assert_true (hundred == less);
  g_assert_true (hundred == again);
  g_assert_true (hundred != more);
  g_assert_cmpint (hundred->width_px, ==, 100);
  g_assert_cmpint (more->width_px, ==, 134);
  g_assert_cmpint (all->width_px, ==, 400);
  g_assert_cmpint (hundred->source_width_px, ==, 400);
}

static void
test_notices_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) before = get (fixture, 0, 0);
  g_autoptr (MhPicture) after = NULL;

  write_picture (fixture->path, MH_FILE_FORMAT_PNG, 200, 100, 0xffaa0000);
  after = get (fixture, 0, 0);
  g_assert_cmpint (after->width_px, ==, 200);
  g_assert_cmpuint (mh_test_pixel (after, 0, 0), ==, 0xffaa0000);
  g_assert_cmpuint (mh_test_pixel (before, 0, 0), ==, 0xff336699);
}

/* A failure is remembered: the program that could decode it now is not asked. It is forgotten with
 * the file. */
static void
test_remembers_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (MhPicture) picture = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (GError) none = NULL;

  write_text (fixture->path, "no picture");
  g_assert_null (mh_picture_store_get (fixture->store, fixture->path, 0, 0, &first));
  g_assert_error (first, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND);
  g_assert_nonnull (strstr (first->message, "a.png"));
  g_assert_null (mh_picture_store_get (fixture->store, fixture->path, 50, 50, &second));
  g_assert_error (second, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND);
  g_assert_cmpstr (first->message, ==, second->message);

  write_picture (fixture->path, MH_FILE_FORMAT_JPEG, 20, 10, 0xffaa0000);
  picture = get (fixture, 0, 0);
  g_assert_cmpint (picture->width_px, ==, 20);

  g_assert_null (mh_picture_store_get (fixture->store, missing, 0, 0, &none));
  g_assert_error (none, MH_FILE_ERROR, MH_FILE_ERROR_NOT_FOUND);
}

/* Room for two of three: the one that was not used for longest goes, and only its memory is gone.
 */
static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhPictureStore) store = mh_picture_store_new (NULL, 2 * 100 * 100 * 4);
  MhPicture *pictures[3] = { NULL };
  MhPicture *again[3] = { NULL };
  char *paths[3] = { NULL };

  for (int i = 0; i < 3; i++)
    {
      paths[i] = g_strdup_printf ("%s/%d.png", fixture->folder, i);
      write_picture (paths[i], MH_FILE_FORMAT_PNG, 100, 100, 0xff000000 + (guint32) i);
      pictures[i] = mh_picture_store_get (store, paths[i], 0, 0, NULL);
      if (i == 1) /* 0 is now the later one */
        again[0] = mh_picture_store_get (store, paths[0], 0, 0, NULL);
    }
  again[1] = mh_picture_store_get (store, paths[0], 0, 0, NULL);
  g_assert_true (pictures[0] == again[0]);
  g_assert_true (pictures[0] == again[1]);
  again[2] = mh_picture_store_get (store, paths[1], 0, 0, NULL);
  g_assert_true (pictures[1] != again[2]);
  g_assert_cmpuint (mh_test_pixel (again[2], 5, 5), ==, 0xff000001);
  g_assert_cmpuint (mh_test_pixel (pictures[1], 5, 5), ==, 0xff000001);

  for (int i = 0; i < 3; i++)
    {
      mh_picture_unref (pictures[i]);
      mh_picture_unref (again[i]);
      g_free (paths[i]);
    }
}

static gpointer
fail_thread (gpointer data)
{
  MhPictureStore *store = ((gpointer *) data)[0];
  g_autoptr (GError) error = NULL;

  g_assert_null (mh_picture_store_get (store, ((gpointer *) data)[1], 0, 0, &error));
  g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED);

  return NULL;
}

/* A program in the place of the decoder counts: for many requests, at once and later, it is started
 * a single time. */
static void
test_fails_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *program = g_build_filename (fixture->folder, "counts", NULL);
  g_autofree char *count = g_build_filename (fixture->folder, "count", NULL);
  g_autofree char *script =
      g_strdup_printf ("#!/bin/sh\necho x >> '%s'\nsleep 0.3\nexit 3\n", count);
  g_autoptr (MhPictureStore) store = mh_picture_store_new (program, 1000000);
  gpointer request[2] = { store, fixture->path };
  g_autofree char *counted = NULL;
  GThread *threads[4];

  write_text (program, script);
  g_assert_cmpint (chmod (program, 0700), ==, 0);
  write_text (fixture->path, "<svg/>");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("fail", fail_thread, request);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  fail_thread (request);
  g_assert_true (g_file_get_contents (count, &counted, NULL, NULL));
  g_assert_cmpstr (counted, ==, "x\n");
}

/* A picture that alone is over the limit is handed out and not kept. */
static void
test_too_large_to_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhPictureStore) store = mh_picture_store_new (NULL, 100);
  g_autoptr (MhPicture) first = mh_picture_store_get (store, fixture->path, 0, 0, NULL);
  g_autoptr (MhPicture) second = mh_picture_store_get (store, fixture->path, 0, 0, NULL);

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (first != second);
}

static gpointer
get_thread (gpointer data)
{
  return get (data, 100, 75);
}

static void
test_decodes_once (Fixture *fixture, gconstpointer data)
{
  GThread *threads[8];
  MhPicture *pictures[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("get", get_thread, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    pictures[i] = g_thread_join (threads[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_assert_true (pictures[i] == pictures[0]);
      if (i > 0)
        mh_picture_unref (pictures[i]);
    }
  mh_picture_unref (pictures[0]);
}

/* Sizes that lie close together share a drawing, and it is never too small. */
static void
test_drawing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) first = NULL;
  g_autoptr (MhPicture) second = NULL;
  g_autoptr (MhPicture) third = NULL;

  write_text (fixture->path, "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'>"
                             "<rect width='30' height='20' fill='#123456'/></svg>");
  first = get (fixture, 140, 0);
  second = get (fixture, 150, 0);
  third = get (fixture, 154, 0);
  g_assert_true (first->is_vector);
  g_assert_true (first == second);
  g_assert_true (first != third);
  g_assert_cmpint (first->width_px, ==, 153);
  g_assert_cmpint (first->source_width_px, ==, 30);
  g_assert_cmpint (first->source_height_px, ==, 20);
  g_assert_cmpuint (mh_test_pixel (first, 70, 50), ==, 0xff123456);
}

/* The kind is in the content: a JPEG may be called .png. */
static void
test_wrong_suffix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) picture = NULL;

  write_picture (fixture->path, MH_FILE_FORMAT_JPEG, 64, 64, 0xff808080);
  picture = get (fixture, 8, 8);
  g_assert_cmpint (picture->width_px, ==, 8);
  mh_assert_pixel (mh_test_pixel (picture, 4, 4), 0xff808080, 1);
}

static void
test_find_decoder (void)
{
  g_autofree char *before = g_strdup (g_getenv ("MASTHEAD_DECODER"));
  g_autofree char *found = NULL;

  g_setenv ("MASTHEAD_DECODER", "/nowhere/masthead-decode", TRUE);
  g_assert_null (mh_decoder_find ());
  g_setenv ("MASTHEAD_DECODER", "/tmp", TRUE);
  g_assert_null (mh_decoder_find ());

  /* In the build tree, seen from a test. */
  g_unsetenv ("MASTHEAD_DECODER");
  found = mh_decoder_find ();
  g_assert_nonnull (found);
  g_assert_true (g_str_has_suffix (found, "/app/picture/decode/masthead-decode"));
  g_assert_true (g_path_is_absolute (found));
  if (before != NULL)
    g_setenv ("MASTHEAD_DECODER", before, TRUE);
}

/* The same file with another content of the same length. */
static void
overwrite_picture (const char *path, guint32 color)
{
  g_autofree char *other = g_strconcat (path, ".other", NULL);
  g_autofree char *content = NULL;
  gsize size = 0;
  FILE *file = fopen (path, "r+");

  write_picture (other, MH_FILE_FORMAT_PNG, 400, 300, color);
  g_assert_true (g_file_get_contents (other, &content, &size, NULL));
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (content, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A store of a new run, with what earlier ones left. */
static void
restart (Fixture *fixture, gsize limit_bytes)
{
  g_autofree char *decoder = mh_decoder_find ();
  g_autofree char *folder = g_build_filename (fixture->folder, "cache", "pictures", NULL);

  mh_picture_store_unref (fixture->store);
  fixture->store = mh_picture_store_new (decoder, MH_PICTURE_STORE_DEFAULT_BYTES);
  mh_picture_store_set_cache (fixture->store, mh_picture_cache_new (folder, limit_bytes));
}

/* Files are old enough when the clock of their times has gone on. */
static void
let_file_age (void)
{
  g_usleep (50 * 1000);
}

/* (transfer full): names in the cache. */
static char *
list_cache (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "cache", "pictures", NULL);

  return mh_test_folder_list (folder);
}

static void
assert_same_picture (const MhPicture *a, const MhPicture *b)
{
  g_assert_cmpint (a->width_px, ==, b->width_px);
  g_assert_cmpint (a->source_width_px, ==, b->source_width_px);
  g_assert_cmpint (a->source_height_px, ==, b->source_height_px);
  g_assert_cmpint (a->is_vector, ==, b->is_vector);
  g_assert_cmpint (a->has_alpha, ==, b->has_alpha);
  g_assert_cmpint (a->is_profile_broken, ==, b->is_profile_broken);
  g_assert_cmpmem (a->pixels, a->stride * (gsize) a->height_px, b->pixels,
                   b->stride * (gsize) b->height_px);
}

/* What ImageMagick is not allowed to make. */
static void
write_wide_noise (const char *path, int width, int height)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  MhEncodeOptions options = { MH_FILE_FORMAT_PNG, 100 };
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < width * height; i++)
    pixels[i] = g_rand_int (rand);
  bytes =
      mh_encode ((const guint8 *) pixels, width, height, (gsize) width * 4, &options, NULL, NULL);
  mh_file_write (path, bytes, NULL);
}

/* Noise, since it has no two pixels alike; see-through where alpha is. */
static void
write_noise (const char *path, int width, int height, gboolean has_alpha)
{
  g_autofree char *from = g_strdup_printf ("%dx%d", width, height);
  const char *argv[] = { "convert-im6.q16", "-size",  from,       "-seed",    "7",
                         "xc:gray",         "+noise", "Random",   "-channel", "A",
                         "+noise",          "Random", "+channel", path,       NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!has_alpha)
    argv[8] = path, argv[9] = NULL;
  else
    argv[5] = "xc:rgba(90,120,200,0.5)";
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static const struct
{
  const char *name;
  int width;
  int height;
  int min_width;
  gboolean has_alpha;
  const char *why;
} kept_rows[] = {
  { "a.jpg", 403, 301, 0, FALSE, "all of a photo" },
  { "b.jpg", 1203, 801, 70, FALSE, "a reduced photo, with odd sides" },
  { "c.png", 203, 101, 0, TRUE, "premultiplied alpha" },
  { "d.png", 403, 301, 60, TRUE, "reduced" },
  { "e.png", 1, 1, 0, FALSE, "a single pixel" },
  { "f.png", 21846, 3, 0, FALSE, "a row of 65,539 bytes, more than a block" },
  { "g.png", 21844, 3, 0, FALSE, "a row of 65,533 bytes, just less" },
};

/* What comes from the cache is what decoding gives, bit by bit, and nothing is decoded for it. */
static void
test_next_run (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kept_rows); i++)
    {
      g_autoptr (MhPicture) first = NULL;
      g_autoptr (MhPicture) second = NULL;
      guint64 first_digest = 0;
      guint64 second_digest = 0;

      g_test_message ("%s", kept_rows[i].why);
      g_free (fixture->path);
      fixture->path = g_build_filename (fixture->folder, kept_rows[i].name, NULL);
      if (kept_rows[i].width > 16000)
        write_wide_noise (fixture->path, kept_rows[i].width, kept_rows[i].height);
      else
        write_noise (fixture->path, kept_rows[i].width, kept_rows[i].height,
                     kept_rows[i].has_alpha);
      let_file_age ();
      restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
      first = get (fixture, kept_rows[i].min_width, 0);
      mh_picture_store_get_digest (fixture->store, fixture->path, &first_digest, NULL);
      g_assert_cmpint (first->has_alpha, ==, kept_rows[i].has_alpha);
      g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 1);

      restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
      second = get (fixture, kept_rows[i].min_width, 0);
      mh_picture_store_get_digest (fixture->store, fixture->path, &second_digest, NULL);
      g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
      assert_same_picture (first, second);
      g_assert_cmphex (first_digest, ==, second_digest);
    }
}

static void
test_next_run_drawing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) first = NULL;
  g_autoptr (MhPicture) second = NULL;

  write_text (fixture->path, "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'>"
                             "<circle cx='15' cy='10' r='9' fill='#123456'/></svg>");
  let_file_age ();
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  first = get (fixture, 140, 0);
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  second = get (fixture, 150, 0);
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
  assert_same_picture (first, second);
}

/* Another size, and another state of the file even of the same length and time, are others. */
static void
test_next_run_other (Fixture *fixture, gconstpointer data)
{
  struct timespec times[2];
  struct stat status;
  g_autoptr (MhPicture) small = NULL;
  g_autoptr (MhPicture) large = NULL;
  g_autoptr (MhPicture) other = NULL;

  let_file_age ();
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  small = get (fixture, 100, 75);
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  large = get (fixture, 101, 75);
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 1);
  g_assert_cmpint (large->width_px, ==, 134);

  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  times[0] = status.st_atim;
  times[1] = status.st_mtim;
  overwrite_picture (fixture->path, 0xff996633);
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  other = get (fixture, 100, 75);
  g_assert_cmphex (mh_test_pixel (other, 5, 5), ==, 0xff996633);
}

/* Whatever is in the folder, the picture is right, and the entry is made anew. */
static void
test_damaged_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) first = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize size = 0;

  let_file_age ();
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  first = get (fixture, 30, 0);
  name = list_cache (fixture);
  path = g_build_filename (fixture->folder, "cache", "pictures", name, NULL);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  for (gsize at = 0; at <= size; at += at < 80 || at + 40 > size ? 1 : size / 50)
    for (int is_cut = 0; is_cut < 2; is_cut++)
      {
        g_autofree char *damaged = g_memdup2 (content, size);
        g_autoptr (MhPicture) again = NULL;

        if (at < size && !is_cut)
          damaged[at] ^= 4;
        g_file_set_contents (path, damaged, (gssize) (is_cut ? at : size), NULL);
        restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
        again = get (fixture, 30, 0);
        assert_same_picture (first, again);
        if (at < size)
          g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 1);
      }
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (get (fixture, 30, 0));
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
}

static const char *const strange_names[] = {
  "x.png",
  "0000000000000000-jpeg-1x1-0.0-0000000000000000-0.png",
  "-----.png",
  "%s-jpeg-0x0-1.1-0000000000000000-0.png",
  "%s-png-400x300-0.0-0000000000000000-0.png",
  "%s-png-400x300-8.0-0000000000000000-0.png",
  "%s-png-999999999x999999999-8.4-0000000000000000-0.png",
  "%s-none-400x300-8.4-0000000000000000-0.png",
};

static void
test_strange_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;

  let_file_age ();
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (get (fixture, 30, 0));
  name = list_cache (fixture);
  name[16] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (strange_names); i++)
    {
      g_auto (GStrv) parts = g_strsplit (strange_names[i], "%s", 2);
      g_autofree char *strange = g_strjoinv (name, parts);
      g_autofree char *path =
          g_build_filename (fixture->folder, "cache", "pictures", strange, NULL);

      write_text (path, "nothing");
    }
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (get (fixture, 50, 0));
  mh_picture_unref (get (fixture, 30, 0));
}

/* The folder keeps to its limit; what was used last stays. */
static void
test_cache_is_bounded (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "cache", "pictures", NULL);
  g_autofree char *first = g_strdup (fixture->path);
  gsize limit = 330 * 1000;
  g_autoptr (GDir) dir = NULL;
  struct stat status;
  gsize used = 0;
  const char *name;

  for (int i = 0; i < 24; i++)
    {
      g_free (fixture->path);
      fixture->path = g_strdup_printf ("%s/%d.png", fixture->folder, i);
      write_picture (fixture->path, MH_FILE_FORMAT_PNG, 100, 100, 0xff000000 + (guint32) i);
      let_file_age ();
      restart (fixture, limit);
      mh_picture_unref (get (fixture, 0, 0));
      mh_picture_unref (mh_picture_store_get (fixture->store, first, 50, 0, NULL));
    }
  restart (fixture, 1);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      used += (gsize) status.st_size;
    }
  g_assert_cmpuint (used, <=, limit);
  g_assert_cmpuint (used, >, limit / 2);
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);

  restart (fixture, limit);
  mh_picture_unref (get (fixture, 0, 0));
  mh_picture_unref (mh_picture_store_get (fixture->store, first, 50, 0, NULL));
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
}

/* Nothing is kept in a folder that is a link or no folder, and nothing comes of it. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = g_build_filename (fixture->folder, "cache", NULL);
  g_autofree char *goal = g_build_filename (fixture->folder, "goal", NULL);
  g_autofree char *link = g_build_filename (parent, "pictures", NULL);
  g_autofree char *names = NULL;

  let_file_age ();
  g_assert_cmpint (g_mkdir (parent, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (goal, 0700), ==, 0);
  g_assert_cmpint (symlink (goal, link), ==, 0);
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (get (fixture, 30, 0));
  names = mh_test_folder_list (goal);
  g_assert_cmpstr (names, ==, "");

  g_assert_cmpint (g_unlink (link), ==, 0);
  write_text (link, "a file");
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (get (fixture, 30, 0));
}

/* A picture that has just been written may be written again before the clock goes on. */
static void
test_young_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents[40] = { NULL };
  gsize size = 0;

  for (guint32 i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      overwrite_picture (fixture->path, 0xff000000 + i * 5);
      g_assert_true (g_file_get_contents (fixture->path, &contents[i], &size, NULL));
    }
  for (guint32 i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      FILE *file = fopen (fixture->path, "r+");
      g_autoptr (MhPicture) picture = NULL;

      g_assert_cmpuint (fwrite (contents[i], 1, size, file), ==, size);
      g_assert_cmpint (fclose (file), ==, 0);
      restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
      picture = get (fixture, 30, 0);
      g_assert_cmphex (mh_test_pixel (picture, 3, 3), ==, 0xff000000 + i * 5);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/picture-store/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("shares", test_shares);
  ADD ("notices-change", test_notices_change);
  ADD ("remembers-failure", test_remembers_failure);
  ADD ("fails-once", test_fails_once);
  ADD ("bounded", test_bounded);
  ADD ("too-large-to-keep", test_too_large_to_keep);
  ADD ("decodes-once", test_decodes_once);
  ADD ("drawing", test_drawing);
  ADD ("next-run", test_next_run);
  ADD ("next-run-drawing", test_next_run_drawing);
  ADD ("next-run-other", test_next_run_other);
  ADD ("damaged-entry", test_damaged_entry);
  ADD ("strange-names", test_strange_names);
  ADD ("cache-is-bounded", test_cache_is_bounded);
  ADD ("no-folder", test_no_folder);
  ADD ("young-file", test_young_file);
  ADD ("wrong-suffix", test_wrong_suffix);
  g_test_add_func ("/picture-store/find-decoder", test_find_decoder);

  return g_test_run ();
}
