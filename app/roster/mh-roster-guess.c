/* mh-roster-guess.c: what a column holds, by what is in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <string.h>

/* No more rows are looked at: a table says in its first ones what it is. */
#define ROWS_TO_LOOK_AT 200
/* Of each column that is taken as names, so many in a hundred must look like one. */
#define LEAST_NAMES_PERCENT 80
#define MOST_NAME_WORDS     6
/* “de”, “van” and “bin” begin with a small letter. */
#define MOST_PARTICLE_CHARS 3

static gboolean
has_suffix_of_picture (const char *text)
{
  static const char *const suffixes[] = { ".jpg", ".jpeg", ".png",  ".webp", ".svg",
                                          ".gif", ".heic", ".avif", ".tiff", ".tif" };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_handle_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && strchr ("_.-", *p) == NULL)
      return FALSE;
  return text[0] != '\0';
}

/* "@ann@server.example" */
static gboolean
is_mastodon_handle (const char *text)
{
  const char *at = text[0] == '@' ? strchr (text + 1, '@') : NULL;
  g_autofree char *user = at != NULL ? g_strndup (text + 1, (gsize) (at - text - 1)) : NULL;

  return at != NULL && is_handle_text (user) && is_handle_text (at + 1) && strchr (at, '.') != NULL;
}

static gboolean
is_profile (const char *text, const char *platform)
{
  g_autofree char *found = NULL;
  g_autofree char *handle = NULL;

  return strstr (text, "://") != NULL && mh_roster_read_profile (text, NULL, &found, &handle) &&
         strcmp (found, platform) == 0;
}

static gboolean
is_of_east_asia (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL;
}

/* Two words or more with capitals, or a few letters of East Asia, which writes names without a
 * blank. */
static gboolean
is_name (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ", -1);
  guint n_words = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || (c < 0x80 && strchr ("@/:;<>&!?()[]{}=+*#%\"", (int) c) != NULL))
        return FALSE;
    }
  if (is_of_east_asia (g_utf8_get_char (text)))
    return g_utf8_strlen (text, -1) <= 12;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar c = g_utf8_get_char (words[i]);

      if (c == 0)
        continue;
      if (!g_unichar_isalpha (c) ||
          (g_unichar_islower (c) && g_utf8_strlen (words[i], -1) > MOST_PARTICLE_CHARS))
        return FALSE;
      n_words++;
    }
  return n_words >= 2 && n_words <= MOST_NAME_WORDS;
}

/**
 * mh_roster_is_like:
 * @text: a cell that is not empty
 * @key: what its column may hold
 *
 * Returns: whether it looks like that
 */
gboolean
mh_roster_is_like (const char *text, const char *key)
{
  if (strcmp (key, "name") == 0)
    return is_name (text);
  if (strcmp (key, "handle") == 0)
    return (text[0] == '@' && is_handle_text (text + 1)) || is_profile (text, "x");
  if (strcmp (key, "handles/mastodon") == 0)
    return is_mastodon_handle (text) || is_profile (text, "mastodon");
  if (strcmp (key, "handles/bluesky") == 0)
    return (g_str_has_suffix (text, ".bsky.social") && is_handle_text (text + (text[0] == '@'))) ||
           is_profile (text, "bluesky");
  if (strcmp (key, "handles/linkedin") == 0)
    return is_profile (text, "linkedin");
  if (strcmp (key, "signature") == 0)
    return text[0] == '^' && g_utf8_strlen (text, -1) <= 8;
  if (strcmp (key, "photo") == 0)
    return has_suffix_of_picture (text);
  return FALSE;
}

static gboolean
is_column_like (GPtrArray *rows, guint first, guint column, const char *key)
{
  guint n_cells = 0;
  guint n_like = 0;

  for (guint i = first; i < rows->len && i < first + ROWS_TO_LOOK_AT; i++)
    {
      GPtrArray *row = rows->pdata[i];
      const char *text = column < row->len ? ((MhCell *) row->pdata[column])->text : "";

      if (text[0] == '\0')
        continue;
      n_cells++;
      n_like += mh_roster_is_like (text, key) ? 1 : 0;
    }
  if (strcmp (key, "name") == 0)
    return n_cells > 0 && 100 * n_like >= LEAST_NAMES_PERCENT * n_cells;
  return n_cells > 0 && n_like == n_cells;
}

static gboolean
has_key (GPtrArray *keys, const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_strcmp0 (keys->pdata[i], key) == 0)
      return TRUE;
  return FALSE;
}

/* Without headers, the one column that is left is what people can be asked about. With them, it may
 * be anything, which nobody wants in a picture. */
static void
take_rest (GPtrArray *rows, GPtrArray *keys)
{
  int rest = -1;

  for (guint i = 0; i < keys->len; i++)
    {
      gboolean is_blank = TRUE;

      for (guint j = 0; j < rows->len && is_blank; j++)
        {
          GPtrArray *row = rows->pdata[j];

          is_blank = i >= row->len || ((MhCell *) row->pdata[i])->text[0] == '\0';
        }
      if (keys->pdata[i] != NULL || is_blank)
        continue;
      if (rest >= 0)
        return;
      rest = (int) i;
    }
  if (rest >= 0 && has_key (keys, "name") && !has_key (keys, "expertise"))
    keys->pdata[rest] = g_strdup ("expertise");
}

/**
 * mh_roster_guess_columns:
 * @rows: a table
 * @first: the first of its rows that is a person
 * @keys: what is known of each column; gets what can be told from the content
 */
void
mh_roster_guess_columns (GPtrArray *rows, guint first, GPtrArray *keys)
{
  static const char *const guesses[] = { "handles/mastodon",
                                         "handles/bluesky",
                                         "handles/linkedin",
                                         "handle",
                                         "signature",
                                         "photo",
                                         "name" };
  gboolean has_names = has_key (keys, "name") || has_key (keys, "first") || has_key (keys, "last");

  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    for (guint j = 0; j < keys->len; j++)
      if (keys->pdata[j] == NULL && !has_key (keys, guesses[i]) &&
          !(has_names && strcmp (guesses[i], "name") == 0) &&
          is_column_like (rows, first, j, guesses[i]))
        keys->pdata[j] = g_strdup (guesses[i]);
  if (first == 0)
    take_rest (rows, keys);
}
