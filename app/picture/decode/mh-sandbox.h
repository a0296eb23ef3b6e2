/* mh-sandbox.h: what a decoder may do, and how much of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mh_sandbox_limit (void);
gboolean mh_sandbox_has_filter (void);
gboolean mh_sandbox_close (gboolean may_read_files);

G_END_DECLS
