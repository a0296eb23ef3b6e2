/* mh-canvas.c: the picture, large and sharp
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN_PX 24.0

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_FIT,
  PROP_ZOOM,
  PROP_GUIDES,
  N_PROPS,
  /* overridden, of GtkScrollable */
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  EDIT_REQUESTED,
  PICKED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (MhCanvas,
                               mh_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* geometry */

/* Asks for the picture at the scale at which the shown surface will be seen. Not that of the scene
 * that is still on screen: its size may be another. */
static void
request_scale (MhCanvas *self)
{
  const MhSurface *surface = self->session != NULL ? mh_session_get_surface (self->session) : NULL;
  MhViewport coming = self->viewport;

  if (surface == NULL || self->viewport.view_width <= 0)
    return;

  coming.picture_width = surface->width_px;
  coming.picture_height = surface->height_px;
  mh_session_set_paint_scale (self->session, mh_viewport_get_zoom (&coming) *
                                                 gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
configure_adjustments (MhCanvas *self)
{
  MhViewport *viewport = &self->viewport;
  double width = MAX (mh_viewport_get_content_width (viewport), viewport->view_width);
  double height = MAX (mh_viewport_get_content_height (viewport), viewport->view_height);

  viewport->scroll_x = CLAMP (viewport->scroll_x, 0, width - viewport->view_width);
  viewport->scroll_y = CLAMP (viewport->scroll_y, 0, height - viewport->view_height);
  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, viewport->scroll_x, 0, width,
                              viewport->view_width * 0.1, viewport->view_width * 0.9,
                              viewport->view_width);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, viewport->scroll_y, 0, height,
                              viewport->view_height * 0.1, viewport->view_height * 0.9,
                              viewport->view_height);
}

static void
geometry_changed (MhCanvas *self)
{
  configure_adjustments (self);
  request_scale (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
scrolled_cb (MhCanvas *self)
{
  if (self->hadjustment != NULL)
    self->viewport.scroll_x = gtk_adjustment_get_value (self->hadjustment);
  if (self->vadjustment != NULL)
    self->viewport.scroll_y = gtk_adjustment_get_value (self->vadjustment);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (MhCanvas *self, GtkAdjustment **slot, GtkAdjustment *adjustment)
{
  if (*slot == adjustment)
    return;

  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, scrolled_cb, self);
  g_clear_object (slot);
  if (adjustment == NULL)
    return;

  *slot = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  configure_adjustments (self);
}

gboolean
mh_canvas_get_edge (MhCanvas *self, MhBox *edge, gboolean *vertical)
{
  if (!mh_panel_handle_get_edge (self->handle, edge, vertical))
    return FALSE;

  *edge = mh_viewport_to_view (&self->viewport, edge);
  return TRUE;
}

static void
allocate_handle (MhCanvas *self)
{
  gboolean vertical = FALSE;
  MhBox edge = { 0 };
  GtkAllocation place = { 0 };

  gtk_widget_set_child_visible (GTK_WIDGET (self->handle),
                                mh_canvas_get_edge (self, &edge, &vertical));
  edge = mh_box_inset (&edge, vertical ? -4 : 0, vertical ? 0 : -4);
  place.x = (int) floor (edge.x0);
  place.y = (int) floor (edge.y0);
  place.width = MAX (1, (int) ceil (mh_box_width (&edge)));
  place.height = MAX (1, (int) ceil (mh_box_height (&edge)));
  gtk_widget_size_allocate (GTK_WIDGET (self->handle), &place, -1);
}

static void
mh_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MhCanvas *self = MH_CANVAS (widget);

  if (self->viewport.view_width != width || self->viewport.view_height != height)
    {
      self->viewport.view_width = width;
      self->viewport.view_height = height;
      configure_adjustments (self);
      request_scale (self);
      if (self->viewport.fit)
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
    }
  allocate_handle (self);
  mh_canvas_allocate_items (self);
  mh_canvas_allocate_editor (self);
}

static void
mh_canvas_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  MhCanvas *self = MH_CANVAS (widget);

  /* A child must be measured before it is given its place, whatever the answer. */
  gtk_widget_measure (GTK_WIDGET (self->handle), orientation, -1, minimum, natural, NULL, NULL);
  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_measure (self->items->pdata[i], orientation, -1, minimum, natural, NULL, NULL);
  if (self->editor != NULL)
    gtk_widget_measure (self->editor, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = *natural = 0;
}

static void
mh_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MhCanvas *self = MH_CANVAS (widget);
  graphene_rect_t area = { 0 };

  if (self->session == NULL)
    return;

  area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                             (float) gtk_widget_get_height (widget));
  gtk_snapshot_push_clip (snapshot, &area);
  mh_canvas_draw (self, snapshot, &area);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->handle), snapshot);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, self->editor, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
mh_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mh_canvas_parent_class)->css_changed (widget, change);
  mh_canvas_forget_guides (MH_CANVAS (widget));
}

static gboolean
mh_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MhCanvas *self = MH_CANVAS (widget);

  if (self->session == NULL || self->items->len == 0)
    return GTK_WIDGET_CLASS (mh_canvas_parent_class)->focus (widget, direction);
  return mh_canvas_move_focus (self, direction);
}

/* session */

/* The names in the picture, in the order drawn, for a screen reader. */
static char *
list_names (MhSession *session)
{
  MhScene *scene = mh_session_get_scene (session);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->role != MH_ROLE_NAME || item->kind != MH_ITEM_TEXT)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, item->text.text);
    }
  return g_strdup (names->str);
}

static void
describe (MhCanvas *self)
{
  const MhSurface *surface = mh_session_get_surface (self->session);
  g_autofree char *names = list_names (self->session);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  if (surface == NULL)
    return;

  /* Translators: read to people who do not see the picture; %s is a place such as “X header” */
  label = g_strdup_printf (_ ("Picture: %s"), mh_surface_translate (surface->title));
  if (names[0] != '\0')
    /* Translators: %s is a list of people’s names */
    description = g_strdup_printf (_ ("Shows %s"), names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : _ ("Shows no people"), -1);
}

static void
scene_changed_cb (MhCanvas *self)
{
  MhScene *scene = mh_session_get_scene (self->session);

  if (scene == NULL)
    return;

  if (self->viewport.picture_width != scene->width_px ||
      self->viewport.picture_height != scene->height_px)
    {
      self->viewport.picture_width = scene->width_px;
      self->viewport.picture_height = scene->height_px;
      geometry_changed (self);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
    }
  describe (self);
  mh_canvas_refresh_items (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Who was selected elsewhere is selected here; the focus goes with them from one person to the
 * next.
 */
static void
selected_cb (MhCanvas *self)
{
  int selected = mh_session_get_selected (self->session);
  MhCanvasItem *focused = mh_canvas_get_focus_item (self);
  MhCanvasItem *item = selected >= 0 ? mh_canvas_find_item (self, MH_ROLE_NAME, selected) : NULL;

  if (selected >= 0)
    self->picked = MH_N_ROLES;
  if (focused != NULL && item != NULL && focused != item)
    gtk_widget_grab_focus (GTK_WIDGET (item));
  mh_canvas_refresh_selection (self);
}

/* object */

static void
mh_canvas_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MhCanvas *self = MH_CANVAS (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_FIT:
      g_value_set_boolean (value, self->viewport.fit);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, mh_canvas_get_zoom (self));
      break;
    case PROP_GUIDES:
      g_value_set_uint (value, self->guides);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_canvas_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MhCanvas *self = MH_CANVAS (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      mh_canvas_set_session (self, g_value_get_object (value));
      break;
    case PROP_GUIDES:
      mh_canvas_set_guides (self, g_value_get_uint (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = (guint) g_value_get_enum (value) & 1;
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = (guint) g_value_get_enum (value) & 1;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_canvas_dispose (GObject *object)
{
  MhCanvas *self = MH_CANVAS (object);

  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    gtk_widget_unparent (self->items->pdata[i]);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  if (self->handle != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->handle));
  self->handle = NULL;
  g_clear_pointer (&self->edit_pointer, g_free);
  g_clear_pointer (&self->member_boxes, g_array_unref);
  g_clear_pointer (&self->boxes_scene, mh_scene_unref);
  mh_canvas_forget_guides (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mh_canvas_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MH_TYPE_SESSION, both);
  props[PROP_FIT] = g_param_spec_boolean ("fit", NULL, NULL, TRUE, read);
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, MH_VIEWPORT_MAX_ZOOM, 1, read);
  props[PROP_GUIDES] = g_param_spec_uint ("guides", NULL, NULL, 0, G_MAXUINT, 0, both);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
mh_canvas_class_init (MhCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mh_canvas_get_property;
  object_class->set_property = mh_canvas_set_property;
  object_class->dispose = mh_canvas_dispose;
  install_properties (object_class);

  widget_class->measure = mh_canvas_measure;
  widget_class->size_allocate = mh_canvas_size_allocate;
  widget_class->snapshot = mh_canvas_snapshot;
  widget_class->css_changed = mh_canvas_css_changed;
  widget_class->focus = mh_canvas_focus;
  gtk_widget_class_set_css_name (widget_class, "mhcanvas");
  /* Not a picture: that would have no parts. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * MhCanvas::edit-requested:
   * @self: the canvas
   * @member: an index in members, -1 for none
   * @role: of what was double-clicked, as in the scene
   */
  signals[EDIT_REQUESTED] =
      g_signal_new ("edit-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);

  /**
   * MhCanvas::picked:
   * @self: the canvas
   * @role: of what was selected and is no person, as in the scene
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mh_canvas_init (MhCanvas *self)
{
  self->viewport.fit = TRUE;
  self->viewport.zoom = 1.0;
  self->viewport.margin = MARGIN_PX;
  self->hovered = self->pressed = (MhCanvasHit){ MH_N_ROLES, -1 };
  self->picked = MH_N_ROLES;
  self->drop = -1;
  self->items = g_ptr_array_new ();
  self->member_boxes = g_array_new (FALSE, TRUE, sizeof (MhBox));
  self->handle = MH_PANEL_HANDLE (mh_panel_handle_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->handle), GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (request_scale), NULL);
  mh_canvas_add_controllers (self);
}

GtkWidget *
mh_canvas_new (void)
{
  return g_object_new (MH_TYPE_CANVAS, NULL);
}

/**
 * mh_canvas_set_session:
 * @self: a canvas
 * @session: (nullable): whose picture is shown; once set it stays
 */
void
mh_canvas_set_session (MhCanvas *self, MhSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;

  mh_panel_handle_set_session (self->handle, session);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::surface-id", G_CALLBACK (request_scale), self,
                           G_CONNECT_SWAPPED);
  mh_canvas_follow_frames (self);
  g_signal_connect_object (session, "notify::texture", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  scene_changed_cb (self);
  request_scale (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

void
mh_canvas_request_edit (MhCanvas *self, int member, MhRole role)
{
  g_signal_emit (self, signals[EDIT_REQUESTED], 0, member, mh_role_get_id (role));
}

void
mh_canvas_tell_picked (MhCanvas *self, MhRole role)
{
  g_signal_emit (self, signals[PICKED], 0, mh_role_get_id (role));
}

static void
zoom_changed (MhCanvas *self)
{
  geometry_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

/* Always shows the whole picture. */
void
mh_canvas_zoom_fit (MhCanvas *self)
{
  self->viewport.fit = TRUE;
  zoom_changed (self);
}

void
mh_canvas_zoom_about (MhCanvas *self, double zoom, double x, double y)
{
  mh_viewport_zoom_about (&self->viewport, zoom, x, y);
  zoom_changed (self);
}

/**
 * mh_canvas_zoom_to:
 * @self: a canvas
 * @zoom: application pixels per output pixel; what is in the middle stays there
 */
void
mh_canvas_zoom_to (MhCanvas *self, double zoom)
{
  mh_canvas_zoom_about (self, zoom, self->viewport.view_width / 2, self->viewport.view_height / 2);
}

/* direction: 1 for nearer, -1 for farther. */
void
mh_canvas_zoom_step (MhCanvas *self, int direction)
{
  mh_canvas_zoom_to (self, mh_viewport_step_zoom (mh_canvas_get_zoom (self), direction));
}

double
mh_canvas_get_zoom (MhCanvas *self)
{
  return mh_viewport_get_zoom (&self->viewport);
}

gboolean
mh_canvas_get_fit (MhCanvas *self)
{
  return self->viewport.fit;
}

/* What is shown above the picture. */
void
mh_canvas_set_guides (MhCanvas *self, MhGuides guides)
{
  if (self->guides == guides)
    return;

  self->guides = guides;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GUIDES]);
}

MhGuides
mh_canvas_get_guides (MhCanvas *self)
{
  return self->guides;
}

const MhViewport *
mh_canvas_get_viewport (MhCanvas *self)
{
  return &self->viewport;
}
