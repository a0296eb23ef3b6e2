/* mh-name.c: the parts of a person's name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-name.h"

#include <string.h>

/* “PhD”, “MSc” and “OBE” are no longer. */
#define MOST_DEGREE_CHARS 5

static gboolean
has_capital (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* “PhD”, “M.D.” or “Jr.”, but not “J.” or “Ann”. */
static gboolean
is_degree (const char *word)
{
  glong n_chars = g_utf8_strlen (word, -1);
  guint n_capitals = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    n_capitals += g_unichar_isupper (g_utf8_get_char (p)) ? 1 : 0;
  if (strchr (word, '.') != NULL)
    return n_chars > 2;
  return n_capitals > 1 && n_chars <= MOST_DEGREE_CHARS;
}

/* A family name is one word with a capital, and particles: “de la Cruz”. */
static gboolean
is_family (char **words)
{
  guint n_capitals = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n_capitals += has_capital (words[i]) ? 1 : 0;
  return n_capitals == 1;
}

/* (transfer full): words without the blanks between. */
static char **
split (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  g_auto (GStrv) words = g_strsplit_set (part, " \t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

/**
 * mh_name_is_inverted:
 * @name: a person's name, UTF-8
 *
 * Returns: whether it is written as in a register, “de la Cruz, María”; “Ann Lee, PhD” is not
 */
gboolean
mh_name_is_inverted (const char *name)
{
  const char *comma = strchr (name, ',');
  g_auto (GStrv) family = NULL;
  g_auto (GStrv) given = NULL;

  if (comma == NULL || strchr (comma + 1, ',') != NULL)
    return FALSE;
  family = split (name, (gsize) (comma - name));
  given = split (comma + 1, strlen (comma + 1));
  return is_family (family) && given[0] != NULL && !is_degree (given[0]);
}

/**
 * mh_name_put_first_first:
 * @name: a person's name, UTF-8
 *
 * Returns: (transfer full): the name as people say it: “María de la Cruz” of “de la Cruz, María”
 */
char *
mh_name_put_first_first (const char *name)
{
  const char *comma = strchr (name, ',');
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;

  if (!mh_name_is_inverted (name))
    return g_strdup (name);
  family = g_strndup (name, (gsize) (comma - name));
  given = g_strdup (comma + 1);
  return g_strjoin (" ", g_strstrip (given), g_strstrip (family), NULL);
}
