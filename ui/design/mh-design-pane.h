/* mh-design-pane.h: how the picture looks, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"
#include "window/mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_DESIGN_PANE (mh_design_pane_get_type ())
G_DECLARE_FINAL_TYPE (MhDesignPane, mh_design_pane, MH, DESIGN_PANE, GtkWidget)

GtkWidget *mh_design_pane_new (void);
MhSession *mh_design_pane_get_session (MhDesignPane *self);
void mh_design_pane_set_session (MhDesignPane *self, MhSession *session);
/* The row of a JSON Pointer below the design ("/panel/size"); NULL when there is none. */
MhValueRow *mh_design_pane_get_row (MhDesignPane *self, const char *path);
/* Puts the keyboard focus on that row; FALSE when there is none. */
gboolean mh_design_pane_show_row (MhDesignPane *self, const char *path);
/* Scrolls to it and marks it for a moment; the focus stays. */
gboolean mh_design_pane_reveal_row (MhDesignPane *self, const char *path);

G_END_DECLS
