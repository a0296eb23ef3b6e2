/* mh-decoder-reply.h: what masthead-decode says to the program that started it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* On standard output: this, then height_px rows of width_px premultiplied native-endian 0xAARRGGBB,
 * and no more. Both programs are of one build and one machine, so the struct goes over as it lies
 * in memory. */
typedef struct
{
  guint32 magic;
  guint32 width_px;
  guint32 height_px;
  guint32 source_width_px;
  guint32 source_height_px;
  guint32 is_profile_broken;
} MhDecoderReply;

#define MH_DECODER_MAGIC 0x4d485031 /* "MHP1" */

/* Exit statuses: all but the first come without a reply. */
typedef enum
{
  MH_DECODER_EXIT_DONE = 0,
  MH_DECODER_EXIT_USAGE = 2,
  MH_DECODER_EXIT_DAMAGED = 3,
  MH_DECODER_EXIT_TOO_LARGE = 4,
  MH_DECODER_EXIT_NO_LOADER = 5, /* no library for this kind is installed */
  MH_DECODER_EXIT_NO_SANDBOX = 6,
} MhDecoderExit;

G_END_DECLS
