/* mh-picture-pack.c: a decoded picture as a file, exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-pack.h"

#include <string.h>
#include <zlib.h>

#include "mh-picture-builder.h"
#include "mh-png-reader.h"

/* A PNG of type RGB, with 8 bits a channel, that is not compressed: it is read at the speed of
 * memory, which is what it is for. Alpha is not in a channel of its own, since a PNG has it
 * straight and it is multiplied in here, which cannot be taken back; it stands below the picture as
 * another one, grey. */

#define SIGNATURE         "\x89PNG\r\n\x1a\n"
#define SIGNATURE_BYTES   8
#define CHUNK_FRAME_BYTES 12
#define HEADER_BYTES      13

/* RFC 1950, 2.2: deflate with a window of 32 KiB, no compression. */
#define ZLIB_HEADER "\x78\x01"

/* RFC 1951, 3.2.4: a stored block has at most so many bytes, after a byte and two lengths. */
#define BLOCK_LIMIT_BYTES 65535
#define BLOCK_FRAME_BYTES 5

typedef struct
{
  GByteArray *bytes;
  GByteArray *block; /* what the next chunk holds */
  gsize left;        /* bytes that are still to come into blocks */
  uLong adler;
} Packer;

static void
append_number (GByteArray *bytes, guint32 number)
{
  guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
append_chunk (GByteArray *bytes, const char *type, const guint8 *data, guint size)
{
  uLong crc = crc32 (crc32 (0, (const Bytef *) type, 4), data, size);

  append_number (bytes, size);
  g_byte_array_append (bytes, (const guint8 *) type, 4);
  g_byte_array_append (bytes, data, size);
  append_number (bytes, (guint32) crc);
}

/* One stored block in a chunk of its own: the zlib stream begins in the first and ends in the last.
 */
static void
flush_block (Packer *packer, const guint8 *data, guint size, gboolean is_first)
{
  gboolean is_last = packer->left == size;
  guint8 frame[BLOCK_FRAME_BYTES] = { is_last, size & 0xff, size >> 8, ~size & 0xff,
                                      (~size >> 8) & 0xff };

  g_byte_array_set_size (packer->block, 0);
  if (is_first)
    g_byte_array_append (packer->block, (const guint8 *) ZLIB_HEADER, 2);
  g_byte_array_append (packer->block, frame, sizeof frame);
  g_byte_array_append (packer->block, data, size);
  packer->adler = adler32 (packer->adler, data, size);
  packer->left -= size;
  if (is_last)
    append_number (packer->block, (guint32) packer->adler);
  append_chunk (packer->bytes, "IDAT", packer->block->data, packer->block->len);
}

/* One row with its filter, which is none: the colours, or the alpha three times. */
static void
fill_row (guint8 *to, const guint32 *from, int width, gboolean is_alpha)
{
  *to++ = 0;
  for (int x = 0; x < width; x++)
    {
      guint32 pixel = is_alpha ? (from[x] >> 24) * 0x010101 : from[x];

      *to++ = pixel >> 16 & 0xff;
      *to++ = pixel >> 8 & 0xff;
      *to++ = pixel & 0xff;
    }
}

static void
append_pixels (Packer *packer, const MhPicture *picture, int n_rows)
{
  gsize row_bytes = 1 + (gsize) picture->width_px * 3;
  gsize buffer_bytes = MAX (row_bytes, BLOCK_LIMIT_BYTES) + row_bytes;
  g_autofree guint8 *buffer = g_malloc (buffer_bytes);
  gboolean is_first = TRUE;
  gsize used = 0;

  packer->left = row_bytes * (gsize) n_rows;
  for (int y = 0; y < n_rows; y++)
    {
      gboolean is_alpha = y >= picture->height_px;
      gsize row = (gsize) (is_alpha ? y - picture->height_px : y);
      gsize at = 0;

      fill_row (buffer + used, (const guint32 *) (picture->pixels + row * picture->stride),
                picture->width_px, is_alpha);
      used += row_bytes;
      while (used - at >= BLOCK_LIMIT_BYTES || (y == n_rows - 1 && used > at))
        {
          gsize size = MIN (used - at, BLOCK_LIMIT_BYTES);

          flush_block (packer, buffer + at, (guint) size, is_first);
          is_first = FALSE;
          at += size;
        }
      memmove (buffer, buffer + at, used - at);
      used -= at;
    }
}

/**
 * mh_picture_pack:
 * @picture: a picture
 *
 * Returns: (transfer full): a PNG from which mh_picture_unpack() makes the same pixels
 */
GBytes *
mh_picture_pack (const MhPicture *picture)
{
  int n_rows = picture->height_px * (picture->has_alpha ? 2 : 1);
  gsize size = (1 + (gsize) picture->width_px * 3) * (gsize) n_rows;
  Packer packer = { g_byte_array_sized_new ((guint) (size + size / 1000 + 200)),
                    g_byte_array_sized_new (BLOCK_LIMIT_BYTES + CHUNK_FRAME_BYTES), 0,
                    adler32 (0, NULL, 0) };
  guint32 sides[2] = { GUINT32_TO_BE ((guint32) picture->width_px),
                       GUINT32_TO_BE ((guint32) n_rows) };
  guint8 header[HEADER_BYTES] = { [8] = 8, [9] = 2 };

  memcpy (header, sides, sizeof sides);
  g_byte_array_append (packer.bytes, (const guint8 *) SIGNATURE, SIGNATURE_BYTES);
  append_chunk (packer.bytes, "IHDR", header, sizeof header);
  append_pixels (&packer, picture, n_rows);
  append_chunk (packer.bytes, "IEND", (const guint8 *) "", 0);
  g_byte_array_unref (packer.block);
  return g_byte_array_free_to_bytes (packer.bytes);
}

/* The picture whose alpha stands below its colours. */
static MhPicture *
join_halves (const MhPicture *both)
{
  int height = both->height_px / 2;
  MhPicture *picture =
      both->height_px % 2 == 0 ? mh_picture_new (both->width_px, height, NULL) : NULL;

  for (int y = 0; picture != NULL && y < height; y++)
    {
      const guint32 *colors = (const guint32 *) (both->pixels + (gsize) y * both->stride);
      const guint32 *alphas =
          (const guint32 *) (both->pixels + (gsize) (y + height) * both->stride);
      guint32 *to = (guint32 *) (picture->pixels + (gsize) y * picture->stride);

      for (int x = 0; x < both->width_px; x++)
        to[x] = (colors[x] & 0xffffff) | alphas[x] << 24;
    }
  if (picture != NULL)
    picture->has_alpha = TRUE;
  return picture;
}

/**
 * mh_picture_unpack:
 * @bytes: any bytes
 * @has_alpha: as the packed picture had it
 *
 * Returns: (transfer full) (nullable): the picture, which is its own source; %NULL when the bytes
 * are not what mh_picture_pack() made
 */
MhPicture *
mh_picture_unpack (GBytes *bytes, gboolean has_alpha)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (MhPicture) picture = NULL;

  if (size < SIGNATURE_BYTES || memcmp (data, SIGNATURE, SIGNATURE_BYTES) != 0)
    return NULL;
  picture = mh_png_read (data, size, 0, 0, NULL);
  if (picture == NULL || picture->has_alpha)
    return NULL;
  return has_alpha ? join_halves (picture) : g_steal_pointer (&picture);
}
