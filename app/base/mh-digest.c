/* mh-digest.c: a short number that stands for much data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-digest.h"

#include <string.h>

/* Four lanes, so that a processor can work at all of them at once. */
#define N_LANES     4
#define BLOCK_BYTES (N_LANES * sizeof (guint64))

/* Odd, with bits well spread: the golden ratio's digits, and those of the square roots of 2, 3 and
 * 5. */
static const guint64 factors[N_LANES] = {
  G_GUINT64_CONSTANT (0x9e3779b97f4a7c15),
  G_GUINT64_CONSTANT (0x6a09e667f3bcc909),
  G_GUINT64_CONSTANT (0xbb67ae8584caa73b),
  G_GUINT64_CONSTANT (0x3c6ef372fe94f82b),
};

static inline guint64
rotate (guint64 value, int bits)
{
  return value << bits | value >> (64 - bits);
}

/* Invertible for a given word and for a given lane: one word that changes always changes the lane.
 */
static inline guint64
absorb (guint64 lane, guint64 word, guint64 factor)
{
  return (rotate (lane, 29) ^ word) * factor;
}

/* Spreads each bit over all; invertible. */
static inline guint64
spread (guint64 value)
{
  value = (value ^ value >> 32) * factors[0];
  value = (value ^ value >> 29) * factors[1];
  return value ^ value >> 32;
}

static void
absorb_block (guint64 lanes[N_LANES], const guint8 *data)
{
  guint64 words[N_LANES];

  memcpy (words, data, sizeof words);
  for (int i = 0; i < N_LANES; i++)
    lanes[i] = absorb (lanes[i], GUINT64_FROM_LE (words[i]), factors[i]);
}

/**
 * mh_digest_add:
 * @digest: begun with MH_DIGEST_INIT
 * @data: (array length=size): a piece of data
 *
 * The result is the same on every machine.
 */
void
mh_digest_add (MhDigest *digest, gconstpointer data, gsize size)
{
  const guint8 *at = data;
  guint8 last[BLOCK_BYTES] = { 0 };
  guint64 lanes[N_LANES];
  gsize left = size;

  for (int i = 0; i < N_LANES; i++)
    lanes[i] = digest->value + factors[i];
  for (; left >= BLOCK_BYTES; left -= BLOCK_BYTES, at += BLOCK_BYTES)
    absorb_block (lanes, at);
  if (left > 0)
    {
      memcpy (last, at, left);
      absorb_block (lanes, last);
    }

  digest->value = spread (digest->value ^ (guint64) size);
  for (int i = 0; i < N_LANES; i++)
    digest->value = spread (absorb (digest->value, lanes[i], factors[i]));
}

/**
 * mh_digest_add_text:
 * @text: (nullable): which counts as another thing than an empty text
 */
void
mh_digest_add_text (MhDigest *digest, const char *text)
{
  mh_digest_add_int (digest, text != NULL);
  if (text != NULL)
    mh_digest_add (digest, text, strlen (text));
}

/**
 * mh_digest_add_int:
 * @digest: what to add to
 * @number: any number, the same on machines of either byte order
 */
void
mh_digest_add_int (MhDigest *digest, gint64 number)
{
  gint64 bytes = GINT64_TO_LE (number);

  mh_digest_add (digest, &bytes, sizeof bytes);
}

/**
 * mh_digest_add_double:
 * @digest: what to add to
 * @number: any number; -0 is taken as 0
 */
void
mh_digest_add_double (MhDigest *digest, double number)
{
  /* Zero has two signs, which draw the same. */
  double plain = number == 0 ? 0 : number;
  gint64 bits;

  memcpy (&bits, &plain, sizeof bits);
  mh_digest_add_int (digest, bits);
}
