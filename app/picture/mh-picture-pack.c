/* mh-picture-pack.c: a decoded picture as a file, exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-pack.h"

#include <string.h>
#include <zlib.h>

#include "mh-picture-builder.h"

/* A PNG of type RGB, with 8 bits a channel, that is not compressed: it is read at the speed of
 * memory, which is what it is for. What is in it lies where it was put, so reading takes no library
 * for PNG; the sums of the chunks tell whether it is whole. Alpha is not in a channel of its own,
 * since a PNG has it straight and it is multiplied in here, which cannot be taken back; it stands
 * below the picture as another one, grey. */

#define SIGNATURE         "\x89PNG\r\n\x1a\n"
#define SIGNATURE_BYTES   8
#define CHUNK_FRAME_BYTES 12
#define HEADER_BYTES      13

/* After width and height: 8 bits a channel, RGB; compression, filters and interlacing as usual. */
static const guint8 header_end[5] = { 8, 2 };

/* RFC 1950, 2.2: deflate with a window of 32 KiB, no compression. */
#define ZLIB_HEADER "\x78\x01"

/* RFC 1951, 3.2.4: a stored block has at most so many bytes, after a byte and two lengths. */
#define BLOCK_LIMIT_BYTES 65535
#define BLOCK_FRAME_BYTES 5
#define ADLER_BYTES       4

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
  guint8 header[HEADER_BYTES];

  memcpy (header, sides, sizeof sides);
  memcpy (header + sizeof sides, header_end, sizeof header_end);
  g_byte_array_append (packer.bytes, (const guint8 *) SIGNATURE, SIGNATURE_BYTES);
  append_chunk (packer.bytes, "IHDR", header, sizeof header);
  append_pixels (&packer, picture, n_rows);
  append_chunk (packer.bytes, "IEND", (const guint8 *) "", 0);
  g_byte_array_unref (packer.block);
  return g_byte_array_free_to_bytes (packer.bytes);
}

typedef struct
{
  const guint8 *at;
  gsize left; /* bytes of the file */
  MhPicture *picture;
  gboolean has_alpha;
  gsize row_bytes; /* with its filter */
  guint8 *row;     /* which is being gathered, and a byte more */
  gsize n_gathered;
  int n_rows; /* that are complete, those of alpha included */
} Unpacker;

/* The data of the next chunk; FALSE when it is another one, or damaged. */
static gboolean
take_chunk (Unpacker *unpacker, const char *type, const guint8 **data, gsize *size)
{
  guint32 numbers[2];
  gsize length;

  if (unpacker->left < CHUNK_FRAME_BYTES)
    return FALSE;
  memcpy (numbers, unpacker->at, sizeof numbers);
  length = GUINT32_FROM_BE (numbers[0]);
  if (length > unpacker->left - CHUNK_FRAME_BYTES || memcmp (unpacker->at + 4, type, 4) != 0)
    return FALSE;
  memcpy (numbers, unpacker->at + 8 + length, 4);
  if (crc32 (0, unpacker->at + 4, (uInt) length + 4) != GUINT32_FROM_BE (numbers[0]))
    return FALSE;
  *data = unpacker->at + 8;
  *size = length;
  unpacker->at += CHUNK_FRAME_BYTES + length;
  unpacker->left -= CHUNK_FRAME_BYTES + length;
  return TRUE;
}

/* Sets up the picture; FALSE when there cannot be as many pixels in the file. */
static gboolean
read_header (Unpacker *unpacker)
{
  const guint8 *header = NULL;
  guint32 sides[2];
  gsize size = 0;
  gsize n_rows, n_bytes;
  int n_parts = unpacker->has_alpha ? 2 : 1;

  if (!take_chunk (unpacker, "IHDR", &header, &size) || size != HEADER_BYTES ||
      memcmp (header + sizeof sides, header_end, sizeof header_end) != 0)
    return FALSE;
  memcpy (sides, header, sizeof sides);
  n_rows = GUINT32_FROM_BE (sides[1]);
  unpacker->row_bytes = 1 + (gsize) GUINT32_FROM_BE (sides[0]) * 3;
  if (unpacker->row_bytes == 1 || n_rows == 0 || n_rows % (gsize) n_parts != 0 ||
      !g_size_checked_mul (&n_bytes, unpacker->row_bytes, n_rows) || n_bytes > unpacker->left)
    return FALSE;
  unpacker->picture =
      mh_picture_new ((int) (unpacker->row_bytes / 3), (int) n_rows / n_parts, NULL);
  unpacker->row = g_malloc (unpacker->row_bytes + 1);
  return unpacker->picture != NULL;
}

/* The inverse of fill_row(). */
static void
place_row (const Unpacker *unpacker)
{
  MhPicture *picture = unpacker->picture;
  gboolean is_alpha = unpacker->n_rows >= picture->height_px;
  gsize y = (gsize) (is_alpha ? unpacker->n_rows - picture->height_px : unpacker->n_rows);
  guint32 *to = (guint32 *) (picture->pixels + y * picture->stride);
  const guint8 *from = unpacker->row + 1;

  for (int x = 0; x < picture->width_px; x++, from += 3)
    {
      guint32 four_bytes;

      memcpy (&four_bytes, from, sizeof four_bytes);
      if (is_alpha)
        to[x] = (to[x] & 0xffffff) | (guint32) from[0] << 24;
      else
        to[x] = 0xff000000 | GUINT32_FROM_BE (four_bytes) >> 8;
    }
}

static gboolean
gather_rows (Unpacker *unpacker, const guint8 *data, gsize size)
{
  int n_rows = unpacker->picture->height_px * (unpacker->has_alpha ? 2 : 1);

  while (size > 0 && unpacker->n_rows < n_rows)
    {
      gsize taken = MIN (size, unpacker->row_bytes - unpacker->n_gathered);

      memcpy (unpacker->row + unpacker->n_gathered, data, taken);
      unpacker->n_gathered += taken;
      data += taken;
      size -= taken;
      if (unpacker->n_gathered < unpacker->row_bytes)
        continue;
      place_row (unpacker);
      unpacker->n_gathered = 0;
      unpacker->n_rows++;
    }
  return size == 0;
}

/* One chunk of flush_block(). */
static gboolean
read_block (Unpacker *unpacker)
{
  const guint8 *data = NULL;
  gsize size = 0;
  gsize n_before = unpacker->n_rows == 0 && unpacker->n_gathered == 0 ? strlen (ZLIB_HEADER) : 0;
  gsize length;

  if (!take_chunk (unpacker, "IDAT", &data, &size) || size < n_before + BLOCK_FRAME_BYTES)
    return FALSE;
  data += n_before + BLOCK_FRAME_BYTES;
  size -= n_before + BLOCK_FRAME_BYTES;
  length = (gsize) data[-4] | (gsize) data[-3] << 8;
  /* After the last block there is a sum of all, which those of the chunks make superfluous. */
  return length > 0 && length <= size && size - length <= ADLER_BYTES &&
         gather_rows (unpacker, data, length);
}

static gboolean
read_all (Unpacker *unpacker)
{
  const guint8 *end = NULL;
  gsize size = 0;
  int n_rows = 0;

  if (!read_header (unpacker))
    return FALSE;
  n_rows = unpacker->picture->height_px * (unpacker->has_alpha ? 2 : 1);
  while (unpacker->n_rows < n_rows)
    if (!read_block (unpacker))
      return FALSE;
  return take_chunk (unpacker, "IEND", &end, &size) && size == 0 && unpacker->left == 0;
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
  Unpacker unpacker = { .has_alpha = has_alpha };

  if (size < SIGNATURE_BYTES || memcmp (data, SIGNATURE, SIGNATURE_BYTES) != 0)
    return NULL;
  unpacker.at = data + SIGNATURE_BYTES;
  unpacker.left = size - SIGNATURE_BYTES;
  if (!read_all (&unpacker))
    g_clear_pointer (&unpacker.picture, mh_picture_unref);
  else
    unpacker.picture->has_alpha = has_alpha;
  g_free (unpacker.row);
  return unpacker.picture;
}
