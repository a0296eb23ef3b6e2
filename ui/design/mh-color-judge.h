/* mh-color-judge.h: how well the picture shown can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/mh-color-trial.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

/* Follows a session and measures its picture off the main thread, shortly after each edit, as long
 * as it is active. What was known last stays until the next is.
 *
 * Signals: `changed`: something else is known; `offers` (int which, GArray offers): colours that
 * were asked for. */
#define MH_TYPE_COLOR_JUDGE (mh_color_judge_get_type ())
G_DECLARE_FINAL_TYPE (MhColorJudge, mh_color_judge, MH, COLOR_JUDGE, GObject)

MhColorJudge *mh_color_judge_new (void);
void mh_color_judge_set_session (MhColorJudge *self, MhSession *session);
/* Whether anybody looks at what it knows. */
void mh_color_judge_set_active (MhColorJudge *self, gboolean is_active);
/* NULL while that is not known. */
const MhLegibility *mh_color_judge_get (MhColorJudge *self, MhDesignColor which);
/* The least opacity that does, in per cent; -1 when none does or that is not known. */
int mh_color_judge_get_opacity (MhColorJudge *self);
void mh_color_judge_ask_offers (MhColorJudge *self, MhDesignColor which);

G_END_DECLS
