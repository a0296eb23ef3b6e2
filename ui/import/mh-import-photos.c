/* mh-import-photos.c: where the photos of people in a roster come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-photos.h"

#include <glib/gi18n.h>

/* More notes than these are counted. */
#define MAX_NOTES 3

struct _MhImportPhotos
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *folder_label;
  GtkWidget *forget_button;
  GtkWidget *left_out_bar;
  GtkLabel *left_out;
  GtkWidget *notes_bar;
  GtkLabel *notes;
  GtkBox *bar;

  /* owned */
  char *folder;                  /* (nullable) */
  GtkFileChooserNative *chooser; /* while it is open */
};

enum
{
  PROP_START = 1,
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MhImportPhotos, mh_import_photos, GTK_TYPE_WIDGET)

static void
show_folder (MhImportPhotos *self)
{
  g_autofree char *name = self->folder != NULL ? g_filename_display_basename (self->folder) : NULL;

  gtk_label_set_text (self->folder_label, name != NULL ? name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_label), self->folder);
  gtk_widget_set_visible (self->forget_button, self->folder != NULL);
}

/**
 * mh_import_photos_set_folder:
 * @self: a bar
 * @folder: (nullable): where to look for photos; %NULL for nowhere
 */
void
mh_import_photos_set_folder (MhImportPhotos *self, const char *folder)
{
  char *copy = g_strdup (folder);

  if (g_strcmp0 (self->folder, folder) != 0)
    {
      g_free (self->folder);
      self->folder = g_steal_pointer (&copy);
      show_folder (self);
      g_signal_emit (self, changed_signal, 0);
    }
  g_free (copy);
}

const char *
mh_import_photos_get_folder (MhImportPhotos *self)
{
  return self->folder;
}

static void
chosen_cb (MhImportPhotos *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (g_file_peek_path (file) != NULL)
    mh_import_photos_set_folder (self, g_file_peek_path (file));
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhImportPhotos *self = MH_IMPORT_PHOTOS (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Photos Folder"), GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Select"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
forget_cb (GtkWidget *widget, const char *action, GVariant *unused)
{
  mh_import_photos_set_folder (MH_IMPORT_PHOTOS (widget), NULL);
}

static void
show_left_out (MhImportPhotos *self, guint n_photos)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u photo that the list holds is left out: it would be written beside the team "
                "file, and there is none yet. Save the team first to take it over.",
                "%u photos that the list holds are left out: they would be written beside the "
                "team file, and there is none yet. Save the team first to take them over.",
                n_photos),
      n_photos);

  gtk_label_set_text (self->left_out, text);
  gtk_widget_set_visible (self->left_out_bar, n_photos > 0);
}

static void
show_notes (MhImportPhotos *self, GPtrArray *problems)
{
  GString *text = g_string_new (NULL);
  guint n_notes = 0;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const MhProblem *problem = problems->pdata[i];

      if (problem->is_note && n_notes++ < MAX_NOTES)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->message);
    }
  if (n_notes > MAX_NOTES)
    {
      guint n_more = n_notes - MAX_NOTES;

      g_string_append_c (text, '\n');
      /* Translators: below some notes */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n_more), n_more);
    }
  gtk_label_set_text (self->notes, text->str);
  gtk_widget_set_visible (self->notes_bar, n_notes > 0);
  g_string_free (text, TRUE);
}

/**
 * mh_import_photos_show:
 * @self: a bar
 * @import: (nullable): what was read; %NULL for nothing yet
 *
 * Says which photos are left out, and why.
 */
void
mh_import_photos_show (MhImportPhotos *self, const MhImport *import)
{
  show_left_out (self, import != NULL ? import->n_left_out : 0);
  show_notes (self, import != NULL ? import->problems : NULL);
}

static void
mh_import_photos_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_START)
    gtk_box_prepend (MH_IMPORT_PHOTOS (object)->bar, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
mh_import_photos_dispose (GObject *object)
{
  MhImportPhotos *self = MH_IMPORT_PHOTOS (object);
  GtkWidget *child = NULL;

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mh_import_photos_parent_class)->dispose (object);
}

static void
mh_import_photos_finalize (GObject *object)
{
  g_free (MH_IMPORT_PHOTOS (object)->folder);
  G_OBJECT_CLASS (mh_import_photos_parent_class)->finalize (object);
}

static void
mh_import_photos_class_init (MhImportPhotosClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_import_photos_dispose;
  G_OBJECT_CLASS (klass)->finalize = mh_import_photos_finalize;
  G_OBJECT_CLASS (klass)->set_property = mh_import_photos_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_START,
                                   g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/import/mh-import-photos.ui");
  gtk_widget_class_bind_template_child (widget_class, MhImportPhotos, folder_label);
  gtk_widget_class_bind_template_child (widget_class, MhImportPhotos, forget_button);
  gtk_widget_class_bind_template_child (widget_class, MhImportPhotos, left_out_bar);
  gtk_widget_class_bind_template_child (widget_class, MhImportPhotos, left_out);
  gtk_widget_class_bind_template_child (widget_class, MhImportPhotos, notes_bar);
  gtk_widget_class_bind_template_child (widget_class, MhImportPhotos, notes);
  gtk_widget_class_bind_template_child (widget_class, MhImportPhotos, bar);
  gtk_widget_class_install_action (widget_class, "photos.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "photos.forget", NULL, forget_cb);
}

static void
mh_import_photos_init (MhImportPhotos *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_folder (self);
}
