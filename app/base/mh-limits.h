/* mh-limits.h: what the program takes from outside, at most
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The one place where limits stand. Each is checked before memory is asked for. */

#define MH_LIMIT_JSON_BYTES (16 * 1024 * 1024)
#define MH_LIMIT_JSON_DEPTH 64
/* A value takes 100 to 300 bytes of memory, however short it is written. */
#define MH_LIMIT_JSON_VALUES  500000
#define MH_LIMIT_NUMBER_CHARS 400
/* As many problems of one file are told. */
#define MH_LIMIT_PROBLEMS   1000
#define MH_LIMIT_PATH_CHARS 4096
#define MH_LIMIT_MEMBERS    2000
#define MH_LIMIT_TARGETS    200
/* Characters in one field before Pango sees it, whose time grows with the square of the length. */
#define MH_LIMIT_FIELD_CHARS  500
#define MH_LIMIT_NOTICE_CHARS 2000
/* A cell of a spreadsheet holds no more, by Excel's own limit. */
#define MH_LIMIT_CELL_CHARS 32767
/* Cards hold photos, a photo of a phone has some 5 MB, and base 64 makes four bytes of three. */
#define MH_LIMIT_ROSTER_BYTES       (256 * 1024 * 1024)
#define MH_LIMIT_ROSTER_PHOTO_BYTES (16 * 1024 * 1024)
/* Files of a folder that is searched for photos. */
#define MH_LIMIT_FOLDER_FILES 20000

#define MH_LIMIT_PICTURE_BYTES  (64 * 1024 * 1024)
#define MH_LIMIT_SVG_BYTES      (2 * 1024 * 1024)
#define MH_LIMIT_PICTURE_PIXELS (100 * 1000 * 1000)
#define MH_LIMIT_PICTURE_SIDE   50000
#define MH_LIMIT_JPEG_SCANS     100
#define MH_LIMIT_DECODE_MEMORY  (512 * 1024 * 1024)

/* cairo's own limit for a side is 32767. */
#define MH_LIMIT_OUTPUT_SIDE   32767
#define MH_LIMIT_OUTPUT_PIXELS (100 * 1000 * 1000)
/* Of a picture that was written before: four bytes a pixel, and words. */
#define MH_LIMIT_OUTPUT_BYTES (512 * 1024 * 1024)
#define MH_LIMIT_SURFACE_SIDE 16384
#define MH_LIMIT_SCALE        8.0
#define MH_LIMIT_TYPE_PX_MIN  1.0
#define MH_LIMIT_TYPE_PX_MAX  1000.0
