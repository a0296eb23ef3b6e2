/* mh-people.h: who is drawn, in which order, and the words around them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document.h"

G_BEGIN_DECLS

GPtrArray *
mh_people_list (MhDocument *document, const MhDesign *design, MhDate date, GArray *not_shown);
char *
mh_people_expand (const char *pattern, MhDocument *document, const char *platform, guint n_shown);
const char *mh_people_get_account_handle (const MhAccount *account, const char *platform);
char *mh_people_format_handle (const char *handle);
gboolean mh_people_is_notice (const MhDesign *design, guint n_drawn);
const char *mh_people_get_heading (MhDocument *document, const MhDesign *design, guint n_drawn);

G_END_DECLS
