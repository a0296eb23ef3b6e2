/* mh-turns.h: the window and its workers set type in turns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mh_turns_start (void);
void mh_turns_pause (void);
void mh_turns_resume (void);

G_END_DECLS
