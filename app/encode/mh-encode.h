/* mh-encode.h: pixels to files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Below this a JPEG is not fit to be published. */
#define MH_ENCODE_LEAST_QUALITY   40
#define MH_ENCODE_DEFAULT_QUALITY 92

/* The most that is tried to keep to a limit of bytes. */
#define MH_ENCODE_MAX_TRIES 7

typedef enum
{
  MH_FILE_FORMAT_JPEG,
  MH_FILE_FORMAT_PNG,
} MhFileFormat;

typedef enum
{
  MH_ENCODE_ERROR_OVER_LIMIT, /* more bytes than allowed, at the least quality too */
  MH_ENCODE_ERROR_SIZE,       /* no pixels, or more than a file of this format can have */
  MH_ENCODE_ERROR_FAILED,     /* out of memory */
} MhEncodeError;

#define MH_ENCODE_ERROR (mh_encode_error_quark ())
GQuark mh_encode_error_quark (void);

typedef struct
{
  MhFileFormat format;
  int quality;             /* 1 to 100, for JPEG */
  gsize max_bytes;         /* 0 for any number */
  gboolean chroma_420;     /* half the colour resolution; smears coloured text */
  const char *title;       /* (nullable) */
  const char *alt;         /* (nullable): the picture in words, for who cannot see it */
  const char *fingerprint; /* (nullable): of what is drawn, to know a stale file by */
  gboolean is_limit_soft;  /* when nothing fits, the smallest is made all the same */
} MhEncodeOptions;

typedef struct
{
  int quality; /* that was used; 0 for PNG */
  int n_encodes;
  gsize n_bytes; /* of the file, or of the smallest that was made when none fits */
} MhEncodeReport;

GBytes *mh_encode (const guint8 *pixels,
                   int width_px,
                   int height_px,
                   gsize stride,
                   const MhEncodeOptions *options,
                   MhEncodeReport *report,
                   GError **error);
gboolean mh_file_format_from_path (const char *path, MhFileFormat *format);

G_END_DECLS
