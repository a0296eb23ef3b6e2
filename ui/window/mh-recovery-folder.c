/* mh-recovery-folder.c: where copies of what is not saved lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-recovery-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/mh-limits.h"
#include "base/mh-problem.h"
#include "team/mh-json-read.h"
#include "team/mh-json-write.h"

#define TEAM_SUFFIX   ".team.json"
#define ORIGIN_SUFFIX ".origin"
#define THEME_SUFFIX  ".theme.json"
#define LOCK_NAME     "lock"
#define GROUP         "Origin"
/* A path, its folder and five numbers. */
#define MAX_ORIGIN_BYTES (4 * MH_LIMIT_PATH_CHARS)

struct _MhRecoveryFolder
{
  gatomicrefcount ref_count;
  char *path;
  int lock;
  guint n_copies; /* named so far */
};

/* A lock that the system lets go of when the program ends, however it ends. -1 when another holds
 * it, or there is none to open. */
static int
take_lock (const char *folder, int flags)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
  int lock = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);

  if (lock < 0)
    return -1;
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;
  close (lock);
  return -1;
}

static MhRecoveryFolder *
make_folder (const char *path, int lock)
{
  MhRecoveryFolder *self = g_new0 (MhRecoveryFolder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  self->lock = lock;
  return self;
}

/**
 * mh_recovery_folder_dup_parent:
 *
 * Returns: (transfer full): the folder of the user's that holds those of all designers
 */
char *
mh_recovery_folder_dup_parent (void)
{
  return g_build_filename (g_get_user_state_dir (), "masthead", "recovery", NULL);
}

/**
 * mh_recovery_folder_new:
 * @parent: where the folders of all designers lie; made when it is missing
 * @error: place for a GError
 *
 * Errors: G_FILE_ERROR.
 *
 * Returns: (transfer full) (nullable): a new, empty folder that only this user can read
 */
MhRecoveryFolder *
mh_recovery_folder_new (const char *parent, GError **error)
{
  g_autofree char *path = g_build_filename (parent, "XXXXXX", NULL);
  int lock = -1;

  if (g_mkdir_with_parents (parent, 0700) == 0 && g_mkdtemp (path) != NULL)
    lock = take_lock (path, O_CREAT);
  if (lock < 0)
    {
      int problem = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (problem),
                   /* Translators: the first %s is a folder, the second the system's reason */
                   _ ("Nothing can be kept in “%s”: %s"), parent, g_strerror (problem));
      return NULL;
    }
  return make_folder (path, lock);
}

MhRecoveryFolder *
mh_recovery_folder_ref (MhRecoveryFolder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/* Nothing is left of a folder without copies. */
static void
remove_if_empty (MhRecoveryFolder *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  g_autofree char *lock = g_build_filename (self->path, LOCK_NAME, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, LOCK_NAME))
      return;
  g_unlink (lock);
  g_rmdir (self->path);
}

void
mh_recovery_folder_unref (MhRecoveryFolder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  remove_if_empty (self);
  close (self->lock);
  g_free (self->path);
  g_free (self);
}

/**
 * mh_recovery_folder_name_copy:
 * @self: a folder
 *
 * Returns: (transfer full): the stem of a copy that is not there yet
 */
char *
mh_recovery_folder_name_copy (MhRecoveryFolder *self)
{
  return g_strdup_printf ("%s/%u", self->path, ++self->n_copies);
}

void
mh_recovery_origin_clear (MhRecoveryOrigin *origin)
{
  g_clear_pointer (&origin->path, g_free);
  g_clear_pointer (&origin->folder, g_free);
}

/* copies */

static GBytes *
describe_origin (const MhRecoveryOrigin *origin)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  char *text = NULL;
  gsize n_bytes = 0;

  if (origin->path != NULL)
    g_key_file_set_string (keys, GROUP, "file", origin->path);
  if (origin->folder != NULL)
    g_key_file_set_string (keys, GROUP, "folder", origin->folder);
  g_key_file_set_uint64 (keys, GROUP, "device", origin->identity.device);
  g_key_file_set_uint64 (keys, GROUP, "inode", origin->identity.inode);
  g_key_file_set_uint64 (keys, GROUP, "size", origin->identity.size);
  g_key_file_set_int64 (keys, GROUP, "mtime", origin->identity.mtime_ns);
  g_key_file_set_int64 (keys, GROUP, "ctime", origin->identity.ctime_ns);
  text = g_key_file_to_data (keys, &n_bytes, NULL);
  return g_bytes_new_take (text, n_bytes);
}

/* What the theme's file says now: it may be gone or damaged when the copy is wanted. */
static gboolean
write_theme (const char *stem, MhDocument *document, GError **error)
{
  g_autofree char *copy = g_strconcat (stem, THEME_SUFFIX, NULL);
  g_autofree char *path = mh_document_dup_theme_path (document);
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    {
      g_unlink (copy);
      return TRUE;
    }
  bytes = mh_json_write (mh_document_get_theme (document));
  return mh_file_write (copy, bytes, error);
}

/**
 * mh_recovery_copy_write:
 * @stem: of mh_recovery_folder_name_copy()
 * @document: what is not saved; written as it is, so that its paths still count from its own folder
 * @origin: where it comes from
 * @error: place for a GError
 *
 * Replaces an older copy of the same stem. Errors: MH_FILE_ERROR. Any thread.
 *
 * Returns: %TRUE if the copy is on the disk
 */
gboolean
mh_recovery_copy_write (const char *stem,
                        MhDocument *document,
                        const MhRecoveryOrigin *origin,
                        GError **error)
{
  g_autofree char *origin_path = g_strconcat (stem, ORIGIN_SUFFIX, NULL);
  g_autofree char *team_path = g_strconcat (stem, TEAM_SUFFIX, NULL);
  g_autoptr (GBytes) description = describe_origin (origin);

  /* A copy without an origin is none: the team is what appears last and goes first. */
  return mh_file_write (origin_path, description, error) && write_theme (stem, document, error) &&
         mh_document_save (document, team_path, error);
}

void
mh_recovery_copy_delete (const char *stem)
{
  g_autofree char *theme_path = g_strconcat (stem, THEME_SUFFIX, NULL);
  g_autofree char *origin_path = g_strconcat (stem, ORIGIN_SUFFIX, NULL);
  g_autofree char *team_path = g_strconcat (stem, TEAM_SUFFIX, NULL);

  g_unlink (team_path);
  g_unlink (theme_path);
  g_unlink (origin_path);
}

/**
 * mh_recovery_copy_move:
 * @from: a copy's stem
 * @to: another stem, on the same disk
 *
 * Returns: %TRUE if the copy is at @to now; else it is where it was
 */
gboolean
mh_recovery_copy_move (const char *from, const char *to)
{
  g_autofree char *old_origin = g_strconcat (from, ORIGIN_SUFFIX, NULL);
  g_autofree char *new_origin = g_strconcat (to, ORIGIN_SUFFIX, NULL);
  g_autofree char *old_theme = g_strconcat (from, THEME_SUFFIX, NULL);
  g_autofree char *new_theme = g_strconcat (to, THEME_SUFFIX, NULL);
  g_autofree char *old_team = g_strconcat (from, TEAM_SUFFIX, NULL);
  g_autofree char *new_team = g_strconcat (to, TEAM_SUFFIX, NULL);

  if (g_rename (old_origin, new_origin) != 0)
    return FALSE;
  /* Most have none; without it the theme's own file is read. */
  g_rename (old_theme, new_theme);
  if (g_rename (old_team, new_team) == 0)
    return TRUE;
  g_rename (new_theme, old_theme);
  g_rename (new_origin, old_origin);
  return FALSE;
}

/* what others left */

void
mh_left_team_free (MhLeftTeam *left)
{
  g_clear_pointer (&left->owner, mh_recovery_folder_unref);
  g_free (left->stem);
  g_clear_pointer (&left->document, mh_document_unref);
  mh_recovery_origin_clear (&left->origin);
  g_clear_pointer (&left->time, g_date_time_unref);
  g_free (left);
}

static gboolean
read_origin (const char *path, MhRecoveryOrigin *origin)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GBytes) bytes = mh_file_read (path, MAX_ORIGIN_BYTES, NULL, NULL);

  if (bytes == NULL || !g_key_file_load_from_bytes (keys, bytes, G_KEY_FILE_NONE, NULL))
    return FALSE;
  origin->path = g_key_file_get_string (keys, GROUP, "file", NULL);
  origin->folder = g_key_file_get_string (keys, GROUP, "folder", NULL);
  origin->identity.device = g_key_file_get_uint64 (keys, GROUP, "device", NULL);
  origin->identity.inode = g_key_file_get_uint64 (keys, GROUP, "inode", NULL);
  origin->identity.size = g_key_file_get_uint64 (keys, GROUP, "size", NULL);
  origin->identity.mtime_ns = g_key_file_get_int64 (keys, GROUP, "mtime", NULL);
  origin->identity.ctime_ns = g_key_file_get_int64 (keys, GROUP, "ctime", NULL);
  return TRUE;
}

/* The theme's own file counts, if it can be read. */
static MhDocument *
read_document (const MhLeftTeam *left, GBytes *bytes)
{
  MhDocument *document = mh_document_new_from_bytes (bytes, left->origin.folder, NULL, NULL);
  g_autofree char *path = g_strconcat (left->stem, THEME_SUFFIX, NULL);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (JsonNode) theme = NULL;
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);

  if (document != NULL)
    return document;
  kept = mh_file_read (path, MH_LIMIT_JSON_BYTES, NULL, NULL);
  if (kept != NULL)
    theme = mh_json_read_bytes (kept, problems);
  if (theme == NULL)
    return NULL;
  json_node_seal (theme);
  return mh_document_new_with_theme (bytes, left->origin.folder, theme, NULL);
}

/* NULL for what is no whole copy: it stays where it is, and the next one is looked at. */
static MhLeftTeam *
read_copy (MhRecoveryFolder *owner, const char *name)
{
  g_autoptr (MhLeftTeam) left = g_new0 (MhLeftTeam, 1);
  g_autofree char *team_path = g_build_filename (owner->path, name, NULL);
  g_autofree char *origin_path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MhFileIdentity identity = { 0 };

  left->owner = mh_recovery_folder_ref (owner);
  left->stem = g_strndup (team_path, strlen (team_path) - strlen (TEAM_SUFFIX));
  origin_path = g_strconcat (left->stem, ORIGIN_SUFFIX, NULL);
  if (!read_origin (origin_path, &left->origin))
    return NULL;
  bytes = mh_file_read (team_path, MH_LIMIT_JSON_BYTES, &identity, NULL);
  if (bytes == NULL)
    return NULL;
  left->document = read_document (left, bytes);
  left->time = g_date_time_new_from_unix_local (identity.mtime_ns / 1000000000);
  return left->document != NULL ? g_steal_pointer (&left) : NULL;
}

static void
list_copies (MhRecoveryFolder *owner, GPtrArray *found)
{
  g_autoptr (GDir) dir = g_dir_open (owner->path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, TEAM_SUFFIX))
      {
        MhLeftTeam *left = read_copy (owner, name);

        if (left != NULL)
          g_ptr_array_add (found, left);
      }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const MhLeftTeam *const *first = a;
  const MhLeftTeam *const *second = b;

  return g_date_time_compare ((*second)->time, (*first)->time);
}

/**
 * mh_recovery_list_left:
 * @parent: where the folders of all designers lie
 *
 * Folders whose program still runs are not looked into.
 *
 * Returns: (transfer full) (element-type MhLeftTeam): the newest first
 */
GPtrArray *
mh_recovery_list_left (const char *parent)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_left_team_free);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      int lock = take_lock (path, 0);
      g_autoptr (MhRecoveryFolder) owner = lock >= 0 ? make_folder (path, lock) : NULL;

      if (owner != NULL)
        list_copies (owner, found);
    }
  g_ptr_array_sort (found, compare_times);
  return found;
}
