/* mh-handles-group.h: the handles on other platforms, a row each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_HANDLES_GROUP (mh_handles_group_get_type ())
G_DECLARE_FINAL_TYPE (MhHandlesGroup, mh_handles_group, MH, HANDLES_GROUP, AdwPreferencesGroup)

void mh_handles_group_show (MhHandlesGroup *self, MhSession *session, const char *pointer);
gboolean mh_handles_group_show_place (MhHandlesGroup *self, const char *pointer);
char *mh_handles_group_judge (const char *platform, const char *handle);

G_END_DECLS
