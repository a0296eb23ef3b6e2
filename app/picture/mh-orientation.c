/* mh-orientation.c: which way up a photo was taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-orientation.h"

#include <libexif/exif-data.h>
#include <string.h>

#define EXIF_HEADER      "Exif\0"
#define EXIF_HEADER_SIZE 6

/* An APP1 segment of JPEG holds no more; what is longer is not read. */
#define EXIF_LIMIT_BYTES 65535

/**
 * mh_orientation_read:
 * @exif: (array length=size): EXIF data, with or without the "Exif" before the TIFF header
 * @size: its length
 *
 * Reads the orientation of the main picture (IFD0), never that of the thumbnail (IFD1).
 *
 * Source: EXIF 2.32, tag 0x0112
 * Returns: 1 to 8; 1 when there is none or it is broken
 */
int
mh_orientation_read (const guint8 *exif, gsize size)
{
  g_autofree guint8 *whole = NULL;
  gboolean has_header =
      size >= EXIF_HEADER_SIZE && memcmp (exif, EXIF_HEADER, EXIF_HEADER_SIZE) == 0;
  gsize lead = has_header ? 0 : EXIF_HEADER_SIZE;
  int orientation = 1;
  ExifData *data;
  ExifEntry *entry;

  if (size + lead > EXIF_LIMIT_BYTES)
    return 1;

  whole = g_malloc (size + lead + 1);
  memcpy (whole, EXIF_HEADER, lead);
  memcpy (whole + lead, exif, size);

  data = exif_data_new ();
  exif_data_unset_option (data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_load_data (data, whole, (unsigned int) (size + lead));
  entry = exif_content_get_entry (data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  if (entry != NULL && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2)
    orientation = exif_get_short (entry->data, exif_data_get_byte_order (data));
  exif_data_unref (data);

  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

/**
 * mh_orientation_find_in_webp:
 * @data: (array length=size): a WebP file
 * @size: its length
 *
 * Source: WebP container specification, chunk "EXIF"
 * Returns: 1 to 8, as mh_orientation_read()
 */
int
mh_orientation_find_in_webp (const guint8 *data, gsize size)
{
  gsize at = 12;

  while (at + 8 <= size)
    {
      const guint8 *chunk = data + at;
      gsize length = (gsize) chunk[4] | (gsize) chunk[5] << 8 | (gsize) chunk[6] << 16 |
                     (gsize) chunk[7] << 24;

      if (length > size - at - 8)
        break;
      if (memcmp (chunk, "EXIF", 4) == 0)
        return mh_orientation_read (chunk + 8, length);
      at += 8 + length + (length & 1);
    }

  return 1;
}
