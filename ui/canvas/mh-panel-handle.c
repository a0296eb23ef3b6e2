/* mh-panel-handle.c: the edge of the panel, to take hold of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-panel-handle.h"

#include <glib/gi18n.h>
#include <math.h>

/* Sizes are whole per cents; what is worth stopping at draws the edge to it from a per cent and a
 * bit away, and is set as it is. */
#define FINE_STEP  0.01
#define SNAP_REACH 0.0125
/* A third differs from the nearest per cent by less than half of one. */
#define LEAST_CHANGE 1e-5

#define KEY_STEP  0.01
#define PAGE_STEP 0.05

/* What is set while the edge is dragged is one step. */
#define DRAG_KEY "panel-size-drag"

/* A child of the canvas, which gives it its place and the pointer's moves; it takes the keyboard
 * and tells the accessibility bus what it is. */
struct _MhPanelHandle
{
  GtkWidget parent_instance;

  MhSession *session; /* owned */

  /* of the drag in work */
  double start_size;
  gboolean dragging;
  GArray *stops;         /* (nullable) of MhPanelStop */
  int stop;              /* the one that the edge was drawn to, -1 for none */
  GCancellable *looking; /* (nullable): for the size that a phone needs */
};

/* What is looked for while the edge is dragged. */
typedef struct
{
  MhDocument *document;
  MhSurfaces *surfaces; /* owner of surface */
  const MhSurface *surface;
  const MhTarget *target; /* (nullable): of document */
  MhSide side;
  MhDate date;
  GWeakRef handle; /* may go before it is found */
} Search;

G_DEFINE_FINAL_TYPE (MhPanelHandle, mh_panel_handle, GTK_TYPE_WIDGET)

/**
 * mh_panel_size_snap:
 * @size: a share of the surface
 * @stops: (nullable) (element-type MhPanelStop): sizes that attract
 * @stop: (out) (nullable): the index of the one that did, -1 for none
 *
 * Returns: the size that is set: a stop, or in whole per cents, within the bounds
 */
double
mh_panel_size_snap (double size, GArray *stops, int *stop)
{
  double nearest = SNAP_REACH;
  int chosen = -1;

  for (guint i = 0; stops != NULL && i < stops->len; i++)
    {
      double distance = fabs (g_array_index (stops, MhPanelStop, i).size - size);

      if (distance >= nearest)
        continue;
      nearest = distance;
      chosen = (int) i;
    }
  if (stop != NULL)
    *stop = chosen;
  if (chosen >= 0)
    return g_array_index (stops, MhPanelStop, chosen).size;
  /* Divided, not multiplied: 0.35 and not 0.35000000000000003 is written to the file. */
  size = round (size / FINE_STEP) / (1 / FINE_STEP);
  return CLAMP (size, MH_PANEL_SIZE_MIN, MH_PANEL_SIZE_MAX);
}

/* What the design says, or what was made of it where it leaves the size to the layout. */
static double
current_size (MhPanelHandle *self)
{
  g_autoptr (JsonNode) value = mh_session_get_design_value (self->session, "/panel/size");

  if (value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_double (value) > 0)
    return json_node_get_double (value);
  return mh_session_get_scene (self->session)->panel_size;
}

static void
set_size (MhPanelHandle *self, double size, const char *merge_key)
{
  JsonNode *value = NULL;

  if (fabs (size - current_size (self)) < LEAST_CHANGE)
    return;

  value = json_node_init_double (json_node_alloc (), size);
  mh_session_set_design (self->session, "/panel/size", value, _ ("Resize Panel"), merge_key);
}

/* 1 when the panel grows with rising coordinates, -1 when it grows against them, 0 without an edge.
 */
static int
growth (const MhScene *scene)
{
  switch (scene->panel_side)
    {
    case MH_SIDE_LEFT:
    case MH_SIDE_TOP:
      return 1;
    case MH_SIDE_RIGHT:
    case MH_SIDE_BOTTOM:
      return -1;
    case MH_SIDE_AUTO:
    case MH_SIDE_FULL:
    default:
      return 0;
    }
}

/**
 * mh_panel_handle_get_edge:
 * @self: a handle
 * @edge: (out): the line between panel and picture, output px, without thickness
 * @vertical: (out): whether it stands upright
 *
 * Returns: %TRUE if the picture shown has such an edge
 */
gboolean
mh_panel_handle_get_edge (MhPanelHandle *self, MhBox *edge, gboolean *vertical)
{
  MhScene *scene = self->session != NULL ? mh_session_get_scene (self->session) : NULL;
  const MhSceneItem *panel = scene != NULL ? mh_scene_find_role (scene, MH_ROLE_PANEL) : NULL;

  if (panel == NULL || growth (scene) == 0)
    return FALSE;

  *edge = panel->box;
  *vertical = scene->panel_side == MH_SIDE_LEFT || scene->panel_side == MH_SIDE_RIGHT;
  if (*vertical)
    edge->x0 = edge->x1 = growth (scene) > 0 ? edge->x1 : edge->x0;
  else
    edge->y0 = edge->y1 = growth (scene) > 0 ? edge->y1 : edge->y0;
  return TRUE;
}

/* what the edge is drawn to */

static void
free_search (gpointer data)
{
  Search *search = data;

  mh_document_unref (search->document);
  mh_surfaces_unref (search->surfaces);
  g_weak_ref_clear (&search->handle);
  g_free (search);
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Search *search = data;
  /* Font maps are not thread-safe: this one lives and dies here. */
  g_autoptr (MhFonts) fonts = NULL;
  double *size = NULL;

  /* The drag was over before its turn came. */
  if (g_task_return_error_if_cancelled (task))
    return;
  fonts = mh_fonts_new ();
  size = g_new (double, 1);
  *size = mh_panel_find_legible_size (search->document, search->surface, search->target,
                                      search->side, search->date, fonts, cancellable);
  g_task_return_pointer (task, size, g_free);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (MhPanelHandle) self = g_weak_ref_get (&search->handle);
  g_autofree double *size = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Of a drag that is over. */
  if (size == NULL || self == NULL || self->stops == NULL)
    return;
  mh_panel_add_legible_stop (self->stops, search->document, search->surface, search->target,
                             search->side, *size);
  self->stop = -1;
}

static void
look_for_legible_size (MhPanelHandle *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  *search = (Search){ .document = mh_document_ref (mh_session_get_document (self->session)),
                      .surfaces = mh_surfaces_ref (mh_session_get_surfaces (self->session)),
                      .surface = mh_session_get_surface (self->session),
                      .target = mh_session_get_target (self->session),
                      .side = mh_session_get_scene (self->session)->panel_side,
                      .date = mh_session_get_date (self->session) };
  g_weak_ref_init (&search->handle, self);
  self->looking = g_cancellable_new ();
  task = g_task_new (NULL, self->looking, found_cb, NULL);
  g_task_set_source_tag (task, look_for_legible_size);
  g_task_set_task_data (task, search, free_search);
  g_task_run_in_thread (task, search_in_thread);
}

static void
forget_stops (MhPanelHandle *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->stops, g_array_unref);
  self->stop = -1;
}

/**
 * mh_panel_handle_get_stop:
 * @self: a handle
 *
 * Returns: (transfer none) (nullable): what the edge was drawn to in the drag in work
 */
const MhPanelStop *
mh_panel_handle_get_stop (MhPanelHandle *self)
{
  if (self->stops == NULL || self->stop < 0)
    return NULL;
  return &g_array_index (self->stops, MhPanelStop, self->stop);
}

/**
 * mh_panel_stop_get_name:
 * @stop: a size of a panel
 *
 * Returns: (transfer none): what it is, in a few words
 */
const char *
mh_panel_stop_get_name (const MhPanelStop *stop)
{
  switch (stop->kind)
    {
    case MH_PANEL_STOP_PHONE:
      return _ ("Readable on a phone");
    case MH_PANEL_STOP_THEME:
      return _ ("The theme’s size");
    case MH_PANEL_STOP_SAFE:
      return _ ("Safe area");
    case MH_PANEL_STOP_HALF:
      return _ ("Half");
    case MH_PANEL_STOP_THIRD:
      return _ ("Third");
    case MH_PANEL_STOP_QUARTER:
    default:
      return _ ("Quarter");
    }
}

/* drags */

void
mh_panel_handle_begin_drag (MhPanelHandle *self)
{
  MhScene *scene = mh_session_get_scene (self->session);

  mh_session_seal (self->session);
  self->start_size = scene->panel_size;
  self->dragging = !mh_session_refuse_locked (self->session, "/panel/size");
  forget_stops (self);
  if (!self->dragging || growth (scene) == 0)
    return;
  self->stops = mh_panel_list_stops (mh_session_get_document (self->session),
                                     mh_session_get_surface (self->session),
                                     mh_session_get_target (self->session), scene->panel_side);
  look_for_legible_size (self);
}

/**
 * mh_panel_handle_drag:
 * @self: a handle
 * @dx: how far the pointer is from where the drag began, output px
 * @dy: the same downwards
 * @snap: whether the edge is drawn to what is worth stopping at
 */
void
mh_panel_handle_drag (MhPanelHandle *self, double dx, double dy, gboolean snap)
{
  MhScene *scene = mh_session_get_scene (self->session);
  gboolean upright = scene->panel_side == MH_SIDE_LEFT || scene->panel_side == MH_SIDE_RIGHT;
  double share = upright ? dx / scene->width_px : dy / scene->height_px;

  if (self->dragging)
    set_size (self,
              mh_panel_size_snap (self->start_size + growth (scene) * share,
                                  snap ? self->stops : NULL, &self->stop),
              DRAG_KEY);
}

void
mh_panel_handle_end_drag (MhPanelHandle *self)
{
  self->dragging = FALSE;
  forget_stops (self);
  mh_session_seal (self->session);
}

void
mh_panel_handle_cancel_drag (MhPanelHandle *self)
{
  forget_stops (self);
  if (!self->dragging)
    return;

  self->dragging = FALSE;
  mh_session_give_up (self->session, DRAG_KEY);
}

static void
describe (MhPanelHandle *self)
{
  MhScene *scene = self->session != NULL ? mh_session_get_scene (self->session) : NULL;
  double percent = scene != NULL ? scene->panel_size * 100 : 0;
  /* Translators: a share of the whole */
  g_autofree char *text = g_strdup_printf (_ ("%.0f %%"), percent);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  MH_PANEL_SIZE_MIN * 100, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  MH_PANEL_SIZE_MAX * 100, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  percent, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* The direction that a key means for the panel's size: 0 for none. */
static double
key_to_step (MhPanelHandle *self, guint keyval)
{
  int along = growth (mh_session_get_scene (self->session));
  MhSide side = mh_session_get_scene (self->session)->panel_side;
  gboolean upright = side == MH_SIDE_LEFT || side == MH_SIDE_RIGHT;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return upright ? -along * KEY_STEP : 0;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return upright ? along * KEY_STEP : 0;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return upright ? 0 : -along * KEY_STEP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return upright ? 0 : along * KEY_STEP;
    case GDK_KEY_Page_Up:
      return PAGE_STEP;
    case GDK_KEY_Page_Down:
      return -PAGE_STEP;
    default:
      return 0;
    }
}

static gboolean
key_pressed_cb (MhPanelHandle *self, guint keyval, guint keycode, GdkModifierType state)
{
  double size = 0;
  double step = 0;

  if (mh_session_get_scene (self->session) == NULL)
    return GDK_EVENT_PROPAGATE;

  size = current_size (self);
  step = key_to_step (self, keyval);
  if (keyval == GDK_KEY_Home)
    size = MH_PANEL_SIZE_MIN;
  else if (keyval == GDK_KEY_End)
    size = MH_PANEL_SIZE_MAX;
  else if (step != 0)
    size = mh_panel_size_snap (size + step, NULL, NULL);
  else
    return GDK_EVENT_PROPAGATE;

  set_size (self, size, "panel-size-keys");
  return GDK_EVENT_STOP;
}

static void
focus_left_cb (MhPanelHandle *self)
{
  if (self->session != NULL)
    mh_session_seal (self->session);
}

static void
mh_panel_handle_dispose (GObject *object)
{
  MhPanelHandle *self = MH_PANEL_HANDLE (object);

  forget_stops (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mh_panel_handle_parent_class)->dispose (object);
}

static void
mh_panel_handle_class_init (MhPanelHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_panel_handle_dispose;
  gtk_widget_class_set_css_name (widget_class, "panelhandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
mh_panel_handle_init (MhPanelHandle *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->stop = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The canvas sees the pointer: this widget moves while it is dragged. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Panel size"), -1);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
mh_panel_handle_new (void)
{
  return g_object_new (MH_TYPE_PANEL_HANDLE, NULL);
}

/**
 * mh_panel_handle_set_session:
 * @self: a handle
 * @session: whose panel it resizes
 */
void
mh_panel_handle_set_session (MhPanelHandle *self, MhSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;

  g_signal_connect_object (session, "notify::scene", G_CALLBACK (describe), self,
                           G_CONNECT_SWAPPED);
  describe (self);
}
