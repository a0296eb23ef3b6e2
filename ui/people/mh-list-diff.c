/* mh-list-diff.c: how one list becomes another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-list-diff.h"

/* Comparisons that a longest common subsequence may take; beyond it, the changed middle is replaced
 * as a whole. People are rarely edited a thousand at once. */
#define MAX_COMPARISONS (1000 * 1000)

/* The middle that is left when the same items at both ends are set aside. */
typedef struct
{
  gconstpointer *old_items;
  gconstpointer *new_items;
  guint n_old;
  guint n_new;
  guint start; /* where both begin */
  MhSameItem is_same;
} Middle;

static void
trim (Middle *middle)
{
  while (middle->n_old > 0 && middle->n_new > 0 &&
         middle->is_same (middle->old_items[0], middle->new_items[0]))
    {
      middle->old_items++;
      middle->new_items++;
      middle->n_old--;
      middle->n_new--;
      middle->start++;
    }
  while (
      middle->n_old > 0 && middle->n_new > 0 &&
      middle->is_same (middle->old_items[middle->n_old - 1], middle->new_items[middle->n_new - 1]))
    {
      middle->n_old--;
      middle->n_new--;
    }
}

static guint *
cell (guint *lengths, const Middle *middle, guint old_index, guint new_index)
{
  return &lengths[(gsize) old_index * (middle->n_new + 1) + new_index];
}

/* lengths[i][j]: of the longest common subsequence of old from i and new from j on. */
static guint *
measure (const Middle *middle)
{
  guint *lengths = g_new0 (guint, (gsize) (middle->n_old + 1) * (middle->n_new + 1));

  for (guint i = middle->n_old; i-- > 0;)
    for (guint j = middle->n_new; j-- > 0;)
      *cell (lengths, middle, i, j) =
          middle->is_same (middle->old_items[i], middle->new_items[j])
              ? *cell (lengths, middle, i + 1, j + 1) + 1
              : MAX (*cell (lengths, middle, i + 1, j), *cell (lengths, middle, i, j + 1));
  return lengths;
}

static void
add_splice (GArray *splices, guint position, guint n_removed, guint n_added)
{
  MhSplice splice = { position, n_removed, n_added, MIN (n_removed, n_added) };

  if (n_removed > 0 || n_added > 0)
    g_array_append_val (splices, splice);
}

static void
walk (GArray *splices, const Middle *middle, guint *lengths)
{
  guint i = 0;
  guint j = 0;

  while (i < middle->n_old || j < middle->n_new)
    {
      guint n_removed = 0;
      guint n_added = 0;

      while (i < middle->n_old &&
             *cell (lengths, middle, i, j) == *cell (lengths, middle, i + 1, j))
        i++, n_removed++;
      while (j < middle->n_new &&
             *cell (lengths, middle, i, j) == *cell (lengths, middle, i, j + 1))
        j++, n_added++;
      /* What is before j is in place by now, so j counts in the list as it has become. */
      add_splice (splices, middle->start + j - n_added, n_removed, n_added);
      if (i < middle->n_old && j < middle->n_new)
        i++, j++;
    }
}

/**
 * mh_list_diff:
 * @old_items: (array length=n_old): what there was
 * @n_old: how many
 * @new_items: (array length=n_new): what there is
 * @n_new: how many
 * @is_same: whether two items are the same
 *
 * Finds what changed. Items that are the same in both and in the same order are not touched; where
 * one item stands in place of another it counts as edited.
 *
 * Returns: (transfer full) (element-type MhSplice): to be done in this order
 */
GArray *
mh_list_diff (gconstpointer *old_items,
              guint n_old,
              gconstpointer *new_items,
              guint n_new,
              MhSameItem is_same)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (MhSplice));
  Middle middle = { old_items, new_items, n_old, n_new, 0, is_same };

  trim (&middle);
  if ((guint64) middle.n_old * middle.n_new <= MAX_COMPARISONS)
    {
      g_autofree guint *lengths = measure (&middle);

      walk (splices, &middle, lengths);
    }
  else
    {
      add_splice (splices, middle.start, middle.n_old, middle.n_new);
    }
  return splices;
}
