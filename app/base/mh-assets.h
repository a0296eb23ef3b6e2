/* mh-assets.h: the data that the program carries inside itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *mh_assets_get (const char *name);

G_END_DECLS
