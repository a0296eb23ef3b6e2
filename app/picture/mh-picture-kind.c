/* mh-picture-kind.c: what kind of picture some bytes are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-kind.h"

#include <string.h>

#include "mh-gzip.h"

/* How far into a text the root element of an SVG is looked for: past a licence in a comment. */
#define SVG_SEARCH_BYTES 16384

static const char *const kind_ids[] = {
  [MH_PICTURE_KIND_UNKNOWN] = "unknown", [MH_PICTURE_KIND_JPEG] = "jpeg",
  [MH_PICTURE_KIND_PNG] = "png",         [MH_PICTURE_KIND_SVG] = "svg",
  [MH_PICTURE_KIND_WEBP] = "webp",       [MH_PICTURE_KIND_GIF] = "gif",
  [MH_PICTURE_KIND_TIFF] = "tiff",       [MH_PICTURE_KIND_HEIF] = "heif",
};

/* Bytes that a file of a kind has at its beginning. */
typedef struct
{
  MhPictureKind kind;
  gsize offset;
  gsize length;
  const char *bytes;
} Signature;

static const Signature signatures[] = {
  { MH_PICTURE_KIND_JPEG, 0, 3, "\xff\xd8\xff" },
  { MH_PICTURE_KIND_PNG, 0, 8, "\x89PNG\r\n\x1a\n" },
  { MH_PICTURE_KIND_GIF, 0, 6, "GIF87a" },
  { MH_PICTURE_KIND_GIF, 0, 6, "GIF89a" },
  { MH_PICTURE_KIND_WEBP, 8, 4, "WEBP" },
  { MH_PICTURE_KIND_TIFF, 0, 4, "II*\0" },
  { MH_PICTURE_KIND_TIFF, 0, 4, "MM\0*" },
  { MH_PICTURE_KIND_HEIF, 4, 8, "ftypheic" },
  { MH_PICTURE_KIND_HEIF, 4, 8, "ftypheix" },
  { MH_PICTURE_KIND_HEIF, 4, 8, "ftypheim" },
  { MH_PICTURE_KIND_HEIF, 4, 8, "ftypmif1" },
  { MH_PICTURE_KIND_HEIF, 4, 8, "ftypavif" },
};

/* A text that has the root element of an SVG, with or without a prefix, near its beginning. */
static gboolean
is_svg (const guint8 *data, gsize size)
{
  gsize start = 0;

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    start = 3;
  while (start < size && g_ascii_isspace (data[start]))
    start++;
  if (start >= size || data[start] != '<')
    return FALSE;

  gsize span = MIN (size - start, SVG_SEARCH_BYTES);

  return g_strstr_len ((const char *) data + start, (gssize) span, "<svg") != NULL ||
         g_strstr_len ((const char *) data + start, (gssize) span, ":svg") != NULL;
}

static gboolean
is_packed_svg (const guint8 *data, gsize size)
{
  g_autofree guint8 *text = NULL;
  gboolean is_whole = FALSE;

  if (!mh_gzip_is (data, size))
    return FALSE;
  text = g_malloc (SVG_SEARCH_BYTES);
  return is_svg (text, mh_gzip_unpack (data, size, text, SVG_SEARCH_BYTES, &is_whole));
}

/**
 * mh_picture_kind_guess:
 * @data: (array length=size): the beginning of a file, or all of it
 * @size: how many bytes
 *
 * Tells the kind of a picture by its content; a file's name is never asked.
 *
 * Returns: the kind, MH_PICTURE_KIND_UNKNOWN for anything that is not read
 */
MhPictureKind
mh_picture_kind_guess (const guint8 *data, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      const Signature *signature = &signatures[i];

      if (size >= signature->offset + signature->length &&
          memcmp (data + signature->offset, signature->bytes, signature->length) == 0)
        return signature->kind;
    }

  return is_svg (data, size) || is_packed_svg (data, size) ? MH_PICTURE_KIND_SVG
                                                           : MH_PICTURE_KIND_UNKNOWN;
}

/**
 * mh_picture_kind_get_id:
 * @kind: a kind
 *
 * Returns: the word by which masthead-decode is told of @kind
 */
const char *
mh_picture_kind_get_id (MhPictureKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_ids), "unknown");

  return kind_ids[kind];
}

/**
 * mh_picture_kind_from_id:
 * @id: a word of mh_picture_kind_get_id()
 *
 * Returns: its kind, MH_PICTURE_KIND_UNKNOWN for any other word
 */
MhPictureKind
mh_picture_kind_from_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (g_str_equal (id, kind_ids[i]))
      return (MhPictureKind) i;

  return MH_PICTURE_KIND_UNKNOWN;
}
