/* mh-session.c: what one window works on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-session-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "mh-turns.h"

/* Paint scales beyond these show nothing more, or cost memory that nobody has to spare: a quarter
 * of the size is a thumbnail, four times is the largest zoom, and 24 megapixels are 96 MB. */
#define MIN_PAINT_SCALE  0.25
#define MAX_PAINT_SCALE  4.0
#define MAX_PAINT_PIXELS (24.0 * 1000 * 1000)

/* A picture that comes so soon after it was asked for is worth waiting for: it is seen in the same
 * frame as the letter that was typed, and not in the next one. */
#define AWAIT_US (10 * 1000)

G_DEFINE_BOXED_TYPE (MhScene, mh_scene, mh_scene_ref, mh_scene_unref)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_FILE,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_SURFACE_ID,
  PROP_LOST_SURFACE,
  PROP_SELECTED,
  PROP_DATE,
  PROP_SCENE,
  PROP_TEXTURE,
  PROP_BUSY,
  PROP_ERROR,
  N_PROPS,
};

enum
{
  EDIT_REFUSED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MhSession, mh_session, G_TYPE_OBJECT)

/* rendering */

static double
bound_scale (const MhSurface *surface, double scale)
{
  double pixels = (double) surface->width_px * surface->height_px;

  scale = CLAMP (scale, MIN_PAINT_SCALE, MAX_PAINT_SCALE);
  if (pixels * scale * scale > MAX_PAINT_PIXELS)
    scale = sqrt (MAX_PAINT_PIXELS / pixels);
  return scale;
}

static void
request_picture (MhSession *self)
{
  MhDocument *document = mh_history_get_document (self->history);
  const MhSurface *surface = mh_session_get_surface (self);
  gboolean was_busy = self->asked != self->shown;
  MhRenderRequest request = { 0 };

  if (!self->loaded || surface == NULL)
    return;

  self->asked_us = g_get_monotonic_time ();
  request.generation = ++self->asked;
  request.document = document;
  request.surfaces = self->surfaces;
  request.surface = surface;
  request.target = mh_session_get_target (self);
  request.date = mh_session_get_date (self);
  request.scale = bound_scale (surface, self->paint_scale);
  if (self->scene_document == document && g_str_equal (self->scene->surface, self->surface_id) &&
      mh_date_compare (self->scene->date, request.date) == 0)
    request.scene = self->scene;
  mh_renderer_request (self->renderer, &request);

  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* What is in work is of no use any more, not even for a moment. */
static void
drop_pictures_in_work (MhSession *self)
{
  mh_renderer_cancel (self->renderer);
  self->floor = self->asked + 1;
}

static void
set_error (MhSession *self, const char *message)
{
  if (g_strcmp0 (self->error, message) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

static void
take_picture (MhSession *self, const MhRenderResult *result)
{
  if (result->scene != self->scene)
    {
      g_clear_pointer (&self->scene, mh_scene_unref);
      self->scene = mh_scene_ref (result->scene);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENE]);
    }
  g_set_object (&self->texture, result->texture);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXTURE]);

  g_clear_pointer (&self->scene_document, mh_document_unref);
  if (result->generation == self->asked)
    self->scene_document = mh_document_ref (mh_history_get_document (self->history));
}

static void
picture_ready_cb (const MhRenderResult *result, gpointer data)
{
  MhSession *self = data;

  if (result->generation < self->floor || result->generation <= self->shown)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  self->shown = result->generation;
  self->taken_us = result->taken_us;
  if (result->texture != NULL)
    take_picture (self, result);
  set_error (self, result->error != NULL ? result->error->message : NULL);
  if (self->shown == self->asked)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* surfaces */

/* After surfaces or targets became others. */
static void
look_on (MhSession *self)
{
  const char *id = mh_session_get_looked_at (self);

  mh_session_look_at (self,
                      mh_session_can_look_at (self, id) ? id : mh_session_choose_surface (self));
}

/**
 * mh_session_set_presets:
 * @self: a session
 * @presets: what counts where the document says nothing
 *
 * All is laid out again. What is looked at stays, also where that comes to be or ends to be a
 * surface.
 */
void
mh_session_set_presets (MhSession *self, MhSurfaces *presets)
{
  mh_surfaces_unref (self->presets);
  self->presets = mh_surfaces_ref (presets);
  mh_session_reload_surfaces (self);
  if (!self->loaded)
    return;
  drop_pictures_in_work (self);
  g_clear_pointer (&self->scene_document, mh_document_unref);
  look_on (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
  request_picture (self);
}

/* history */

static void
document_changed_cb (MhSession *self)
{
  MhDocument *document = mh_history_get_document (self->history);
  int n_members = (int) mh_document_get_n_members (document);

  g_object_freeze_notify (G_OBJECT (self));
  mh_session_follow_theme (self);
  if (mh_session_own_surfaces_changed (self))
    mh_session_reload_surfaces (self);
  if (mh_session_get_surface (self) == NULL || self->lost_surface != NULL)
    {
      drop_pictures_in_work (self);
      look_on (self);
    }
  if (self->selected >= n_members)
    mh_session_set_selected (self, n_members - 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  /* Before anybody is told: the worker begins while the widgets change. */
  request_picture (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* The history's own properties are ours under the same names. */
static void
history_changed_cb (MhSession *self, GParamSpec *pspec)
{
  const char *name = g_param_spec_get_name (pspec);

  if (g_str_equal (name, "document"))
    document_changed_cb (self);
  else
    g_object_notify (G_OBJECT (self), name);
}

/* object */

/* What is wrong with the picture comes first, then what is wrong with what it is made of. */
static const char *
get_problem (MhSession *self)
{
  const char *problems[] = { self->error, self->surface_error, self->theme_problem,
                             self->presets_problem };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (problems[i] != NULL)
      return problems[i];
  return NULL;
}

static void
mh_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MhSession *self = MH_SESSION (object);
  MhDocument *document = mh_history_get_document (self->history);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_boxed (value, document);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_set_string (value, mh_document_get_account (document)->organisation);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, mh_session_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, mh_history_get_can_undo (self->history));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, mh_history_get_can_redo (self->history));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, mh_history_get_undo_label (self->history));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, mh_history_get_redo_label (self->history));
      break;
    case PROP_LOST_SURFACE:
      g_value_set_string (value, self->lost_surface);
      break;
    case PROP_SURFACE_ID:
      g_value_set_string (value, self->surface_id);
      break;
    case PROP_SELECTED:
      g_value_set_int (value, self->selected);
      break;
    case PROP_DATE:
      g_value_take_string (value,
                           mh_date_is_set (self->date) ? mh_date_to_string (self->date) : NULL);
      break;
    case PROP_SCENE:
      g_value_set_boxed (value, self->scene);
      break;
    case PROP_TEXTURE:
      g_value_set_object (value, self->texture);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->asked != self->shown);
      break;
    case PROP_ERROR:
      g_value_set_string (value, get_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MhSession *self = MH_SESSION (object);

  switch (prop_id)
    {
    case PROP_SURFACE_ID:
      mh_session_set_surface_id (self, g_value_get_string (value));
      break;
    case PROP_SELECTED:
      mh_session_set_selected (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_session_finalize (GObject *object)
{
  MhSession *self = MH_SESSION (object);

  g_clear_pointer (&self->renderer, mh_renderer_free);
  g_clear_object (&self->history);
  g_clear_pointer (&self->presets, mh_surfaces_unref);
  g_clear_pointer (&self->surfaces, mh_surfaces_unref);
  g_clear_pointer (&self->own_surfaces, json_node_unref);
  g_clear_pointer (&self->pictures, mh_picture_store_unref);
  g_clear_object (&self->file);
  g_clear_pointer (&self->surface_id, g_free);
  g_clear_pointer (&self->lost_surface, g_free);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->surface_error, g_free);
  g_clear_pointer (&self->presets_problem, g_free);
  g_clear_pointer (&self->theme_problem, g_free);
  mh_session_stop_watching (self);
  g_clear_pointer (&self->scene, mh_scene_unref);
  g_clear_pointer (&self->scene_document, mh_document_unref);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (mh_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  props[PROP_DOCUMENT] = g_param_spec_boxed ("document", NULL, NULL, MH_TYPE_DOCUMENT, read);
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, read);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, read);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, read);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, read);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, read);
  props[PROP_LOST_SURFACE] = g_param_spec_string ("lost-surface", NULL, NULL, NULL, read);
  props[PROP_SURFACE_ID] = g_param_spec_string ("surface-id", NULL, NULL, NULL, both);
  props[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1, both);
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, read);
  props[PROP_SCENE] = g_param_spec_boxed ("scene", NULL, NULL, MH_TYPE_SCENE, read);
  props[PROP_TEXTURE] = g_param_spec_object ("texture", NULL, NULL, GDK_TYPE_TEXTURE, read);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
mh_session_class_init (MhSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mh_session_get_property;
  object_class->set_property = mh_session_set_property;
  object_class->finalize = mh_session_finalize;
  install_properties (object_class);

  /**
   * MhSession::edit-refused:
   * @self: the session
   * @message: why, a finished sentence
   *
   * An edit would have made the document invalid; nothing changed.
   */
  signals[EDIT_REFUSED] =
      g_signal_new ("edit-refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * MhSession::source-changed:
   * @self: the session
   * @message: what has changed, a finished sentence
   *
   * Another program has changed a file that the pictures depend on; they follow.
   */
  g_signal_new ("source-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mh_session_init (MhSession *self)
{
  /* Translators: the organisation in a new, empty team file */
  g_autoptr (MhDocument) starter = mh_document_new_starter (_ ("Your Organisation"), NULL);

  mh_turns_start ();
  self->selected = -1;
  self->paint_scale = 1.0;
  self->history = mh_history_new (starter);
  self->pictures = mh_picture_store_new_for_user (TRUE);
  self->renderer = mh_renderer_new (self->pictures, picture_ready_cb, self);
  self->surface_id = g_strdup (MH_SESSION_DEFAULT_SURFACE);
  self->presets = mh_surfaces_load (NULL, NULL, NULL, NULL);
  mh_session_reload_surfaces (self);
  mh_session_watch_sources (self);
  g_signal_connect_object (self->history, "notify", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mh_session_new:
 *
 * Returns: (transfer full): a session without a document of the user's
 */
MhSession *
mh_session_new (void)
{
  return g_object_new (MH_TYPE_SESSION, NULL);
}

/**
 * mh_session_load:
 * @self: a session
 * @document: what to work on from now
 * @file: (nullable): where it was read
 *
 * Replaces the document and forgets what could be undone.
 */
void
mh_session_load (MhSession *self, MhDocument *document, GFile *file)
{
  g_return_if_fail (MH_IS_SESSION (self));
  g_return_if_fail (document != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  drop_pictures_in_work (self);
  g_clear_pointer (&self->scene_document, mh_document_unref);
  mh_session_set_selected (self, -1);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
  /* Not before the surface is right: a picture is asked for once. */
  self->loaded = FALSE;
  mh_session_set_date (self, MH_DATE_NONE);
  mh_history_reset (self->history, document);
  mh_session_reload_surfaces (self);
  mh_session_look_at (self, MH_SESSION_DEFAULT_SURFACE);
  mh_session_look_at (self, mh_session_choose_surface (self));
  self->loaded = TRUE;
  g_object_thaw_notify (G_OBJECT (self));

  request_picture (self);
}

/**
 * mh_session_mark_saved:
 * @self: a session
 * @document: the document that was current when saving began
 * @file: where it was written
 *
 * An edit made while the file was written leaves the session modified; taking it back does not.
 */
void
mh_session_mark_saved (MhSession *self, MhDocument *document, GFile *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
  mh_history_mark_saved (self->history, document);
}

/**
 * mh_session_set_date:
 * @self: a session
 * @date: the day to show; %MH_DATE_NONE, and today itself, for today
 */
void
mh_session_set_date (MhSession *self, MhDate date)
{
  if (mh_date_is_set (date) && mh_date_compare (date, mh_date_today ()) == 0)
    date = MH_DATE_NONE;
  if (memcmp (&date, &self->date, sizeof date) == 0)
    return;

  self->date = date;
  drop_pictures_in_work (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE]);
  request_picture (self);
}

/**
 * mh_session_set_surface_id:
 * @self: a session
 * @surface_id: an id among its surfaces, or of a target whose surface does not exist; any other
 * changes nothing
 */
void
mh_session_set_surface_id (MhSession *self, const char *surface_id)
{
  if (g_strcmp0 (mh_session_get_looked_at (self), surface_id) == 0 ||
      !mh_session_can_look_at (self, surface_id))
    return;

  drop_pictures_in_work (self);
  mh_session_look_at (self, surface_id);
  request_picture (self);
}

/**
 * mh_session_set_selected:
 * @self: a session
 * @member: an index in members; -1 or one past the end selects none
 */
void
mh_session_set_selected (MhSession *self, int member)
{
  if (member < 0 || member >= (int) mh_document_get_n_members (mh_session_get_document (self)))
    member = -1;
  if (self->selected == member)
    return;

  self->selected = member;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/**
 * mh_session_await_texture:
 * @self: a session
 *
 * For the moment before a frame is painted: waits a little for the picture that is in work, unless
 * it is the first or the last one took too long for that.
 */
void
mh_session_await_texture (MhSession *self)
{
  if (self->asked != self->shown && self->shown > 0 && self->taken_us <= AWAIT_US)
    mh_renderer_wait (self->renderer, self->asked_us + AWAIT_US);
}

/**
 * mh_session_set_paint_scale:
 * @self: a session
 * @scale: device pixels per output pixel
 *
 * The picture shown is stretched until the one of the new scale is there.
 */
void
mh_session_set_paint_scale (MhSession *self, double scale)
{
  if (self->paint_scale == scale)
    return;

  self->paint_scale = scale;
  request_picture (self);
}
