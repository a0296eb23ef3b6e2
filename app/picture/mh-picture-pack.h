/* mh-picture-pack.h: a decoded picture as a file, exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture.h"

G_BEGIN_DECLS

GBytes *mh_picture_pack (const MhPicture *picture);
MhPicture *mh_picture_unpack (GBytes *bytes, gboolean has_alpha);

G_END_DECLS
