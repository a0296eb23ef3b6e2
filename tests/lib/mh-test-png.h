/* mh-test-png.h: PNG files put together by hand, sound ones and others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

static inline void
mh_test_png_u32 (GByteArray *file, guint32 value)
{
  guint32 big_endian = GUINT32_TO_BE (value);

  g_byte_array_append (file, (const guint8 *) &big_endian, 4);
}

/* ISO 3309, as the PNG specification has it in its annex D. */
static inline guint32
mh_test_png_crc (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int k = 0; k < 8; k++)
        crc = (crc & 1) != 0 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
    }

  return ~crc;
}

/* A chunk with its length and checksum. */
static inline void
mh_test_png_chunk (GByteArray *file, const char *type, const void *data, gsize size)
{
  guint start = file->len;

  mh_test_png_u32 (file, (guint32) size);
  g_byte_array_append (file, (const guint8 *) type, 4);
  g_byte_array_append (file, data, (guint) size);
  mh_test_png_u32 (file, mh_test_png_crc (file->data + start + 4, size + 4));
}

/* A file up to its header. (transfer full) */
static inline GByteArray *
mh_test_png_new (guint32 width, guint32 height, guint8 depth, guint8 color_type)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();
  const guint8 rest[5] = { depth, color_type, 0, 0, 0 };

  g_byte_array_append (file, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  mh_test_png_u32 (header, width);
  mh_test_png_u32 (header, height);
  g_byte_array_append (header, rest, sizeof rest);
  mh_test_png_chunk (file, "IHDR", header->data, header->len);

  return file;
}

/* The rows, each with its filter byte before it, in one block that is not compressed, and the end.
 */
static inline void
mh_test_png_finish (GByteArray *file, const guint8 *rows, guint16 size)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  const guint8 lead[7] = {
    0x78, 0x01, 0x01, (guint8) size, (guint8) (size >> 8), (guint8) ~size, (guint8) (~size >> 8)
  };
  guint32 a = 1, b = 0;

  for (guint i = 0; i < size; i++)
    {
      a = (a + rows[i]) % 65521;
      b = (b + a) % 65521;
    }
  g_byte_array_append (stream, lead, sizeof lead);
  g_byte_array_append (stream, rows, size);
  mh_test_png_u32 (stream, b << 16 | a);
  mh_test_png_chunk (file, "IDAT", stream->data, stream->len);
  mh_test_png_chunk (file, "IEND", "", 0);
}
