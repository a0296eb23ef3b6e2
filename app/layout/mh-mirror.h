/* mh-mirror.h: a scene for readers from right to left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-scene.h"

G_BEGIN_DECLS

void mh_mirror_scene (MhScene *scene, const MhBox *content);

G_END_DECLS
