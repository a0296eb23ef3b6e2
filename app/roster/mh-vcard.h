/* mh-vcard.h: the lines of vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-roster-private.h"

G_BEGIN_DECLS

/* One property. */
typedef struct
{
  char *name;        /* in capitals, without group */
  GPtrArray *params; /* of char*: "TYPE=home", the name in capitals; one that stood bare has none */
  char *value;       /* bytes as they stand in the file, unfolded; NUL behind */
  gsize n_bytes;
  MhTextPlace place; /* of the value */
} MhVCardLine;

/* Everything but the bytes starts at 0. */
typedef struct
{
  const char *start;
  const char *cursor;
  const char *end;
  int line; /* of cursor, from 1 */
  GPtrArray *problems;
} MhVCardReader;

MhVCardLine *mh_vcard_read_line (MhVCardReader *reader);
void mh_vcard_line_free (MhVCardLine *line);
const char *mh_vcard_get_param (const MhVCardLine *line, const char *name);
gboolean mh_vcard_has_type (const MhVCardLine *line, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhVCardLine, mh_vcard_line_free)

/* How the text of the cards that were read so far was written. */
typedef struct
{
  gboolean has_utf8;
  gboolean has_windows;
  gboolean is_strict; /* version 4.0, which is UTF-8 */
} MhVCardEncoding;

char *mh_vcard_decode (const MhVCardLine *line, MhVCardEncoding *encoding, GPtrArray *problems);
char *mh_vcard_unescape (const char *text);
GStrv mh_vcard_split (const char *text);
GBytes *mh_vcard_decode_base64 (const char *text, gsize n_bytes);

G_END_DECLS
