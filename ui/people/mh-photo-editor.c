/* mh-photo-editor.c: a person's photo, and which part of it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-photo-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "design/mh-picture-chooser.h"
#include "mh-face.h"
#include "mh-people-drop.h"
#include "mh-people-edit.h"
#include "mh-people-paste.h"
#include "window/mh-tooltip.h"

struct _MhPhotoEditor
{
  GtkWidget parent_instance;

  GtkAdjustment *zoom;
  GtkWidget *frame;
  MhFace *face;
  GtkWidget *zoom_box;
  GtkWidget *scale;
  GtkWidget *choose_button;
  GtkWidget *remove_button;
  GtkLabel *problem;

  MhSession *session;  /* (nullable) */
  int member;          /* -1 for nobody */
  double drag_focus_x; /* the focus when the drag began */
  double drag_focus_y;
  gboolean refreshing; /* the zoom is being set by the program */
};

/* Of the picture, for one press of an arrow key. */
#define KEY_STEP  0.02
#define ZOOM_STEP 0.1

G_DEFINE_FINAL_TYPE (MhPhotoEditor, mh_photo_editor, GTK_TYPE_WIDGET)

static const MhMember *
get_member (MhPhotoEditor *self)
{
  MhDocument *document = self->session != NULL ? mh_session_get_document (self->session) : NULL;

  if (document == NULL || self->member < 0 ||
      self->member >= (int) mh_document_get_n_members (document))
    return NULL;
  return mh_document_get_member (document, (guint) self->member);
}

static MhPhotoCrop
get_crop (const MhMember *member)
{
  return (MhPhotoCrop){ member->photo_focus_x, member->photo_focus_y, member->photo_zoom };
}

static void
set_crop (MhPhotoEditor *self, const MhPhotoCrop *crop)
{
  if (mh_face_get_photo (self->face) != NULL)
    mh_people_set_photo_crop (self->session, self->member, crop->focus_x, crop->focus_y,
                              crop->zoom);
}

static void
seal (MhPhotoEditor *self)
{
  if (self->session != NULL)
    mh_session_seal (self->session);
}

/* Part of the photo's width and height that the circle shows, each 0 to 1. */
static void
measure_window (MhPhotoEditor *self, const MhPhotoCrop *crop, double *width, double *height)
{
  GdkTexture *photo = mh_face_get_photo (self->face);
  graphene_rect_t whole =
      mh_photo_crop_place (crop, gdk_texture_get_width (photo), gdk_texture_get_height (photo), 1);

  *width = 1 / whole.size.width;
  *height = 1 / whole.size.height;
}

/* A focus beyond what can come into the middle would make the next drag begin with nothing moving.
 */
static double
bound_focus (double focus, double window)
{
  return window >= 1 ? 0.5 : CLAMP (focus, window / 2, 1 - window / 2);
}

static void
move_focus (MhPhotoEditor *self, double dx, double dy)
{
  const MhMember *member = get_member (self);
  MhPhotoCrop crop = { 0 };
  double width = 0;
  double height = 0;

  if (member == NULL || mh_face_get_photo (self->face) == NULL)
    return;
  crop = get_crop (member);
  measure_window (self, &crop, &width, &height);
  crop.focus_x = bound_focus (bound_focus (crop.focus_x, width) + dx, width);
  crop.focus_y = bound_focus (bound_focus (crop.focus_y, height) + dy, height);
  set_crop (self, &crop);
}

static void
set_zoom (MhPhotoEditor *self, double zoom)
{
  const MhMember *member = get_member (self);
  MhPhotoCrop crop = { 0 };

  if (member == NULL)
    return;
  crop = get_crop (member);
  crop.zoom = CLAMP (zoom, 1, MAX (gtk_adjustment_get_upper (self->zoom), crop.zoom));
  if (crop.zoom != member->photo_zoom)
    set_crop (self, &crop);
}

static void
show_state (MhPhotoEditor *self)
{
  const MhMember *member = get_member (self);
  gboolean has_photo = mh_face_get_photo (self->face) != NULL;
  const char *problem = mh_face_get_problem (self->face);

  gtk_widget_set_visible (self->zoom_box, has_photo);
  gtk_widget_set_focusable (self->frame, has_photo);
  gtk_widget_set_cursor_from_name (self->frame, has_photo ? "grab" : NULL);
  mh_tooltip_set (self->frame, has_photo ? _ ("Drag to choose the part that is shown") : NULL);
  gtk_widget_set_visible (self->remove_button, member != NULL && member->photo_file != NULL);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
photo_loaded_cb (MhPhotoEditor *self)
{
  show_state (self);
}

static void
zoomed_cb (MhPhotoEditor *self)
{
  if (!self->refreshing)
    set_zoom (self, gtk_adjustment_get_value (self->zoom));
}

static void
zoom_in_cb (MhPhotoEditor *self)
{
  set_zoom (self, gtk_adjustment_get_value (self->zoom) + ZOOM_STEP);
}

static void
zoom_out_cb (MhPhotoEditor *self)
{
  set_zoom (self, gtk_adjustment_get_value (self->zoom) - ZOOM_STEP);
}

static gboolean
scale_event_cb (MhPhotoEditor *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END)
    seal (self);
  return GDK_EVENT_PROPAGATE;
}

static void
drag_begin_cb (MhPhotoEditor *self)
{
  const MhMember *member = get_member (self);
  MhPhotoCrop crop = { 0 };
  double width = 0;
  double height = 0;

  if (member == NULL || mh_face_get_photo (self->face) == NULL)
    return;
  gtk_widget_grab_focus (self->frame);
  crop = get_crop (member);
  measure_window (self, &crop, &width, &height);
  self->drag_focus_x = bound_focus (crop.focus_x, width);
  self->drag_focus_y = bound_focus (crop.focus_y, height);
  gtk_widget_set_cursor_from_name (self->frame, "grabbing");
}

/* The photo follows the pointer, so the focus goes the other way. */
static void
drag_update_cb (MhPhotoEditor *self, double dx, double dy)
{
  const MhMember *member = get_member (self);
  double side = gtk_widget_get_width (GTK_WIDGET (self->face));
  MhPhotoCrop crop = { 0 };
  double width = 0;
  double height = 0;

  if (member == NULL || mh_face_get_photo (self->face) == NULL)
    return;
  crop = get_crop (member);
  measure_window (self, &crop, &width, &height);
  crop.focus_x = bound_focus (self->drag_focus_x - dx / side * width, width);
  crop.focus_y = bound_focus (self->drag_focus_y - dy / side * height, height);
  set_crop (self, &crop);
}

static void
drag_end_cb (MhPhotoEditor *self)
{
  seal (self);
  show_state (self);
}

static gboolean
scroll_cb (MhPhotoEditor *self, double dx, double dy)
{
  const MhMember *member = get_member (self);

  if (member == NULL || mh_face_get_photo (self->face) == NULL)
    return GDK_EVENT_PROPAGATE;
  set_zoom (self, member->photo_zoom - dy * ZOOM_STEP);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (MhPhotoEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  const MhMember *member = get_member (self);

  if (member == NULL || mh_face_get_photo (self->face) == NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      move_focus (self, -KEY_STEP, 0);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
      move_focus (self, KEY_STEP, 0);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
      move_focus (self, 0, -KEY_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
      move_focus (self, 0, KEY_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      set_zoom (self, member->photo_zoom + ZOOM_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      set_zoom (self, member->photo_zoom - ZOOM_STEP);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
take_photo (GtkWidget *widget, const char *path)
{
  MhPhotoEditor *self = MH_PHOTO_EDITOR (widget);

  if (get_member (self) != NULL)
    mh_people_set_photo (self->session, self->member, path);
}

static void
choose_cb (MhPhotoEditor *self)
{
  mh_choose_picture (GTK_WIDGET (self), _ ("Choose a Photo"), take_photo);
}

static void
remove_cb (MhPhotoEditor *self)
{
  gtk_widget_grab_focus (self->choose_button);
  take_photo (GTK_WIDGET (self), NULL);
}

static gboolean
drop_cb (MhPhotoEditor *self, const GValue *value)
{
  return mh_people_take_drop (GTK_WIDGET (self), self->session, self->member, value);
}

static void
paste (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPhotoEditor *self = MH_PHOTO_EDITOR (widget);

  if (get_member (self) != NULL)
    mh_people_paste (widget, self->session, self->member);
}

static void
mh_photo_editor_dispose (GObject *object)
{
  MhPhotoEditor *self = MH_PHOTO_EDITOR (object);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mh_photo_editor_parent_class)->dispose (object);
}

static void
mh_photo_editor_class_init (MhPhotoEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_photo_editor_dispose;

  g_type_ensure (MH_TYPE_FACE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/people/mh-photo-editor.ui");
  gtk_widget_class_install_action (widget_class, "photo.paste", NULL, paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photo.paste",
                                       NULL);
  gtk_widget_class_bind_template_child (widget_class, MhPhotoEditor, zoom);
  gtk_widget_class_bind_template_child (widget_class, MhPhotoEditor, frame);
  gtk_widget_class_bind_template_child (widget_class, MhPhotoEditor, face);
  gtk_widget_class_bind_template_child (widget_class, MhPhotoEditor, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, MhPhotoEditor, scale);
  gtk_widget_class_bind_template_child (widget_class, MhPhotoEditor, choose_button);
  gtk_widget_class_bind_template_child (widget_class, MhPhotoEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, MhPhotoEditor, problem);
  gtk_widget_class_bind_template_callback (widget_class, photo_loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_event_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, seal);
}

static void
mh_photo_editor_init (MhPhotoEditor *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->member = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * mh_photo_editor_show:
 * @self: an editor
 * @session: (nullable): where the person is edited
 * @member: who, as an index in members; -1 for nobody
 */
void
mh_photo_editor_show (MhPhotoEditor *self, MhSession *session, int member)
{
  const MhMember *shown = NULL;
  g_autofree char *path = NULL;
  MhPhotoCrop crop = { 0.5, 0.5, 1 };

  g_set_object (&self->session, session);
  self->member = member;
  shown = get_member (self);
  if (shown == NULL)
    return;
  path = mh_people_resolve_photo (session, shown);
  crop = get_crop (shown);
  mh_face_show (self->face, shown->name, mh_session_get_pictures (session), path, &crop);

  self->refreshing = TRUE;
  gtk_adjustment_set_value (self->zoom, crop.zoom);
  self->refreshing = FALSE;
  show_state (self);
}
