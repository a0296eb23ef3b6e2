/* mh-cluster.c: what a reader takes for one letter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-cluster.h"

#include <pango/pango.h>

/* Whether a consonant that follows is written as one letter with what stands before: @c is a virama
 * that links. */
static gboolean
is_linker (gunichar c)
{
  if (g_unichar_combining_class (c) != 9)
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_DEVANAGARI:
    case G_UNICODE_SCRIPT_BENGALI:
    case G_UNICODE_SCRIPT_GUJARATI:
    case G_UNICODE_SCRIPT_ORIYA:
    case G_UNICODE_SCRIPT_TELUGU:
    case G_UNICODE_SCRIPT_KANNADA:
    case G_UNICODE_SCRIPT_MALAYALAM:
    case G_UNICODE_SCRIPT_KHMER:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * mh_cluster_split:
 * @text: UTF-8
 *
 * Threads: any.
 *
 * Source: Unicode Standard Annex #29, extended grapheme clusters, with the conjuncts of rule GB9c.
 *
 * Returns: (transfer full) (array zero-terminated=1): @text in pieces: a letter with its marks, or
 * a whole emoji
 */
char **
mh_cluster_split (const char *text)
{
  glong n_chars = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);
  GPtrArray *clusters = g_ptr_array_new ();
  const char *start = text;
  const char *p = text;

  pango_get_log_attrs (text, -1, -1, NULL, attrs, (int) n_chars + 1);
  for (glong i = 0; i < n_chars; i++)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (i + 1 < n_chars && (!attrs[i + 1].is_cursor_position ||
                              (is_linker (c) && g_unichar_isalpha (g_utf8_get_char (p)))))
        continue;
      g_ptr_array_add (clusters, g_strndup (start, (gsize) (p - start)));
      start = p;
    }
  g_ptr_array_add (clusters, NULL);
  return (char **) g_ptr_array_free (clusters, FALSE);
}

/**
 * mh_cluster_to_upper:
 * @cluster: one of mh_cluster_split()
 *
 * By the rules of no language, so that a file gives the same everywhere; and letter by letter, so
 * that “ß” stays one.
 *
 * Returns: (transfer full): @cluster as a capital, where its script has any
 */
char *
mh_cluster_to_upper (const char *cluster)
{
  GString *text = g_string_new (NULL);

  for (const char *p = cluster; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (p)));
  return g_string_free (text, FALSE);
}

/**
 * mh_cluster_is_ideographic:
 * @cluster: one of mh_cluster_split()
 *
 * Returns: whether it is Han, kana or Hangul, whose names have no initials
 */
gboolean
mh_cluster_is_ideographic (const char *cluster)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (cluster));

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL ||
         script == G_UNICODE_SCRIPT_BOPOMOFO;
}

/**
 * mh_cluster_is_joining:
 * @cluster: one of mh_cluster_split()
 *
 * Returns: whether its script joins letters that stand beside each other
 */
gboolean
mh_cluster_is_joining (const char *cluster)
{
  switch (g_unichar_get_script (g_utf8_get_char (cluster)))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_MONGOLIAN:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}
