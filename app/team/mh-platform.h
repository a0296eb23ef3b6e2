/* mh-platform.h: the networks on which people have handles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mh_platform_dup_name (const char *platform);
char *mh_platform_dup_person_url (const char *platform, const char *handle);
char *mh_platform_dup_account_url (const char *platform, const char *handle);

G_END_DECLS
