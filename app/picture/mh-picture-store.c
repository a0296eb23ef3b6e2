/* mh-picture-store.c: pictures by path, decoded once and shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-store-private.h"

/* Of all products together: a few of the largest surfaces. */
#define MAX_PRODUCT_BYTES (32 * 1024 * 1024)

static gsize
size_of (const MhPicture *picture)
{
  return picture->stride * (gsize) picture->height_px;
}

static void
entry_free (MhPictureEntry *entry)
{
  mh_picture_unref (entry->picture);
  g_free (entry);
}

static void
file_free (MhPictureFile *file)
{
  g_clear_error (&file->failure);
  g_ptr_array_unref (file->entries);
  g_free (file);
}

/* Statics: under the mutex */

static void
forget_entries (MhPictureStore *store, MhPictureFile *file)
{
  for (guint i = 0; i < file->entries->len; i++)
    {
      MhPictureEntry *entry = g_ptr_array_index (file->entries, i);

      store->used_bytes -= size_of (entry->picture);
      g_queue_delete_link (&store->recent, entry->link);
    }
  g_ptr_array_set_size (file->entries, 0);
}

/* What was known of another state of the file is no longer true. */
static void
renew_file (MhPictureStore *store, MhPictureFile *file, const MhFileIdentity *identity)
{
  if (mh_file_identity_equal (&file->identity, identity))
    return;

  forget_entries (store, file);
  g_clear_error (&file->failure);
  file->kind = MH_PICTURE_KIND_UNKNOWN;
  file->source_width_px = file->source_height_px = 0;
  file->has_digest = FALSE;
  file->identity = *identity;
}

/* (transfer full): the same for all the paths that lead to a file; what is held is in none. */
static char *
name_file (const char *path, const MhFileIdentity *identity)
{
  if (identity->inode == 0)
    return g_strdup (path);
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, identity->device,
                          identity->inode);
}

/* (nullable) */
static MhPictureFile *
find_file (MhPictureStore *store, const char *path, const MhFileIdentity *identity)
{
  g_autofree char *name = name_file (path, identity);

  return g_hash_table_lookup (store->files, name);
}

/* What an earlier run has found out, so that the file need not be read to know it. */
static void
recall_facts (MhPictureStore *store, const char *path, MhPictureFile *file)
{
  MhPictureFacts facts = { MH_PICTURE_KIND_UNKNOWN };

  if (!mh_picture_source_recall_facts (&store->source, path, &file->identity, &facts))
    return;
  file->kind = facts.kind;
  file->digest = facts.digest;
  file->has_digest = TRUE;
  file->source_width_px = facts.source_width_px;
  file->source_height_px = facts.source_height_px;
}

/* The file in the given state, once nobody else is at it. */
static MhPictureFile *
take_file (MhPictureStore *store, const char *path, const MhFileIdentity *identity)
{
  MhPictureFile *file = find_file (store, path, identity);

  if (file == NULL)
    {
      file = g_new0 (MhPictureFile, 1);
      file->identity = *identity;
      file->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
      g_hash_table_insert (store->files, name_file (path, identity), file);
    }
  while (file->is_busy)
    g_cond_wait (&store->changed, &store->mutex);
  renew_file (store, file, identity);
  if (file->kind == MH_PICTURE_KIND_UNKNOWN && file->failure == NULL)
    recall_facts (store, path, file);

  return file;
}

static MhPictureClass
classify (const MhPictureFile *file, const MhPictureRequest *request)
{
  return mh_picture_classify (file->kind, file->source_width_px, file->source_height_px, request);
}

/* (transfer full) (nullable): what was decoded before and serves. */
static MhPicture *
find_picture (MhPictureStore *store, MhPictureFile *file, const MhPictureRequest *request)
{
  MhPictureClass class;

  if (file->source_width_px == 0)
    return NULL;

  class = classify (file, request);
  for (guint i = 0; i < file->entries->len; i++)
    {
      MhPictureEntry *entry = g_ptr_array_index (file->entries, i);

      if (!mh_picture_class_serves (&entry->class, &class))
        continue;
      g_queue_unlink (&store->recent, entry->link);
      g_queue_push_head_link (&store->recent, entry->link);
      return mh_picture_ref (entry->picture);
    }

  return NULL;
}

static void
drop_entry (MhPictureStore *store, MhPictureEntry *entry)
{
  store->used_bytes -= size_of (entry->picture);
  g_queue_delete_link (&store->recent, entry->link);
  g_ptr_array_remove_fast (entry->file->entries, entry);
}

/* The latest is never among those that go, unless it alone is over the limit. */
static void
make_room (MhPictureStore *store)
{
  while (store->used_bytes > store->limit_bytes)
    drop_entry (store, g_queue_peek_tail (&store->recent));
}

/* What is made of a picture is painted at once, and seldom again in the same run. */
static void
make_room_for_products (MhPictureStore *store)
{
  GList *next = NULL;
  gsize used_bytes = 0;

  for (GList *l = store->recent.head; l != NULL; l = next)
    {
      MhPictureEntry *entry = l->data;

      next = l->next;
      if (entry->class.product != 0)
        used_bytes += size_of (entry->picture);
      if (entry->class.product != 0 && used_bytes > MAX_PRODUCT_BYTES && l != store->recent.head)
        drop_entry (store, entry);
    }
}

static void
keep_picture (MhPictureStore *store,
              MhPictureFile *file,
              MhPicture *picture,
              const MhPictureRequest *request)
{
  MhPictureEntry *entry = g_new0 (MhPictureEntry, 1);

  file->source_width_px = picture->source_width_px;
  file->source_height_px = picture->source_height_px;
  entry->class = mh_picture_get_class (picture, file->kind, request);
  entry->picture = mh_picture_ref (picture);
  entry->file = file;
  g_queue_push_head (&store->recent, entry);
  entry->link = store->recent.head;
  g_ptr_array_add (file->entries, entry);
  store->used_bytes += size_of (picture);
  make_room (store);
}

/* Takes the outcome down. A file that cannot be opened may be in a moment, and
 * what ended the decoder, such as a busy machine, need not be the file's fault. */
static void
note_outcome (MhPictureStore *store,
              MhPictureFile *file,
              const MhPictureOutcome *outcome,
              const MhPictureRequest *request)
{
  store->n_decoded += outcome->is_decoded;
  if (outcome->error != NULL && (outcome->error->domain != MH_PICTURE_ERROR ||
                                 outcome->error->code == MH_PICTURE_ERROR_DECODER))
    return;

  renew_file (store, file, &outcome->identity);
  file->kind = outcome->kind;
  file->digest = outcome->digest;
  file->has_digest = TRUE;
  if (outcome->picture != NULL)
    keep_picture (store, file, outcome->picture, request);
  else
    file->failure = g_error_copy (outcome->error);
}

/* Public */

/**
 * mh_picture_store_new:
 * @decoder: (nullable): the path of masthead-decode, see mh_decoder_find(); NULL for none
 * @limit_bytes: how much memory the pictures that nobody else holds may take
 *
 * Returns: (transfer full): an empty store
 */
MhPictureStore *
mh_picture_store_new (const char *decoder, gsize limit_bytes)
{
  MhPictureStore *store = g_new0 (MhPictureStore, 1);

  g_atomic_ref_count_init (&store->ref_count);
  mh_picture_source_init (&store->source, decoder);
  store->limit_bytes = limit_bytes;
  g_mutex_init (&store->mutex);
  g_cond_init (&store->changed);
  g_queue_init (&store->recent);
  store->files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) file_free);

  return store;
}

/**
 * mh_picture_store_get_n_decoded:
 *
 * Returns: how many times a file was decoded, and not remembered
 */
guint
mh_picture_store_get_n_decoded (MhPictureStore *store)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->mutex);

  return store->n_decoded;
}

MhPictureStore *
mh_picture_store_ref (MhPictureStore *store)
{
  g_atomic_ref_count_inc (&store->ref_count);

  return store;
}

void
mh_picture_store_unref (MhPictureStore *store)
{
  if (!g_atomic_ref_count_dec (&store->ref_count))
    return;

  g_queue_clear (&store->recent);
  g_hash_table_unref (store->files);
  mh_picture_source_clear (&store->source);
  g_mutex_clear (&store->mutex);
  g_cond_clear (&store->changed);
  g_free (store);
}

/**
 * mh_picture_store_get:
 * @store: a store
 * @path: an absolute path
 * @min_width_px: as in mh_picture_decode()
 * @min_height_px: as in mh_picture_decode()
 * @error: (nullable): return location
 *
 * The picture in a file as it is now, decoded or from before. Which one it was does not show in the
 * pixels. A drawing (SVG) may come out up to a fifth larger than asked for, so that it serves the
 * next request too.
 *
 * Pixels: as MhPicture says
 * Threads: from any; two that want the same file at once have it decoded once, and the second waits
 * Errors: MH_FILE_ERROR, MH_PICTURE_ERROR; messages name the file
 * Returns: (transfer full) (nullable): the picture
 */
MhPicture *
mh_picture_store_get (
    MhPictureStore *store, const char *path, int min_width_px, int min_height_px, GError **error)
{
  MhPictureRequest request = { .min_width_px = min_width_px, .min_height_px = min_height_px };

  return mh_picture_store_get_request (store, path, &request, error);
}

/* Whatever it is called by who asks. */
static void
tell_failure (const char *path, const GError *failure, GError **error)
{
  if (failure->domain == MH_PICTURE_ERROR)
    g_propagate_prefixed_error (error, g_error_copy (failure), "“%s”: ", path);
  else
    g_propagate_error (error, g_error_copy (failure));
}

typedef void (*Read) (const MhPictureSource *source,
                      const char *path,
                      const MhFileIdentity *identity,
                      const MhPictureRequest *request,
                      MhPictureOutcome *outcome);

/* What the store has, or else what read gives, which may be nothing without an error. */
static MhPicture *
get (MhPictureStore *store,
     const char *path,
     const MhPictureRequest *request,
     Read read,
     GError **error)
{
  MhFileIdentity identity;
  g_autoptr (GMutexLocker) locker = NULL;
  MhPictureOutcome outcome = { 0 };
  MhPicture *picture;
  MhPictureFile *file;

  if (!mh_picture_source_identify (&store->source, path, &identity, error))
    return NULL;

  locker = g_mutex_locker_new (&store->mutex);
  file = take_file (store, path, &identity);
  picture = find_picture (store, file, request);
  if (picture == NULL && file->failure != NULL)
    tell_failure (path, file->failure, error);
  if (picture != NULL || file->failure != NULL)
    return picture;

  file->is_busy = TRUE;
  g_mutex_unlock (&store->mutex);
  read (&store->source, path, &identity, request, &outcome);
  g_mutex_lock (&store->mutex);
  file->is_busy = FALSE;
  g_cond_broadcast (&store->changed);

  if (outcome.picture != NULL || outcome.error != NULL)
    note_outcome (store, file, &outcome, request);
  if (outcome.error != NULL)
    tell_failure (path, outcome.error, error);
  g_clear_error (&outcome.error);

  return outcome.picture;
}

/**
 * mh_picture_store_get_request:
 * @store: a store
 * @path: an absolute path
 * @request: what is wanted of the picture
 * @error: (nullable): return location
 *
 * Does as mh_picture_store_get(); the picture may lack rows that are not wanted, where
 * mh_picture_store_set_keeps_parts() was called.
 *
 * Pixels: as MhPicture says
 * Threads: as mh_picture_store_get()
 * Errors: as mh_picture_store_get()
 * Returns: (transfer full) (nullable): the picture
 */
MhPicture *
mh_picture_store_get_request (MhPictureStore *store,
                              const char *path,
                              const MhPictureRequest *request,
                              GError **error)
{
  MhPictureRequest decoded = *request;

  decoded.product = (MhPictureProduct){ 0 };
  if (!store->keeps_parts)
    decoded.box_aspect = 0;
  return get (store, path, &decoded, mh_picture_source_get, error);
}

/* What is known of the file that a picture was decoded from; FALSE when the store no longer has
 * the picture, and the file may be another one by now. */
static gboolean
trace_picture (MhPictureStore *store,
               const char *path,
               const MhPicture *picture,
               MhPictureOutcome *outcome)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->mutex);
  MhFileIdentity identity = { 0 };
  const MhPictureFile *file = NULL;

  if (mh_picture_source_identify (&store->source, path, &identity, NULL))
    file = find_file (store, path, &identity);
  for (guint i = 0; file != NULL && i < file->entries->len; i++)
    if (((const MhPictureEntry *) g_ptr_array_index (file->entries, i))->picture == picture)
      {
        *outcome = (MhPictureOutcome){ .identity = file->identity,
                                       .kind = file->kind,
                                       .digest = file->digest };
        return TRUE;
      }
  return FALSE;
}

/**
 * mh_picture_store_recall:
 * @store: a store
 * @path: an absolute path
 * @request: what is wanted of a picture
 *
 * Threads: as mh_picture_store_get()
 * Returns: (transfer full) (nullable): that, if it is known from before, without reading the file
 */
MhPicture *
mh_picture_store_recall (MhPictureStore *store, const char *path, const MhPictureRequest *request)
{
  return store->keeps_products ? get (store, path, request, mh_picture_source_recall, NULL) : NULL;
}

/**
 * mh_picture_store_keep:
 * @store: a store
 * @path: an absolute path
 * @request: what was wanted of the picture
 * @decoded: the picture, as it came from @store
 * @product: what was made of it
 *
 * Has mh_picture_store_recall() find a product, also in the next run.
 *
 * Threads: as mh_picture_store_get()
 */
void
mh_picture_store_keep (MhPictureStore *store,
                       const char *path,
                       const MhPictureRequest *request,
                       const MhPicture *decoded,
                       MhPicture *product)
{
  g_autoptr (GMutexLocker) locker = NULL;
  MhPictureOutcome outcome = { 0 };
  MhPictureFile *file = NULL;

  if (!store->keeps_products || !trace_picture (store, path, decoded, &outcome))
    return;
  outcome.picture = product;
  mh_picture_source_keep (&store->source, path, request, &outcome);

  locker = g_mutex_locker_new (&store->mutex);
  file = find_file (store, path, &outcome.identity);
  /* It may be in another state by now than the one that the product is of. */
  if (mh_file_identity_equal (&file->identity, &outcome.identity))
    keep_picture (store, file, product, request);
  make_room_for_products (store);
}

/**
 * mh_picture_store_recall_aspect:
 * @store: a store
 * @path: an absolute path
 * @aspect: (out): width ÷ height of the upright picture
 *
 * Threads: any; waits for no file
 * Returns: whether the file in its present state is known to be a picture
 */
gboolean
mh_picture_store_recall_aspect (MhPictureStore *store, const char *path, double *aspect)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->mutex);
  MhFileIdentity identity = { 0 };
  const MhPictureFile *file = NULL;

  if (mh_picture_source_identify (&store->source, path, &identity, NULL))
    file = find_file (store, path, &identity);
  if (file == NULL && store->source.cache != NULL && identity.inode != 0)
    file = take_file (store, path, &identity);
  if (file == NULL || file->is_busy || file->failure != NULL || file->source_width_px == 0 ||
      !mh_file_identity_equal (&file->identity, &identity))
    return FALSE;

  *aspect = file->source_width_px / (double) file->source_height_px;
  return TRUE;
}

/**
 * mh_picture_store_probe:
 * @store: a store
 * @path: an absolute path
 * @min_width_px: as in mh_picture_decode()
 * @min_height_px: as in mh_picture_decode()
 * @aspect: (out) (optional): width ÷ height of the upright picture
 * @error: (nullable): return location
 *
 * Tells whether a file holds a picture that can be read. It is decoded, at the size given, unless
 * it was before, at any size.
 *
 * Threads: any
 * Errors: as mh_picture_store_get()
 * Returns: %TRUE if it can be read
 */
gboolean
mh_picture_store_probe (MhPictureStore *store,
                        const char *path,
                        int min_width_px,
                        int min_height_px,
                        double *aspect,
                        GError **error)
{
  g_autoptr (MhPicture) picture = NULL;
  double known = 0;

  if (!mh_picture_store_recall_aspect (store, path, &known))
    {
      picture = mh_picture_store_get (store, path, min_width_px, min_height_px, error);
      if (picture == NULL)
        return FALSE;
      known = picture->source_width_px / (double) picture->source_height_px;
    }
  if (aspect != NULL)
    *aspect = known;
  return TRUE;
}

static gboolean
recall_digest (MhPictureStore *store, const char *path, guint64 *digest, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  MhFileIdentity identity;
  MhPictureFile *file;

  if (!mh_picture_source_identify (&store->source, path, &identity, error))
    return FALSE;
  locker = g_mutex_locker_new (&store->mutex);
  file = take_file (store, path, &identity);
  *digest = file->digest;
  return file->has_digest;
}

/**
 * mh_picture_store_get_digest:
 * @store: a store
 * @path: an absolute path
 * @digest: (out): stands for what is in the file, whatever it is called and whenever it was written
 * @error: (nullable): return location
 *
 * Reads the file only if it was not read before.
 *
 * Threads: any
 * Errors: MH_FILE_ERROR
 */
gboolean
mh_picture_store_get_digest (MhPictureStore *store,
                             const char *path,
                             guint64 *digest,
                             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (recall_digest (store, path, digest, &problem))
    return TRUE;
  if (problem == NULL)
    bytes = mh_picture_source_read (&store->source, path, NULL, &problem);
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *digest = mh_picture_source_digest (bytes);
  return TRUE;
}
