/* mh-xmp.h: words inside a picture file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One segment of a JPEG holds 65,533 bytes, of which 29 name XMP. */
#define MH_XMP_LIMIT_BYTES 65500

char *mh_xmp_new (const char *title, const char *alt, const char *fingerprint);

G_END_DECLS
