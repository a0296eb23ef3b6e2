/* mh-fingerprint.c: what a file is made from, in a few numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-fingerprint.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <string.h>

#include "base/mh-digest.h"
#include "layout/mh-copy.h"
#include "layout/mh-text.h"
#include "words/mh-words.h"

/* To be raised when the same scene comes out as other pixels, or the same pixels as other bytes. */
#define RENDERING 1

#define FORMAT_VERSION "1"

static const char *const part_ids[MH_N_PARTS] = {
  [MH_PART_PEOPLE] = "people",   [MH_PART_DRAWING] = "drawing", [MH_PART_PICTURES] = "pictures",
  [MH_PART_FONTS] = "fonts",     [MH_PART_WORDS] = "words",     [MH_PART_OUTPUT] = "output",
  [MH_PART_PROGRAM] = "program",
};

/**
 * mh_part_get_id:
 *
 * Returns: its stable name, as in files and reports
 */
const char *
mh_part_get_id (MhPart part)
{
  g_return_val_if_fail (part < MH_N_PARTS, NULL);
  return part_ids[part];
}

/* Statics: the scene. Each field that painting looks at, and no other: what is added to a scene is
 * to be added here too. */
#if GLIB_SIZEOF_VOID_P == 8
G_STATIC_ASSERT (sizeof (MhSceneItem) == 288);
#endif

static void
add_color (MhDigest *digest, const MhColor *color)
{
  mh_digest_add_double (digest, color->r);
  mh_digest_add_double (digest, color->g);
  mh_digest_add_double (digest, color->b);
  mh_digest_add_double (digest, color->a);
}

static void
add_text (MhDigest *digest, const MhSceneText *text)
{
  mh_digest_add_text (digest, text->text);
  mh_digest_add_text (digest, text->joined);
  mh_digest_add_text (digest, text->family);
  mh_digest_add_text (digest, text->language);
  mh_digest_add_int (digest, text->weight);
  mh_digest_add_double (digest, text->size_px);
  mh_digest_add_double (digest, text->x);
  mh_digest_add_double (digest, text->baseline);
  mh_digest_add_double (digest, text->measure);
  mh_digest_add_double (digest, text->leading);
  mh_digest_add_int (digest, text->max_lines);
  mh_digest_add_int (digest, text->rtl);
  mh_digest_add_int (digest, text->align_center);
}

static void
add_picture (MhDigest *digest, const MhScenePicture *picture)
{
  mh_digest_add_int (digest, picture->fit);
  mh_digest_add_double (digest, picture->focus_x);
  mh_digest_add_double (digest, picture->focus_y);
  mh_digest_add_double (digest, picture->zoom);
  mh_digest_add_double (digest, picture->blur);
  mh_digest_add_double (digest, picture->dim);
  mh_digest_add_double (digest, picture->fade);
}

static void
add_shape (MhDigest *digest, const MhSceneItem *item)
{
  mh_digest_add_double (digest, item->radius);
  mh_digest_add_double (digest, item->gradient_angle_deg);
  for (guint i = 0; i < item->n_stops; i++)
    {
      mh_digest_add_double (digest, item->stops[i].offset);
      add_color (digest, &item->stops[i].color);
    }
  if (item->code != NULL)
    mh_digest_add (digest, item->code->dark,
                   (gsize) item->code->n_modules * (gsize) item->code->n_modules);
}

static void
add_item (MhDigest *digest, const MhSceneItem *item)
{
  mh_digest_add_int (digest, item->kind);
  mh_digest_add_double (digest, item->box.x0);
  mh_digest_add_double (digest, item->box.y0);
  mh_digest_add_double (digest, item->box.x1);
  mh_digest_add_double (digest, item->box.y1);
  add_color (digest, &item->color);
  add_shape (digest, item);
  if (item->kind == MH_ITEM_TEXT)
    add_text (digest, &item->text);
  if (item->kind == MH_ITEM_PICTURE && item->code == NULL)
    add_picture (digest, &item->picture);
}

static guint64
digest_drawing (const MhScene *scene)
{
  MhDigest digest = MH_DIGEST_INIT;

  mh_digest_add_int (&digest, scene->width_px);
  mh_digest_add_int (&digest, scene->height_px);
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    add_item (&digest, mh_scene_get_item (scene, i));
  return digest.value;
}

static guint64
digest_people (const MhScene *scene)
{
  MhDigest digest = MH_DIGEST_INIT;

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->role == MH_ROLE_NAME)
        mh_digest_add_text (&digest, item->text.text);
    }
  return digest.value;
}

static guint64
digest_pictures (const MhScene *scene, MhPictureStore *pictures)
{
  MhDigest digest = MH_DIGEST_INIT;

  for (guint i = 0; pictures != NULL && i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);
      guint64 content = 0;

      if (item->kind != MH_ITEM_PICTURE || item->code != NULL)
        continue;
      mh_picture_store_get_digest (pictures, item->picture.file, &content, NULL);
      mh_digest_add_int (&digest, (gint64) content);
    }
  return digest.value;
}

/* Statics: fonts, known by what is in them */

/* OpenType, “head”: checkSumAdjustment depends on every byte of the font. */
static void
add_face (MhDigest *digest, FT_Face face)
{
  const TT_Header *head = FT_Get_Sfnt_Table (face, FT_SFNT_HEAD);

  mh_digest_add_text (digest, FT_Get_Postscript_Name (face));
  mh_digest_add_int (digest, face->num_glyphs);
  if (head != NULL)
    mh_digest_add_int (digest, (gint64) head->CheckSum_Adjust);
}

static void
add_font_file (MhDigest *digest, PangoFont *font)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  FT_Face face = NULL;

  if (scaled == NULL || cairo_scaled_font_get_type (scaled) != CAIRO_FONT_TYPE_FT)
    return;
  face = cairo_ft_scaled_font_lock_face (scaled);
  if (face != NULL)
    add_face (digest, face);
  cairo_ft_scaled_font_unlock_face (scaled);
}

/* At one size only: how large a text is counts in the drawing. */
static void
add_font (GHashTable *seen, PangoFont *font)
{
  PangoFontDescription *description = NULL;
  g_autofree char *name = NULL;
  MhDigest digest = MH_DIGEST_INIT;

  if (font == NULL || g_hash_table_contains (seen, font))
    return;
  description = pango_font_describe (font);
  pango_font_description_unset_fields (description, PANGO_FONT_MASK_SIZE);
  name = pango_font_description_to_string (description);
  mh_digest_add_text (&digest, name);
  add_font_file (&digest, font);
  g_hash_table_insert (seen, g_object_ref (font), g_memdup2 (&digest.value, sizeof digest.value));
  pango_font_description_free (description);
}

static void
add_fonts_of_text (GHashTable *seen, const MhSceneText *text, MhFonts *fonts)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  g_autoptr (MhCopy) copy =
      mh_copy_get (fonts, text->text, text->family, text->weight, text->language);

  for (int i = 0; i < pango_layout_get_line_count (copy->layout); i++)
    for (GSList *run = pango_layout_get_line_readonly (copy->layout, i)->runs; run != NULL;
         run = run->next)
      add_font (seen, ((PangoGlyphItem *) run->data)->item->analysis.font);
}

static int
compare_digests (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

/* Each font once, in an order that is not that of the texts. */
static guint64
digest_set (GHashTable *seen)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (guint64));
  MhDigest digest = MH_DIGEST_INIT;
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_vals (sorted, value, 1);
  g_array_sort (sorted, compare_digests);
  for (guint i = 0; i < sorted->len; i++)
    {
      guint64 font = g_array_index (sorted, guint64, i);

      if (i == 0 || font != g_array_index (sorted, guint64, i - 1))
        mh_digest_add_int (&digest, (gint64) font);
    }
  return digest.value;
}

static guint64
digest_fonts (const MhScene *scene, MhFonts *fonts)
{
  g_autoptr (MhTextLock) turn = mh_fonts_lock_turn (fonts);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, g_object_unref, g_free);

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->kind == MH_ITEM_TEXT)
        add_fonts_of_text (seen, &item->text, fonts);
    }
  return digest_set (seen);
}

/* Statics: the rest */

static guint64
digest_words (MhDocument *document, const MhExportJob *job, const MhScene *scene)
{
  g_autofree char *alt = mh_words_dup_alt (document, job->surface, job->target, scene->date);
  MhDigest digest = MH_DIGEST_INIT;

  mh_digest_add_text (&digest, mh_export_get_title (document));
  mh_digest_add_text (&digest, alt);
  return digest.value;
}

static guint64
digest_output (const MhExportJob *job)
{
  MhDigest digest = MH_DIGEST_INIT;

  mh_digest_add_int (&digest, job->format);
  mh_digest_add_double (&digest, job->scale);
  mh_digest_add_int (&digest, job->format == MH_FORMAT_JPEG ? job->quality : 0);
  if (job->format == MH_FORMAT_JPEG && job->chroma_420)
    mh_digest_add_text (&digest, MH_CHROMA_420);
  return digest.value;
}

static guint64
digest_program (void)
{
  MhDigest digest = MH_DIGEST_INIT;

  mh_digest_add_text (&digest, MH_VERSION);
  mh_digest_add_int (&digest, RENDERING);
  mh_digest_add_text (&digest, cairo_version_string ());
  mh_digest_add_text (&digest, pango_version_string ());
  return digest.value;
}

/**
 * mh_fingerprint_take:
 * @fingerprint: (out): what the file would be made from
 * @document: the team
 * @job: what to make
 * @scene: as it is laid out for the job
 * @fonts: those that it was laid out with
 * @pictures: (nullable): where pictures come from
 *
 * Threads: that of @fonts.
 */
void
mh_fingerprint_take (MhFingerprint *fingerprint,
                     MhDocument *document,
                     const MhExportJob *job,
                     const MhScene *scene,
                     MhFonts *fonts,
                     MhPictureStore *pictures)
{
  guint64 *parts = fingerprint->parts;

  parts[MH_PART_PEOPLE] = digest_people (scene);
  parts[MH_PART_DRAWING] = digest_drawing (scene);
  parts[MH_PART_PICTURES] = digest_pictures (scene, pictures);
  parts[MH_PART_FONTS] = digest_fonts (scene, fonts);
  parts[MH_PART_WORDS] = digest_words (document, job, scene);
  parts[MH_PART_OUTPUT] = digest_output (job);
  parts[MH_PART_PROGRAM] = digest_program ();
}

/**
 * mh_fingerprint_to_string:
 *
 * Returns: (transfer full): less than 400 bytes of ASCII
 */
char *
mh_fingerprint_to_string (const MhFingerprint *fingerprint)
{
  GString *text = g_string_new (FORMAT_VERSION);

  for (int i = 0; i < MH_N_PARTS; i++)
    g_string_append_printf (text, " %s=%016" G_GINT64_MODIFIER "x", part_ids[i],
                            fingerprint->parts[i]);
  return g_string_free (text, FALSE);
}

/**
 * mh_fingerprint_parse:
 * @text: what a file says
 * @fingerprint: (out): what it means
 *
 * Returns: %FALSE for a text that mh_fingerprint_to_string() does not make
 */
gboolean
mh_fingerprint_parse (const char *text, MhFingerprint *fingerprint)
{
  g_auto (GStrv) words = g_strsplit (text, " ", MH_N_PARTS + 2);

  if (g_strv_length (words) != MH_N_PARTS + 1 || !g_str_equal (words[0], FORMAT_VERSION))
    return FALSE;
  for (int i = 0; i < MH_N_PARTS; i++)
    {
      const char *digits = strchr (words[i + 1], '=');

      if (digits == NULL || !g_str_has_prefix (words[i + 1], part_ids[i]) ||
          (gsize) (digits - words[i + 1]) != strlen (part_ids[i]) ||
          !g_ascii_string_to_unsigned (digits + 1, 16, 0, G_MAXUINT64, &fingerprint->parts[i],
                                       NULL))
        return FALSE;
    }
  return TRUE;
}
