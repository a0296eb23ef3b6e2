/* mh-handle.h: what platforms take as a handle, and what an organisation does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *mh_handle_get_platform (guint index);
const char *mh_handle_get_platform_title (const char *platform);
gboolean mh_handle_is_valid (const char *platform, const char *handle, char **reason);
char *mh_handle_normalize (const char *platform, const char *handle);

gboolean mh_handle_fits_pattern (const char *pattern,
                                 const char *platform,
                                 const char *handle,
                                 const char *name,
                                 const char *organisation);
char *mh_handle_suggest (const char *platform,
                         const char *handle,
                         const char *pattern,
                         const char *name,
                         const char *organisation);

G_END_DECLS
