/* test-packed.c: drawings that are packed (.svgz)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "picture/mh-picture-store.h"

static char *decoder;

/* (transfer full): a drawing with something inside. */
static GBytes *
svg_of (const char *inside)
{
  char *whole = g_strconcat ("<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'>",
                             inside, "</svg>", NULL);

  return g_bytes_new_take (whole, strlen (whole));
}

/* Whether there is a picture in it. */
static gboolean
decode (GBytes *bytes, GError **error)
{
  g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 40, 40, decoder, error);

  return picture != NULL;
}

/* (transfer full): as gzip packs it. */
static GBytes *
pack (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize n_room = size + 1000;
  g_autofree guint8 *room = g_malloc (n_room);
  gsize n_read = 0;
  gsize n_written = 0;
  g_autoptr (GError) error = NULL;

  g_converter_convert (G_CONVERTER (gzip), data, size, room, n_room, G_CONVERTER_INPUT_AT_END,
                       &n_read, &n_written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_read, ==, size);
  return g_bytes_new (room, n_written);
}

/* A packed drawing is the drawing; cut short or damaged it is an error. */
static void
test_svg_packed (void)
{
  g_autoptr (GBytes) plain = svg_of ("<rect width='9' height='9' fill='#123456'/>");
  g_autoptr (GBytes) packed = pack (plain);
  g_autoptr (MhPicture) wanted = mh_picture_decode (plain, 40, 40, decoder, NULL);
  g_autoptr (MhPicture) seen = mh_picture_decode (packed, 40, 40, decoder, NULL);
  gsize size = g_bytes_get_size (packed);

  g_assert_nonnull (wanted);
  g_assert_nonnull (seen);
  g_assert_cmpmem (wanted->pixels, wanted->stride * (gsize) wanted->height_px, seen->pixels,
                   seen->stride * (gsize) seen->height_px);
  for (int tenth = 0; tenth < 10; tenth++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, size * (gsize) tenth / 10);
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (packed, NULL), size);
      g_autoptr (GBytes) damaged = NULL;

      /* Past the header, which has a date and the like; the check sum sees all of the rest. */
      data[10 + (size - 10) * (gsize) tenth / 10] ^= 1;
      damaged = g_bytes_new (data, size);
      g_assert_false (decode (cut, NULL));
      g_assert_false (decode (damaged, NULL));
    }
}

/* What is packed may be large, or no drawing at all. */
static void
test_svg_packed_bomb (void)
{
  g_autofree char *blanks = g_strnfill (64 * 1024 * 1024, ' ');
  g_autoptr (GBytes) plain = svg_of (blanks);
  g_autoptr (GBytes) bomb = pack (plain);
  g_autoptr (GBytes) text = g_bytes_new_static ("no drawing", 10);
  g_autoptr (GBytes) no_drawing = pack (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (bomb), <, 100 * 1024);
  g_assert_false (decode (bomb, &error));
  g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_false (decode (no_drawing, &error));
  g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  decoder = mh_decoder_find ();
  g_assert_nonnull (decoder);
  g_test_add_func ("/packed/drawing", test_svg_packed);
  g_test_add_func ("/packed/bomb", test_svg_packed_bomb);
  status = g_test_run ();
  g_free (decoder);
  return status;
}
