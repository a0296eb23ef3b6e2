/* test-picture-cache.c: pictures decoded once for many runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/mh-test-picture.h"
#include "lib/mh-test-store.h"

/* The same file with another content of the same length. */
static void
overwrite_picture (const char *path, guint32 color)
{
  g_autofree char *other = g_strconcat (path, ".other", NULL);
  g_autofree char *content = NULL;
  gsize size = 0;
  FILE *file = fopen (path, "r+");

  mh_test_write_picture (other, MH_FILE_FORMAT_PNG, 400, 300, color);
  g_assert_true (g_file_get_contents (other, &content, &size, NULL));
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (content, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A store of a new run, with what earlier ones left. */
static void
restart (MhTestStore *fixture, gsize limit_bytes)
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
list_cache (MhTestStore *fixture)
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
test_next_run (MhTestStore *fixture, gconstpointer data)
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
      first = mh_test_store_get (fixture, kept_rows[i].min_width, 0);
      mh_picture_store_get_digest (fixture->store, fixture->path, &first_digest, NULL);
      g_assert_cmpint (first->has_alpha, ==, kept_rows[i].has_alpha);
      g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 1);

      restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
      second = mh_test_store_get (fixture, kept_rows[i].min_width, 0);
      mh_picture_store_get_digest (fixture->store, fixture->path, &second_digest, NULL);
      g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
      assert_same_picture (first, second);
      g_assert_cmphex (first_digest, ==, second_digest);
    }
}

static void
test_next_run_drawing (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) first = NULL;
  g_autoptr (MhPicture) second = NULL;

  mh_test_write_text (fixture->path,
                      "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'>"
                      "<circle cx='15' cy='10' r='9' fill='#123456'/></svg>");
  let_file_age ();
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  first = mh_test_store_get (fixture, 140, 0);
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  second = mh_test_store_get (fixture, 150, 0);
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
  assert_same_picture (first, second);
}

/* Another size, and another state of the file even of the same length and time, are others. */
static void
test_next_run_other (MhTestStore *fixture, gconstpointer data)
{
  struct timespec times[2];
  struct stat status;
  g_autoptr (MhPicture) small = NULL;
  g_autoptr (MhPicture) large = NULL;
  g_autoptr (MhPicture) other = NULL;

  let_file_age ();
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  small = mh_test_store_get (fixture, 100, 75);
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  large = mh_test_store_get (fixture, 101, 75);
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 1);
  g_assert_cmpint (large->width_px, ==, 134);

  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  times[0] = status.st_atim;
  times[1] = status.st_mtim;
  overwrite_picture (fixture->path, 0xff996633);
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  other = mh_test_store_get (fixture, 100, 75);
  g_assert_cmphex (mh_test_pixel (other, 5, 5), ==, 0xff996633);
}

/* Whatever is in the folder, the picture is right, and the entry is made anew. */
static void
test_damaged_entry (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) first = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize size = 0;

  let_file_age ();
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  first = mh_test_store_get (fixture, 30, 0);
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
        again = mh_test_store_get (fixture, 30, 0);
        assert_same_picture (first, again);
        if (at < size)
          g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 1);
      }
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (mh_test_store_get (fixture, 30, 0));
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
  "%s-png-400x300-8.4.0.32-0000000000000000-0000000000000000-0.png",
  "%s-png-400x300-8.4.0.32-0000000000000001-0000000000000000-0.png",
  "%s-png-999999999x999999999-8.4.0.32-0000000000000000-0000000000000000-0.png",
};

static void
test_strange_names (MhTestStore *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;

  let_file_age ();
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (mh_test_store_get (fixture, 30, 0));
  name = list_cache (fixture);
  name[16] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (strange_names); i++)
    {
      g_auto (GStrv) parts = g_strsplit (strange_names[i], "%s", 2);
      g_autofree char *strange = g_strjoinv (name, parts);
      g_autofree char *path =
          g_build_filename (fixture->folder, "cache", "pictures", strange, NULL);

      mh_test_write_text (path, "nothing");
    }
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (mh_test_store_get (fixture, 50, 0));
  mh_picture_unref (mh_test_store_get (fixture, 30, 0));
}

/* The folder keeps to its limit; what was used last stays. */
static void
test_cache_is_bounded (MhTestStore *fixture, gconstpointer data)
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
      mh_test_write_picture (fixture->path, MH_FILE_FORMAT_PNG, 100, 100, 0xff000000 + (guint32) i);
      let_file_age ();
      restart (fixture, limit);
      mh_picture_unref (mh_test_store_get (fixture, 0, 0));
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
  mh_picture_unref (mh_test_store_get (fixture, 0, 0));
  mh_picture_unref (mh_picture_store_get (fixture->store, first, 50, 0, NULL));
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
}

/* Nothing is kept in a folder that is a link or no folder, and nothing comes of it. */
static void
test_no_folder (MhTestStore *fixture, gconstpointer data)
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
  mh_picture_unref (mh_test_store_get (fixture, 30, 0));
  names = mh_test_folder_list (goal);
  g_assert_cmpstr (names, ==, "");

  g_assert_cmpint (g_unlink (link), ==, 0);
  mh_test_write_text (link, "a file");
  restart (fixture, MH_PICTURE_CACHE_DEFAULT_BYTES);
  mh_picture_unref (mh_test_store_get (fixture, 30, 0));
}

/* A picture that has just been written may be written again before the clock goes on. */
static void
test_young_file (MhTestStore *fixture, gconstpointer data)
{
  char *contents[40] = { NULL };
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
      picture = mh_test_store_get (fixture, 30, 0);
      g_assert_cmphex (mh_test_pixel (picture, 3, 3), ==, 0xff000000 + i * 5);
      g_free (contents[i]);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/picture-cache/" name, MhTestStore, NULL, mh_test_store_set_up, function,           \
              mh_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("next-run", test_next_run);
  ADD ("next-run-drawing", test_next_run_drawing);
  ADD ("next-run-other", test_next_run_other);
  ADD ("damaged-entry", test_damaged_entry);
  ADD ("strange-names", test_strange_names);
  ADD ("bounded", test_cache_is_bounded);
  ADD ("no-folder", test_no_folder);
  ADD ("young-file", test_young_file);

  return g_test_run ();
}
