/* mh-design-words.h: the words of a picture whose design names none, by language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MH_N_DESIGN_WORDS 28

/* With the placeholders of `heading` and `notice`. */
typedef struct
{
  const char *language; /* BCP 47, without region; of Chinese the script, where it is not the
                           simplified one */
  const char *heading;
  const char *notice;
} MhDesignWords;

guint mh_design_words_find (const char *language);
const MhDesignWords *mh_design_words_get (guint index);

G_END_DECLS
