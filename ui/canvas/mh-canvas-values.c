/* mh-canvas-values.c: what keys and drags on the canvas change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "people/mh-people-edit.h"

/* Of the picture, for one press of an arrow key. */
#define FOCUS_STEP 0.02
/* The middle and the thirds draw the focus to them from this far, as shares of the picture. */
#define FOCUS_SNAP 0.012
#define FOCUS_GRID 1000.0

#define BACKGROUND_KEY "background-focus"

/* focus: the part of a picture that its frame shows */

static const MhSceneItem *
find_picture (MhCanvas *self, const MhCanvasHit *hit)
{
  MhScene *scene = mh_session_get_scene (self->session);

  for (guint i = 0; scene != NULL && i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->kind == MH_ITEM_PICTURE && item->code == NULL && item->member == hit->member &&
          item->role == (hit->member >= 0 ? MH_ROLE_PHOTO : MH_ROLE_BACKGROUND))
        return item;
    }
  return NULL;
}

/* How large the whole picture is as drawn, output px. Pictures that were painted are known to the
 * store; nobody waits here for one that has changed since. */
static gboolean
measure_picture (MhCanvas *self, const MhSceneItem *item, double *width, double *height)
{
  double box_width = mh_box_width (&item->box);
  double box_height = mh_box_height (&item->box);
  double aspect = 0;

  if (item->picture.fit == MH_FIT_STRETCH || item->picture.fit == MH_FIT_TILE ||
      !mh_picture_store_recall_aspect (mh_session_get_pictures (self->session), item->picture.file,
                                       &aspect) ||
      aspect <= 0)
    return FALSE;

  *width = item->picture.fit == MH_FIT_COVER ? MAX (box_width, box_height * aspect)
                                             : MIN (box_width, box_height * aspect);
  *width *= item->picture.zoom;
  *height = *width / aspect;
  return TRUE;
}

/* A focus beyond what can come into the middle would make a drag begin with nothing moving. */
static double
bound_focus (double focus, double length, double box_length)
{
  double window = length > 0 ? box_length / length : 1;

  return window >= 1 ? 0.5 : CLAMP (focus, window / 2, 1 - window / 2);
}

static double
snap_focus (double focus)
{
  static const double lines[] = { 1.0 / 3, 0.5, 2.0 / 3 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (fabs (focus - lines[i]) < FOCUS_SNAP)
      focus = lines[i];
  return round (focus * FOCUS_GRID) / FOCUS_GRID;
}

/**
 * mh_canvas_begin_focus:
 * @self: a canvas
 * @hit: a person, or the background
 *
 * Notes where the focus is, and how large the picture in the frame.
 *
 * Returns: %FALSE without a picture that is larger than its frame
 */
gboolean
mh_canvas_begin_focus (MhCanvas *self, const MhCanvasHit *hit)
{
  const MhSceneItem *item = find_picture (self, hit);

  if (item == NULL || !measure_picture (self, item, &self->focus_width, &self->focus_height) ||
      (hit->member < 0 && mh_document_is_locked (mh_session_get_document (self->session),
                                                 "/background/picture/focus")))
    return FALSE;
  self->start_focus_x =
      bound_focus (item->picture.focus_x, self->focus_width, mh_box_width (&item->box));
  self->start_focus_y =
      bound_focus (item->picture.focus_y, self->focus_height, mh_box_height (&item->box));
  return self->focus_width > mh_box_width (&item->box) + 1 ||
         self->focus_height > mh_box_height (&item->box) + 1;
}

static JsonNode *
make_point (double x, double y)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_array_add_double_element (array, x);
  json_array_add_double_element (array, y);
  json_node_take_array (node, array);
  return node;
}

/**
 * mh_canvas_set_focus:
 * @self: a canvas, after mh_canvas_begin_focus()
 * @hit: a person, or the background
 * @x: what shall stand in the middle, 0 to 1 of the picture
 * @y: the same downwards
 *
 * Keeps the frame filled; the middle and the thirds attract. Steps join.
 */
void
mh_canvas_set_focus (MhCanvas *self, const MhCanvasHit *hit, double x, double y)
{
  const MhSceneItem *item = find_picture (self, hit);

  if (item == NULL)
    return;
  x = bound_focus (snap_focus (x), self->focus_width, mh_box_width (&item->box));
  y = bound_focus (snap_focus (y), self->focus_height, mh_box_height (&item->box));
  if (hit->member >= 0)
    mh_people_set_photo_crop (self->session, hit->member, x, y, item->picture.zoom);
  else
    mh_session_set_design (self->session, "/background/picture/focus", make_point (x, y),
                           _ ("Move Background"), BACKGROUND_KEY);
}

void
mh_canvas_give_up_focus (MhCanvas *self, const MhCanvasHit *hit)
{
  g_autofree char *photo = g_strdup_printf ("/members/%d/photo", hit->member);

  /* Photos join by the pointer they stand at. */
  mh_session_give_up (self->session, hit->member >= 0 ? photo : BACKGROUND_KEY);
}

/* order */

/* Whether a person stays where they are put. */
gboolean
mh_canvas_is_sorted_by_hand (MhCanvas *self)
{
  g_autoptr (MhDesign) design = mh_document_dup_design (mh_session_get_document (self->session),
                                                        mh_session_get_target (self->session));

  return design->people.sort == MH_SORT_FILE;
}

/* The person drawn before or after another; -1 at the end. */
static int
find_neighbour (MhCanvas *self, int member, int direction)
{
  MhCanvasItem *item = mh_canvas_find_item (self, MH_ROLE_NAME, member);
  guint index = 0;

  if (item == NULL || !g_ptr_array_find (self->items, item, &index))
    return -1;
  index += (guint) direction;
  return index < self->items->len ? mh_canvas_item_get_member (self->items->pdata[index]) : -1;
}

/* keys */

static void
read_arrow (guint keyval, int *dx, int *dy)
{
  *dx = (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right) -
        (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left);
  *dy = (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) -
        (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up);
}

static void
set_word (MhCanvas *self, const char *path, const char *word, const char *label)
{
  mh_session_seal (self->session);
  mh_session_set_design (self->session, path, json_node_init_string (json_node_alloc (), word),
                         label, NULL);
}

/* To the corner in that direction; from the panel, to the corner that comes nearest. */
static void
move_logo (MhCanvas *self, int dx, int dy)
{
  static const char *const corners[2][2] = { { "top-left", "top-right" },
                                             { "bottom-left", "bottom-right" } };
  g_autoptr (MhDesign) design = mh_document_dup_design (mh_session_get_document (self->session),
                                                        mh_session_get_target (self->session));
  MhPlace place = design->logo.place;
  gboolean right = place == MH_PLACE_TOP_RIGHT || place == MH_PLACE_BOTTOM_RIGHT;
  gboolean bottom = place == MH_PLACE_BOTTOM_LEFT || place == MH_PLACE_BOTTOM_RIGHT;

  right = dx != 0 ? dx > 0 : right;
  bottom = dy != 0 ? dy > 0 : bottom;
  set_word (self, "/logo/place", corners[bottom][right], _ ("Move Logo"));
}

static void
move_panel (MhCanvas *self, int dx, int dy)
{
  const char *side = dx < 0 ? "left" : dx > 0 ? "right" : dy < 0 ? "top" : "bottom";

  set_word (self, "/panel/side", side, _ ("Change Panel Side"));
}

static void
move_focus (MhCanvas *self, const MhCanvasHit *hit, int dx, int dy)
{
  if (mh_canvas_begin_focus (self, hit))
    mh_canvas_set_focus (self, hit, self->start_focus_x + dx * FOCUS_STEP,
                         self->start_focus_y + dy * FOCUS_STEP);
}

static void
move_person (MhCanvas *self, int member, int direction)
{
  int other = find_neighbour (self, member, direction);

  if (!mh_canvas_is_sorted_by_hand (self))
    g_signal_emit_by_name (self->session, "edit-refused",
                           _ ("The people are sorted; to move one, choose the order “As Listed”"));
  else if (other >= 0)
    mh_people_move (self->session, member, other);
}

/**
 * mh_canvas_change_by_key:
 * @self: a canvas with a session
 * @item: what has the focus
 * @keyval: a key
 * @state: the modifiers held
 *
 * Arrows change the value of what has the focus: the side of the panel, the place of the logo, the
 * part of the background. A person is moved with Alt, their photo in its frame with Shift.
 *
 * Returns: %TRUE if the key meant something
 */
gboolean
mh_canvas_change_by_key (MhCanvas *self, MhCanvasItem *item, guint keyval, guint state)
{
  const MhCanvasHit hit = { mh_canvas_item_get_role (item), mh_canvas_item_get_member (item) };
  int dx = 0;
  int dy = 0;

  read_arrow (keyval, &dx, &dy);
  if ((dx == 0 && dy == 0) || (state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (hit.member >= 0 && (state & GDK_ALT_MASK) != 0)
    move_person (self, hit.member, dx + dy);
  else if (hit.member >= 0 && (state & GDK_SHIFT_MASK) != 0)
    move_focus (self, &hit, dx, dy);
  else if (hit.member >= 0 || (state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  else if (hit.role == MH_ROLE_LOGO)
    move_logo (self, dx, dy);
  else if (hit.role == MH_ROLE_PANEL)
    move_panel (self, dx, dy);
  else if (hit.role == MH_ROLE_BACKGROUND)
    move_focus (self, &hit, dx, dy);
  else
    return FALSE;
  return TRUE;
}
