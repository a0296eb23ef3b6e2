/* mh-window-drop.c: files that are dropped anywhere on a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-window-private.h"

#include <glib/gi18n.h>

#include "design/mh-file-row.h"
#include "design/mh-picture-chooser.h"
#include "import/mh-import-roster.h"
#include "people/mh-people-drop.h"
#include "people/mh-people-edit.h"
#include "people/mh-person-row.h"
#include "people/mh-photo-editor.h"

/* what is dropped */

static GFile *
find_file (GSList *files, gboolean (*is_wanted) (GFile *file))
{
  for (GSList *link = files; link != NULL; link = link->next)
    if (is_wanted (link->data))
      return link->data;
  return NULL;
}

static gboolean
is_team (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, ".json") && !mh_import_is_roster (file);
}

static char **
list_pictures (GSList *files)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  return mh_list_dropped_pictures (&value);
}

/* where it is dropped */

static char *
describe_place (MhWindow *self, GtkWidget *under)
{
  MhDocument *document = mh_session_get_document (self->session);
  GtkWidget *row = gtk_widget_get_ancestor (under, MH_TYPE_PERSON_ROW);
  GtkWidget *file_row = gtk_widget_get_ancestor (under, MH_TYPE_FILE_ROW);
  int member = -1;

  if (row != NULL && mh_person_row_get_item (MH_PERSON_ROW (row)) != NULL)
    member = (int) mh_person_item_get_index (mh_person_row_get_item (MH_PERSON_ROW (row)));
  else if (gtk_widget_get_ancestor (under, MH_TYPE_PHOTO_EDITOR) != NULL)
    member = mh_session_get_selected (self->session);
  if (member >= 0)
    /* Translators: %s is a person's name */
    return g_strdup_printf (_ ("Set the photo of %s"),
                            mh_document_get_member (document, (guint) member)->name);
  if (file_row != NULL)
    /* Translators: %s is a picture of the design, such as “Logo” */
    return g_strdup_printf (_ ("Set “%s”"),
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (file_row)));
  return NULL;
}

/**
 * mh_window_describe_drop:
 * @self: a window
 * @files: (element-type GFile): what is dragged
 * @under: (nullable): the widget under the pointer
 *
 * Returns: (transfer full) (nullable): what dropping it there does; %NULL for nothing
 */
char *
mh_window_describe_drop (MhWindow *self, GSList *files, GtkWidget *under)
{
  g_auto (GStrv) pictures = NULL;
  char *place = NULL;

  if (find_file (files, is_team) != NULL)
    return g_strdup (_ ("Open Team"));
  if (find_file (files, mh_import_is_roster) != NULL)
    return g_strdup (_ ("Import People"));
  pictures = list_pictures (files);
  if (pictures[0] == NULL)
    return NULL;
  if (pictures[1] == NULL && under != NULL && mh_session_is_loaded (self->session))
    place = describe_place (self, under);
  if (place != NULL)
    return place;
  return mh_people_describe_photos (mh_session_get_document (self->session),
                                    (const char *const *) pictures);
}

/**
 * mh_window_take_files:
 * @self: a window
 * @files: (element-type GFile): what was dropped on it
 *
 * Opens a team, imports a roster, or takes photos; they wait for the team that is on its way.
 *
 * Returns: %FALSE if there is nothing to be done with them
 */
gboolean
mh_window_take_files (MhWindow *self, GSList *files)
{
  GFile *team = find_file (files, is_team);
  GFile *roster = find_file (files, mh_import_is_roster);
  g_auto (GStrv) pictures = list_pictures (files);

  if (team != NULL)
    mh_application_open_file (MH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                              team);
  else if (roster != NULL)
    mh_window_import_file (self, roster);
  else if (pictures[0] != NULL && mh_window_awaits_team (self))
    mh_window_wait_with_photos (self, files);
  else if (pictures[0] != NULL)
    {
      if (!mh_session_is_loaded (self->session))
        mh_window_new_team (self);
      return mh_people_take_photos (self->session, (const char *const *) pictures) > 0;
    }
  else
    {
      mh_window_toast (self, _ ("Team files, tables of people and photos can be dropped here"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
drop_cb (MhWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  return mh_window_take_files (self, files);
}

static void
take_files_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);
  g_autoslist (GFile) files = NULL;

  for (guint i = 0; uris[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_uri (uris[i]));
  mh_window_take_files (data, files);
}

static void
import_rows_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_import_text (data, g_variant_get_string (parameter, NULL));
}

/* saying so before */

static void
show_hint (MhWindow *self, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autofree char *text = NULL;

  if (self->dragged != NULL)
    text = mh_window_describe_drop (self, self->dragged, under);
  if (text != NULL)
    gtk_label_set_text (self->drop_label, text);
  gtk_widget_set_visible (self->drop_frame, text != NULL);
}

static void
dragged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MhWindow) self = data;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, NULL);
  g_autoptr (GSList) files = NULL;

  /* The pointer may have left in the meantime, or have come back with something else. */
  if (value == NULL || self->drop != GDK_DROP (source))
    return;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_clear_slist (&self->dragged, g_object_unref);
  self->dragged = g_slist_copy_deep (files, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  show_hint (self, self->drop_x, self->drop_y);
}

static void
enter_cb (MhWindow *self, double x, double y, GtkDropControllerMotion *controller)
{
  GdkDrop *drop = gtk_drop_controller_motion_get_drop (controller);
  g_autoptr (GdkContentFormats) formats = NULL;

  if (drop == NULL || drop == self->drop)
    return;
  formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_drop_get_formats (drop)));
  if (!gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    return;
  g_set_object (&self->drop, drop);
  self->drop_x = x;
  self->drop_y = y;
  gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, dragged_cb,
                             g_object_ref (self));
}

static void
motion_cb (MhWindow *self, double x, double y)
{
  self->drop_x = x;
  self->drop_y = y;
  if (self->drop != NULL)
    show_hint (self, x, y);
}

static void
leave_cb (MhWindow *self)
{
  mh_window_clear_drop (self);
  gtk_widget_hide (self->drop_frame);
}

/**
 * mh_window_clear_drop:
 * @self: a window
 *
 * Forgets what is dragged over it.
 */
void
mh_window_clear_drop (MhWindow *self)
{
  g_clear_object (&self->drop);
  g_clear_slist (&self->dragged, g_object_unref);
}

static const GActionEntry actions[] = {
  { .name = "take-files", .activate = take_files_cb, .parameter_type = "as" },
  { .name = "import-rows", .activate = import_rows_cb, .parameter_type = "s" },
};

/**
 * mh_window_init_drop:
 * @self: a window
 *
 * Takes files that are dropped where nothing else wants them, and says beforehand what any drop
 * does.
 */
void
mh_window_init_drop (MhWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
