/* mh-stamp.c: what a picture file says of how it was made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-stamp.h"

#include <string.h>
#include <zlib.h>

#include "mh-xmp.h"

#define CHECKSUM_CHARS (sizeof MH_XMP_CHECKSUM_BLANK - 1)

/* The words stand before the pixels: with the longest profile and packet they end before this. */
#define HEAD_BYTES (256 * 1024)

/* PNG, 5.2 and 5.3: the signature; and each chunk: length, type, data, CRC-32 of type and data. */
#define PNG_SIGNATURE       "\x89PNG\r\n\x1a\n"
#define PNG_SIGNATURE_BYTES 8
#define CHUNK_BYTES         12

/* Where text begins in the head of a file, or 0. */
static gsize
find_text (const guint8 *data, gsize size, const char *text)
{
  const guint8 *found = memmem (data, MIN (size, HEAD_BYTES), text, strlen (text));

  return found != NULL ? (gsize) (found - data) : 0;
}

/* Where the digits of the checksum begin, or 0. */
static gsize
find_checksum (const guint8 *data, gsize size)
{
  gsize at = find_text (data, size, MH_XMP_CHECKSUM);

  if (at == 0)
    return 0;
  at += strlen (MH_XMP_CHECKSUM);
  return size - at >= CHECKSUM_CHARS ? at : 0;
}

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* Makes the CRC of a PNG's chunk that holds a place right again. */
static void
mend_chunk (guint8 *data, gsize size, gsize place)
{
  gsize at = PNG_SIGNATURE_BYTES;

  if (size < at || memcmp (data, PNG_SIGNATURE, PNG_SIGNATURE_BYTES) != 0)
    return;
  while (size - at >= CHUNK_BYTES && read_number (data + at) <= size - at - CHUNK_BYTES)
    {
      gsize length = read_number (data + at);
      guint8 *body = data + at + 4;

      at += CHUNK_BYTES + length;
      if (place >= at)
        continue;
      length += 4;
      guint32 crc = GUINT32_TO_BE ((guint32) crc32 (0, body, (uInt) length));
      memcpy (body + length, &crc, sizeof crc);
      return;
    }
}

static void
set_checksum (guint8 *data, gsize size, gsize place, const char *digits)
{
  memcpy (data + place, digits, CHECKSUM_CHARS);
  mend_chunk (data, size, place);
}

/**
 * mh_stamp_seal:
 * @file: (transfer full): a JPEG or PNG file that was written with a fingerprint
 *
 * Puts the checksum of the file into it: the SHA-256 of the file with zeros in its place.
 *
 * Returns: (transfer full): the file as it is to be kept
 */
GBytes *
mh_stamp_seal (GBytes *file)
{
  gsize size = 0;
  guint8 *data = g_bytes_unref_to_data (file, &size);
  gsize place = find_checksum (data, size);
  g_autofree char *digits = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

  g_assert (place > 0);
  set_checksum (data, size, place, digits);
  return g_bytes_new_take (data, size);
}

static gboolean
check_intact (GBytes *file)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (file, &size);
  gsize place = find_checksum (data, size);
  g_autofree guint8 *copy = place > 0 ? g_memdup2 (data, size) : NULL;
  g_autofree char *digits = NULL;

  if (copy == NULL)
    return FALSE;
  set_checksum (copy, size, place, MH_XMP_CHECKSUM_BLANK);
  digits = g_compute_checksum_for_data (G_CHECKSUM_SHA256, copy, size);
  set_checksum (copy, size, place, digits);
  return memcmp (copy, data, size) == 0;
}

/* (transfer full) (nullable): what stands in an element. */
static char *
read_element (const guint8 *data, gsize size, const char *start)
{
  gsize at = find_text (data, size, start);
  const guint8 *end = NULL;

  if (at == 0)
    return NULL;
  at += strlen (start);
  end = memchr (data + at, '<', MIN (size, HEAD_BYTES) - at);
  return end != NULL ? g_strndup ((const char *) data + at, (gsize) (end - data) - at) : NULL;
}

/**
 * mh_stamp_read:
 * @file: any file
 *
 * Returns: (transfer full) (nullable): what it says of itself, or %NULL when it was never one of
 * ours
 */
MhStamp *
mh_stamp_read (GBytes *file)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (file, &size);
  g_autofree char *limit = NULL;
  MhStamp *stamp = NULL;

  if (data == NULL || find_text (data, size, MH_XMP_NAMESPACE) == 0)
    return NULL;

  limit = read_element (data, size, MH_XMP_LIMIT);
  stamp = g_new0 (MhStamp, 1);
  stamp->fingerprint = read_element (data, size, MH_XMP_FINGERPRINT);
  stamp->limit_bytes = limit != NULL ? g_ascii_strtoull (limit, NULL, 10) : 0;
  stamp->is_intact = check_intact (file);
  return stamp;
}

void
mh_stamp_free (MhStamp *stamp)
{
  g_free (stamp->fingerprint);
  g_free (stamp);
}
