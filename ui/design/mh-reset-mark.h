/* mh-reset-mark.h: says that a value is set, and takes it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dot where the picture shown has a value of its own, and a button to reset, which emits `reset`.
 * Takes no room while there is nothing to reset. */
#define MH_TYPE_RESET_MARK (mh_reset_mark_get_type ())
G_DECLARE_FINAL_TYPE (MhResetMark, mh_reset_mark, MH, RESET_MARK, GtkWidget)

void mh_reset_mark_show (MhResetMark *self, gboolean is_set, gboolean is_own);
void mh_reset_mark_set_locked (MhResetMark *self, gboolean locked);

G_END_DECLS
