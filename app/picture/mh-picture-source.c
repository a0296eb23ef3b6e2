/* mh-picture-source.c: where a store has its pictures from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-source.h"

#include "base/mh-digest.h"
#include "base/mh-file.h"
#include "base/mh-limits.h"

/**
 * mh_picture_source_init:
 * @source: (out caller-allocates): a source that holds nothing and has no cache
 * @decoder: (nullable): the path of masthead-decode
 */
void
mh_picture_source_init (MhPictureSource *source, const char *decoder)
{
  source->decoder = g_strdup (decoder);
  source->cache = NULL;
  source->held =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

/**
 * mh_picture_source_clear:
 * @source: a source that was set up
 *
 * Frees all that it holds, but not @source itself.
 */
void
mh_picture_source_clear (MhPictureSource *source)
{
  g_hash_table_unref (source->held);
  g_clear_pointer (&source->cache, mh_picture_cache_free);
  g_free (source->decoder);
}

/**
 * mh_picture_source_identify:
 * @source: a source
 * @path: an absolute path
 * @identity: (out): the file's state; what is held keeps one
 * @error: (nullable): return location
 *
 * Errors: MH_FILE_ERROR
 */
gboolean
mh_picture_source_identify (const MhPictureSource *source,
                            const char *path,
                            MhFileIdentity *identity,
                            GError **error)
{
  GBytes *held = g_hash_table_lookup (source->held, path);

  if (held == NULL)
    return mh_file_identify (path, identity, error);
  *identity = (MhFileIdentity){ .size = g_bytes_get_size (held) };
  return TRUE;
}

/**
 * mh_picture_source_read:
 * @source: a source
 * @path: an absolute path
 * @identity: (inout) (optional): the file's state as it was read
 * @error: (nullable): return location
 *
 * Errors: MH_FILE_ERROR
 * Returns: (transfer full) (nullable): what is in the file, or held in its place
 */
GBytes *
mh_picture_source_read (const MhPictureSource *source,
                        const char *path,
                        MhFileIdentity *identity,
                        GError **error)
{
  GBytes *held = g_hash_table_lookup (source->held, path);

  if (held == NULL)
    return mh_file_read (path, MH_LIMIT_PICTURE_BYTES, identity, error);
  return g_bytes_ref (held);
}

/**
 * mh_picture_source_digest:
 * @bytes: a whole file
 *
 * Returns: what stands for its content
 */
guint64
mh_picture_source_digest (GBytes *bytes)
{
  MhDigest digest = MH_DIGEST_INIT;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  mh_digest_add (&digest, data, size);
  return digest.value;
}

static gboolean
has_cache (const MhPictureSource *source, const char *path)
{
  return source->cache != NULL && !g_hash_table_contains (source->held, path);
}

/**
 * mh_picture_source_recall:
 * @source: a source
 * @path: an absolute path
 * @identity: the file's state
 * @request: what is wanted of the picture
 * @outcome: (out caller-allocates): its picture is (transfer full) (nullable)
 *
 * Has a picture as an earlier run left it in the cache, in which the file was as it is now.
 *
 * Threads: any
 */
void
mh_picture_source_recall (const MhPictureSource *source,
                          const char *path,
                          const MhFileIdentity *identity,
                          const MhPictureRequest *request,
                          MhPictureOutcome *outcome)
{
  MhPictureFacts facts = { MH_PICTURE_KIND_UNKNOWN };

  *outcome = (MhPictureOutcome){ .identity = *identity };
  if (!has_cache (source, path))
    return;
  outcome->picture = mh_picture_cache_find (source->cache, &outcome->identity, request, &facts);
  outcome->kind = facts.kind;
  outcome->digest = facts.digest;
}

/**
 * mh_picture_source_recall_facts:
 * @source: a source
 * @path: an absolute path
 * @identity: the file's state
 * @facts: (out): what an earlier run has found out
 *
 * Threads: any; reads no file
 *
 * Returns: whether it is known that the file can be decoded
 */
gboolean
mh_picture_source_recall_facts (const MhPictureSource *source,
                                const char *path,
                                const MhFileIdentity *identity,
                                MhPictureFacts *facts)
{
  return has_cache (source, path) && mh_picture_cache_find_facts (source->cache, identity, facts);
}

/**
 * mh_picture_source_keep:
 * @source: a source
 * @path: an absolute path
 * @request: what was wanted of the picture
 * @outcome: what became of it
 *
 * Leaves a picture in the cache, for mh_picture_source_recall().
 *
 * Threads: any
 */
void
mh_picture_source_keep (const MhPictureSource *source,
                        const char *path,
                        const MhPictureRequest *request,
                        const MhPictureOutcome *outcome)
{
  const MhPicture *picture = outcome->picture;
  MhPictureFacts facts = { .kind = outcome->kind, .digest = outcome->digest };

  if (picture != NULL && has_cache (source, path))
    mh_picture_cache_keep (source->cache, &outcome->identity,
                           mh_picture_get_class (picture, outcome->kind, request), &facts, picture);
}

static void
decode (const MhPictureSource *source,
        const char *path,
        const MhPictureRequest *request,
        MhPictureOutcome *outcome)
{
  MhPictureRequest rounded = *request;
  g_autoptr (GBytes) bytes =
      mh_picture_source_read (source, path, &outcome->identity, &outcome->error);
  gsize size;
  const guint8 *data;

  if (bytes == NULL)
    return;

  data = g_bytes_get_data (bytes, &size);
  outcome->is_decoded = TRUE;
  outcome->digest = mh_picture_source_digest (bytes);
  outcome->kind = mh_picture_kind_guess (data, size);
  if (outcome->kind == MH_PICTURE_KIND_SVG)
    {
      rounded.min_width_px = mh_picture_round_up (request->min_width_px);
      rounded.min_height_px = mh_picture_round_up (request->min_height_px);
    }
  outcome->picture = mh_picture_decode_request (bytes, &rounded, source->decoder, &outcome->error);
}

/**
 * mh_picture_source_get:
 * @source: a source
 * @path: an absolute path
 * @identity: the file's state
 * @request: what is wanted of the picture
 * @outcome: (out caller-allocates): what became of it; its picture and its error are (transfer
 * full)
 *
 * Has a picture from the cache, or decodes it and keeps it there. What is held in place of a file
 * is not kept.
 *
 * Threads: any
 */
void
mh_picture_source_get (const MhPictureSource *source,
                       const char *path,
                       const MhFileIdentity *identity,
                       const MhPictureRequest *request,
                       MhPictureOutcome *outcome)
{
  mh_picture_source_recall (source, path, identity, request, outcome);
  if (outcome->picture != NULL)
    return;
  decode (source, path, request, outcome);
  mh_picture_source_keep (source, path, request, outcome);
}
