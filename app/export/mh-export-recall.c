/* mh-export-recall.c: a file that was made before, from the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file's fingerprint names all that it is made from, and stands in the file beside a seal over
 * every byte. So what an earlier run has kept can be told from anything else.
 */

#include "mh-export-private.h"

#include <math.h>

#include "base/mh-digest.h"
#include "encode/mh-stamp.h"
#include "mh-fingerprint.h"
#include "picture/mh-picture-output.h"

static guint64
find_key (const char *fingerprint)
{
  MhDigest digest = MH_DIGEST_INIT;

  mh_digest_add_text (&digest, fingerprint);
  return digest.value;
}

/* Made at the quality that was asked for, which is then the one that would be found again. */
static gboolean
is_plain (GBytes *bytes, const char *fingerprint)
{
  g_autoptr (MhStamp) stamp = mh_stamp_read (bytes);

  return stamp != NULL && stamp->is_intact && stamp->limit_bytes == 0 &&
         g_strcmp0 (stamp->fingerprint, fingerprint) == 0;
}

/* Pictures that nobody has read before are better fetched several at a time. */
static gboolean
are_photos_known (MhDocument *document, MhPictureStore *pictures)
{
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);
      g_autofree char *path = member->photo_file != NULL
                                  ? mh_document_resolve (document, member->photo_file, NULL)
                                  : NULL;
      double aspect = 0;

      if (path != NULL && !mh_picture_store_recall_aspect (pictures, path, &aspect))
        return FALSE;
    }
  return TRUE;
}

/**
 * mh_export_recall:
 * @document: the team
 * @job: what to make
 * @date: on which day
 * @fonts: those of this thread
 * @pictures: where photos come from, and files that were made
 * @result: (out) (optional) (transfer full): as from mh_export_encode(), where there is a file
 *
 * Looks for the file that mh_export_encode() would make in what earlier runs have kept.
 *
 * Threads: any, with fonts of its own
 *
 * Returns: (transfer full) (nullable): the file's bytes; %NULL where it is still to be made
 */
GBytes *
mh_export_recall (MhDocument *document,
                  const MhExportJob *job,
                  MhDate date,
                  MhFonts *fonts,
                  MhPictureStore *pictures,
                  MhExportResult **result)
{
  g_autoptr (MhScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  MhFingerprint fingerprint;

  if (!mh_picture_output_is_kept (pictures) || !are_photos_known (document, pictures))
    return NULL;
  scene = mh_layout_scene (document, job->surface, job->target, date, fonts, pictures);
  mh_fingerprint_take (&fingerprint, document, job, scene, fonts, pictures);
  text = mh_fingerprint_to_string (&fingerprint);
  bytes = mh_picture_output_recall (pictures, find_key (text));
  if (bytes == NULL || !is_plain (bytes, text) ||
      (job->max_bytes > 0 && g_bytes_get_size (bytes) > job->max_bytes))
    return NULL;
  if (result != NULL)
    *result =
        mh_export_make_result (job, scene, bytes, job->format == MH_FORMAT_JPEG ? job->quality : 0);
  return g_steal_pointer (&bytes);
}

/**
 * mh_export_keep:
 * @job: what was made
 * @fingerprint: of @bytes
 * @bytes: the file
 * @quality: of a JPEG
 * @pictures: (nullable): where it may be kept
 *
 * Has mh_export_recall() find a file, unless it was made smaller for a limit.
 *
 * Threads: any
 */
void
mh_export_keep (const MhExportJob *job,
                const char *fingerprint,
                GBytes *bytes,
                int quality,
                MhPictureStore *pictures)
{
  gboolean is_as_asked = job->format != MH_FORMAT_JPEG || quality == job->quality;

  if (is_as_asked && pictures != NULL && mh_picture_output_is_kept (pictures) &&
      is_plain (bytes, fingerprint))
    mh_picture_output_keep (pictures, find_key (fingerprint), bytes);
}
