/* mh-canvas-items.c: what can be selected on the canvas, and in which order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <math.h>

#include "team/mh-people.h"

/* What comes before the people, and after them. */
static const MhRole before_people[] = { MH_ROLE_HEADING, MH_ROLE_LOGO };
static const MhRole after_people[] = { MH_ROLE_NOTICE, MH_ROLE_QR, MH_ROLE_PANEL,
                                       MH_ROLE_BACKGROUND };

/* areas */

/* One way through the scene, however often the pointer moves over it. */
void
mh_canvas_measure_members (MhCanvas *self)
{
  MhScene *scene = mh_session_get_scene (self->session);

  if (self->boxes_scene == scene || scene == NULL)
    return;

  g_clear_pointer (&self->boxes_scene, mh_scene_unref);
  self->boxes_scene = mh_scene_ref (scene);
  g_array_set_size (self->member_boxes, 0);
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);
      MhBox *box = NULL;

      if (item->member < 0)
        continue;
      if ((guint) item->member >= self->member_boxes->len)
        g_array_set_size (self->member_boxes, (guint) item->member + 1);
      box = &g_array_index (self->member_boxes, MhBox, item->member);
      *box = mh_box_union (box, &item->box);
    }
}

/**
 * mh_canvas_get_hit_box:
 * @self: a canvas
 * @hit: something
 * @box: (out): its area, output px
 *
 * Returns: %FALSE when it is not in the picture
 */
gboolean
mh_canvas_get_hit_box (MhCanvas *self, const MhCanvasHit *hit, MhBox *box)
{
  MhScene *scene = mh_session_get_scene (self->session);

  *box = (MhBox){ 0 };
  if (scene == NULL)
    return FALSE;
  if (hit->member >= 0)
    {
      mh_canvas_measure_members (self);
      if ((guint) hit->member < self->member_boxes->len)
        *box = g_array_index (self->member_boxes, MhBox, hit->member);
      return !mh_box_is_empty (box);
    }
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->role == hit->role && item->member < 0)
        *box = mh_box_union (box, &item->box);
    }
  return !mh_box_is_empty (box);
}

/* the items */

MhCanvasItem *
mh_canvas_find_item (MhCanvas *self, MhRole role, int member)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MhCanvasItem *item = self->items->pdata[i];

      if (mh_canvas_item_get_member (item) == member &&
          (member >= 0 || mh_canvas_item_get_role (item) == role))
        return item;
    }
  return NULL;
}

static void
pick_item (MhCanvas *self, MhCanvasItem *item)
{
  const MhCanvasHit hit = { mh_canvas_item_get_role (item), mh_canvas_item_get_member (item) };

  if (mh_canvas_is_picked (self, &hit))
    return;
  mh_session_seal (self->session);
  mh_canvas_pick (self, &hit);
}

/* What the keyboard comes to is selected. */
static void
focused_cb (MhCanvas *self, GParamSpec *pspec, GtkWidget *widget)
{
  if (gtk_widget_has_focus (widget))
    pick_item (self, MH_CANVAS_ITEM (widget));
}

static void
add_item (MhCanvas *self, GPtrArray *items, MhRole role, int member)
{
  const MhCanvasHit hit = { role, member };
  MhBox box = { 0 };
  MhCanvasItem *item = NULL;

  if (!mh_canvas_get_hit_box (self, &hit, &box))
    return;
  item = mh_canvas_find_item (self, role, member);
  if (item == NULL)
    {
      item = MH_CANVAS_ITEM (mh_canvas_item_new (role, member));
      gtk_widget_set_parent (GTK_WIDGET (item), GTK_WIDGET (self));
      g_signal_connect_object (item, "notify::has-focus", G_CALLBACK (focused_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_ptr_array_add (items, item);
}

/* The people that are drawn, in the team's order: what is painted first may stand in another
 * column. */
static GArray *
list_people (MhCanvas *self)
{
  MhDocument *document = mh_session_get_document (self->session);
  g_autoptr (MhDesign) design =
      mh_document_dup_design (document, mh_session_get_target (self->session));
  g_autoptr (GPtrArray) shown =
      mh_people_list (document, design, mh_session_get_date (self->session), NULL);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < shown->len; i++)
    {
      const MhCanvasHit hit = { MH_ROLE_NAME, ((const MhMember *) shown->pdata[i])->index };
      MhBox box = { 0 };

      if (mh_canvas_get_hit_box (self, &hit, &box))
        g_array_append_val (people, hit.member);
    }
  return people;
}

/* The tree of the accessibility bus is in reading order too. Only what stands elsewhere is moved:
 * the whole window is measured after it. */
static void
order_items (MhCanvas *self)
{
  GtkWidget *next = GTK_WIDGET (self->handle);

  for (guint i = self->items->len; i-- > 0;)
    {
      GtkWidget *item = self->items->pdata[i];

      if (gtk_widget_get_next_sibling (item) != next)
        gtk_widget_insert_before (item, GTK_WIDGET (self), next);
      next = item;
    }
}

static void
describe_items (MhCanvas *self, MhScene *scene, guint n_people)
{
  guint position = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      MhCanvasItem *item = self->items->pdata[i];
      const MhCanvasHit hit = { mh_canvas_item_get_role (item), mh_canvas_item_get_member (item) };
      MhBox box = { 0 };

      if (hit.member >= 0)
        position++;
      mh_canvas_get_hit_box (self, &hit, &box);
      mh_canvas_item_describe (item, scene, &box, position, n_people);
      mh_canvas_item_set_selected (item, mh_canvas_is_picked (self, &hit));
    }
}

static void
drop_items (MhCanvas *self, GPtrArray *kept)
{
  for (guint i = 0; i < self->items->len; i++)
    if (!g_ptr_array_find (kept, self->items->pdata[i], NULL))
      {
        gboolean had_focus = gtk_widget_is_focus (self->items->pdata[i]);

        gtk_widget_unparent (self->items->pdata[i]);
        if (had_focus)
          gtk_widget_grab_focus (GTK_WIDGET (self));
      }
}

/**
 * mh_canvas_refresh_items:
 * @self: a canvas with a session
 *
 * Makes an item of each thing in the scene. What was there before keeps its widget, and with it the
 * focus.
 */
void
mh_canvas_refresh_items (MhCanvas *self)
{
  MhScene *scene = mh_session_get_scene (self->session);
  GPtrArray *items = NULL;
  g_autoptr (GArray) people = NULL;

  if (scene == NULL)
    return;

  items = g_ptr_array_new ();
  people = list_people (self);
  for (guint i = 0; i < G_N_ELEMENTS (before_people); i++)
    add_item (self, items, before_people[i], -1);
  for (guint i = 0; i < people->len; i++)
    add_item (self, items, MH_ROLE_NAME, g_array_index (people, int, i));
  for (guint i = 0; i < G_N_ELEMENTS (after_people); i++)
    add_item (self, items, after_people[i], -1);
  drop_items (self, items);
  g_ptr_array_unref (self->items);
  self->items = items;
  describe_items (self, scene, people->len);
  order_items (self);
}

void
mh_canvas_allocate_items (MhCanvas *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkWidget *item = self->items->pdata[i];
      MhBox box =
          mh_viewport_to_view (&self->viewport, mh_canvas_item_get_box (MH_CANVAS_ITEM (item)));
      GtkAllocation place = { (int) floor (box.x0), (int) floor (box.y0),
                              MAX (1, (int) ceil (mh_box_width (&box))),
                              MAX (1, (int) ceil (mh_box_height (&box))) };

      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (item, &place, -1);
    }
}

/* focus */

MhCanvasItem *
mh_canvas_get_focus_item (MhCanvas *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (gtk_widget_is_focus (self->items->pdata[i]))
      return self->items->pdata[i];
  return NULL;
}

/* The handle of the panel comes after the panel. */
static GPtrArray *
list_stops (MhCanvas *self)
{
  GPtrArray *stops = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      g_ptr_array_add (stops, self->items->pdata[i]);
      if (mh_canvas_item_get_role (self->items->pdata[i]) == MH_ROLE_PANEL &&
          gtk_widget_get_child_visible (GTK_WIDGET (self->handle)))
        g_ptr_array_add (stops, self->handle);
    }
  return stops;
}

/**
 * mh_canvas_move_focus:
 * @self: a canvas
 * @direction: %GTK_DIR_TAB_FORWARD or %GTK_DIR_TAB_BACKWARD; any other goes nowhere
 *
 * Returns: %FALSE past the last thing
 */
gboolean
mh_canvas_move_focus (MhCanvas *self, GtkDirectionType direction)
{
  g_autoptr (GPtrArray) stops = list_stops (self);
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int next = step > 0 ? 0 : (int) stops->len - 1;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  for (guint i = 0; i < stops->len; i++)
    if (gtk_widget_is_focus (stops->pdata[i]))
      next = (int) i + step;
  if (next < 0 || next >= (int) stops->len)
    return FALSE;
  /* In a window that is not active nobody is told of the focus. */
  if (MH_IS_CANVAS_ITEM (stops->pdata[next]))
    pick_item (self, stops->pdata[next]);
  return gtk_widget_grab_focus (stops->pdata[next]);
}

/* selection */

gboolean
mh_canvas_is_picked (MhCanvas *self, const MhCanvasHit *hit)
{
  if (hit->member >= 0)
    return mh_session_get_selected (self->session) == hit->member;
  return hit->role != MH_N_ROLES && self->picked == hit->role &&
         mh_session_get_selected (self->session) < 0;
}

/* Tells what is selected now, and draws it. */
void
mh_canvas_refresh_selection (MhCanvas *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const MhCanvasHit own = { mh_canvas_item_get_role (self->items->pdata[i]),
                                mh_canvas_item_get_member (self->items->pdata[i]) };

      mh_canvas_item_set_selected (self->items->pdata[i], mh_canvas_is_picked (self, &own));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * mh_canvas_pick:
 * @self: a canvas with a session
 * @hit: what to select; nothing for nothing
 *
 * Selects a person everywhere, anything else here; and tells which row of the inspector that is.
 */
void
mh_canvas_pick (MhCanvas *self, const MhCanvasHit *hit)
{
  MhRole role = hit->member >= 0 ? MH_N_ROLES : hit->role;
  gboolean is_new = self->picked != role;

  self->picked = role;
  mh_session_set_selected (self->session, hit->member);
  mh_canvas_refresh_selection (self);
  if (is_new && role != MH_N_ROLES)
    mh_canvas_tell_picked (self, role);
}

/**
 * mh_canvas_select_role:
 * @self: a canvas with a session
 * @role: what to select, as in the scene; what is no person's. Any other word selects nothing
 *
 * Selects something here whose row is shown already: `picked` is not emitted.
 */
void
mh_canvas_select_role (MhCanvas *self, const char *role)
{
  MhRole picked = MH_N_ROLES;

  for (int i = 0; i < MH_N_ROLES; i++)
    if (g_strcmp0 (mh_role_get_id ((MhRole) i), role) == 0)
      picked = (MhRole) i;
  mh_session_set_selected (self->session, -1);
  self->picked = picked;
  mh_canvas_refresh_selection (self);
}
