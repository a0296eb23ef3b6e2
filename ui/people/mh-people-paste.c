/* mh-people-paste.c: people and photos from the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-people-paste.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/mh-file.h"
#include "mh-people-drop.h"
#include "mh-people-edit.h"

#define MAX_PHOTOS_OF_ONE 1000

/* What is in hand between the question and the clipboard's answer. */
typedef struct
{
  GtkWidget *widget;
  MhSession *session;
  MhDocument *document; /* as it was: whoever is at member may be another one later */
  int member;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->widget);
  g_object_unref (paste->session);
  mh_document_unref (paste->document);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
refuse (MhSession *session, GError *error)
{
  mh_session_commit (session, NULL, error, "", NULL);
}

/* photos */

/* "people/aiko-tanaka.png" beside the team file, or with a number where that is taken. */
static char *
name_photo (MhDocument *document, int member)
{
  g_autofree char *plain =
      g_str_to_ascii (mh_document_get_member (document, (guint) member)->name, NULL);
  const char *folder = mh_document_get_folder (document);
  g_autoptr (GString) stem = g_string_new (NULL);

  for (const char *c = plain; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (stem, g_ascii_tolower (*c));
    else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
      g_string_append_c (stem, '-');
  if (stem->len == 0)
    g_string_append (stem, "photo");
  for (int i = 1; i < MAX_PHOTOS_OF_ONE; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      g_autofree char *name = g_strconcat (stem->str, number, ".png", NULL);
      g_autofree char *path =
          g_build_filename (folder != NULL ? folder : ".", "people", name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

typedef struct
{
  GdkTexture *texture;
  char *path;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->texture);
  g_free (writing->path);
  g_free (writing);
}

static void
write_photo (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *writing = task_data;
  g_autofree char *folder = g_path_get_dirname (writing->path);
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (writing->texture);
  GError *error = NULL;

  /* What is wrong with the folder is said of the file in it. */
  g_mkdir_with_parents (folder, 0777);
  if (mh_file_write (writing->path, bytes, &error))
    g_task_return_pointer (task, g_strdup (writing->path), g_free);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  GError *error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (path == NULL)
    refuse (paste->session, error);
  else if (mh_session_get_document (paste->session) == paste->document)
    mh_people_set_photo (paste->session, paste->member, path);
}

static void
texture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  GError *error = NULL;
  g_autoptr (GdkTexture) texture =
      gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  g_autofree char *path = NULL;
  g_autoptr (GTask) task = NULL;
  Writing *writing = NULL;

  if (texture == NULL)
    {
      refuse (paste->session, error);
      return;
    }
  path = name_photo (paste->document, paste->member);
  if (path == NULL)
    return;
  writing = g_new0 (Writing, 1);
  writing->texture = g_steal_pointer (&texture);
  writing->path = g_steal_pointer (&path);
  task = g_task_new (NULL, NULL, written_cb, g_steal_pointer (&paste));
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_photo);
}

/* rows */

/* A name alone is somebody; anything more is looked at first. */
static void
take_text (Paste *paste, const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));

  if (*line == '\0')
    return;
  if (strpbrk (line, "\t\n\r,;") == NULL)
    mh_people_add (paste->session, line);
  else
    gtk_widget_activate_action (paste->widget, "win.import-rows", "s", text);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    take_text (paste, text);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL)
    mh_people_take_drop (paste->widget, paste->session, paste->member, value);
}

/**
 * mh_people_paste:
 * @widget: where it is pasted
 * @session: what is edited
 * @member: who is selected, as an index in members; -1 for nobody
 *
 * Takes from the clipboard what is for people: files as if they were dropped, a picture as the
 * photo of @member, rows of a spreadsheet for review, a name as a new person.
 */
void
mh_people_paste (GtkWidget *widget, MhSession *session, int member)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_autoptr (GdkContentFormats) readable =
      gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));
  g_autoptr (Paste) paste = g_new0 (Paste, 1);

  paste->widget = g_object_ref (widget);
  paste->session = g_object_ref (session);
  paste->document = mh_document_ref (mh_session_get_document (session));
  paste->member = member;
  if (gdk_content_formats_contain_gtype (readable, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_cb, g_steal_pointer (&paste));
  else if (gdk_content_formats_contain_gtype (readable, G_TYPE_STRING))
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, g_steal_pointer (&paste));
  else if (member >= 0 && gdk_content_formats_contain_gtype (readable, GDK_TYPE_TEXTURE))
    gdk_clipboard_read_texture_async (clipboard, NULL, texture_cb, g_steal_pointer (&paste));
}
