/* mh-srgb-profile.h: the ICC profile that says sRGB
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *mh_srgb_profile_get (void);

G_END_DECLS
