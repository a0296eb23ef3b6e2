/* mh-gzip.c: what is packed with gzip, as SVG files may be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-gzip.h"

#include <string.h>
#include <zlib.h>

/* Of inflateInit2(): the largest window, and gzip's own header. */
#define GZIP_WINDOW_BITS (MAX_WBITS + 16)

/**
 * mh_gzip_is:
 * @data: (array length=size): the beginning of a file
 * @size: how many bytes
 *
 * Source: RFC 1952, 2.3.1
 *
 * Returns: whether it is packed with gzip
 */
gboolean
mh_gzip_is (const guint8 *data, gsize size)
{
  return size >= 3 && memcmp (data, "\x1f\x8b\x08", 3) == 0;
}

/**
 * mh_gzip_unpack:
 * @data: (array length=size): a packed file, or its beginning
 * @size: how many bytes
 * @room: (array length=n_room): where the bytes go
 * @n_room: how many of them there may be: what would be more is left out
 * @is_whole: (out): whether all is there, and undamaged
 *
 * Threads: any
 *
 * Returns: how many bytes there are
 */
gsize
mh_gzip_unpack (const guint8 *data, gsize size, guint8 *room, gsize n_room, gboolean *is_whole)
{
  z_stream stream = { .next_in = (Bytef *) data, .avail_in = (uInt) MIN (size, G_MAXUINT) };

  *is_whole = FALSE;
  if (inflateInit2 (&stream, GZIP_WINDOW_BITS) != Z_OK)
    return 0;
  stream.next_out = room;
  stream.avail_out = (uInt) MIN (n_room, G_MAXUINT);
  *is_whole = inflate (&stream, Z_FINISH) == Z_STREAM_END;
  inflateEnd (&stream);
  return stream.total_out;
}
