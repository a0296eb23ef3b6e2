/* mh-themes.c: the themes that come with the program, and what choosing one does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-themes.h"

#include <glib/gi18n.h>

#include "base/mh-assets.h"
#include "team/mh-json-pointer.h"
#include "team/mh-json-value.h"

static const struct
{
  const char *asset;
  const char *title;
} themes[] = {
  { "themes/paper.theme.json", N_ ("Paper") },
  { "themes/forest.theme.json", N_ ("Forest") },
  { "themes/classic.theme.json", N_ ("Classic 2009") },
  { "themes/contrast.theme.json", N_ ("High Contrast") },
};

/* What is built in is right. */
static JsonNode *
read_asset (const char *name)
{
  g_autoptr (GBytes) bytes = mh_assets_get (name);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    g_assert_not_reached ();
  return json_node_ref (json_parser_get_root (parser));
}

/**
 * mh_themes_fill:
 * @row: a gallery without choices
 *
 * A theme of the program's is written into the team file whole: it looks the same on a machine that
 * lacks it.
 */
void
mh_themes_fill (MhGalleryRow *row)
{
  /* Translators: no theme */
  mh_gallery_row_add (row, C_ ("theme", "None"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    mh_gallery_row_add (row, _ (themes[i].title), read_asset (themes[i].asset));
}

/* Takes away what the file itself says of what value says, a leaf at a time. */
static MhDocument *
clear_design (MhDocument *document, /* (transfer full) */
              JsonNode *value,
              const char *pointer)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  if (value == NULL || mh_document_get (document, pointer) == NULL)
    return document;
  if (!JSON_NODE_HOLDS_OBJECT (value))
    {
      MhDocument *without = mh_document_remove (document, pointer, NULL);

      if (without == NULL)
        return document;
      mh_document_unref (document);
      return without;
    }
  json_object_iter_init (&iter, json_node_get_object (value));
  while (json_object_iter_next (&iter, &name, &member))
    {
      g_autoptr (GString) below = g_string_new (pointer);

      mh_json_pointer_append (below, name);
      document = clear_design (document, member, below->str);
    }
  return document;
}

/* (transfer full) (nullable). */
static MhDocument *
try_on (MhDocument *document, JsonNode *theme, GError **error)
{
  MhDocument *themed = NULL;

  if (theme != NULL)
    themed = mh_document_set (document, "/theme", theme, error);
  else if (mh_document_get (document, "/theme") != NULL)
    themed = mh_document_remove (document, "/theme", error);
  else
    themed = mh_document_ref (document);
  if (themed == NULL || theme == NULL)
    return themed;
  return clear_design (themed, mh_json_member (mh_document_get_theme (themed), "design"),
                       "/design");
}

/**
 * mh_themes_try:
 * @session: a session
 * @theme: (nullable): a theme, or the path of a theme file
 *
 * The document with that theme. What the theme says is no longer said by the file's own design, or
 * nothing would be seen of it; a picture that has a look of its own keeps it.
 *
 * Returns: (transfer full) (nullable): %NULL for a theme that cannot be used
 */
MhDocument *
mh_themes_try (MhSession *session, JsonNode *theme)
{
  return try_on (mh_session_get_document (session), theme, NULL);
}

/* A theme's file that is put on. */
typedef struct
{
  GWeakRef session;
  MhDocument *document;
  char *file;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_weak_ref_clear (&choice->session);
  mh_document_unref (choice->document);
  g_free (choice->file);
  g_free (choice);
}

static void
put_on (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Choice *choice = data;
  g_autofree char *path = mh_document_relativize (choice->document, choice->file);
  g_autoptr (JsonNode) theme = mh_json_new_string (path);
  GError *error = NULL;
  MhDocument *themed = try_on (choice->document, theme, &error);

  if (themed != NULL)
    g_task_return_pointer (task, themed, (GDestroyNotify) mh_document_unref);
  else
    g_task_return_error (task, error);
}

static void
put_on_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choice *choice = g_task_get_task_data (G_TASK (result));
  g_autoptr (MhSession) session = g_weak_ref_get (&choice->session);
  GError *error = NULL;
  MhDocument *themed = g_task_propagate_pointer (G_TASK (result), &error);

  if (session == NULL)
    {
      g_clear_pointer (&themed, mh_document_unref);
      g_clear_error (&error);
    }
  else if (themed != NULL && mh_session_get_document (session) != choice->document)
    {
      /* What was edited meanwhile is not to be lost. */
      mh_document_unref (themed);
      mh_themes_choose (session, choice->file);
    }
  else
    {
      mh_session_seal (session);
      mh_session_commit (session, themed, error, _ ("Change Theme"), NULL);
    }
}

/**
 * mh_themes_choose:
 * @session: a session
 * @file: a theme's file, absolute
 *
 * Reads the file off the main thread and makes the theme that of the team, as mh_themes_try() does;
 * one that cannot be used is refused like any edit.
 */
void
mh_themes_choose (MhSession *session, const char *file)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, put_on_cb, NULL);
  Choice *choice = g_new0 (Choice, 1);

  g_weak_ref_init (&choice->session, session);
  choice->document = mh_document_ref (mh_session_get_document (session));
  choice->file = g_strdup (file);
  g_task_set_source_tag (task, mh_themes_choose);
  g_task_set_task_data (task, choice, choice_free);
  g_task_run_in_thread (task, put_on);
}
