/* mh-canvas-private.h: what the parts of the canvas share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-canvas-item.h"
#include "mh-canvas.h"
#include "mh-overlay.h"
#include "mh-panel-handle.h"

G_BEGIN_DECLS

typedef enum
{
  MH_DRAG_NONE,
  MH_DRAG_EDGE, /* of the panel */
  MH_DRAG_PAN,
  MH_DRAG_MAY_START, /* the main button is down on something: a click until it moves */
  MH_DRAG_SIDE,      /* the panel, to another side */
  MH_DRAG_LOGO,
  MH_DRAG_PERSON,     /* to another place in the order */
  MH_DRAG_PHOTO,      /* the part of a photo that is shown */
  MH_DRAG_BACKGROUND, /* the same of the background */
} MhCanvasDrag;

/* Something in the picture: role is MH_N_ROLES for nothing. */
typedef struct
{
  MhRole role;
  int member; /* -1 for none */
} MhCanvasHit;

struct _MhCanvas
{
  GtkWidget parent_instance;

  MhSession *session;    /* owned, nullable */
  MhPanelHandle *handle; /* child */
  GtkWidget *editor;     /* child, nullable: of the text that is edited in place */
  GPtrArray *items;      /* of MhCanvasItem, children, in reading order */
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  guint hscroll_policy : 1;
  guint vscroll_policy : 1;
  guint space_held : 1;
  guint edge_hovered : 1;
  MhGuides guides;

  /* Each member's area, empty for who is not drawn; made when first asked for after a new scene. */
  GArray *member_boxes; /* of MhBox; owned */
  MhScene *boxes_scene; /* owned, nullable: what they are of */

  /* The guides as they were drawn last, and what they were drawn for; NULL when that is known to
   * be another. */
  GskRenderNode *guides_node;  /* owned */
  MhSurfaces *guides_surfaces; /* owned: of the surface */
  const MhSurface *guides_surface;
  MhScene *guides_scene; /* owned, nullable: whose columns are shown */
  MhViewport guides_viewport;
  MhGuides guides_shown;

  MhViewport viewport;
  MhRole picked; /* selected of what is no person; MH_N_ROLES for none */

  /* the text in work */
  char *edit_pointer; /* (nullable): where it stands in the document, or below the design */
  MhBox edit_box;     /* output px */

  /* the pointer */
  MhCanvasDrag drag;
  MhCanvasHit pressed;
  gboolean pressed_selected; /* it was selected before */
  double press_x;            /* application px */
  double press_y;
  double drag_x; /* where it is now */
  double drag_y;
  double drag_scroll_x;
  double drag_scroll_y;
  double start_focus_x;
  double start_focus_y;
  double
      focus_width; /* of the picture that is dragged in its frame, output px; 0 when it fills it */
  double focus_height;
  int drop;         /* the zone or place in the order that the drag would end in, -1 for none */
  double pointer_x; /* application px; the middle of the view when it is elsewhere */
  double pointer_y;
  double pinch_zoom;
  MhCanvasHit hovered;
};

void mh_canvas_draw (MhCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *area);
void mh_canvas_forget_guides (MhCanvas *self);
void mh_canvas_add_controllers (MhCanvas *self);
void mh_canvas_follow_frames (MhCanvas *self);
void mh_canvas_zoom_about (MhCanvas *self, double zoom, double x, double y);
gboolean mh_canvas_get_edge (MhCanvas *self, MhBox *edge, gboolean *vertical);
void mh_canvas_request_edit (MhCanvas *self, int member, MhRole role);
void mh_canvas_tell_picked (MhCanvas *self, MhRole role);

/* mh-canvas-items.c */
void mh_canvas_refresh_items (MhCanvas *self);
void mh_canvas_allocate_items (MhCanvas *self);
gboolean mh_canvas_move_focus (MhCanvas *self, GtkDirectionType direction);
MhCanvasItem *mh_canvas_get_focus_item (MhCanvas *self);
MhCanvasItem *mh_canvas_find_item (MhCanvas *self, MhRole role, int member);
void mh_canvas_pick (MhCanvas *self, const MhCanvasHit *hit);
void mh_canvas_refresh_selection (MhCanvas *self);
gboolean mh_canvas_is_picked (MhCanvas *self, const MhCanvasHit *hit);
gboolean mh_canvas_get_hit_box (MhCanvas *self, const MhCanvasHit *hit, MhBox *box);
void mh_canvas_measure_members (MhCanvas *self);

/* mh-canvas-drag.c */
gboolean mh_canvas_begin_drag (MhCanvas *self);
void mh_canvas_update_drag (MhCanvas *self, double dx, double dy);
void mh_canvas_end_drag (MhCanvas *self);
void mh_canvas_cancel_drag (MhCanvas *self);
guint mh_canvas_list_zones (MhCanvas *self, MhZone *zones);
gboolean mh_canvas_get_insertion (MhCanvas *self, MhBox *mark);
gboolean mh_canvas_can_drag (MhCanvas *self, const MhCanvasHit *hit, gboolean selected);

/* mh-canvas-values.c */
gboolean mh_canvas_change_by_key (MhCanvas *self, MhCanvasItem *item, guint keyval, guint state);
gboolean mh_canvas_begin_focus (MhCanvas *self, const MhCanvasHit *hit);
void mh_canvas_set_focus (MhCanvas *self, const MhCanvasHit *hit, double x, double y);
void mh_canvas_give_up_focus (MhCanvas *self, const MhCanvasHit *hit);
gboolean mh_canvas_is_sorted_by_hand (MhCanvas *self);

/* mh-canvas-edit.c */
gboolean mh_canvas_edit_text (MhCanvas *self, const MhCanvasHit *hit);
void mh_canvas_end_edit (MhCanvas *self, gboolean commit);
void mh_canvas_allocate_editor (MhCanvas *self);

G_END_DECLS
