/* mh-handle-pattern.c: handles by an organisation's own pattern
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-handle.h"

#include <string.h>

#include "mh-initials.h"

#define BLUESKY_HOST ".bsky.social"

/* Letters and digits as they are written in handles: without accents, blanks and signs. NULL when a
 * letter has no such form. */
static char *
simplify (const char *text)
{
  /* “C” takes the rules of no language, so that a file gives the same everywhere. */
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *simple = g_string_new (NULL);

  if (strchr (ascii, '?') != NULL && strchr (text, '?') == NULL)
    {
      g_string_free (simple, TRUE);
      return NULL;
    }
  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (simple, *p);
  return g_string_free (simple, FALSE);
}

static void
add_simple (GPtrArray *words, const char *word)
{
  g_autofree char *simple = simplify (word);

  if (simple != NULL && simple[0] != '\0')
    g_ptr_array_add (words, g_steal_pointer (&simple));
}

/* The words that name a person, the given one first. (transfer full). */
static GPtrArray *
split_name (const char *name)
{
  g_autoptr (GPtrArray) words = mh_initials_list_words (name);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < words->len; i++)
    add_simple (kept, words->pdata[i]);
  return kept;
}

/* Without “Inc.” and the like. (transfer full). */
static GPtrArray *
split_organisation (const char *organisation)
{
  g_autofree char *plain = g_strdup (organisation);
  g_auto (GStrv) words = NULL;
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  words = g_strsplit (g_strdelimit (plain, "\t\r\n", ' '), " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_has_suffix (words[i], "."))
      add_simple (kept, words[i]);
  return kept;
}

/* What stands for the placeholders, whole or shortened. */
typedef struct
{
  const char *first;
  const char *last;         /* (nullable): in a name of one word */
  const char *organisation; /* (nullable) */
} Parts;

/* How much of the parts a handle keeps, for one that would be longer than a platform takes. */
typedef enum
{
  LENGTH_WHOLE,
  LENGTH_SHORT_ORGANISATION,
  LENGTH_SHORT_FIRST,
  LENGTH_SHORT_BOTH,
  N_LENGTHS,
} Length;

/* “NR” of “Northwind Rail”; NULL where there is one word only. (transfer full) (nullable). */
static char *
make_initials (const char *organisation)
{
  g_autoptr (GPtrArray) words = split_organisation (organisation);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_c (initials, g_ascii_toupper (*(const char *) words->pdata[i]));
  return g_string_free (initials, words->len < 2);
}

/* (transfer full) (nullable): NULL for a placeholder that nothing is known for. */
static char *
fill_in (const char *pattern, const Parts *parts)
{
  const struct
  {
    const char *placeholder;
    const char *text;
    int length;
  } fills[] = { { "{first}", parts->first, -1 },
                { "{last}", parts->last, -1 },
                { "{f}", parts->first, 1 },
                { "{l}", parts->last, 1 },
                { "{org}", parts->organisation, -1 } };
  GString *text = g_string_new (NULL);

  for (const char *p = pattern[0] == '@' ? pattern + 1 : pattern; *p != '\0';)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (fills) && !g_str_has_prefix (p, fills[i].placeholder))
        i++;
      if (i == G_N_ELEMENTS (fills))
        {
          g_string_append_c (text, *p++);
          continue;
        }
      if (fills[i].text == NULL || fills[i].text[0] == '\0')
        {
          g_string_free (text, TRUE);
          return NULL;
        }
      g_string_append_len (text, fills[i].text, fills[i].length);
      p += strlen (fills[i].placeholder);
    }
  return g_string_free (text, FALSE);
}

/* fill_in() at a length; NULL also where there is nothing to shorten. */
static char *
fill_in_at (const char *pattern, const Parts *parts, const char *initials, Length length)
{
  gboolean is_short = length == LENGTH_SHORT_ORGANISATION || length == LENGTH_SHORT_BOTH;
  char first[2] = { parts->first[0], '\0' };
  Parts shorter = *parts;

  if (is_short && initials == NULL)
    return NULL;
  if (is_short)
    shorter.organisation = initials;
  if (length >= LENGTH_SHORT_FIRST)
    shorter.first = first;
  return fill_in (pattern, &shorter);
}

/* What counts of a handle for the pattern: not the server. */
static char *
cut_server (const char *platform, const char *handle)
{
  const char *start = handle[0] == '@' ? handle + 1 : handle;
  gsize length = strlen (start);

  if (g_strcmp0 (platform, "bluesky") == 0)
    length = strcspn (start, ".");
  else if (g_strcmp0 (platform, "mastodon") == 0)
    length = strcspn (start, "@");
  return g_strndup (start, length);
}

/**
 * mh_handle_fits_pattern:
 * @pattern: such as `{first}At{org}`
 * @platform: (nullable): a key of `handles`
 * @handle: with or without its sign
 * @name: whose it is
 * @organisation: whose account it is
 *
 * Any words of the name may be the first and the last, since not every name begins with the given
 * one; the organisation and the first name may be their initials, where the whole is too long.
 *
 * Returns: whether @handle is one that @pattern makes; %TRUE also where that cannot be told
 */
gboolean
mh_handle_fits_pattern (const char *pattern,
                        const char *platform,
                        const char *handle,
                        const char *name,
                        const char *organisation)
{
  g_autoptr (GPtrArray) words = split_name (name);
  g_autofree char *org = simplify (organisation);
  g_autofree char *initials = make_initials (organisation);
  g_autofree char *own = cut_server (platform, handle);
  gboolean is_known = FALSE;

  for (guint i = 0; i < words->len; i++)
    for (guint j = 0; j < words->len; j++)
      for (Length length = 0; length < N_LENGTHS; length++)
        {
          Parts parts = { words->pdata[i], words->len > 1 ? words->pdata[j] : NULL, org };
          g_autofree char *wanted = fill_in_at (pattern, &parts, initials, length);

          is_known = is_known || wanted != NULL;
          if (wanted != NULL && g_ascii_strcasecmp (wanted, own) == 0)
            return TRUE;
        }
  return !is_known;
}

/* name as a handle of platform; (transfer full) (nullable). */
static char *
complete (const char *platform, const char *name)
{
  g_autofree char *text = NULL;

  if (g_strcmp0 (platform, "bluesky") == 0)
    {
      g_autofree char *simple = simplify (name);

      if (simple == NULL)
        return NULL;
      g_free (text);
      text = g_strconcat (simple, BLUESKY_HOST, NULL);
      for (char *p = text; *p != '\0'; p++)
        *p = g_ascii_tolower (*p);
    }
  else
    text = g_strdup (name);
  return mh_handle_is_valid (platform, text, NULL) ? g_steal_pointer (&text) : NULL;
}

/* The longest that the platform takes; (transfer full) (nullable). */
static char *
make_by_pattern (const char *platform,
                 const char *pattern,
                 const char *name,
                 const char *organisation)
{
  g_autoptr (GPtrArray) words = split_name (name);
  g_autofree char *org = simplify (organisation);
  g_autofree char *initials = make_initials (organisation);

  for (Length length = 0; words->len > 0 && length < N_LENGTHS; length++)
    {
      Parts parts = { words->pdata[0], words->len > 1 ? words->pdata[words->len - 1] : NULL, org };
      g_autofree char *text = fill_in_at (pattern, &parts, initials, length);
      char *found = text != NULL ? complete (platform, text) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * mh_handle_suggest:
 * @platform: (nullable): a key of `handles`
 * @handle: (nullable): what stands there now
 * @pattern: (nullable): the organisation's
 * @name: whose it is
 * @organisation: whose account it is
 *
 * The pattern's handle, as much of it as the platform takes, else the present one with what is not
 * allowed left out. Of the words of mh_initials_list_words(), the first is the first name and the
 * last is the last, unless there is one only.
 *
 * Returns: (transfer full) (nullable): a handle with its sign that is valid
 */
char *
mh_handle_suggest (const char *platform,
                   const char *handle,
                   const char *pattern,
                   const char *name,
                   const char *organisation)
{
  g_autofree char *found =
      pattern != NULL ? make_by_pattern (platform, pattern, name, organisation) : NULL;

  if (found == NULL && handle != NULL)
    {
      g_autofree char *own = cut_server (platform, handle);
      g_autofree char *simple = simplify (own);

      found = simple != NULL && simple[0] != '\0' ? complete (platform, simple) : NULL;
    }
  return found != NULL ? g_strconcat ("@", found, NULL) : NULL;
}
