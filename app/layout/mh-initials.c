/* mh-initials.c: the letters that stand in for a face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-initials.h"

#include <pango/pango.h>

/* The first grapheme cluster of a word: a letter with its marks, or a whole emoji. */
static char *
dup_first_cluster (const char *word)
{
  glong n_chars = g_utf8_strlen (word, -1);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);
  glong end = 1;

  pango_get_log_attrs (word, -1, -1, NULL, attrs, (int) n_chars + 1);
  while (end < n_chars && !attrs[end].is_cursor_position)
    end++;
  return g_utf8_substring (word, 0, end);
}

static gboolean
is_ideographic (const char *word)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (word));

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL;
}

/**
 * mh_initials_from_name:
 * @name: a person's name, UTF-8
 *
 * Takes the first grapheme cluster of the first and of the last word, in capitals. A name written
 * in Han, kana or Hangul gives its first cluster alone, as readers there expect.
 *
 * Returns: (transfer full): one or two clusters, or "" for a blank name
 */
char *
mh_initials_from_name (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t\n", -1);
  const char *first = NULL;
  const char *last = NULL;
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  g_autofree char *both = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      {
        first = first != NULL ? first : words[i];
        last = words[i];
      }
  if (first == NULL)
    return g_strdup ("");

  head = dup_first_cluster (first);
  if (first != last && !is_ideographic (first))
    tail = dup_first_cluster (last);
  both = g_strconcat (head, tail, NULL);
  return g_utf8_strup (both, -1);
}
