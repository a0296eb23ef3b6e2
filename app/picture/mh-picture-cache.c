/* mh-picture-cache.c: decoded pictures on disk, for the next run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-picture-cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mh-digest.h"
#include "base/mh-limits.h"
#include "mh-cache-entry.h"
#include "mh-picture-pack.h"

/* To be raised when the same file is decoded, or made smaller, to other pixels. */
#define DECODING 1

#define FLAG_ALPHA          1
#define FLAG_BROKEN_PROFILE 2

#define PICTURE_SUFFIX ".png"

/* Of what was written; the rest of the name is its key. */
#define OUTPUT_SUFFIX ".out"

#define TEMPORARY_PREFIX "."

/* A temporary file of this age was left behind. */
#define TEMPORARY_LIMIT_S 3600

/* However small they are, more entries than this make looking for one slow. */
#define MAX_ENTRIES 4096

/* One picture may take such a share of the room, and so much is written before the folder is looked
 * over again. */
#define SHARE 8

/* A file that was changed this shortly ago may change again without its times telling: the clock of
 * file systems ticks every 1 to 10 ms. */
#define TICK_NS (20 * 1000 * 1000)

/* Changed whenever a shared library is installed, and with it perhaps what decoding gives. */
#define LIBRARIES "/etc/ld.so.cache"

struct _MhPictureCache
{
  char *folder;
  gsize limit_bytes;
  guint64 salt; /* of every key: what else decoding depends on */

  GMutex mutex; /* all below */
  gboolean is_listed;
  GPtrArray *entries; /* of MhCacheEntry, as the folder had them at the first question */
  gsize n_written;    /* bytes, since the folder was last looked over */
};

static void
add_identity (MhDigest *digest, const MhFileIdentity *identity)
{
  mh_digest_add_int (digest, (gint64) identity->device);
  mh_digest_add_int (digest, (gint64) identity->inode);
  mh_digest_add_int (digest, (gint64) identity->size);
  mh_digest_add_int (digest, identity->mtime_ns);
  mh_digest_add_int (digest, identity->ctime_ns);
}

static guint64
take_salt (void)
{
  MhDigest digest = MH_DIGEST_INIT;
  MhFileIdentity libraries = { 0 };

  mh_file_identify (LIBRARIES, &libraries, NULL);
  add_identity (&digest, &libraries);
  mh_digest_add_text (&digest, MH_VERSION);
  mh_digest_add_int (&digest, DECODING);
  return digest.value;
}

static guint64
find_key (const MhPictureCache *cache, const MhFileIdentity *identity)
{
  MhDigest digest = { cache->salt };

  add_identity (&digest, identity);
  return digest.value;
}

/* Statics: under the mutex */

static void
list_entries (MhPictureCache *cache)
{
  g_autoptr (GDir) folder = g_dir_open (cache->folder, 0, NULL);
  const char *name = NULL;

  cache->is_listed = TRUE;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      MhCacheEntry *entry = mh_cache_entry_parse (name);

      if (entry != NULL)
        g_ptr_array_add (cache->entries, entry);
    }
}

static gboolean
serves (const MhCacheEntry *entry, guint64 key, const MhPictureRequest *request)
{
  MhPictureClass class;

  if (entry->key != key)
    return FALSE;
  class =
      mh_picture_classify (entry->kind, entry->source_width_px, entry->source_height_px, request);
  return mh_picture_class_serves (&entry->class, &class);
}

/* (transfer full) (nullable) */
static MhCacheEntry *
find_entry (MhPictureCache *cache, guint64 key, const MhPictureRequest *request)
{
  if (!cache->is_listed)
    list_entries (cache);
  for (guint i = 0; i < cache->entries->len; i++)
    {
      const MhCacheEntry *entry = g_ptr_array_index (cache->entries, i);
      MhCacheEntry *found = NULL;

      if (!serves (entry, key, request))
        continue;
      found = g_memdup2 (entry, sizeof *entry);
      found->name = g_strdup (entry->name);
      return found;
    }
  return NULL;
}

typedef struct
{
  char *path;
  gsize size;
  gint64 used_ns;
} Leaf;

static void
leaf_free (Leaf *leaf)
{
  g_free (leaf->path);
  g_free (leaf);
}

static int
compare_leaves (gconstpointer a, gconstpointer b)
{
  const Leaf *x = *(const Leaf *const *) a;
  const Leaf *y = *(const Leaf *const *) b;

  return (x->used_ns < y->used_ns) - (x->used_ns > y->used_ns);
}

/* All entries, the latest used first; what was left behind is removed on the way. What is not ours
 * stays. */
static GPtrArray *
list_leaves (MhPictureCache *cache)
{
  GPtrArray *leaves = g_ptr_array_new_with_free_func ((GDestroyNotify) leaf_free);
  g_autoptr (GDir) folder = g_dir_open (cache->folder, 0, NULL);
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (cache->folder, name, NULL);
      struct stat status;

      if (lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      if (g_str_has_prefix (name, TEMPORARY_PREFIX))
        {
          if (now_s - status.st_mtime > TEMPORARY_LIMIT_S)
            unlink (path);
          continue;
        }
      if (g_str_has_suffix (name, PICTURE_SUFFIX) || g_str_has_suffix (name, OUTPUT_SUFFIX))
        {
          Leaf leaf = { g_steal_pointer (&path), (gsize) status.st_size,
                        status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) +
                            status.st_mtim.tv_nsec };

          g_ptr_array_add (leaves, g_memdup2 (&leaf, sizeof leaf));
        }
    }
  g_ptr_array_sort (leaves, compare_leaves);
  return leaves;
}

/* Removes what was not used for longest, until the rest fits. */
static void
sweep (MhPictureCache *cache)
{
  g_autoptr (GPtrArray) leaves = list_leaves (cache);
  gsize used = 0;

  for (guint i = 0; i < leaves->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (leaves, i);

      used += leaf->size;
      if (used > cache->limit_bytes || i >= MAX_ENTRIES)
        unlink (leaf->path);
    }
  cache->n_written = 0;
}

/* Statics: files */

/* A folder of one's own; what others could write to is not trusted. */
static gboolean
prepare_folder (const char *folder)
{
  struct stat status;

  if (g_mkdir_with_parents (folder, 0700) != 0 || lstat (folder, &status) != 0 ||
      !S_ISDIR (status.st_mode) || status.st_uid != geteuid ())
    return FALSE;
  return (status.st_mode & 077) == 0 || chmod (folder, 0700) == 0;
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
    }
  return TRUE;
}

/* By rename, so that nobody reads half a file; without fsync, since a damaged one does no harm. */
static gboolean
write_entry (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *temporary = g_build_filename (folder, TEMPORARY_PREFIX "XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean is_written;

  if (fd < 0)
    return FALSE;
  is_written = write_all (fd, data, size);
  is_written = close (fd) == 0 && is_written;
  if (is_written && rename (temporary, path) == 0)
    return TRUE;
  unlink (temporary);
  return FALSE;
}

static void
note_written (MhPictureCache *cache, gsize n_bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&cache->mutex);

  cache->n_written += n_bytes;
  if (cache->n_written > cache->limit_bytes / SHARE)
    sweep (cache);
}

/* Whether the pixels are as many as the name says, which serves a request. They are given their
 * place in the whole picture. */
static gboolean
place_rows (const MhCacheEntry *entry, const MhPictureRequest *request, MhPicture *picture)
{
  int end_row = 0;
  MhPicturePlan plan = { 0 };

  if (entry->class.product != 0)
    return picture->width_px == request->product.width_px &&
           picture->height_px == request->product.height_px;
  if (entry->kind == MH_PICTURE_KIND_SVG)
    return picture->width_px >= entry->class.a && picture->height_px >= entry->class.b;
  plan.eighths = entry->class.a;
  plan.divisor = entry->class.b;
  mh_picture_plan_measure (&plan, entry->source_width_px, entry->source_height_px);
  mh_picture_bands_measure (entry->class.bands, plan.height_px, &picture->first_row, &end_row);
  picture->whole_height_px = plan.height_px;
  return picture->width_px == plan.width_px && picture->height_px == end_row - picture->first_row;
}

static MhPicture *
read_entry (const MhPictureCache *cache, const MhCacheEntry *entry, const MhPictureRequest *request)
{
  g_autofree char *path = g_build_filename (cache->folder, entry->name, NULL);
  g_autoptr (GBytes) bytes = mh_file_read (path, cache->limit_bytes, NULL, NULL);
  g_autoptr (MhPicture) picture =
      bytes != NULL ? mh_picture_unpack (bytes, (entry->flags & FLAG_ALPHA) != 0) : NULL;

  if (picture == NULL || !place_rows (entry, request, picture))
    return NULL;
  picture->source_width_px = entry->source_width_px;
  picture->source_height_px = entry->source_height_px;
  picture->is_vector = entry->kind == MH_PICTURE_KIND_SVG;
  picture->is_profile_broken = (entry->flags & FLAG_BROKEN_PROFILE) != 0;
  /* Its time says when it was last of use. */
  utimensat (AT_FDCWD, path, NULL, AT_SYMLINK_NOFOLLOW);
  return g_steal_pointer (&picture);
}

/* Public */

/**
 * mh_picture_cache_new:
 * @folder: where pictures are kept; made when the first one is
 * @limit_bytes: how much may be there, roughly
 *
 * Returns: (transfer full): a cache
 */
MhPictureCache *
mh_picture_cache_new (const char *folder, gsize limit_bytes)
{
  MhPictureCache *cache = g_new0 (MhPictureCache, 1);

  cache->folder = g_strdup (folder);
  cache->limit_bytes = limit_bytes;
  cache->salt = take_salt ();
  g_mutex_init (&cache->mutex);
  cache->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_cache_entry_free);
  return cache;
}

/**
 * mh_picture_cache_new_for_user:
 *
 * Returns: (transfer full) (nullable): the cache in the user's own cache folder; %NULL where the
 * environment has MASTHEAD_CACHE=off
 */
MhPictureCache *
mh_picture_cache_new_for_user (void)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_cache_dir (), "masthead", "pictures", NULL);

  if (g_strcmp0 (g_getenv ("MASTHEAD_CACHE"), "off") == 0)
    return NULL;
  return mh_picture_cache_new (folder, MH_PICTURE_CACHE_DEFAULT_BYTES);
}

/**
 * mh_picture_cache_free:
 *
 * Brings the folder back to its limit, if anything was added.
 */
void
mh_picture_cache_free (MhPictureCache *cache)
{
  if (cache->n_written > 0)
    sweep (cache);
  g_ptr_array_unref (cache->entries);
  g_mutex_clear (&cache->mutex);
  g_free (cache->folder);
  g_free (cache);
}

/**
 * mh_picture_cache_find:
 * @cache: a cache
 * @identity: a file's state
 * @request: what is wanted of the picture
 * @facts: (out): what is known of the file
 *
 * Threads: any
 *
 * Returns: (transfer full) (nullable): exactly what decoding the file would give, or more rows; or
 * the product that is asked for
 */
MhPicture *
mh_picture_cache_find (MhPictureCache *cache,
                       const MhFileIdentity *identity,
                       const MhPictureRequest *request,
                       MhPictureFacts *facts)
{
  MhPicture *picture = NULL;
  MhCacheEntry *entry = NULL;

  g_mutex_lock (&cache->mutex);
  entry = find_entry (cache, find_key (cache, identity), request);
  g_mutex_unlock (&cache->mutex);
  if (entry == NULL)
    return NULL;

  picture = read_entry (cache, entry, request);
  *facts = (MhPictureFacts){ entry->kind, entry->digest, entry->source_width_px,
                             entry->source_height_px };
  mh_cache_entry_free (entry);
  return picture;
}

/**
 * mh_picture_cache_find_facts:
 * @cache: a cache
 * @identity: a file's state
 * @facts: (out): what is known of the file
 *
 * Threads: any
 *
 * Returns: whether anything is: a file is known that was decoded
 */
gboolean
mh_picture_cache_find_facts (MhPictureCache *cache,
                             const MhFileIdentity *identity,
                             MhPictureFacts *facts)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&cache->mutex);
  guint64 key = find_key (cache, identity);

  if (!cache->is_listed)
    list_entries (cache);
  for (guint i = 0; i < cache->entries->len; i++)
    {
      const MhCacheEntry *entry = g_ptr_array_index (cache->entries, i);

      if (entry->key != key)
        continue;
      *facts = (MhPictureFacts){ entry->kind, entry->digest, entry->source_width_px,
                                 entry->source_height_px };
      return TRUE;
    }
  return FALSE;
}

/**
 * mh_picture_cache_keep:
 * @cache: a cache
 * @identity: the state in which the file was read
 * @class: which requests @picture serves
 * @facts: what is known of the file
 * @picture: what it was decoded to, or what was made of that
 *
 * Keeps a picture for the next run. Where that does not work, or the picture is very large, nothing
 * happens.
 *
 * Threads: any
 */
void
mh_picture_cache_keep (MhPictureCache *cache,
                       const MhFileIdentity *identity,
                       MhPictureClass class,
                       const MhPictureFacts *facts,
                       const MhPicture *picture)
{
  MhCacheEntry entry = { .key = find_key (cache, identity),
                         .kind = facts->kind,
                         .source_width_px = picture->source_width_px,
                         .source_height_px = picture->source_height_px,
                         .class = class,
                         .digest = facts->digest,
                         .flags = (picture->has_alpha ? FLAG_ALPHA : 0) |
                                  (picture->is_profile_broken ? FLAG_BROKEN_PROFILE : 0) };
  gint64 changed_ns = MAX (identity->mtime_ns, identity->ctime_ns);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (picture->stride * (gsize) picture->height_px > cache->limit_bytes / SHARE ||
      g_get_real_time () * 1000 - changed_ns < TICK_NS || !prepare_folder (cache->folder))
    return;
  name = mh_cache_entry_dup_name (&entry);
  bytes = mh_picture_pack (picture);
  if (!write_entry (cache->folder, name, bytes))
    return;

  note_written (cache, g_bytes_get_size (bytes));
}

/* (transfer full) */
static char *
find_output_path (const MhPictureCache *cache, guint64 key)
{
  MhDigest digest = { cache->salt };
  g_autofree char *name = NULL;

  mh_digest_add_int (&digest, (gint64) key);
  name = g_strdup_printf ("%016" G_GINT64_MODIFIER "x" OUTPUT_SUFFIX, digest.value);
  return g_build_filename (cache->folder, name, NULL);
}

/**
 * mh_picture_cache_find_output:
 * @cache: a cache
 * @key: stands for all that a file was made from
 *
 * Threads: any
 *
 * Returns: (transfer full) (nullable): what was kept under that key with the same libraries, if
 * nothing has happened to it since: whoever asks must be able to tell
 */
GBytes *
mh_picture_cache_find_output (MhPictureCache *cache, guint64 key)
{
  g_autofree char *path = find_output_path (cache, key);
  GBytes *bytes = mh_file_read (path, cache->limit_bytes, NULL, NULL);

  if (bytes != NULL)
    utimensat (AT_FDCWD, path, NULL, AT_SYMLINK_NOFOLLOW);
  return bytes;
}

/**
 * mh_picture_cache_keep_output:
 * @cache: a cache
 * @key: stands for all that a file was made from
 * @bytes: the file
 *
 * Keeps a file for the next run. Where that does not work, or it is very large, nothing happens.
 *
 * Threads: any
 */
void
mh_picture_cache_keep_output (MhPictureCache *cache, guint64 key, GBytes *bytes)
{
  g_autofree char *path = find_output_path (cache, key);
  g_autofree char *name = g_path_get_basename (path);

  if (g_bytes_get_size (bytes) <= cache->limit_bytes / SHARE && prepare_folder (cache->folder) &&
      write_entry (cache->folder, name, bytes))
    note_written (cache, g_bytes_get_size (bytes));
}
