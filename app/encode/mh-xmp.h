/* mh-xmp.h: words inside a picture file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One segment of a JPEG holds 65,533 bytes, of which 29 name XMP. */
#define MH_XMP_LIMIT_BYTES 65500

/* The element that holds the SHA-256 of the whole file, and what stands in its place while that is
 * computed. */
#define MH_XMP_CHECKSUM       "<masthead:Checksum>"
#define MH_XMP_CHECKSUM_BLANK "0000000000000000000000000000000000000000000000000000000000000000"
#define MH_XMP_FINGERPRINT    "<masthead:Fingerprint>"
#define MH_XMP_LIMIT          "<masthead:Limit>"
#define MH_XMP_NAMESPACE      "urn:masthead:xmp:1:"

typedef struct
{
  const char *title;       /* (nullable): what the picture is called */
  const char *alt;         /* (nullable): the picture in words */
  const char *fingerprint; /* (nullable): of what it was made from */
  gsize limit_bytes;       /* that it was made smaller for; 0 for none */
} MhXmpWords;

char *mh_xmp_new (const MhXmpWords *words);

G_END_DECLS
