/* mh-stamp.h: what a picture file says of how it was made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *fingerprint;  /* (nullable): as it was given to mh_encode() */
  gsize limit_bytes;  /* that it was made smaller for; 0 for none */
  gboolean is_intact; /* it has every byte that was written, and no other */
} MhStamp;

GBytes *mh_stamp_seal (GBytes *file);
MhStamp *mh_stamp_read (GBytes *file);
void mh_stamp_free (MhStamp *stamp);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhStamp, mh_stamp_free)

G_END_DECLS
