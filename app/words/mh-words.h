/* mh-words.h: what a picture shows, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "surface/mh-surface.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

/* The limit of an alt text where a platform's own is not known. */
#define MH_WORDS_ALT_CHARS 1000

char *mh_words_dup_alt (MhDocument *document,
                        const MhSurface *surface,
                        const MhTarget *target,
                        MhDate date);
char *mh_words_dup_text (MhDocument *document,
                         const MhSurface *surface,
                         const MhTarget *target,
                         MhDate date);
char *mh_words_dup_html (MhDocument *document,
                         const MhSurface *surface,
                         const MhTarget *target,
                         MhDate date);

G_END_DECLS
