/* mh-signature.h: initials to sign posts with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document.h"

G_BEGIN_DECLS

/* So long a signature stays with who has left, since their last posts are still read. */
#define MH_SIGNATURE_REST_DAYS 90

char *mh_signature_normalize (const char *signature);
GHashTable *mh_signature_list_taken (MhDocument *document, const MhMember *except, MhDate date);
char *mh_signature_suggest_among (GHashTable *taken, const char *name);
char *mh_signature_suggest (MhDocument *document, const MhMember *member, MhDate date);
char *mh_signature_suggest_for_name (MhDocument *document, const char *name, MhDate date);

G_END_DECLS
