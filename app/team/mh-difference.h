/* mh-difference.h: what one team file says otherwise than another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document.h"

G_BEGIN_DECLS

/* One value. Texts as they are, anything else as JSON; NULL where nothing stands. */
typedef struct
{
  char *member;  /* (nullable): whose it is, by name */
  char *pointer; /* below the member, or in the document: "/handle", "/design/panel/size"; "" for
                  * a whole member */
  char *from;    /* (nullable) */
  char *to;      /* (nullable) */
} MhDifference;

void mh_difference_free (MhDifference *difference);
/* (transfer full) (element-type MhDifference): what leads from the one to the other, in order. */
GPtrArray *mh_document_compare (MhDocument *from, MhDocument *to);

G_END_DECLS
