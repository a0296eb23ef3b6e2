/* mh-test-store.h: a store of pictures, a folder and a picture in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "lib/mh-test-folder.h"
#include "picture/mh-picture-store.h"

typedef struct
{
  char *folder;
  char *path;
  MhPictureStore *store;
} MhTestStore;

/* A file of one colour. */
static inline void
mh_test_write_picture (const char *path, MhFileFormat format, int width, int height, guint32 color)
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

static inline void
mh_test_write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static inline void
mh_test_store_set_up (MhTestStore *fixture, gconstpointer data)
{
  g_autofree char *decoder = mh_decoder_find ();

  g_assert_nonnull (decoder);
  fixture->folder = mh_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "a.png", NULL);
  fixture->store = mh_picture_store_new (decoder, MH_PICTURE_STORE_DEFAULT_BYTES);
  mh_test_write_picture (fixture->path, MH_FILE_FORMAT_PNG, 400, 300, 0xff336699);
}

static inline void
mh_test_store_tear_down (MhTestStore *fixture, gconstpointer data)
{
  mh_picture_store_unref (fixture->store);
  mh_test_folder_remove (fixture->folder);
  g_free (fixture->path);
}

static inline MhPicture *
mh_test_store_get (MhTestStore *fixture, int min_width, int min_height)
{
  g_autoptr (GError) error = NULL;
  MhPicture *picture =
      mh_picture_store_get (fixture->store, fixture->path, min_width, min_height, &error);

  g_assert_no_error (error);
  return picture;
}
