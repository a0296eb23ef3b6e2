/* mh-scene-builder.h: making a scene, for the layouts only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-scene.h"

G_BEGIN_DECLS

MhScene *mh_scene_new (const char *surface, int width_px, int height_px);
MhSceneItem *mh_scene_add (MhScene *scene, MhItemKind kind, MhRole role, int member, MhBox box);

G_END_DECLS
