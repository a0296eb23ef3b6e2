/* mh-fingerprint.h: what a file is made from, in a few numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-export.h"

G_BEGIN_DECLS

/* Parts, so that it can be said what has changed. */
typedef enum
{
  MH_PART_PEOPLE,   /* who is drawn */
  MH_PART_DRAWING,  /* texts, colours, sizes and places */
  MH_PART_PICTURES, /* what is in the files of photos and backgrounds */
  MH_PART_FONTS,
  MH_PART_WORDS,  /* inside the file: title and alternative text */
  MH_PART_OUTPUT, /* format, scale, quality */
  MH_PART_PROGRAM,
  MH_N_PARTS,
} MhPart;

/* Two that are equal stand for the same pixels and words. Nothing counts that does not show:
 * neither the names of files, nor dates, nor the order of what is in the team file. */
typedef struct
{
  guint64 parts[MH_N_PARTS];
} MhFingerprint;

const char *mh_part_get_id (MhPart part);
void mh_fingerprint_take (MhFingerprint *fingerprint,
                          MhDocument *document,
                          const MhExportJob *job,
                          const MhScene *scene,
                          MhFonts *fonts,
                          MhPictureStore *pictures);
char *mh_fingerprint_to_string (const MhFingerprint *fingerprint);
gboolean mh_fingerprint_parse (const char *text, MhFingerprint *fingerprint);

G_END_DECLS
