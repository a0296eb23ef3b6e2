/* mh-canvas-item.h: one thing in the picture, for the keyboard and for those who do not see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "layout/mh-scene.h"

G_BEGIN_DECLS

/* A child of the canvas over a person, the heading, the logo and so on: takes the focus and tells
 * the accessibility bus what is there, and draws nothing. */
#define MH_TYPE_CANVAS_ITEM (mh_canvas_item_get_type ())
G_DECLARE_FINAL_TYPE (MhCanvasItem, mh_canvas_item, MH, CANVAS_ITEM, GtkWidget)

GtkWidget *mh_canvas_item_new (MhRole role, int member);
/* MH_ROLE_NAME stands for all of a person. */
MhRole mh_canvas_item_get_role (MhCanvasItem *item);
int mh_canvas_item_get_member (MhCanvasItem *item);
const MhBox *mh_canvas_item_get_box (MhCanvasItem *item);
void mh_canvas_item_describe (
    MhCanvasItem *item, MhScene *scene, const MhBox *box, guint position, guint n_people);
void mh_canvas_item_set_selected (MhCanvasItem *item, gboolean selected);

G_END_DECLS
