/* mh-calendar.h: on which days a team's picture changes by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document.h"

G_BEGIN_DECLS

/* Somebody who is drawn from a day on, or no longer drawn. */
typedef struct
{
  const MhMember *member; /* the document's */
  gboolean joins;
} MhChange;

GArray *mh_calendar_find_next (MhDocument *document, MhDate after, MhDate *date);

G_END_DECLS
