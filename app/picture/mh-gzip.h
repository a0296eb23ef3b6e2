/* mh-gzip.h: what is packed with gzip, as SVG files may be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mh_gzip_is (const guint8 *data, gsize size);
gsize
mh_gzip_unpack (const guint8 *data, gsize size, guint8 *room, gsize n_room, gboolean *is_whole);

G_END_DECLS
