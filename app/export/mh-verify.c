/* mh-verify.c: whether a file is what would be written now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-verify.h"

#include <glib/gi18n-lib.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "encode/mh-stamp.h"
#include "mh-fingerprint.h"

static const char *const state_ids[] = {
  [MH_FILE_CURRENT] = "current",
  [MH_FILE_STALE] = "stale",
  [MH_FILE_MISSING] = "missing",
};

static const struct
{
  const char *id;
  const char *text;
} reasons[MH_N_STALE] = {
  [MH_STALE_FOREIGN] = { "foreign", N_ ("it was not written by this program") },
  [MH_STALE_CHANGED] = { "changed", N_ ("another program has changed the file") },
  [MH_STALE_PEOPLE] = { "people", N_ ("other people are drawn now") },
  [MH_STALE_DRAWING] = { "drawing", N_ ("the texts or the design are other ones") },
  [MH_STALE_PICTURES] = { "pictures", N_ ("a photo or another picture has changed") },
  [MH_STALE_FONTS] = { "fonts", N_ ("the fonts are other ones") },
  [MH_STALE_WORDS] = { "words", N_ ("the words inside the file are other ones") },
  [MH_STALE_OUTPUT] = { "output", N_ ("quality, scale or format are other ones") },
  [MH_STALE_LIMIT] = { "limit", N_ ("the limit in bytes is another one") },
  [MH_STALE_PROGRAM] = { "program", N_ ("it was made with another version of the program") },
};

static const MhStaleReason reason_of_part[MH_N_PARTS] = {
  [MH_PART_PEOPLE] = MH_STALE_PEOPLE,     [MH_PART_DRAWING] = MH_STALE_DRAWING,
  [MH_PART_PICTURES] = MH_STALE_PICTURES, [MH_PART_FONTS] = MH_STALE_FONTS,
  [MH_PART_WORDS] = MH_STALE_WORDS,       [MH_PART_OUTPUT] = MH_STALE_OUTPUT,
  [MH_PART_PROGRAM] = MH_STALE_PROGRAM,
};

#define BIT(reason) (1u << (reason))

/* Who comes or goes moves all others, and brings a photo, letters and words along. */
#define FOLLOWS_PEOPLE                                                                             \
  (BIT (MH_STALE_DRAWING) | BIT (MH_STALE_PICTURES) | BIT (MH_STALE_FONTS) | BIT (MH_STALE_WORDS))

/**
 * mh_file_state_get_id:
 * @state: how a file stands to what would be written now
 *
 * Returns: (transfer none): its word in reports
 */
const char *
mh_file_state_get_id (MhFileState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_ids), NULL);
  return state_ids[state];
}

/**
 * mh_stale_reason_get_id:
 * @reason: why a file is stale
 *
 * Returns: (transfer none): its word in reports
 */
const char *
mh_stale_reason_get_id (MhStaleReason reason)
{
  g_return_val_if_fail (reason < MH_N_STALE, NULL);
  return reasons[reason].id;
}

/**
 * mh_stale_reason_get_text:
 *
 * Returns: half a sentence, translated
 */
const char *
mh_stale_reason_get_text (MhStaleReason reason)
{
  g_return_val_if_fail (reason < MH_N_STALE, NULL);
  return _ (reasons[reason].text);
}

static guint
compare_parts (const MhFingerprint *then, const MhFingerprint *now)
{
  guint found = 0;

  for (int i = 0; i < MH_N_PARTS; i++)
    if (then->parts[i] != now->parts[i])
      found |= BIT (reason_of_part[i]);
  if (found & BIT (MH_STALE_PEOPLE))
    found &= ~FOLLOWS_PEOPLE;
  /* Another text may need another font, and is in the words as well. */
  if (found & BIT (MH_STALE_DRAWING))
    found &= ~(BIT (MH_STALE_FONTS) | BIT (MH_STALE_WORDS));
  return found;
}

static guint
compare_limit (const MhStamp *stamp, const MhExportJob *job, gsize n_bytes)
{
  gboolean is_same = stamp->limit_bytes > 0 ? stamp->limit_bytes == job->max_bytes
                                            : job->max_bytes == 0 || n_bytes <= job->max_bytes;

  return is_same ? 0 : BIT (MH_STALE_LIMIT);
}

static guint
find_reasons (GBytes *file,
              MhDocument *document,
              const MhExportJob *job,
              MhDate date,
              MhFonts *fonts,
              MhPictureStore *pictures)
{
  g_autoptr (MhStamp) stamp = mh_stamp_read (file);
  g_autoptr (MhScene) scene = NULL;
  MhFingerprint then;
  MhFingerprint now;
  guint found = 0;

  if (stamp == NULL)
    return BIT (MH_STALE_FOREIGN);
  if (!stamp->is_intact)
    found |= BIT (MH_STALE_CHANGED);
  if (stamp->fingerprint == NULL || !mh_fingerprint_parse (stamp->fingerprint, &then))
    return found | (found == 0 ? BIT (MH_STALE_PROGRAM) : 0);

  scene = mh_layout_scene (document, job->surface, job->target, date, fonts, pictures);
  mh_fingerprint_take (&now, document, job, scene, fonts, pictures);
  found |= compare_parts (&then, &now);
  return found | compare_limit (stamp, job, g_bytes_get_size (file));
}

/**
 * mh_verify:
 * @document: the team
 * @job: what would be made
 * @date: on which day
 * @pictures: (nullable): where photos come from
 * @verdict: (out): how the job's file stands to what would be written
 *
 * Lays out, but neither paints nor encodes: a file says itself what it was made from, and whether
 * it is still as it was written.
 *
 * Threads: any, with fonts of its own.
 * Errors: %MH_FILE_ERROR, when there is a file that cannot be read
 */
gboolean
mh_verify (MhDocument *document,
           const MhExportJob *job,
           MhDate date,
           MhFonts *fonts,
           MhPictureStore *pictures,
           MhVerdict *verdict,
           GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) file = mh_file_read (job->path, MH_LIMIT_OUTPUT_BYTES, NULL, &problem);

  *verdict = (MhVerdict){ MH_FILE_MISSING, 0 };
  if (file == NULL && g_error_matches (problem, MH_FILE_ERROR, MH_FILE_ERROR_NOT_FOUND))
    return TRUE;
  if (file == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  verdict->reasons = find_reasons (file, document, job, date, fonts, pictures);
  verdict->state = verdict->reasons == 0 ? MH_FILE_CURRENT : MH_FILE_STALE;
  return TRUE;
}
