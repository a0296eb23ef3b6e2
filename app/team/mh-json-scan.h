/* mh-json-scan.h: the words of a JSON text, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "base/mh-problem.h"

G_BEGIN_DECLS

/* A text and how far it is read. The text is valid UTF-8 without NUL, as mh_json_scan_start() makes
 * sure. Once problem is set, nothing more is read. */
typedef struct
{
  const char *start;
  const char *cursor;
  const char *end;
  MhProblem *problem; /* (nullable), owned by whoever holds the scan */
} MhJsonScan;

typedef struct
{
  gboolean is_integer;
  gint64 integer;
  double real;
} MhJsonNumber;

gboolean mh_json_scan_start (MhJsonScan *scan, const char *text, gsize n_bytes);
void mh_json_scan_skip_blanks (MhJsonScan *scan);
gboolean mh_json_scan_string (MhJsonScan *scan, GString *string);
gboolean mh_json_scan_number (MhJsonScan *scan, MhJsonNumber *number);
gboolean mh_json_scan_word (MhJsonScan *scan, const char *word);
/* Sets the problem, if there is none yet; always FALSE. */
gboolean mh_json_scan_fail (MhJsonScan *scan, const char *at, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean mh_json_scan_fail_kind (MhJsonScan *scan, const char *at);
MhProblem *mh_json_scan_locate (const MhJsonScan *scan, const char *at, const char *message);

G_END_DECLS
