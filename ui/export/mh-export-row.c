/* mh-export-row.c: one file to make, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-export-row.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "checks/mh-findings.h"
#include "mh-export-verify.h"

struct _MhExportRow
{
  AdwActionRow parent_instance;

  GtkWidget *check;
  GtkWidget *status; /* GtkStack: "none", "busy", "done", "flawed", "failed" */

  char *path;        /* where the file would go now */
  gboolean is_there; /* it is there, and as it would be exported */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MhExportRow, mh_export_row, ADW_TYPE_ACTION_ROW)

static void
toggled_cb (MhExportRow *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
mh_export_row_finalize (GObject *object)
{
  g_free (MH_EXPORT_ROW (object)->path);

  G_OBJECT_CLASS (mh_export_row_parent_class)->finalize (object);
}

static void
mh_export_row_class_init (MhExportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mh_export_row_finalize;

  /**
   * MhExportRow::chosen:
   * @self: the row
   *
   * The file was taken in or left out.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_status (MhExportRow *self, const char *name, const char *icon, const char *css_class)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, css_class);
  gtk_stack_add_named (GTK_STACK (self->status), image, name);
}

static void
add_status_stack (MhExportRow *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->status = gtk_stack_new ();
  gtk_widget_set_valign (self->status, GTK_ALIGN_CENTER);
  gtk_stack_add_named (GTK_STACK (self->status), gtk_label_new (NULL), "none");
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (GTK_STACK (self->status), spinner, "busy");
  add_status (self, "done", "emblem-ok-symbolic", "success");
  add_status (self, "flawed", "dialog-warning-symbolic", "warning");
  add_status (self, "failed", "dialog-error-symbolic", "error");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->status);
}

/* the file, to be dragged out */

static GdkContentProvider *
prepare_drag_cb (MhExportRow *self)
{
  g_autoptr (GFile) file = NULL;

  if (!self->is_there)
    return NULL;
  file = g_file_new_for_path (self->path);
  return gdk_content_provider_new_typed (G_TYPE_FILE, file);
}

static void
begin_drag_cb (MhExportRow *self, GdkDrag *drag, GtkDragSource *source)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, "image-x-generic", NULL, 48,
                                  gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                  GTK_TEXT_DIR_NONE, 0);

  gtk_drag_source_set_icon (source, GDK_PAINTABLE (icon), 0, 0);
}

static void
add_drag (MhExportRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_drag_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (begin_drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static void
set_there (MhExportRow *self, gboolean is_there)
{
  self->is_there = is_there;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               is_there ? _ ("Drag the row to take the file elsewhere") : NULL);
}

/* what can be taken along */

static void
append_item (GMenu *menu, const char *label, const char *action, guint index)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "i", (int) index);
  g_menu_append_item (menu, item);
}

static void
add_buttons (MhExportRow *self, guint index)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *words = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *more = gtk_menu_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (words), "export.copy-words");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (words), "i", (int) index);
  gtk_widget_set_tooltip_text (words, _ ("Copy the words for those who cannot see the picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy Alt Text"), -1);

  append_item (menu, _ ("Copy Alt _Text"), "export.copy-words", index);
  append_item (menu, _ ("Copy _Picture"), "export.copy-picture", index);
  append_item (menu, _ ("Show in _Files"), "export.show-file", index);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_widget_set_tooltip_text (more, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"),
                                  -1);

  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (words, "flat");
  gtk_widget_add_css_class (more, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), more);
}

static void
mh_export_row_init (MhExportRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 6);

  self->check = gtk_check_button_new ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), TRUE);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->check);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
  add_status_stack (self);
  add_drag (self);
}

/**
 * mh_export_row_new:
 * @job: the file as the document says; not kept
 * @index: of the row
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mh_export_row_new (const MhExportJob *job, guint index)
{
  MhExportRow *self = g_object_new (MH_TYPE_EXPORT_ROW, NULL);
  g_autofree char *title =
      /* Translators: a place and its size in pixels, “X header · 1500 × 500” */
      g_strdup_printf (_ ("%s · %.0f × %.0f"), mh_surface_translate (job->surface->title),
                       round (job->surface->width_px * job->scale),
                       round (job->surface->height_px * job->scale));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mh_surface_translate (job->surface->title), -1);
  add_buttons (self, index);
  return GTK_WIDGET (self);
}

gboolean
mh_export_row_is_chosen (MhExportRow *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}

/* While files are made nothing is chosen, but what is done can be taken along. */
void
mh_export_row_set_editable (MhExportRow *self, gboolean editable)
{
  gtk_widget_set_sensitive (self->check, editable);
}

static void
show_status (MhExportRow *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->status), name);
}

/* A path as people read it: the home folder as ~. */
static char *
shorten_path (const char *path)
{
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (path, home) && path[strlen (home)] == '/')
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_strdup (path);
}

/* more: what is said below the path; (nullable). */
static void
show_lines (MhExportRow *self, const char *more)
{
  g_autofree char *shown = shorten_path (self->path);
  g_autofree char *text = more != NULL ? g_strdup_printf ("%s\n%s", shown, more) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL ? text : shown);
}

void
mh_export_row_show_path (MhExportRow *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  set_there (self, FALSE);
  show_lines (self, NULL);
  show_status (self, "none");
}

void
mh_export_row_show_verdict (MhExportRow *self, const MhVerdict *verdict, const GError *error)
{
  g_autofree char *text = error == NULL ? mh_verify_describe (verdict) : NULL;
  gboolean is_current = error == NULL && verdict->state == MH_FILE_CURRENT;

  set_there (self, is_current);
  show_lines (self, error != NULL ? error->message : text);
  show_status (self, is_current ? "done" : "none");
}

void
mh_export_row_show_waiting (MhExportRow *self)
{
  show_status (self, "busy");
}

static void
show_made (MhExportRow *self, const MhExportResult *result, GPtrArray *findings)
{
  g_autofree char *problems = findings != NULL ? mh_findings_sum_up (findings) : g_strdup ("");
  g_autofree char *size = g_format_size (result->n_bytes);
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  if (result->format == MH_FORMAT_JPEG)
    /* Translators: size and quality of a file that was made */
    text = g_strdup_printf (_ ("JPEG, %s, quality %d"), size, result->quality);
  else
    /* Translators: size of a file that was made */
    text = g_strdup_printf (_ ("PNG, %s"), size);
  if (problems[0] != '\0')
    whole = g_strdup_printf ("%s\n%s", text, problems);
  show_lines (self, whole != NULL ? whole : text);
  show_status (self, whole != NULL ? "flawed" : "done");
  set_there (self, TRUE);
}

void
mh_export_row_show_result (MhExportRow *self,
                           const MhExportResult *result,
                           GPtrArray *findings,
                           const GError *error)
{
  if (result != NULL)
    {
      show_made (self, result, findings);
      return;
    }
  show_status (self, error != NULL ? "failed" : "none");
  if (error != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error->message);
}

const char *
mh_export_row_get_file (MhExportRow *self)
{
  return self->is_there ? self->path : NULL;
}
