/* test-picture-store.c: pictures decoded once and shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "lib/mh-test-picture.h"
#include "lib/mh-test-store.h"

/* Requests of one class get the same picture, others another one. */
static void
test_shares (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) hundred = mh_test_store_get (fixture, 100, 75);
  g_autoptr (MhPicture) less = mh_test_store_get (fixture, 90, 60);
  g_autoptr (MhPicture) more = mh_test_store_get (fixture, 101, 75);
  g_autoptr (MhPicture) all = mh_test_store_get (fixture, 0, 0);
  g_autoptr (MhPicture) again = mh_test_store_get (fixture, 100, 75);

  g_assert_true (hundred == less);
  g_assert_true (hundred == again);
  g_assert_true (hundred != more);
  g_assert_cmpint (hundred->width_px, ==, 100);
  g_assert_cmpint (more->width_px, ==, 134);
  g_assert_cmpint (all->width_px, ==, 400);
  g_assert_cmpint (hundred->source_width_px, ==, 400);
}

/* Teams in folders of their own have other paths to the photos that they share. A failure is shared
 * too, and told of the file as it is called. */
static void
test_shares_files (MhTestStore *fixture, gconstpointer data)
{
  static const char *const names[] = { "a.png", "../%s/a.png", "link.png", "hard.png" };
  g_autofree char *folder_name = g_path_get_basename (fixture->folder);
  g_autoptr (MhPicture) first = mh_test_store_get (fixture, 100, 75);
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.png", NULL);
  g_autofree char *hard_path = g_build_filename (fixture->folder, "hard.png", NULL);

  g_assert_cmpint (symlink ("a.png", link_path), ==, 0);
  g_assert_cmpint (link (fixture->path, hard_path), ==, 0);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_auto (GStrv) parts = g_strsplit (names[i], "%s", 2);
          g_autofree char *name = g_strjoinv (folder_name, parts);
          g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
          g_autoptr (GError) error = NULL;
          g_autoptr (MhPicture) picture =
              mh_picture_store_get (fixture->store, path, 100, 75, &error);

          if (pass == 0)
            g_assert_nonnull (picture);
          else
            g_assert_nonnull (strstr (error->message, path));
        }
      /* One that was linked to gets another state by it, and was decoded again for that. */
      g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 2 + pass);
      g_file_set_contents_full (fixture->path, "no picture", -1, G_FILE_SET_CONTENTS_NONE, 0600,
                                NULL);
    }
}

static void
test_notices_change (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) before = mh_test_store_get (fixture, 0, 0);
  g_autoptr (MhPicture) after = NULL;

  mh_test_write_picture (fixture->path, MH_FILE_FORMAT_PNG, 200, 100, 0xffaa0000);
  after = mh_test_store_get (fixture, 0, 0);
  g_assert_cmpint (after->width_px, ==, 200);
  g_assert_cmpuint (mh_test_pixel (after, 0, 0), ==, 0xffaa0000);
  g_assert_cmpuint (mh_test_pixel (before, 0, 0), ==, 0xff336699);
}

/* A failure is remembered: the program that could decode it now is not asked. It is forgotten with
 * the file. */
/* What the window may ask for in the middle of a drag: never by decoding. */
static void
test_recalls_aspect (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) picture = NULL;
  double aspect = 0;

  g_assert_false (mh_picture_store_recall_aspect (fixture->store, fixture->path, &aspect));
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 0);
  picture = mh_test_store_get (fixture, 40, 30);
  g_assert_true (mh_picture_store_recall_aspect (fixture->store, fixture->path, &aspect));
  g_assert_cmpfloat_with_epsilon (aspect, 400.0 / 300.0, 1e-9);
  mh_test_write_picture (fixture->path, MH_FILE_FORMAT_PNG, 100, 300, 0xff336699);
  g_assert_false (mh_picture_store_recall_aspect (fixture->store, fixture->path, &aspect));
  g_assert_cmpuint (mh_picture_store_get_n_decoded (fixture->store), ==, 1);
}

static void
test_remembers_failure (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (MhPicture) picture = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (GError) none = NULL;

  mh_test_write_text (fixture->path, "no picture");
  g_assert_null (mh_picture_store_get (fixture->store, fixture->path, 0, 0, &first));
  g_assert_error (first, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND);
  g_assert_nonnull (strstr (first->message, "a.png"));
  g_assert_null (mh_picture_store_get (fixture->store, fixture->path, 50, 50, &second));
  g_assert_error (second, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND);
  g_assert_cmpstr (first->message, ==, second->message);

  mh_test_write_picture (fixture->path, MH_FILE_FORMAT_JPEG, 20, 10, 0xffaa0000);
  picture = mh_test_store_get (fixture, 0, 0);
  g_assert_cmpint (picture->width_px, ==, 20);

  g_assert_null (mh_picture_store_get (fixture->store, missing, 0, 0, &none));
  g_assert_error (none, MH_FILE_ERROR, MH_FILE_ERROR_NOT_FOUND);
}

/* What is held is in no file, and is found as if it were. */
static void
test_holds (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) picture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint64 digest = 0;
  guint64 same = 0;

  mh_test_write_picture (fixture->path, MH_FILE_FORMAT_PNG, 20, 10, 0xff336699);
  g_assert_true (mh_picture_store_get_digest (fixture->store, fixture->path, &digest, NULL));
  bytes = mh_file_read (fixture->path, MH_LIMIT_PICTURE_BYTES, NULL, NULL);
  mh_picture_store_hold (fixture->store, "/none/a.png", bytes);
  picture = mh_picture_store_get (fixture->store, "/none/a.png", 0, 0, NULL);
  g_assert_nonnull (picture);
  g_assert_cmpint (picture->width_px, ==, 20);
  g_assert_true (mh_picture_store_get_digest (fixture->store, "/none/a.png", &same, NULL));
  g_assert_cmpuint (same, ==, digest);
  g_assert_true (mh_picture_store_probe (fixture->store, "/none/a.png", 0, 0, NULL, NULL));
}

/* Room for two of three: the one that was not used for longest goes, and only its memory is gone.
 */
static void
test_bounded (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPictureStore) store = mh_picture_store_new (NULL, 2 * 100 * 100 * 4);
  MhPicture *pictures[3] = { NULL };
  MhPicture *again[3] = { NULL };
  char *paths[3] = { NULL };

  for (int i = 0; i < 3; i++)
    {
      paths[i] = g_strdup_printf ("%s/%d.png", fixture->folder, i);
      mh_test_write_picture (paths[i], MH_FILE_FORMAT_PNG, 100, 100, 0xff000000 + (guint32) i);
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
test_fails_once (MhTestStore *fixture, gconstpointer data)
{
  g_autofree char *program = g_build_filename (fixture->folder, "counts", NULL);
  g_autofree char *count = g_build_filename (fixture->folder, "count", NULL);
  g_autofree char *script =
      g_strdup_printf ("#!/bin/sh\necho x >> '%s'\nsleep 0.3\nexit 3\n", count);
  g_autoptr (MhPictureStore) store = mh_picture_store_new (program, 1000000);
  gpointer request[2] = { store, fixture->path };
  g_autofree char *counted = NULL;
  GThread *threads[4];

  mh_test_write_text (program, script);
  g_assert_cmpint (chmod (program, 0700), ==, 0);
  mh_test_write_text (fixture->path, "<svg/>");
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
test_too_large_to_keep (MhTestStore *fixture, gconstpointer data)
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
  return mh_test_store_get (data, 100, 75);
}

static void
test_decodes_once (MhTestStore *fixture, gconstpointer data)
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
test_drawing (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) first = NULL;
  g_autoptr (MhPicture) second = NULL;
  g_autoptr (MhPicture) third = NULL;

  mh_test_write_text (fixture->path,
                      "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'>"
                      "<rect width='30' height='20' fill='#123456'/></svg>");
  first = mh_test_store_get (fixture, 140, 0);
  second = mh_test_store_get (fixture, 150, 0);
  third = mh_test_store_get (fixture, 154, 0);
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
test_wrong_suffix (MhTestStore *fixture, gconstpointer data)
{
  g_autoptr (MhPicture) picture = NULL;

  mh_test_write_picture (fixture->path, MH_FILE_FORMAT_JPEG, 64, 64, 0xff808080);
  picture = mh_test_store_get (fixture, 8, 8);
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

#define ADD(name, function)                                                                        \
  g_test_add ("/picture-store/" name, MhTestStore, NULL, mh_test_store_set_up, function,           \
              mh_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("shares", test_shares);
  ADD ("shares-files", test_shares_files);
  ADD ("notices-change", test_notices_change);
  ADD ("recalls-aspect", test_recalls_aspect);
  ADD ("remembers-failure", test_remembers_failure);
  ADD ("holds", test_holds);
  ADD ("fails-once", test_fails_once);
  ADD ("bounded", test_bounded);
  ADD ("too-large-to-keep", test_too_large_to_keep);
  ADD ("decodes-once", test_decodes_once);
  ADD ("drawing", test_drawing);
  ADD ("wrong-suffix", test_wrong_suffix);
  g_test_add_func ("/picture-store/find-decoder", test_find_decoder);

  return g_test_run ();
}
