/* test-digest.c: a short number that stands for much data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-digest.h"

#include <math.h>
#include <string.h>

static guint64
digest_of (gconstpointer data, gsize size)
{
  MhDigest digest = MH_DIGEST_INIT;

  mh_digest_add (&digest, data, size);
  return digest.value;
}

/* Every bit counts, at every length around the size of a block, and flips about half of the result:
 * far from 32 would be a pattern. */
static void
test_every_bit (void)
{
  guint8 data[100];
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_flipped = 0;
  guint n_tried = 0;

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) g_rand_int (rand);
  for (gsize size = 1; size <= sizeof data; size++)
    {
      guint64 before = digest_of (data, size);

      for (gsize bit = 0; bit < size * 8; bit++)
        {
          guint64 after;

          data[bit / 8] ^= (guint8) (1 << bit % 8);
          after = digest_of (data, size);
          data[bit / 8] ^= (guint8) (1 << bit % 8);
          g_assert_cmphex (before, !=, after);
          n_flipped += (guint) __builtin_popcountll (before ^ after);
          n_tried++;
        }
    }
  g_assert_cmpfloat (fabs (n_flipped / (double) n_tried - 32), <, 0.5);
}

static void
test_words_in_another_order (void)
{
  guint64 words[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };

  for (int i = 0; i < 8; i++)
    for (int j = i + 1; j < 8; j++)
      {
        guint64 before = digest_of (words, sizeof words);
        guint64 kept = words[i];

        words[i] = words[j], words[j] = kept;
        g_assert_cmphex (digest_of (words, sizeof words), !=, before);
        words[j] = words[i], words[i] = kept;
      }
}

static void
test_pieces (void)
{
  const char zeros[70] = { 0 };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const char *const cuts[][3] = {
    { "a", "bc", "" }, { "ab", "c", "" }, { "abc", "", "" }, { "", "abc", "" }, { "abc", NULL, "" },
  };

  for (gsize size = 0; size <= sizeof zeros; size++)
    {
      guint64 value = digest_of (zeros, size);

      g_assert_true (g_hash_table_add (seen, g_memdup2 (&value, sizeof value)));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      MhDigest digest = MH_DIGEST_INIT;

      for (int j = 0; j < 3; j++)
        mh_digest_add_text (&digest, cuts[i][j]);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&digest.value, sizeof digest.value)));
    }
}

static void
test_numbers (void)
{
  MhDigest plus = MH_DIGEST_INIT;
  MhDigest minus = MH_DIGEST_INIT;
  MhDigest small = MH_DIGEST_INIT;

  mh_digest_add_double (&plus, 0.0);
  mh_digest_add_double (&minus, -0.0);
  mh_digest_add_double (&small, 1e-300);
  g_assert_cmphex (plus.value, ==, minus.value);
  g_assert_cmphex (plus.value, !=, small.value);
}

/* Files that are there hold such numbers: they must not come out otherwise tomorrow. */
static void
test_stays (void)
{
  g_assert_cmphex (digest_of ("masthead", 8), ==, G_GUINT64_CONSTANT (0x7ca0641cf018e70a));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/every-bit", test_every_bit);
  g_test_add_func ("/digest/words-in-another-order", test_words_in_another_order);
  g_test_add_func ("/digest/pieces", test_pieces);
  g_test_add_func ("/digest/numbers", test_numbers);
  g_test_add_func ("/digest/stays", test_stays);
  return g_test_run ();
}
