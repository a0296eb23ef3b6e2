/* mh-show-files.c: files in the desktop's file manager
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-show-files.h"

typedef struct
{
  GtkWindow *parent;
  char *folder_uri;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->parent);
  g_free (call->folder_uri);
  g_free (call);
}

/* No file manager that selects files: the folder alone is better than nothing. */
static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply == NULL)
    gtk_show_uri (call->parent, call->folder_uri, GDK_CURRENT_TIME);
  call_free (call);
}

static GVariant *
list_uris (const char *const *paths)
{
  GVariantBuilder uris = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

  for (gsize i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autofree char *uri = g_file_get_uri (file);

      g_variant_builder_add (&uris, "s", uri);
    }
  return g_variant_new ("(ass)", &uris, "");
}

/**
 * mh_show_files:
 * @parent: the window that asks
 * @paths: (array zero-terminated=1): at least one
 *
 * Opens the folder of the first file and selects all that are in it.
 *
 * Source: https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
 */
void
mh_show_files (GtkWindow *parent, const char *const *paths)
{
  g_autofree char *folder = g_path_get_dirname (paths[0]);
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);
  g_autofree char *folder_uri = g_file_get_uri (folder_file);
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  Call *call = NULL;

  if (bus == NULL)
    {
      gtk_show_uri (parent, folder_uri, GDK_CURRENT_TIME);
      return;
    }

  call = g_new0 (Call, 1);
  call->parent = g_object_ref (parent);
  call->folder_uri = g_steal_pointer (&folder_uri);
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems", list_uris (paths), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, call);
}
