/* mh-initials.c: the letters that a name begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-initials.h"

#include <string.h>

#include "base/mh-cluster.h"
#include "mh-name.h"

/* The most letters of a prefix such as “al-” or “dell’”. */
#define PREFIX_LETTERS 4

#define NON_JOINER "\u200c"

/* Thai and Lao write these vowels before the consonant that they follow in speech. */
static gboolean
is_leading_vowel (gunichar c)
{
  return (c >= 0x0e40 && c <= 0x0e44) || (c >= 0x0ec0 && c <= 0x0ec4);
}

static gboolean
is_initial (gunichar c)
{
  return g_unichar_isalpha (c) && g_unichar_type (c) != G_UNICODE_MODIFIER_LETTER &&
         !is_leading_vowel (c);
}

static gboolean
is_link (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc || c == '-' || c == 0x2010 || c == 0x2011;
}

/* Where the letter stands that a reader names the word by: “N” of “(Nell)”, “H” of “al-Hassan”, “A”
 * of “d’Arc”, but “O” of “O’Neill”. %NULL for a word without letters. */
static const char *
find_initial (const char *word)
{
  const char *start = word;
  const char *p = NULL;

  while (*start != '\0' && !is_initial (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (*start == '\0')
    return NULL;
  if (!g_unichar_islower (g_utf8_get_char (start)))
    return start;

  p = start;
  for (int i = 0; i < PREFIX_LETTERS && g_unichar_isalpha (g_utf8_get_char (p)); i++)
    p = g_utf8_next_char (p);
  if (is_link (g_utf8_get_char (p)) && g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (p))))
    return g_utf8_next_char (p);
  return start;
}

static guint
count_letters (const char *word)
{
  guint n_letters = 0;

  for (; *word != '\0'; word = g_utf8_next_char (word))
    n_letters += g_unichar_isalpha (g_utf8_get_char (word));
  return n_letters;
}

/* “Dr.” and “Jr.”, but neither “J.” nor “J.R.R.”. */
static gboolean
is_title (const char *word)
{
  return g_str_has_suffix (word, ".") && strchr (word, '.') == word + strlen (word) - 1 &&
         count_letters (word) > 1;
}

static gboolean
is_numeral (const char *word)
{
  return g_str_equal (word, "II") || g_str_equal (word, "III") || g_str_equal (word, "IV");
}

/* Leaves what stands in brackets, and degrees behind a comma. (transfer full) (element-type utf8):
 * words that have letters. */
static GPtrArray *
list_words (const char *name)
{
  g_autofree char *said = mh_name_put_first_first (name);
  g_auto (GStrv) words = g_strsplit_set (said, " \t\r\n", -1);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);
  gboolean in_brackets = FALSE;
  gboolean has_ended = FALSE;

  for (guint i = 0; words[i] != NULL && !has_ended; i++)
    {
      in_brackets |= words[i][0] == '(' && kept->len > 0;
      has_ended = g_str_has_suffix (words[i], ",") && kept->len > 0;
      if (!in_brackets && find_initial (words[i]) != NULL)
        g_ptr_array_add (kept, g_strdup (words[i]));
      in_brackets &= strchr (words[i], ')') == NULL;
    }
  return kept;
}

static gboolean
is_capital (const char *word)
{
  return !g_unichar_islower (g_utf8_get_char (find_initial (word)));
}

/* Whether a word stands before one with a capital: “van” and “der” in “van der Berg”. */
static gboolean
is_particle (GPtrArray *words, guint index)
{
  if (is_capital (words->pdata[index]) || count_letters (words->pdata[index]) < 2)
    return FALSE;
  for (guint i = index + 1; i < words->len; i++)
    if (is_capital (words->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
drop_suffixes (GPtrArray *words)
{
  while (words->len > 2)
    {
      const char *last = words->pdata[words->len - 1];

      if (!is_title (last) && !is_numeral (last))
        return;
      g_ptr_array_set_size (words, (int) words->len - 1);
    }
}

static void
drop_titles (GPtrArray *words)
{
  while (words->len > 1 && (is_title (words->pdata[0]) || is_particle (words, 0)))
    g_ptr_array_remove_index (words, 0);
}

/* (transfer full): the clusters of a word that are letters. */
static char **
split_word (const char *word)
{
  g_auto (GStrv) clusters = mh_cluster_split (word);
  GPtrArray *letters = g_ptr_array_new ();

  for (guint i = 0; clusters[i] != NULL; i++)
    if (is_initial (g_utf8_get_char (clusters[i])))
      g_ptr_array_add (letters, g_strdup (clusters[i]));
  g_ptr_array_add (letters, NULL);
  return (char **) g_ptr_array_free (letters, FALSE);
}

/**
 * mh_initials_list_words:
 * @name: a person's name, UTF-8
 *
 * Takes the words of a name that have letters, the given name first. Titles, particles before the
 * first of them, brackets, and degrees after a comma are left out.
 *
 * Returns: (transfer full) (element-type utf8): the words
 */
GPtrArray *
mh_initials_list_words (const char *name)
{
  GPtrArray *words = list_words (name);

  drop_suffixes (words);
  drop_titles (words);
  return words;
}

/**
 * mh_initials_split_name:
 * @name: a person's name, UTF-8
 *
 * Takes the words of mh_initials_list_words(), each from its initial on.
 *
 * Returns: (transfer full) (element-type GStrv): the letters of each word, none empty
 */
GPtrArray *
mh_initials_split_name (const char *name)
{
  g_autoptr (GPtrArray) words = mh_initials_list_words (name);
  GPtrArray *split = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (split, split_word (find_initial (words->pdata[i])));
  return split;
}

/**
 * mh_initials_take:
 * @word: (array zero-terminated=1): one of mh_initials_split_name()
 *
 * Returns: (transfer full): its initial: a capital with its marks; in Thai and Lao, where an
 * initial is a consonant, without them
 */
char *
mh_initials_take (char **word)
{
  gunichar c = g_utf8_get_char (word[0]);
  GUnicodeScript script = g_unichar_get_script (c);

  if (script == G_UNICODE_SCRIPT_THAI || script == G_UNICODE_SCRIPT_LAO)
    return g_strndup (word[0], (gsize) (g_utf8_next_char (word[0]) - word[0]));
  return mh_cluster_to_upper (word[0]);
}

/**
 * mh_initials_join:
 * @head: one cluster
 * @tail: another
 *
 * Letters of Arabic and its kin would join to a piece of a word, lām and alif even to “no”; a
 * non-joiner keeps them apart.
 *
 * Returns: (transfer full): both
 */
char *
mh_initials_join (const char *head, const char *tail)
{
  gboolean joins = mh_cluster_is_joining (head) && mh_cluster_is_joining (tail);

  return g_strconcat (head, joins ? NON_JOINER : "", tail, NULL);
}

/* What a name without letters begins with, such as an emoji. */
static char *
take_first_cluster (const char *name)
{
  g_autofree char *text = g_strstrip (g_strdup (name));
  g_auto (GStrv) clusters = mh_cluster_split (text);

  return g_strdup (clusters[0] != NULL ? clusters[0] : "");
}

/**
 * mh_initials_from_name:
 * @name: a person's name, UTF-8
 *
 * Takes the initials of the first and of the last word. A name written in Han, kana or Hangul gives
 * its first cluster alone, as readers there expect.
 *
 * Returns: (transfer full): one or two clusters, or "" for a blank name
 */
char *
mh_initials_from_name (const char *name)
{
  g_autoptr (GPtrArray) words = mh_initials_split_name (name);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;

  if (words->len == 0)
    return take_first_cluster (name);
  head = mh_initials_take (words->pdata[0]);
  if (words->len == 1 || mh_cluster_is_ideographic (head))
    return g_steal_pointer (&head);
  tail = mh_initials_take (words->pdata[words->len - 1]);
  return mh_initials_join (head, tail);
}
