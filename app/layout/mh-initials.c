/* mh-initials.c: the letters that stand in for a face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-initials.h"

#include "base/mh-cluster.h"

/* The first letter of a word, with its marks, as a capital. */
static char *
dup_first_letter (const char *word)
{
  g_auto (GStrv) clusters = mh_cluster_split (word);

  return mh_cluster_to_upper (clusters[0]);
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

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      {
        first = first != NULL ? first : words[i];
        last = words[i];
      }
  if (first == NULL)
    return g_strdup ("");

  head = dup_first_letter (first);
  if (first != last && !mh_cluster_is_ideographic (first))
    tail = dup_first_letter (last);
  return g_strconcat (head, tail, NULL);
}
