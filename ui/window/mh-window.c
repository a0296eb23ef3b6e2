/* mh-window.c: one team file in a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-window-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "mh-first-frame.h"
#include "mh-start-page.h"

#define LEAST_WIDTH_PX 360
/* A picture that takes longer says so. */
#define BUSY_PAUSE_MS 200

G_DEFINE_FINAL_TYPE (MhWindow, mh_window, ADW_TYPE_APPLICATION_WINDOW)

/* messages */

void
mh_window_toast (MhWindow *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

void
mh_window_show_error (MhWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* what is shown */

void
mh_window_update_title (MhWindow *self)
{
  GFile *file = mh_session_get_file (self->session);
  g_autofree char *organisation = NULL;
  g_autofree char *name =
      file != NULL ? g_file_get_basename (file) : g_strdup (_ ("Not saved yet"));
  g_autofree char *place = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *whole = NULL;

  if (!mh_session_is_loaded (self->session))
    {
      adw_window_title_set_title (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _ ("Masthead"));
      return;
    }

  g_object_get (self->session, "title", &organisation, NULL);
  marked = mh_session_get_modified (self->session) ? g_strconcat ("• ", organisation, NULL)
                                                   : g_strdup (organisation);
  /* Translators: title of a window: organisation, file name */
  whole = g_strdup_printf (_ ("%s — %s"), marked, name);
  adw_window_title_set_title (self->title, marked);
  /* Translators: %s is the name of a file */
  place = self->is_read_only ? g_strdup_printf (_ ("%s (read-only)"), name) : g_strdup (name);
  adw_window_title_set_subtitle (self->title, place);
  gtk_window_set_title (GTK_WINDOW (self), whole);
}

static void
update_zoom (MhWindow *self)
{
  g_autofree char *label = NULL;

  if (mh_canvas_get_fit (self->canvas))
    /* Translators: the zoom at which the whole picture is seen */
    label = g_strdup (C_ ("zoom", "Fit"));
  else
    label = g_strdup_printf (_ ("%.0f %%"), mh_canvas_get_zoom (self->canvas) * 100);
  gtk_menu_button_set_label (self->zoom_button, label);
}

static void
update_status (MhWindow *self)
{
  const MhScene *scene = mh_session_get_scene (self->session);
  const MhTarget *target = mh_session_get_target (self->session);
  double scale = target != NULL ? target->scale : 1.0;
  g_autofree char *size = NULL;

  if (scene == NULL)
    return;

  /* Translators: size of the picture in pixels and its format, “1500 × 500 · JPEG” */
  size = g_strdup_printf (_ ("%.0f × %.0f · %s"), round (scene->width_px * scale),
                          round (scene->height_px * scale),
                          target != NULL && target->format == MH_FORMAT_PNG ? "PNG" : "JPEG");
  gtk_label_set_label (self->size_label, size);
}

static void
update_error (MhWindow *self)
{
  g_autofree char *error = NULL;

  g_object_get (self->session, "error", &error, NULL);
  if (error != NULL)
    gtk_label_set_label (self->error_label, error);
  gtk_info_bar_set_revealed (self->error_bar, error != NULL);
}

static void
show_busy (MhWindow *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_opacity (GTK_WIDGET (self->spinner), busy ? 1 : 0);
}

static gboolean
still_busy_cb (gpointer data)
{
  MhWindow *self = data;

  self->busy_pause = 0;
  show_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Most pictures are there before anybody could see that something turns. */
static void
update_busy (MhWindow *self)
{
  gboolean busy = FALSE;

  g_object_get (self->session, "busy", &busy, NULL);
  g_clear_handle_id (&self->busy_pause, g_source_remove);
  if (busy)
    self->busy_pause = g_timeout_add (BUSY_PAUSE_MS, still_busy_cb, self);
  else if (gtk_spinner_get_spinning (self->spinner))
    show_busy (self, FALSE);
}

/* Selecting a person, wherever it is done, brings what can be edited of them. */
static void
update_side (MhWindow *self)
{
  gboolean selected = mh_session_get_selected (self->session) >= 0;

  gtk_stack_set_visible_child_name (self->side_stack, selected ? "person" : "design");
}

/**
 * mh_window_update_view:
 * @self: a window
 *
 * Shows the picture, bare or on its page; or what is wrong where there is none.
 */
void
mh_window_update_view (MhWindow *self)
{
  gboolean is_lost = mh_session_get_lost_surface (self->session) != NULL;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autoptr (GVariant) on_page =
      g_action_group_get_action_state (G_ACTION_GROUP (self), "toggle-page");

  /* Else it would go on to the first thing in the picture, and select it. */
  if (!is_lost && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lost_bin)))
    mh_surface_bar_focus (self->surface_bar);
  gtk_stack_set_visible_child_name (self->view_stack, is_lost                           ? "lost"
                                                      : g_variant_get_boolean (on_page) ? "page"
                                                                                        : "canvas");
  gtk_widget_set_opacity (GTK_WIDGET (self->capacity_meter), is_lost ? 0 : 1);
  gtk_widget_set_opacity (GTK_WIDGET (self->size_label), is_lost ? 0 : 1);
}

static void
session_changed_cb (MhWindow *self, GParamSpec *pspec)
{
  /* What no action depends on, and changes with every picture. */
  static const char *const of_picture[] = { "scene", "texture", "busy", "error", "title", NULL };
  const char *name = g_param_spec_get_name (pspec);

  if (g_str_equal (name, "scene") || g_str_equal (name, "document"))
    update_status (self);
  else if (g_str_equal (name, "error"))
    update_error (self);
  else if (g_str_equal (name, "busy"))
    update_busy (self);
  else if (g_str_equal (name, "selected"))
    update_side (self);
  else if (g_str_equal (name, "lost-surface"))
    mh_window_update_view (self);
  else if (g_str_equal (name, "title") || g_str_equal (name, "file"))
    mh_window_update_title (self);

  if (g_str_equal (name, "modified"))
    mh_window_update_title (self);
  if (!g_strv_contains (of_picture, name))
    mh_window_update_actions (self);
}

static void
edit_refused_cb (MhWindow *self, const char *message)
{
  mh_window_toast (self, message);
}

static void
edit_requested_cb (MhWindow *self, int member, const char *role)
{
  g_autofree char *path = NULL;

  if (member < 0)
    {
      mh_window_show_side (self, "design");
      path = g_strdup_printf ("/%s", role);
      mh_design_pane_show_row (mh_window_get_design_pane (self), path);
      return;
    }

  mh_session_set_selected (self->session, member);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "toggle-design",
                                      g_variant_new_boolean (TRUE));
  mh_person_page_edit_name (mh_window_get_person_page (self));
}

/* Selecting something in the picture brings its row, and leaves the focus where it is. */
static void
picked_cb (MhWindow *self, const char *role)
{
  g_autofree char *path = g_strdup_printf ("/%s", role);

  gtk_stack_set_visible_child_name (self->side_stack, "design");
  mh_design_pane_reveal_row (mh_window_get_design_pane (self), path);
}

/* The window can always be made smaller than what is in it: that adapts to what it is given. */
static void
mh_window_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  GtkWidgetClass *parent = GTK_WIDGET_CLASS (mh_window_parent_class);
  int least = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      parent->measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  parent->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                   natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH_PX);
}

static void
mh_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  mh_window_adapt (MH_WINDOW (widget), width);
  GTK_WIDGET_CLASS (mh_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
mh_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mh_window_parent_class)->map (widget);
  mh_first_frame_wait (widget, G_PRIORITY_HIGH_IDLE, mh_window_seen);
}

void
mh_window_show_editor (MhWindow *self)
{
  gtk_stack_set_visible_child_name (self->pages, "editor");
  mh_window_update_title (self);
  mh_window_update_actions (self);
}

/* settings */

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, MH_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
restore_window (MhWindow *self)
{
  mh_window_restore_guides (self);
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_set_size_request (self->people_box,
                               g_settings_get_int (self->settings, "people-width"), -1);
  gtk_widget_set_size_request (self->design_box,
                               g_settings_get_int (self->settings, "design-width"), -1);
  adw_flap_set_reveal_flap (self->people_flap, mh_window_remembers (self, "show-people"));
  adw_flap_set_reveal_flap (self->design_flap, mh_window_remembers (self, "show-design"));
  /* Before the first measuring, which would take the width of all that is shown for the least. */
  mh_window_adapt (self, g_settings_get_int (self->settings, "window-width"));
}

static void
remember_window (MhWindow *self)
{
  int width = 0;
  int height = 0;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  mh_window_remember_guides (self);
  if (self->room != MH_ROOM_WIDE || !mh_session_is_loaded (self->session))
    return;
  gtk_widget_get_size_request (self->people_box, &width, NULL);
  g_settings_set_int (self->settings, "people-width", width);
  gtk_widget_get_size_request (self->design_box, &width, NULL);
  g_settings_set_int (self->settings, "design-width", width);
  g_settings_set_boolean (self->settings, "show-people",
                          adw_flap_get_reveal_flap (self->people_flap));
  g_settings_set_boolean (self->settings, "show-design",
                          adw_flap_get_reveal_flap (self->design_flap));
}

/* object */

static gboolean
mh_window_close_request (GtkWindow *window)
{
  MhWindow *self = MH_WINDOW (window);

  if (!mh_window_guard_close (self))
    return GDK_EVENT_STOP;
  remember_window (self);
  return GTK_WINDOW_CLASS (mh_window_parent_class)->close_request (window);
}

static void
mh_window_dispose (GObject *object)
{
  MhWindow *self = MH_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  mh_window_end_loading (self);
  mh_window_forget_waiting (self);
  mh_window_clear_drop (self);
  g_clear_handle_id (&self->busy_pause, g_source_remove);
  g_clear_handle_id (&self->side_pause, g_source_remove);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->checks);
  mh_window_stop_watching (self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->recent_menu);

  G_OBJECT_CLASS (mh_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MhWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, drop_frame);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, drop_label);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, header);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, import_bin);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, people_flap);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, design_flap);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, people_box);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, design_box);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, people_grip);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, design_grip);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, people_bin);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, design_bin);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, person_bin);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, account_bin);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, checks_bin);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, preview_bin);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, lost_bin);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, side_stack);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, surface_bar);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, disk_bar);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, disk_label);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, disk_line);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, disk_buttons);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, zoom_menu);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, capacity_meter);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, checks_badge);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, date_button);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, low_buttons);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, low_date_button);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, low_checks_badge);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, guides_button);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, guides_menu);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, date_bar);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, date_label);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, size_label);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, edit_buttons);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, people_toggle);
  gtk_widget_class_bind_template_child (widget_class, MhWindow, design_toggle);
}

static void
mh_window_class_init (MhWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_window_dispose;
  widget_class->map = mh_window_map;
  widget_class->measure = mh_window_measure;
  widget_class->size_allocate = mh_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = mh_window_close_request;

  g_type_ensure (MH_TYPE_ACCOUNT_PAGE);
  g_type_ensure (MH_TYPE_CANVAS);
  g_type_ensure (MH_TYPE_CAPACITY_METER);
  g_type_ensure (MH_TYPE_CHECKS_BADGE);
  g_type_ensure (MH_TYPE_CHECKS_PAGE);
  g_type_ensure (MH_TYPE_DATE_BUTTON);
  g_type_ensure (MH_TYPE_DESIGN_PANE);
  g_type_ensure (MH_TYPE_IMPORT_PAGE);
  g_type_ensure (MH_TYPE_LAZY_BIN);
  g_type_ensure (MH_TYPE_LOST_PAGE);
  g_type_ensure (MH_TYPE_PANE_GRIP);
  g_type_ensure (MH_TYPE_PEOPLE_PANE);
  g_type_ensure (MH_TYPE_PERSON_PAGE);
  g_type_ensure (MH_TYPE_PREVIEW_PANE);
  g_type_ensure (MH_TYPE_START_PAGE);
  g_type_ensure (MH_TYPE_SURFACE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-window.ui");
  bind_children (widget_class);
}

static void
connect_session (MhWindow *self)
{
  mh_canvas_set_session (self->canvas, self->session);
  mh_surface_bar_set_session (self->surface_bar, self->session);
  mh_window_connect_checks (self);
  mh_window_connect_date (self);
  /* After the panes, which may be made at any time. */
  g_signal_connect_object (self->session, "notify", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->session, "source-changed", G_CALLBACK (mh_window_toast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "edit-refused", G_CALLBACK (edit_refused_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
mh_window_init (MhWindow *self)
{
  self->session = mh_session_new ();
  self->settings = open_settings ();
  self->recent_menu = g_menu_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  mh_window_add_actions (self);
  mh_window_init_drop (self);
  mh_window_init_panes (self);
  mh_window_init_menus (self);
  connect_session (self);

  g_signal_connect_swapped (self->canvas, "edit-requested", G_CALLBACK (edit_requested_cb), self);
  g_signal_connect_swapped (self->canvas, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->canvas, "notify::zoom", G_CALLBACK (update_zoom), self);
  g_signal_connect_swapped (self->canvas, "notify::fit", G_CALLBACK (update_zoom), self);

  mh_window_init_room (self);
  restore_window (self);
  mh_window_update_title (self);
  update_zoom (self);
  mh_window_update_actions (self);
}

MhWindow *
mh_window_new (MhApplication *application)
{
  MhWindow *self = g_object_new (MH_TYPE_WINDOW, "application", application, NULL);

  mh_window_watch_disk (self);
  return self;
}

MhSession *
mh_window_get_session (MhWindow *self)
{
  return self->session;
}

gboolean
mh_window_is_blank (MhWindow *self)
{
  return !mh_session_is_loaded (self->session) && self->loading == NULL;
}

gboolean
mh_window_is_loading (MhWindow *self)
{
  return self->loading != NULL;
}

/**
 * mh_window_shows_file:
 * @self: a window
 * @file: a team file
 *
 * Returns: %TRUE if @file is open here, or on its way
 */
gboolean
mh_window_shows_file (MhWindow *self, GFile *file)
{
  GFile *own = mh_session_get_file (self->session);

  return (own != NULL && g_file_equal (own, file)) ||
         (self->loading_file != NULL && g_file_equal (self->loading_file, file));
}

static gboolean
has_focus (MhWindow *self, GtkWidget *part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/**
 * mh_window_get_help_topic:
 * @self: a window
 *
 * Returns: (transfer none): the page of the help for what has the focus
 */
const char *
mh_window_get_help_topic (MhWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  if (page == NULL || !g_str_equal (page, "editor"))
    return page != NULL ? page : "start";
  if (has_focus (self, GTK_WIDGET (self->people_bin)))
    return "people";
  if (has_focus (self, self->design_box))
    return gtk_stack_get_visible_child_name (self->side_stack);
  return "picture";
}
