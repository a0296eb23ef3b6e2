/* mh-fonts.c: setting and measuring type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-fonts-private.h"

struct _MhFonts
{
  grefcount ref_count;
  PangoFontMap *map;
  PangoContext *context;
  FT_Library freetype;
  GHashTable *families; /* (nullable): casefolded name → name, once somebody asked */
  GHashTable *copies;   /* key → MhCopy */
  gboolean takes_whole_turns;
};

/* cairo 1.16 keeps the faces of all threads in one FreeType library, opens them without a lock and
 * closes those of others: wrong letters, or a crash, once ten are open. It is that library's state
 * that is guarded here, since nothing of ours is shared. */
struct _MhTextLock
{
  GMutex mutex;
  GCond turn;
  GThread *owner; /* NULL: nobody's */
  guint depth;    /* how often the owner has it */
  guint n_asked;  /* threads that ever asked, the next one's number */
  guint n_served;
};

static MhTextLock text_lock;

/* More texts than the largest team has; the rest are old states of edited fields. */
#define MAX_COPIES 16384

/* Measuring with hinting and rounding off is what makes a scene at scale 2 the same scene. */
static PangoContext *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_cairo_context_set_resolution (context, 96.0);
  cairo_font_options_destroy (options);
  return context;
}

/* Listing them is the first thing that waits until fontconfig has read its files, so it is left for
 * when it is needed: other work goes on meanwhile. */
static GHashTable *
get_families (MhFonts *fonts)
{
  g_autoptr (MhTextLock) locker = NULL;
  GHashTable *names = fonts->families;
  PangoFontFamily **families = NULL;
  int n_families = 0;

  if (names != NULL)
    return names;

  locker = mh_fonts_lock ();
  fonts->families = names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pango_font_map_list_families (fonts->map, &families, &n_families);
  for (int i = 0; i < n_families; i++)
    {
      const char *name = pango_font_family_get_name (families[i]);

      g_hash_table_insert (names, g_utf8_casefold (name, -1), g_strdup (name));
    }
  g_free (families);
  return names;
}

/**
 * mh_fonts_new:
 *
 * Threads: the fonts serve the thread that made them, or one at a time.
 *
 * Returns: (transfer full): the fonts of this machine, as fontconfig finds them
 */
MhFonts *
mh_fonts_new (void)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  MhFonts *fonts = g_new0 (MhFonts, 1);

  g_ref_count_init (&fonts->ref_count);
  fonts->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  fonts->context = create_context (fonts->map);
  if (FT_Init_FreeType (&fonts->freetype) != 0)
    g_error ("FreeType cannot be started: out of memory");
  fonts->copies =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mh_copy_unref);
  return fonts;
}

/**
 * mh_fonts_ref:
 * @fonts: the fonts
 *
 * Returns: (transfer full): @fonts
 */
MhFonts *
mh_fonts_ref (MhFonts *fonts)
{
  g_ref_count_inc (&fonts->ref_count);
  return fonts;
}

/**
 * mh_fonts_unref:
 * @fonts: (transfer full): the fonts
 */
void
mh_fonts_unref (MhFonts *fonts)
{
  g_autoptr (MhTextLock) locker = NULL;

  if (!g_ref_count_dec (&fonts->ref_count))
    return;

  locker = mh_fonts_lock ();
  g_hash_table_unref (fonts->copies);
  g_object_unref (fonts->context);
  g_object_unref (fonts->map);
  FT_Done_FreeType (fonts->freetype);
  g_clear_pointer (&fonts->families, g_hash_table_unref);
  g_free (fonts);
}

/**
 * mh_fonts_lock:
 *
 * One thread at a time sets, measures or paints text, in the order in which they ask: with a plain
 * mutex a thread that checks hundreds of texts takes it again before one that wakes up can. Declare
 * it before what is freed with fonts.
 *
 * Returns: (transfer full): to be freed by the same thread; it may have others
 */
MhTextLock *
mh_fonts_lock (void)
{
  g_mutex_lock (&text_lock.mutex);
  if (text_lock.owner != g_thread_self ())
    {
      guint number = text_lock.n_asked++;

      while (number != text_lock.n_served)
        g_cond_wait (&text_lock.turn, &text_lock.mutex);
      text_lock.owner = g_thread_self ();
    }
  text_lock.depth++;
  g_mutex_unlock (&text_lock.mutex);
  return &text_lock;
}

/* Lets go of a lock of this thread; (transfer full). */
void
mh_text_lock_free (MhTextLock *lock)
{
  g_mutex_lock (&lock->mutex);
  if (--lock->depth == 0)
    {
      lock->owner = NULL;
      lock->n_served++;
      g_cond_broadcast (&lock->turn);
    }
  g_mutex_unlock (&lock->mutex);
}

/**
 * mh_fonts_set_takes_whole_turns:
 * @fonts: the fonts
 *
 * Has all the texts of a picture set in one turn, and painted in another. Threads that make
 * pictures would meet at every text otherwise, and stay in step with each other. Not for a program
 * with a window, which must get its turn between two texts.
 */
void
mh_fonts_set_takes_whole_turns (MhFonts *fonts)
{
  fonts->takes_whole_turns = TRUE;
}

/**
 * mh_fonts_lock_turn:
 * @fonts: the fonts
 *
 * For code that sets many texts, and waits for nothing else meanwhile.
 *
 * Returns: (transfer full) (nullable): as mh_fonts_lock(), where all of them are to be one turn
 */
MhTextLock *
mh_fonts_lock_turn (MhFonts *fonts)
{
  return fonts->takes_whole_turns ? mh_fonts_lock () : NULL;
}

/**
 * mh_fonts_get_context:
 * @fonts: the fonts
 *
 * Returns: (transfer none): what everything is measured in: no hinting, no rounding
 */
PangoContext *
mh_fonts_get_context (MhFonts *fonts)
{
  return fonts->context;
}

/**
 * mh_fonts_get_freetype:
 * @fonts: the fonts
 *
 * Threads: that of @fonts.
 *
 * Returns: (transfer none): FreeType, for rasterising outlines
 */
FT_Library
mh_fonts_get_freetype (MhFonts *fonts)
{
  return fonts->freetype;
}

/**
 * mh_fonts_find_copy:
 * @fonts: the fonts
 * @key: see mh_copy_get()
 *
 * Returns: (transfer none) (nullable): the copy that is kept under @key
 */
MhCopy *
mh_fonts_find_copy (MhFonts *fonts, const char *key)
{
  return g_hash_table_lookup (fonts->copies, key);
}

/**
 * mh_fonts_keep_copy:
 * @fonts: the fonts
 * @key: (transfer full): see mh_copy_get()
 * @copy: (transfer full): a copy
 *
 * Remembers a copy. When there are too many, all are forgotten.
 */
void
mh_fonts_keep_copy (MhFonts *fonts, char *key, MhCopy *copy)
{
  if (g_hash_table_size (fonts->copies) >= MAX_COPIES)
    g_hash_table_remove_all (fonts->copies);
  g_hash_table_insert (fonts->copies, key, copy);
}

/**
 * mh_fonts_has_family:
 * @fonts: the fonts
 * @family: a family's name; case does not matter
 *
 * Returns: %TRUE if it is installed, or is one of fontconfig's generic names
 */
gboolean
mh_fonts_has_family (MhFonts *fonts, const char *family)
{
  g_autofree char *key = g_utf8_casefold (family, -1);
  static const char *const generic[] = { "sans", "sans-serif", "serif", "monospace", NULL };

  return g_strv_contains (generic, key) || g_hash_table_contains (get_families (fonts), key);
}

/**
 * mh_fonts_get_substitute:
 * @fonts: the fonts
 * @family: a family that is not installed
 *
 * Returns: (transfer none): the family that fontconfig gives in its place
 */
const char *
mh_fonts_get_substitute (MhFonts *fonts, const char *family)
{
  g_autoptr (MhTextLock) locker = mh_fonts_lock ();
  PangoFontDescription *wanted = pango_font_description_new ();
  g_autoptr (PangoFont) font = NULL;
  const char *name = family;

  pango_font_description_set_family (wanted, family);
  pango_font_description_set_absolute_size (wanted, 16 * PANGO_SCALE);
  font = pango_font_map_load_font (fonts->map, fonts->context, wanted);
  if (font != NULL)
    name = pango_font_family_get_name (pango_font_face_get_family (pango_font_get_face (font)));
  pango_font_description_free (wanted);
  return name;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mh_fonts_list_families:
 * @fonts: the fonts
 *
 * Returns: (transfer full) (array zero-terminated=1): the installed families, sorted
 */
char **
mh_fonts_list_families (MhFonts *fonts)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name = NULL;

  g_hash_table_iter_init (&iter, get_families (fonts));
  while (g_hash_table_iter_next (&iter, NULL, &name))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
