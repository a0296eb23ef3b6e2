/* mh-orientation.h: which way up a photo was taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int mh_orientation_read (const guint8 *exif, gsize size);
int mh_orientation_find_in_webp (const guint8 *data, gsize size);

G_END_DECLS
