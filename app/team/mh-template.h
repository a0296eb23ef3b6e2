/* mh-template.h: team files to start from, one for each way to run an account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document.h"

G_BEGIN_DECLS

/* What can be asked for, the plainest first, NULL at the end. */
extern const char *const mh_template_ids[];

const char *mh_template_get_title (const char *id);
const char *mh_template_get_description (const char *id);
MhDocument *mh_template_make (const char *id, const char *organisation, const char *folder);

G_END_DECLS
