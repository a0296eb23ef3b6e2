/* mh-digest.h: a short number that stands for much data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells changes of honest data from each other, at the speed of memory; whoever wants two that
 * agree can make them. Each piece counts with its length: “a”, “bc” is not “ab”, “c”. */
typedef struct
{
  guint64 value;
} MhDigest;

#define MH_DIGEST_INIT                                                                             \
  {                                                                                                \
    G_GUINT64_CONSTANT (0x243f6a8885a308d3)                                                        \
  }

void mh_digest_add (MhDigest *digest, gconstpointer data, gsize size);
void mh_digest_add_text (MhDigest *digest, const char *text);
void mh_digest_add_int (MhDigest *digest, gint64 number);
void mh_digest_add_double (MhDigest *digest, double number);

G_END_DECLS
