/* mh-words-private.h: the facts from which words are made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-words.h"

G_BEGIN_DECLS

typedef struct
{
  MhDocument *document;
  const char *platform; /* (nullable) */
  MhDesign *design;
  GPtrArray *people; /* of MhMember, as drawn; none for a notice account */
  gboolean is_notice;
  char *title;
  char *notice; /* "" for none */
} MhWords;

MhWords *
mh_words_new (MhDocument *document, const MhSurface *surface, const MhTarget *target, MhDate date);
void mh_words_free (MhWords *words);
char *mh_words_clean (const char *text);
char *mh_words_dup_signature (const MhWords *words, const MhMember *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhWords, mh_words_free)

G_END_DECLS
