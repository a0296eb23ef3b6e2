/* mh-canvas-private.h: what the canvas and its pointer share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-canvas.h"
#include "mh-panel-handle.h"

G_BEGIN_DECLS

typedef enum
{
  MH_DRAG_NONE,
  MH_DRAG_EDGE, /* of the panel */
  MH_DRAG_PAN,
  MH_DRAG_MAY_PAN, /* the main button on a picture larger than the view: a click until it moves */
} MhCanvasDrag;

struct _MhCanvas
{
  GtkWidget parent_instance;

  MhSession *session;    /* owned, nullable */
  MhPanelHandle *handle; /* child */
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  guint hscroll_policy : 1;
  guint vscroll_policy : 1;
  guint show_guides : 1;
  guint space_held : 1;
  guint edge_hovered : 1;

  /* Each member's area, empty for who is not drawn; made when first asked for after a new scene. */
  GArray *member_boxes; /* of MhBox; owned */
  MhScene *boxes_scene; /* owned, nullable: what they are of */

  MhViewport viewport;

  /* the pointer */
  MhCanvasDrag drag;
  double drag_scroll_x;
  double drag_scroll_y;
  double pointer_x; /* application px; the middle of the view when it is elsewhere */
  double pointer_y;
  double pinch_zoom;
  int hovered; /* member under the pointer, -1 for none */
};

void mh_canvas_draw (MhCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *area);
void mh_canvas_add_controllers (MhCanvas *self);
void mh_canvas_zoom_about (MhCanvas *self, double zoom, double x, double y);
gboolean mh_canvas_get_edge (MhCanvas *self, MhBox *edge, gboolean *vertical);
void mh_canvas_request_edit (MhCanvas *self, int member, MhRole role);

G_END_DECLS
