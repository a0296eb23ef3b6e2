/* fuzz-picture.c: JPEG and PNG files of anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture/mh-picture.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Without the decoder program, so that only what is read in process is. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 64, 64, NULL, &error);

  g_assert_true ((picture != NULL) == (error == NULL));
  return 0;
}
