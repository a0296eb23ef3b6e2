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
  MhDocument *document = mh_session_get_document (session);
  MhDocument *themed = NULL;

  if (theme != NULL)
    themed = mh_document_set (document, "/theme", theme, NULL);
  else if (mh_document_get (document, "/theme") != NULL)
    themed = mh_document_remove (document, "/theme", NULL);
  else
    themed = mh_document_ref (document);
  if (themed == NULL || theme == NULL)
    return themed;
  return clear_design (themed, mh_json_member (mh_document_get_theme (themed), "design"),
                       "/design");
}
