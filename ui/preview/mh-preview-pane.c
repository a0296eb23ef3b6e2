/* mh-preview-pane.c: the picture as it is seen on its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-preview-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "window/mh-renderer.h"

/* From the smallest screens of the years of page backgrounds to the widest of today. */
#define WINDOW_LEAST_PX 1024
#define WINDOW_MOST_PX  2560

struct _MhPreviewPane
{
  GtkWidget parent_instance;

  /* owned */
  MhSession *session;
  MhRenderer *renderer; /* NULL while nothing is on the screen */
  GdkTexture *texture;

  MhPreviewDevice device; /* as asked for; a surface may not have it */
  int window_px;          /* of the classic pages; 0: the one that the surface has to serve */
  gboolean recompressed;
  guint64 generation;
  gboolean refreshing; /* the controls are being set by the program */

  /* template */
  GtkWidget *content;
  GtkToggleButton *desktop;
  GtkToggleButton *phone;
  GtkToggleButton *recompress;
  GtkWidget *window_box;
  GtkScale *window;
  GtkLabel *window_label;
  GtkStack *stack; /* "picture", "none", "error" */
  AdwClamp *clamp;
  GtkPicture *picture;
  AdwStatusPage *error;
};

G_DEFINE_FINAL_TYPE (MhPreviewPane, mh_preview_pane, GTK_TYPE_WIDGET)

/* The device that counts on a surface. */
static MhPreviewDevice
choose_device (MhPreviewPane *self, const MhSurface *surface)
{
  if (mh_preview_has_device (surface, self->device))
    return self->device;
  return self->device == MH_PREVIEW_PHONE ? MH_PREVIEW_DESKTOP : MH_PREVIEW_PHONE;
}

static gboolean
has_any_device (const MhSurface *surface)
{
  return mh_preview_has_device (surface, MH_PREVIEW_DESKTOP) ||
         mh_preview_has_device (surface, MH_PREVIEW_PHONE);
}

/* Only the classic pages show another part of the picture in another window. */
static int
choose_window_px (MhPreviewPane *self, const MhSurface *surface, MhPreviewDevice device)
{
  if (surface->page != NULL && device == MH_PREVIEW_DESKTOP && self->window_px > 0)
    return self->window_px;
  return mh_preview_get_window_px (surface, device);
}

/* the picture */

static void
show_error (MhPreviewPane *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* A phone's screen is finer: its mock-up is shown as large as the page is, not as its pixels. */
static void
show_texture (MhPreviewPane *self, GdkTexture *texture)
{
  const MhSurface *surface = mh_session_get_surface (self->session);
  MhPreviewDevice device = choose_device (self, surface);
  int finer = device == MH_PREVIEW_PHONE ? MH_PREVIEW_PHONE_SCALE : 1;
  g_autofree char *text = NULL;

  g_set_object (&self->texture, texture);
  adw_clamp_set_maximum_size (self->clamp, gdk_texture_get_width (texture) / finer);
  adw_clamp_set_tightening_threshold (self->clamp, gdk_texture_get_width (texture) / finer);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  if (device == MH_PREVIEW_PHONE)
    /* Translators: %s is the title of a surface, “X header” */
    text = g_strdup_printf (_ ("%s on a phone"), mh_surface_translate (surface->title));
  else
    /* Translators: %s is the title of a surface, “X header” */
    text = g_strdup_printf (_ ("%s on a computer"), mh_surface_translate (surface->title));
  gtk_picture_set_alternative_text (self->picture, text);
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
take_result (const MhRenderResult *result, gpointer data)
{
  MhPreviewPane *self = data;

  if (result->generation != self->generation)
    return;
  if (result->texture != NULL)
    show_texture (self, result->texture);
  else
    show_error (self, result->error);
}

static void
request (MhPreviewPane *self)
{
  const MhSurface *surface = mh_session_get_surface (self->session);
  MhRenderPage page = { 0 };
  MhRenderRequest request = { 0 };

  if (surface == NULL || !has_any_device (surface))
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  page.device = choose_device (self, surface);
  page.recompressed = self->recompressed && surface->recompressed_quality > 0;
  page.window_px = choose_window_px (self, surface, page.device);
  request.generation = ++self->generation;
  request.document = mh_session_get_document (self->session);
  request.surfaces = mh_session_get_surfaces (self->session);
  request.surface = surface;
  request.target = mh_session_get_target (self->session);
  request.date = mh_session_get_date (self->session);
  request.scale = 1;
  request.page = &page;
  mh_renderer_request (self->renderer, &request);
}

/* the controls */

static void
show_controls (MhPreviewPane *self)
{
  const MhSurface *surface = mh_session_get_surface (self->session);
  MhPreviewDevice device = MH_PREVIEW_DESKTOP;
  g_autofree char *width = NULL;

  if (surface == NULL)
    return;
  device = choose_device (self, surface);
  self->refreshing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->desktop),
                            mh_preview_has_device (surface, MH_PREVIEW_DESKTOP));
  gtk_widget_set_sensitive (GTK_WIDGET (self->phone),
                            mh_preview_has_device (surface, MH_PREVIEW_PHONE));
  gtk_toggle_button_set_active (self->desktop, device == MH_PREVIEW_DESKTOP);
  gtk_toggle_button_set_active (self->phone, device == MH_PREVIEW_PHONE);
  gtk_widget_set_visible (GTK_WIDGET (self->recompress), surface->recompressed_quality > 0);
  gtk_toggle_button_set_active (self->recompress, self->recompressed);
  gtk_widget_set_visible (self->window_box, surface->page != NULL && device == MH_PREVIEW_DESKTOP);
  gtk_range_set_value (GTK_RANGE (self->window), choose_window_px (self, surface, device));
  /* Translators: the width of a browser’s window */
  width = g_strdup_printf (_ ("%d px"), choose_window_px (self, surface, device));
  gtk_label_set_label (self->window_label, width);
  self->refreshing = FALSE;
}

/* The widths at which people judge this page. */
static void
mark_windows (MhPreviewPane *self)
{
  const MhSurface *surface = mh_session_get_surface (self->session);

  gtk_scale_clear_marks (self->window);
  for (guint i = 0; surface != NULL && surface->page != NULL && i < surface->page->n_windows; i++)
    gtk_scale_add_mark (self->window, surface->page->windows[i], GTK_POS_BOTTOM, NULL);
}

static void
refresh (MhPreviewPane *self)
{
  if (self->session == NULL || self->renderer == NULL)
    return;
  show_controls (self);
  request (self);
}

/* A mock-up of another surface would be wrong, not merely old. */
static void
surface_changed_cb (MhPreviewPane *self)
{
  if (self->renderer == NULL)
    return;
  mh_renderer_cancel (self->renderer);
  mark_windows (self);
  refresh (self);
}

static void
toggled_cb (MhPreviewPane *self)
{
  if (!self->refreshing)
    gtk_widget_activate_action (GTK_WIDGET (self), "preview.device", "s",
                                gtk_toggle_button_get_active (self->phone) ? "phone" : "desktop");
}

static void
recompress_cb (MhPreviewPane *self)
{
  if (!self->refreshing)
    gtk_widget_activate_action (GTK_WIDGET (self), "preview.recompressed", "b",
                                gtk_toggle_button_get_active (self->recompress));
}

static void
window_changed_cb (MhPreviewPane *self)
{
  if (!self->refreshing)
    gtk_widget_activate_action (GTK_WIDGET (self), "preview.window", "i",
                                (int) round (gtk_range_get_value (GTK_RANGE (self->window))));
}

static void
device_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhPreviewPane *self = MH_PREVIEW_PANE (widget);
  gboolean is_phone = g_str_equal (g_variant_get_string (parameter, NULL), "phone");

  self->device = is_phone ? MH_PREVIEW_PHONE : MH_PREVIEW_DESKTOP;
  refresh (self);
}

static void
window_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhPreviewPane *self = MH_PREVIEW_PANE (widget);

  self->window_px = CLAMP (g_variant_get_int32 (parameter), WINDOW_LEAST_PX, WINDOW_MOST_PX);
  refresh (self);
}

static void
recompressed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhPreviewPane *self = MH_PREVIEW_PANE (widget);

  self->recompressed = g_variant_get_boolean (parameter);
  refresh (self);
}

/* object */

/* The worker's thread is there only while somebody looks. */
static void
mh_preview_pane_map (GtkWidget *widget)
{
  MhPreviewPane *self = MH_PREVIEW_PANE (widget);

  GTK_WIDGET_CLASS (mh_preview_pane_parent_class)->map (widget);
  if (self->session == NULL)
    return;
  self->renderer = mh_renderer_new (mh_session_get_pictures (self->session), take_result, self);
  mark_windows (self);
  refresh (self);
}

static void
mh_preview_pane_unmap (GtkWidget *widget)
{
  g_clear_pointer (&MH_PREVIEW_PANE (widget)->renderer, mh_renderer_free);

  GTK_WIDGET_CLASS (mh_preview_pane_parent_class)->unmap (widget);
}

static void
mh_preview_pane_dispose (GObject *object)
{
  MhPreviewPane *self = MH_PREVIEW_PANE (object);

  g_clear_pointer (&self->renderer, mh_renderer_free);
  g_clear_object (&self->session);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (mh_preview_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, content);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, desktop);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, phone);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, recompress);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, window_box);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, window);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, window_label);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, stack);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, clamp);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, picture);
  gtk_widget_class_bind_template_child (widget_class, MhPreviewPane, error);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, recompress_cb);
  gtk_widget_class_bind_template_callback (widget_class, window_changed_cb);
}

static void
mh_preview_pane_class_init (MhPreviewPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_preview_pane_dispose;
  widget_class->map = mh_preview_pane_map;
  widget_class->unmap = mh_preview_pane_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/preview/mh-preview-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "preview.device", "s", device_cb);
  gtk_widget_class_install_action (widget_class, "preview.window", "i", window_cb);
  gtk_widget_class_install_action (widget_class, "preview.recompressed", "b", recompressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mh_preview_pane_init (MhPreviewPane *self)
{
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_range_set_range (GTK_RANGE (self->window), WINDOW_LEAST_PX, WINDOW_MOST_PX);
  gtk_range_set_increments (GTK_RANGE (self->window), 8, 128);
  self->refreshing = FALSE;
}

/**
 * mh_preview_pane_set_session:
 * @self: a pane
 * @session: whose picture it shows, from now on
 */
void
mh_preview_pane_set_session (MhPreviewPane *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "notify::document", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::date", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::surface-id", G_CALLBACK (surface_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

GdkTexture *
mh_preview_pane_get_texture (MhPreviewPane *self)
{
  return self->texture;
}
