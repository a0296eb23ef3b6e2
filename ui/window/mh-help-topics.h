/* mh-help-topics.h: what the help says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MH_HELP_MAX_PARTS 6

/* A question that a user has on this page, and the answer. Both untranslated, for the domain of
 * the program. */
typedef struct
{
  const char *question;
  const char *answer;
} MhHelpPart;

typedef struct
{
  const char *id;
  const char *title;
  MhHelpPart parts[MH_HELP_MAX_PARTS]; /* up to the first without a question */
} MhHelpTopic;

const MhHelpTopic *mh_help_list_topics (guint *n_topics);

G_END_DECLS
