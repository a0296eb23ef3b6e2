/* mh-picture-chooser.c: asking for a picture file, and taking dropped ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-picture-chooser.h"

#include <glib/gi18n.h>

#include "window/mh-window.h"

/* The dialog that a widget has open, so that it closes with the widget. */
#define DIALOG_KEY "mh-picture-chooser"

typedef struct
{
  GtkWidget *widget; /* not owned: it owns the dialog */
  MhPictureChosen chosen;
} Request;

static void
response_cb (GtkNativeDialog *dialog, int response, Request *request)
{
  GtkWidget *widget = request->widget;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        request->chosen (widget, path);
    }
  g_object_set_data (G_OBJECT (widget), DIALOG_KEY, NULL);
}

static void
drop_dialog (gpointer data)
{
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (data));
  g_object_unref (data);
}

/* Where the team is, its pictures are, as a rule. (transfer full) (nullable) */
static GFile *
find_folder (GtkRoot *root)
{
  MhSession *session = MH_IS_WINDOW (root) ? mh_window_get_session (MH_WINDOW (root)) : NULL;
  GFile *file = session != NULL ? mh_session_get_file (session) : NULL;

  return file != NULL ? g_file_get_parent (file) : NULL;
}

/* Takes the filter. */
static void
choose (GtkWidget *widget, const char *title, GtkFileFilter *filter, MhPictureChosen chosen)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GFile) folder = find_folder (root);
  GtkFileChooserNative *dialog = NULL;
  Request *request = g_new0 (Request, 1);

  *request = (Request){ widget, chosen };
  dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), request,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  g_object_set_data_full (G_OBJECT (widget), DIALOG_KEY, dialog, drop_dialog);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * mh_choose_picture:
 * @widget: for whom; the dialog closes with it
 * @title: the dialog's title
 * @chosen: called with the absolute path when a file was chosen
 *
 * Asks for a picture file, in the folder of the team file at first.
 */
void
mh_choose_picture (GtkWidget *widget, const char *title, MhPictureChosen chosen)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  choose (widget, title, filter, chosen);
}

/**
 * mh_choose_theme:
 * @widget: for whom; the dialog closes with it
 * @title: the dialog's title
 * @chosen: called with the absolute path when a file was chosen
 *
 * Asks for a theme file, in the folder of the team file at first.
 */
void
mh_choose_theme (GtkWidget *widget, const char *title, MhPictureChosen chosen)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Themes"));
  gtk_file_filter_add_pattern (filter, "*.json");
  choose (widget, title, filter, chosen);
}

static gboolean
is_picture (const char *path)
{
  g_autofree char *type = g_content_type_guess (path, NULL, 0, NULL);

  return g_content_type_is_a (type, "image/*");
}

/**
 * mh_list_dropped_pictures:
 * @value: what was dropped: a file, or a list of files
 *
 * Returns: (transfer full) (array zero-terminated=1): the absolute paths of those that are pictures
 * by their names; what they hold is found out when they are read
 */
char **
mh_list_dropped_pictures (const GValue *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GSList) files = NULL;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    files = gdk_file_list_get_files (g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    files = g_slist_prepend (NULL, g_value_get_object (value));

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *path = g_file_get_path (link->data);

      if (path != NULL && is_picture (path))
        g_strv_builder_add (builder, path);
    }
  return g_strv_builder_end (builder);
}
