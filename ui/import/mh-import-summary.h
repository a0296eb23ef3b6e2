/* mh-import-summary.h: what was imported, in few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mh_import_sum_up (GPtrArray *entries);

G_END_DECLS
