/* mh-nearest.c: the word that was meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-nearest.h"

#include <string.h>

/* How many letters are to be changed, added, taken away or swapped with the next to get from a to
 * b. */
static guint
measure_distance (const char *a, const char *b)
{
  gsize width = strlen (b) + 1;
  gsize height = strlen (a) + 1;
  g_autofree guint *steps = g_new (guint, width * height);

  for (gsize y = 0; y < height; y++)
    for (gsize x = 0; x < width; x++)
      {
        guint *here = &steps[y * width + x];

        if (x == 0 || y == 0)
          {
            *here = (guint) (x + y);
            continue;
          }
        *here = MIN (here[-1], here[-(gssize) width]) + 1;
        *here = MIN (*here, here[-(gssize) width - 1] + (a[y - 1] != b[x - 1]));
        if (x > 1 && y > 1 && a[y - 1] == b[x - 2] && a[y - 2] == b[x - 1])
          *here = MIN (*here, here[-2 * (gssize) width - 2] + 1);
      }
  return steps[width * height - 1];
}

/**
 * mh_nearest_find:
 * @word: what was written
 * @known: (array zero-terminated=1): what could have been meant
 *
 * Returns: (nullable) (transfer none): the one of @known that @word begins, or that is at most a
 *   third of its letters away
 */
const char *
mh_nearest_find (const char *word, const char *const *known)
{
  const char *nearest = NULL;
  guint least = (guint) MIN (strlen (word), 60) / 3 + 1;

  if (strlen (word) > 60)
    return NULL;
  for (guint i = 0; known[i] != NULL; i++)
    {
      guint distance = measure_distance (word, known[i]);

      if (strlen (word) >= 2 && g_str_has_prefix (known[i], word))
        distance = 0;
      if (distance < least)
        {
          least = distance;
          nearest = known[i];
        }
    }
  return nearest;
}
