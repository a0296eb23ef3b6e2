/* mh-problems-button.h: says what is wrong with the picture shown, and with whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-session.h"

G_BEGIN_DECLS

/* Seen only while something is wrong. Signal `row-wanted` (const char *path): a problem with a
 * value of the design was picked; path is a JSON Pointer below the design. */
#define MH_TYPE_PROBLEMS_BUTTON (mh_problems_button_get_type ())
G_DECLARE_FINAL_TYPE (MhProblemsButton, mh_problems_button, MH, PROBLEMS_BUTTON, GtkWidget)

void mh_problems_button_set_session (MhProblemsButton *self, MhSession *session);
/* Whether it says how many, or is a mark alone. */
void mh_problems_button_set_short (MhProblemsButton *self, gboolean is_short);

G_END_DECLS
