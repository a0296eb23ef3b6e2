/* mh-decoder.h: pictures decoded by a program of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-kind.h"
#include "mh-picture.h"

G_BEGIN_DECLS

/* Wall clock for one picture. */
#define MH_DECODER_LIMIT_MS 10000

MhPicture *mh_decoder_run (const char *decoder,
                           MhPictureKind kind,
                           GBytes *bytes,
                           int min_width_px,
                           int min_height_px,
                           int limit_ms,
                           GError **error);

G_END_DECLS
