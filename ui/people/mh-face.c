/* mh-face.c: a person's photo in a circle, or their initials
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-face.h"

#include <adwaita.h>

#include "mh-thumbnail.h"

struct _MhFace
{
  GtkWidget parent_instance;

  AdwAvatar *avatar;

  char *path; /* (nullable): what photo and problem belong to */
  GdkTexture *photo;
  char *problem; /* (nullable): why there is no photo */
  MhPhotoCrop crop;
  GCancellable *cancellable; /* of the load under way */
};

enum
{
  PROP_SIZE = 1,
  N_PROPS,
};

/* Zoomed photos are cut from more pixels than the circle has; beyond this they may be soft. */
#define MAX_LOAD_ZOOM 4

static GParamSpec *properties[N_PROPS];
static guint loaded_signal;

G_DEFINE_FINAL_TYPE (MhFace, mh_face, GTK_TYPE_WIDGET)

static void
show_photo (MhFace *self)
{
  g_autoptr (GdkPaintable) part =
      self->photo != NULL ? mh_photo_paintable_new (self->photo, &self->crop) : NULL;

  adw_avatar_set_custom_image (self->avatar, part);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) photo = mh_thumbnail_load_finish (result, &error);
  MhFace *self = data;

  /* The face may be gone, or show another person. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  g_set_object (&self->photo, photo);
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  adw_avatar_set_show_initials (self->avatar, TRUE);
  show_photo (self);
  g_signal_emit (self, loaded_signal, 0);
}

static void
cancel (MhFace *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (MhFace *self, MhPictureStore *pictures)
{
  int size_px = adw_avatar_get_size (self->avatar) *
                gtk_widget_get_scale_factor (GTK_WIDGET (self)) *
                (int) CLAMP (self->crop.zoom, 1, MAX_LOAD_ZOOM);

  self->cancellable = g_cancellable_new ();
  mh_thumbnail_load_async (pictures, self->path, size_px, self->cancellable, loaded_cb, self);
}

static void
mh_face_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SIZE:
      g_value_set_int (value, adw_avatar_get_size (MH_FACE (object)->avatar));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_face_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SIZE:
      adw_avatar_set_size (MH_FACE (object)->avatar, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_face_dispose (GObject *object)
{
  MhFace *self = MH_FACE (object);

  cancel (self);
  g_clear_object (&self->photo);
  if (self->avatar != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->avatar));
  self->avatar = NULL;
  G_OBJECT_CLASS (mh_face_parent_class)->dispose (object);
}

static void
mh_face_finalize (GObject *object)
{
  g_free (MH_FACE (object)->path);
  g_free (MH_FACE (object)->problem);
  G_OBJECT_CLASS (mh_face_parent_class)->finalize (object);
}

static void
mh_face_class_init (MhFaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mh_face_get_property;
  object_class->set_property = mh_face_set_property;
  object_class->dispose = mh_face_dispose;
  object_class->finalize = mh_face_finalize;

  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 1, G_MAXINT, 36,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  loaded_signal = g_signal_new ("photo-loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mh_face_init (MhFace *self)
{
  self->avatar = ADW_AVATAR (adw_avatar_new (36, NULL, TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->avatar), GTK_WIDGET (self));
}

/**
 * mh_face_show:
 * @self: a face
 * @name: (nullable): whose initials stand where there is no photo
 * @pictures: (nullable): where decoded pictures are kept
 * @path: (nullable): the photo, absolute
 * @crop: (nullable): which part of it
 *
 * Shows a person. The photo of the same path stays while a new part of it is shown.
 */
void
mh_face_show (MhFace *self,
              const char *name,
              MhPictureStore *pictures,
              const char *path,
              const MhPhotoCrop *crop)
{
  gboolean is_same = g_strcmp0 (path, self->path) == 0;

  adw_avatar_set_text (self->avatar, name);
  self->crop = crop != NULL ? *crop : (MhPhotoCrop){ 0.5, 0.5, 1 };
  if (!is_same)
    {
      cancel (self);
      g_clear_object (&self->photo);
      g_clear_pointer (&self->problem, g_free);
      g_free (self->path);
      self->path = g_strdup (path);
    }
  show_photo (self);
  if (is_same)
    return;
  /* A photo that comes in a moment must not be announced by a flash of initials. */
  adw_avatar_set_show_initials (self->avatar, path == NULL);
  if (path != NULL && pictures != NULL)
    load (self, pictures);
}

/**
 * mh_face_get_photo:
 * @self: a face
 *
 * Returns: (transfer none) (nullable): the photo, %NULL while or when there is none
 */
GdkTexture *
mh_face_get_photo (MhFace *self)
{
  return self->photo;
}

/**
 * mh_face_get_problem:
 * @self: a face
 *
 * Returns: (transfer none) (nullable): why the photo cannot be shown
 */
const char *
mh_face_get_problem (MhFace *self)
{
  return self->problem;
}
