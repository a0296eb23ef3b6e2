/* mh-export-row.c: one file to make, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export-row.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "checks/mh-findings.h"

struct _MhExportRow
{
  AdwActionRow parent_instance;

  GtkWidget *check;
  GtkWidget *status; /* GtkStack: "none", "busy", "done", "flawed", "failed" */

  /* owned */
  char *path;            /* where the file would go now */
  GCancellable *looking; /* (nullable): whether there is one already */
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
stop_looking (MhExportRow *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
mh_export_row_dispose (GObject *object)
{
  stop_looking (MH_EXPORT_ROW (object));

  G_OBJECT_CLASS (mh_export_row_parent_class)->dispose (object);
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
  G_OBJECT_CLASS (klass)->dispose = mh_export_row_dispose;
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
mh_export_row_init (MhExportRow *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 6);

  self->check = gtk_check_button_new ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), TRUE);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->check);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);

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

GtkWidget *
mh_export_row_new (const MhExportJob *job)
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
  return GTK_WIDGET (self);
}

gboolean
mh_export_row_is_chosen (MhExportRow *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}

static void
set_subtitle (MhExportRow *self, const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
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

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MhExportRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (info == NULL || self->looking == NULL)
    return;
  shown = shorten_path (self->path);
  /* Translators: %s is the path of a file that will be written over */
  text = g_strdup_printf (_ ("%s\nReplaces the older file"), shown);
  set_subtitle (self, text);
}

void
mh_export_row_show_path (MhExportRow *self, const char *path)
{
  g_autofree char *shown = shorten_path (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  stop_looking (self);
  g_free (self->path);
  self->path = g_strdup (path);
  self->looking = g_cancellable_new ();
  set_subtitle (self, shown);
  gtk_stack_set_visible_child_name (GTK_STACK (self->status), "none");
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, self->looking, found_cb, g_object_ref (self));
}

void
mh_export_row_show_waiting (MhExportRow *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->status), "busy");
}

/* result is NULL when the file was not made; error is NULL too when it was not tried. */
void
mh_export_row_show_result (MhExportRow *self, const MhExportResult *result, const GError *error)
{
  g_autofree char *shown = NULL;
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;
  g_autofree char *problems = NULL;
  g_autofree char *whole = NULL;

  stop_looking (self);
  if (result != NULL)
    problems = mh_findings_sum_up (result->findings);
  gtk_stack_set_visible_child_name (GTK_STACK (self->status), problems != NULL ? "flawed"
                                                              : result != NULL ? "done"
                                                              : error != NULL  ? "failed"
                                                                               : "none");
  if (result == NULL)
    {
      if (error != NULL)
        set_subtitle (self, error->message);
      return;
    }

  shown = shorten_path (result->path);
  size = g_format_size (result->n_bytes);
  if (result->format == MH_FORMAT_JPEG)
    /* Translators: path, size and quality of a file that was made */
    text = g_strdup_printf (_ ("%s\nJPEG, %s, quality %d"), shown, size, result->quality);
  else
    /* Translators: path and size of a file that was made */
    text = g_strdup_printf (_ ("%s\nPNG, %s"), shown, size);
  if (problems != NULL)
    whole = g_strconcat (problems, "\n", text, NULL);
  set_subtitle (self, whole != NULL ? whole : text);
}
